"""Looking through footage for one character: what was seen in each sampled frame."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from castmate.consistency.find import Found, confidence_of, find
from castmate.consistency.grade import Grade
from castmate.consistency.measure import GOOD_LIKENESS
from castmate.consistency.recognise import AS_IT_IS, likeness_of, recognise
from castmate.consistency.rivals import Rival
from castmate.consistency.sampling import Footage
from castmate.consistency.scenes import Floats, colours_of_frame
from castmate.consistency.seen import Seen
from castmate.consistency.sighting import Sighting
from castmate.identity.embedder import Embedder
from castmate.identity.signature import Signature
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Size
from castmate.report import Report

LIKELY = 0.5
"""Identity confidence from which a sighting says where to look next."""


@dataclass(frozen=True)
class Look:
    """One frame that was looked at. Its pixels are not kept."""

    frame_index: int
    time_seconds: float
    colours: Floats
    """Of the whole frame, to find cuts by."""
    is_expected: bool
    """Whether the frame should show the character."""
    found: Found | None
    box: Box | None
    """Where it was found, in pixels of the video as shown."""
    share_of_box: float = 1.0
    """How much of the renderer's box the bounds of the cut-out cover, 0..1 and a little more."""
    by_rivals: Mapping[str, Seen] = field(default_factory=dict)
    """As each rival that should not be there would see what stands in the renderer's box."""


def look_through(
    footage: Footage,
    signature: Signature,
    embedder: Embedder,
    *,
    boxes: Mapping[int, Box] | None,
    rivals: Mapping[str, Rival],
    report: Report,
) -> Iterator[Look]:
    """One look a sampled frame, in order; *boxes* are in pixels of the video as shown."""
    last, light = None, AS_IT_IS
    for frame in footage.frames:
        report.check_cancelled()
        factor, by_rivals, share = footage.factor(frame), {}, 1.0
        if boxes is None:
            found, is_expected = find(frame, signature, embedder, last=last), True
        else:
            box = boxes.get(frame.index)
            is_expected = box is not None
            found = None
            if box is not None:
                found = _shown(frame, box.scaled(factor), signature, embedder, light)
            if box is not None and found is not None:
                share = _share_of(box.scaled(factor), found[0].box, frame)
                strangers = {
                    name: rival
                    for name, rival in rivals.items()
                    if not rival.stands_in(frame.index, box)
                }
                by_rivals = _as_seen_by(strangers, frame, box.scaled(factor), embedder)
        likely = found is not None and confidence_of(found, signature) >= LIKELY
        last = found[0].box if found and likely else None
        light = _light_of(found, signature)
        yield Look(
            frame.index,
            frame.time_seconds,
            colours_of_frame(frame.rgb),
            is_expected,
            found,
            found[0].box.scaled(1 / factor) if found else None,
            share,
            by_rivals,
        )


def _share_of(box: Box, cut: Box, frame: Frame) -> float:
    shown = box.clipped(Size(frame.rgb.shape[1], frame.rgb.shape[0]))
    return cut.size.pixels / shown.size.pixels


def _light_of(found: Found | None, signature: Signature) -> Grade:
    """The light of a good sighting, to look for the character in that of the next frame."""
    if found is None or likeness_of(found[1], signature) < GOOD_LIKENESS:
        return AS_IT_IS
    return found[1].grade


def _shown(
    frame: Frame, box: Box, signature: Signature, embedder: Embedder, light: Grade
) -> Found | None:
    recognised = recognise(frame.rgb, box, signature, embedder, light=light)
    if recognised is None:
        return None
    cut, seen = recognised
    return Sighting(frame.index, cut.box, "renderer"), seen


def _as_seen_by(
    rivals: Mapping[str, Rival], frame: Frame, box: Box, embedder: Embedder
) -> dict[str, Seen]:
    found = {
        name: recognise(frame.rgb, box, rival.signature, embedder, thoroughly=False)
        for name, rival in rivals.items()
        if rival.signature.embedder == embedder.name
    }
    return {name: recognised[1] for name, recognised in found.items() if recognised}
