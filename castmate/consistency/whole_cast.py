"""Several characters in one video: each is scored on its own, and told from the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from castmate.consistency.field_number import (
    FrameEmbedder,
    installed_frame_embedder,
    subject_consistency,
)
from castmate.consistency.report import ConsistencyReport, Verdict
from castmate.consistency.rivals import Rival
from castmate.consistency.sampling import footage_of
from castmate.consistency.score import Wanted, score
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.embedders import embedder_named
from castmate.identity.signature import Signature
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Box
from castmate.report import Report, Silent

_WORST_FIRST: tuple[Verdict, ...] = ("fail", "not measurable", "pass")
SILENT = Silent()


@dataclass(frozen=True)
class Member:
    """One of the cast that is measured."""

    handle: str
    name: str
    signature: Signature = field(repr=False)
    views: tuple[Crop, ...] = field(default=(), repr=False)
    boxes: Mapping[int, Box] | None = field(default=None, repr=False)
    """The renderer's, in pixels of the video as shown; None: it is searched for."""


@dataclass(frozen=True)
class ScoredVideo:
    """What was measured of each of the cast, and the frames it was measured in."""

    clip: Clip
    members: tuple[tuple[Member, ConsistencyReport], ...]
    frames: tuple[Frame, ...] = field(repr=False)
    """The frames that were looked at, at most sixty, at most 640 pixels long."""
    field_number: tuple[str, float] | None = None
    """VBench's subject consistency, and which embedder it comes from."""
    embedder: Embedder | None = field(default=None, repr=False)
    """What measured those of the cast whose signatures are of it."""

    @property
    def verdict(self) -> Verdict:
        """The worst of the characters'."""
        return min((report.verdict for _, report in self.members), key=_WORST_FIRST.index)

    def embedder_of(self, member: Member) -> Embedder:
        """What measures *member*."""
        return _fitting(self.embedder, member.signature)

    def as_json(self) -> dict[str, Any]:
        """For machines: of one character its report, of several one for each handle."""
        beside = {"vbench_subject_consistency": self._field_number_json()}
        if len(self.members) == 1:
            return {**self.members[0][1].as_json(), **beside}
        return {
            "verdict": self.verdict,
            "characters": {member.handle: report.as_json() for member, report in self.members},
            **beside,
        }

    def _field_number_json(self) -> dict[str, Any] | None:
        if self.field_number is None:
            return None
        return {"embedder": self.field_number[0], "value": round(self.field_number[1], 3)}


def score_cast(
    clip: Clip,
    cast: Sequence[Member],
    *,
    embedder: Embedder | None = None,
    frame_embedder: FrameEmbedder | None = None,
    closely: bool = False,
    report: Report = SILENT,
) -> ScoredVideo:
    """Measure each of *cast*, at least one, in *clip*; the frames are read once.

    *closely*: as for :func:`castmate.consistency.score.score`.

    *embedder* is for those whose signatures are of it; theirs is found by name otherwise.
    *frame_embedder*: for VBench's formula; by default *embedder*, if it also knows whole frames,
    or the one that is installed, if one is.
    """
    read = footage_of(clip, report)
    frames = tuple(read.frames)
    footage = replace(read, frames=frames)
    embedder = embedder or embedder_named(cast[0].signature.embedder)
    measured = []
    for member in cast:
        rivals = {
            other.name: Rival(other.signature, other.boxes) for other in cast if other is not member
        }
        wanted = Wanted(member.signature, member.name, member.views, rivals)
        fitting = _fitting(embedder, member.signature)
        found = score(
            footage, wanted, boxes=member.boxes, embedder=fitting, closely=closely, report=report
        )
        measured.append((member, found))
    beside = frame_embedder or (embedder if isinstance(embedder, FrameEmbedder) else None)
    return ScoredVideo(clip, tuple(measured), frames, _field_number(frames, beside), embedder)


def _fitting(embedder: Embedder | None, signature: Signature) -> Embedder:
    if embedder is not None and embedder.name == signature.embedder:
        return embedder
    return embedder_named(signature.embedder)


def _field_number(
    frames: Sequence[Frame], embedder: FrameEmbedder | None
) -> tuple[str, float] | None:
    embedder = embedder or installed_frame_embedder()
    value = subject_consistency(embedder.embed_frames(frames)) if embedder and frames else None
    return (embedder.name, value) if embedder and value is not None else None
