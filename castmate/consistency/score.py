"""Footage and a character's signature in, a consistency report out.

The percentage is 100 times the mean of (r + q) / 2 over the measurable frames, with the likeness
r and the continuity q of :mod:`castmate.consistency.measure`. Works on any video: with the boxes
of a renderer where there are some, by search otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from castmate.consistency.first_look import TO_SPARE, few_of, scenes_among
from castmate.consistency.look import Look, look_through
from castmate.consistency.report import ConsistencyReport
from castmate.consistency.reporting import reported
from castmate.consistency.sampling import Footage, footage_of
from castmate.consistency.scenes import colours_of_frame, scenes_of
from castmate.consistency.uncalibrated import without_percentage
from castmate.consistency.wanted import Wanted
from castmate.identity.embedder import Embedder
from castmate.identity.embedders import embedder_named
from castmate.identity.signature import Signature
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Box, FrameSpan
from castmate.report import Report, Silent, StepStarted

__all__ = ["Wanted", "score"]

SILENT = Silent()


def score(
    video: Clip | Iterable[Frame] | Footage,
    wanted: Signature | Wanted,
    *,
    boxes: Mapping[int, Box] | None = None,
    embedder: Embedder | None = None,
    closely: bool = False,
    report: Report = SILENT,
) -> ConsistencyReport:
    """How much the character of *wanted* agrees with itself in *video*.

    A clip is sampled about five times a second, at most sixty times; frames are taken as they
    come. *boxes*, frame index to box in pixels of the video as shown, are the renderer's: then a
    frame without a box is one that need not show the character; and unless *closely*, a clip that
    passes with room to spare in a tenth of the samples is not looked at further. About 60 ms a
    frame with boxes, 0.4 s without. Memory does not grow with the length of the video. A signature
    that is not calibrated is not measured, and the report says what it takes.
    """
    report.tell(StepStarted("consistency"))
    if isinstance(wanted, Signature):
        wanted = Wanted(wanted)
    signature = wanted.signature
    if not signature.is_calibrated:
        return without_percentage(signature, boxes_used=boxes is not None)
    eye = _Eye(wanted, boxes, embedder or embedder_named(signature.embedder), report)
    footage = footage_of(video, report)
    if boxes is not None and footage.is_sampled and not closely:
        return _in_two_looks(footage, boxes, eye)
    looks = eye.looks(footage)
    found = eye.reported(looks, scenes_of([look.colours for look in looks]))
    return replace(found, sampled=footage.sampled)


@dataclass(frozen=True)
class _Eye:
    """What looks at footage: for whom, where, and by which embedder."""

    wanted: Wanted
    boxes: Mapping[int, Box] | None
    embedder: Embedder
    report: Report

    def looks(self, footage: Footage) -> list[Look]:
        return list(
            look_through(
                footage, self.wanted.signature, self.embedder,
                boxes=self.boxes, rivals=self.wanted.rivals, report=self.report,
            )
        )  # fmt: skip

    def reported(
        self, looks: Sequence[Look], spans: Sequence[FrameSpan], *, to_spare: float = 0.0
    ) -> ConsistencyReport:
        wanted = replace(self.wanted, least_percent=self.wanted.least_percent + to_spare)
        return reported(looks, spans, wanted, self.embedder, boxes_used=self.boxes is not None)


def _in_two_looks(footage: Footage, boxes: Mapping[int, Box], eye: _Eye) -> ConsistencyReport:
    """The report of a first look where it passes with room to spare, of a close one otherwise."""
    frames = tuple(footage.frames)
    scenes = scenes_of([colours_of_frame(frame.rgb) for frame in frames])
    few = few_of(scenes, [frame.index in boxes for frame in frames])
    looks = dict(zip(few, eye.looks(_some(footage, frames, few)), strict=True))
    first = eye.reported(list(looks.values()), scenes_among(scenes, few), to_spare=TO_SPARE)
    if first.verdict == "pass":
        told = f"a first look at {len(few)} of {footage.num_frames} frames, spread evenly"
        return replace(first, sampled=told)
    rest = [place for place in range(len(frames)) if place not in looks]
    looks |= dict(zip(rest, eye.looks(_some(footage, frames, rest)), strict=True))
    found = eye.reported([looks[place] for place in range(len(frames))], scenes)
    return replace(found, sampled=footage.sampled)


def _some(footage: Footage, frames: Sequence[Frame], places: Sequence[int]) -> Footage:
    return replace(footage, frames=[frames[place] for place in places])
