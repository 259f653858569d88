"""Looking at one take for the gate: a glance at frames as they are drawn, or the whole measure.

A glance is cheap: few frames, as they are drawn. It may only say *pass*, and only with
room to spare; what is nearer to the gate is measured on the finished file, as ``castmate score``
does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from castmate.consistency.first_look import TO_SPARE
from castmate.consistency.report import ConsistencyReport, Verdict
from castmate.consistency.rivals import Rival
from castmate.consistency.sampling import LONGEST_SIDE
from castmate.consistency.score import Wanted, score
from castmate.films.shots.players import Player
from castmate.films.shots.sidecar import boxes_of
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Box, Size
from castmate.media.probe import probe
from castmate.renderers.renderer import (
    Footage,
    FootageFrame,
    Limits,
    Reference,
    Renderer,
    RenderSettings,
)
from castmate.report import Report, Silent
from castmate.scripts.shot import Shot

GLANCES = 4
"""Frames of a glance, spread evenly."""
SILENT = Silent()


@dataclass(frozen=True)
class Looked:
    """What the gate says of one character in one take."""

    handle: str
    name: str
    consistency_percent: float | None
    verdict: Verdict
    reasons: tuple[str, ...]
    frames: int
    """How many were looked at."""
    method: str

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        percent = self.consistency_percent
        return {
            "handle": self.handle,
            "consistency_percent": None if percent is None else round(percent, 1),
            "verdict": self.verdict,
            "reasons": list(self.reasons),
            "frames": self.frames,
            "method": self.method,
        }


@dataclass
class Witness:
    """A renderer that keeps a few small frames of what another one draws.

    It fits :class:`castmate.renderers.renderer.Renderer`, and its footage is the other one's.
    """

    drawn_by: Renderer
    seen: list[tuple[Frame, Mapping[str, Box]]] = field(default_factory=list)
    """Frames at most 640 pixels long with the boxes in their pixels; of the last take."""

    @property
    def name(self) -> str:
        """The other renderer's."""
        return self.drawn_by.name

    @property
    def limits(self) -> Limits:
        """The other renderer's."""
        return self.drawn_by.limits

    def render(
        self,
        shot: Shot,
        cast: Sequence[Reference],
        settings: RenderSettings,
        *,
        seed: int,
        report: Report,
    ) -> Footage:
        """The other renderer's footage; some of its frames are noted as they pass."""
        self.seen.clear()
        footage = self.drawn_by.render(shot, cast, settings, seed=seed, report=report)
        return replace(footage, frames=self._noting(footage))

    def boxes_of(self, handle: str) -> Mapping[int, Box]:
        """Where *handle* stands in the frames that were kept, by their index."""
        return {frame.index: boxes[handle] for frame, boxes in self.seen if handle in boxes}

    def _noting(self, footage: Footage) -> Iterator[FootageFrame]:
        chosen = {(2 * k + 1) * footage.num_frames // (2 * GLANCES) for k in range(GLANCES)}
        for index, frame in enumerate(footage.frames):
            if index in chosen and frame.placements is not None:
                self.seen.append(_small(frame, index, float(index / footage.frame_rate)))
            yield frame


def _small(frame: FootageFrame, index: int, time_seconds: float) -> tuple[Frame, Mapping[str, Box]]:
    height, width = frame.rgb.shape[:2]
    small = Size(width, height).fitted(LONGEST_SIDE)
    rgb = cv2.resize(frame.rgb, (small.width, small.height), interpolation=cv2.INTER_AREA)
    boxes = {placed.handle: placed.box for placed in frame.placements or ()}
    factor = small.width / width
    return Frame(index, time_seconds, np.asarray(rgb)), {
        handle: box.scaled(factor) for handle, box in boxes.items()
    }


def look(
    take: Path,
    witness: Witness,
    who: Player,
    *,
    rest: Sequence[Player] = (),
    least_percent: float,
    report: Report,
) -> Looked:
    """What the gate of *least_percent* says of *who* in the finished *take*.

    One of *rest*, the others of the shot, in its place is a fail, and is named.
    """
    if len(witness.seen) == GLANCES:
        frames = [frame for frame, _ in witness.seen]
        glanced = _measured(frames, witness.boxes_of, who, rest, least_percent + TO_SPARE, SILENT)
        if glanced.verdict == "pass":
            return _looked(glanced, who)
    boxes_in = partial(boxes_of, take)
    return _looked(_measured(probe(take), boxes_in, who, rest, least_percent, report), who)


def _measured(
    video: Clip | Sequence[Frame],
    boxes_in: Callable[[str], Mapping[int, Box] | None],
    who: Player,
    rest: Sequence[Player],
    least_percent: float,
    report: Report,
) -> ConsistencyReport:
    rivals = {other.name: Rival(other.signature, boxes_in(other.handle)) for other in rest}
    wanted = Wanted(who.signature, who.name, rivals=rivals, least_percent=least_percent)
    boxes = boxes_in(who.handle)
    return score(video, wanted, boxes=boxes, embedder=who.embedder, report=report)


def _looked(found: ConsistencyReport, who: Player) -> Looked:
    return Looked(
        who.handle, who.name, found.consistency_percent, found.verdict, found.reasons,
        len(found.frames), found.method,
    )  # fmt: skip
