"""One try at a shot: rendered, measured at the gate, its files taken in by the library."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from castmate.characters.collection import Collection
from castmate.films.book.take_rows import NewTake, TakeRow
from castmate.films.cutting.cut_list import longest_transition
from castmate.films.shots.gate_look import Looked, Witness, look
from castmate.films.shots.gating import Gate, TriedTake
from castmate.films.shots.players import Player, players_of
from castmate.films.shots.shooting import Take, take
from castmate.films.shots.shot_order import ShotOrder
from castmate.films.shots.sidecar import add_to_sidecar, sidecar_path
from castmate.renderers.renderer import Renderer
from castmate.report import Report


@dataclass(frozen=True)
class Trying:
    """Makes takes of one order, each with another seed."""

    order: ShotOrder
    key: str
    collection: Collection
    renderer: Renderer
    folder: Path
    """Where files are written until they are whole."""
    report: Report

    def shoot(self, seed: int) -> NewTake:
        """A new take, its files among the blobs."""
        begun = time.monotonic()
        witness = Witness(self.renderer)
        request = replace(self.order.request, seed=seed)
        taken = take(
            self.order.shot, request, self.collection, self.folder / f"{seed}.mp4",
            report=self.report, renderer=witness,
            keyframes=(longest_transition(self.order.num_frames, self.order.frame_rate),),
        )  # fmt: skip
        return self._taken_in(taken, witness, lambda: time.monotonic() - begun)

    def measure(self, row: TakeRow) -> NewTake:
        """A take that was made without a gate, with the gate's word on it."""
        path = self.folder / f"{row.seed}.mp4"
        blobs = self.collection.library.blobs
        shutil.copyfile(blobs.path(row.video), path)
        shutil.copyfile(blobs.path(row.sidecar), sidecar_path(path))
        taken = Take(path, row.num_frames, dict(row.recipe))
        return self._taken_in(taken, Witness(self.renderer), lambda: row.spent_seconds)

    def _taken_in(
        self, taken: Take, witness: Witness, spent_seconds: Callable[[], float]
    ) -> NewTake:
        gate, blobs = self.order.gate, self.collection.library.blobs
        tried = None if gate is None else self._looked_at(taken, witness, gate)
        return NewTake(
            key=self.key,
            seed=taken.recipe["seed"],
            recipe=taken.recipe,
            verdict="not measured" if tried is None else tried.verdict,
            percent=None if tried is None else tried.percent,
            least_percent=None if gate is None else gate.least_percent,
            num_frames=taken.num_frames,
            spent_seconds=round(spent_seconds(), 3),
            sidecar=blobs.adopt(sidecar_path(taken.path)),
            video=blobs.adopt(taken.path),
        )

    def _looked_at(self, taken: Take, witness: Witness, gate: Gate) -> TriedTake:
        """The gate's word on *taken*, which is written into its sidecar too."""
        players = players_of(self.order.shot, self.collection)
        looks = tuple(self._look_at(taken, witness, who, players, gate) for who in players)
        tried = TriedTake(taken, looks)
        if looks:
            facts = {name: value for name, value in tried.as_json().items() if name != "output"}
            add_to_sidecar(taken.path, {"gate": {"least_percent": gate.least_percent, **facts}})
        return tried

    def _look_at(
        self, taken: Take, witness: Witness, who: Player, players: list[Player], gate: Gate
    ) -> Looked:
        rest = [other for other in players if other is not who]
        return look(
            taken.path, witness, who, rest=rest, least_percent=gate.least_percent,
            report=self.report,
        )  # fmt: skip
