"""A film of the library as it was made: every shot with its take, and where it lies in the film."""

from __future__ import annotations

import filecmp
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from castmate.characters.collection import Collection
from castmate.errors import BadInput
from castmate.films.book.take_rows import FilmRow, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.films.cutting.assembling import cut_of
from castmate.films.cutting.cut_list import CutList
from castmate.films.cutting.subtitles import Cue, film_cues
from castmate.films.exports.timeline import Mark, Timeline, TimelineClip
from castmate.films.making.film_plan import FilmPlan, PlannedShot, Script, plan_film
from castmate.films.making.film_settings import FilmSettings
from castmate.films.shots.stored_plan import shot_from_json
from castmate.library.blobs import FolderBlobs
from castmate.media.part_file import discard, part_beside, publish, writing_to

_NAME = 60


@dataclass(frozen=True)
class FinishedFilm:
    """A film whose every shot has a take."""

    row: FilmRow
    plan: FilmPlan
    chosen: tuple[tuple[PlannedShot, TakeRow], ...]
    cut: CutList
    blobs: FolderBlobs

    def timeline(self, media: Path) -> Timeline:
        """The film as editors see it, its takes as files in the folder *media*."""
        scenes = {
            shot.label: scene.heading for scene in self.plan.film.scenes for shot in scene.shots
        }
        clips = [
            TimelineClip(
                label=planned.row.label,
                name=_in_few_words(planned.shot.shot.prompt),
                media=_put(self.blobs.path(take.video), media, planned.row.label, take),
                num_frames=take.num_frames,
                overlap=self._overlap(index),
                marks=self._marks(take),
                scene=scenes.get(planned.shot.label, ""),
            )
            for index, (planned, take) in enumerate(self.chosen)
        ]
        settings = self.plan.settings
        return Timeline(
            self.row.name, settings.size, settings.frame_rate, tuple(clips), self.row.output
        )

    def cues(self) -> list[Cue]:
        """What is said, and when in the film."""
        rate = self.plan.settings.frame_rate
        shots = [
            (shot_from_json(take.recipe["plan"]), start / rate)
            for (_, take), start in zip(self.chosen, self.cut.starts, strict=True)
        ]
        return film_cues(shots, seconds=float(self.cut.num_frames / rate))

    def _overlap(self, index: int) -> int:
        """Frames that a shot shares with the one before: it dissolves in."""
        if index == 0:
            return 0
        end_before = self.cut.starts[index - 1] + self.chosen[index - 1][1].num_frames
        return max(0, end_before - self.cut.starts[index])

    def _marks(self, take: TakeRow) -> tuple[Mark, ...]:
        """Where somebody should look: every character that did not pass the gate, and why."""
        told = json.loads(self.blobs.get(take.sidecar)).get("gate", {}).get("characters", [])
        return tuple(
            Mark(0, take.num_frames, _weak(who), " ".join(who.get("reasons", [])))
            for who in told
            if who["verdict"] != "pass"
        )


def finished_film(name: str, collection: Collection) -> FinishedFilm:
    """The film called *name*, or whose file that is, as its script and takes are now.

    Raises :class:`castmate.errors.BadInput` where a shot has no take yet.
    """
    book = TakeBook(collection.library)
    row = book.film(name)
    script = Script(
        row.script, str(row.settings.get("script", "")), row.settings.get("form", "auto")
    )
    settings = FilmSettings.from_json(row.settings)
    plan = plan_film(script, settings, collection, output=row.output)
    chosen = [(shot, shot.shown) for shot in plan.shots if shot.shown is not None]
    missing = len(plan.shots) - len(chosen)
    if missing or not row.output.is_file():
        what = (
            f"{missing} of its {len(plan.shots)} shots have no take"
            if missing
            else "its file is gone"
        )
        raise BadInput(
            f"The film {row.name} cannot be handed over: {what}.",
            advice=f"Make it again: castmate film SCRIPT -o {row.output}",
        )
    return FinishedFilm(row, plan, tuple(chosen), cut_of(plan, chosen), collection.library.blobs)


def _weak(who: dict[str, object]) -> str:
    percent = who.get("consistency_percent")
    told = "not measurable" if percent is None else f"{percent:.0f} %"
    return f"{who['name']}: {told}"


def _in_few_words(prompt: str) -> str:
    words = " ".join(prompt.split())
    return words if len(words) <= _NAME else words[: _NAME - 1].rsplit(" ", 1)[0] + "…"


def _put(blob: Path, folder: Path, label: str, take: TakeRow) -> Path:
    """The take as a file of *folder*, a copy: what an editor does to it is not done to the take."""
    path = folder / f"{label}.take{take.number}.mp4"
    with writing_to(path):
        folder.mkdir(parents=True, exist_ok=True)
        if not (path.exists() and filecmp.cmp(path, blob, shallow=False)):
            part = part_beside(path)
            try:
                shutil.copyfile(blob, part)
                publish(part, path)
            finally:
                discard(part)
    return path
