"""Looking at one take for the gate: a glance at frames as they are drawn, or the whole measure.

A glance is cheap: few frames, as they are drawn. It may only say *pass*, and only with
room to spare; what is nearer to the gate is measured on the finished file, as ``castmate score``
does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from castmate.consistency.gate import LEAST_PERCENT, Judgement, judge
from castmate.consistency.measure import Measures
from castmate.consistency.report import ConsistencyReport, FrameMeasure, Verdict
from castmate.consistency.sampling import LONGEST_SIDE
from castmate.consistency.score import score
from castmate.films.sidecar import boxes_of
from castmate.identity.signature import Signature
from castmate.media.clip import Frame
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
TO_SPARE = 1.5
"""Points above the gate from which a glance is enough."""
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
    signature: Signature,
    *,
    handle: str,
    name: str,
    least_percent: float,
    report: Report,
) -> Looked:
    """What the gate of *least_percent* says of *handle* in the finished *take*."""
    if len(witness.seen) == GLANCES:
        frames = [frame for frame, _ in witness.seen]
        boxes = {frame.index: at[handle] for frame, at in witness.seen if handle in at}
        glanced = score(frames, signature, boxes=boxes, report=SILENT)
        if judged(glanced, least_percent + TO_SPARE).verdict == "pass":
            return _looked(glanced, handle, name, least_percent)
    measured = score(probe(take), signature, boxes=boxes_of(take, handle), report=report)
    return _looked(measured, handle, name, least_percent)


def _looked(found: ConsistencyReport, handle: str, name: str, least_percent: float) -> Looked:
    judgement = judged(found, least_percent)
    return Looked(
        handle, name, found.consistency_percent, judgement.verdict, judgement.reasons,
        len(found.frames), found.method,
    )  # fmt: skip


def judged(found: ConsistencyReport, least_percent: float) -> Judgement:
    """The verdict of a report against another threshold than the usual one."""
    by_numbers = _by_numbers(found, LEAST_PERCENT).verdict
    if found.verdict == "not measurable" or (found.verdict == "fail" and by_numbers == "pass"):
        return Judgement(found.verdict, found.reasons)  # no threshold would change that
    return _by_numbers(found, least_percent)


def _by_numbers(found: ConsistencyReport, least_percent: float) -> Judgement:
    overall = _judged(found.frames, found.colour_limit, least_percent)
    if overall.verdict != "pass":
        return overall
    for scene in found.scenes:
        part = [f for f in found.frames if scene.first_frame <= f.frame_index <= scene.last_frame]
        judgement = _judged(part, found.colour_limit, least_percent)
        if judgement.verdict == "fail":
            return judgement
    return overall


def _judged(frames: Sequence[FrameMeasure], colour_limit: float, least_percent: float) -> Judgement:
    measured = [frame for frame in frames if frame.consistency_percent is not None]
    columns = (
        np.array([getattr(frame, column) for frame in measured], np.float32)
        for column in ("confidence", "likeness", "continuity", "colour_residual")
    )
    return judge(
        Measures(*columns) if measured else None,
        covered=len(measured),
        expected=len(measured),
        colour_limit=colour_limit,
        least_percent=least_percent,
    )
