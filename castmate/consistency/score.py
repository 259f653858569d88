"""Footage and a character's signature in, a consistency report out.

The percentage is 100 times the mean of (r + q) / 2 over the measurable frames, with the likeness
r and the continuity q of :mod:`castmate.consistency.measure`. Works on any video: with the boxes
of a renderer where there are some, by search otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from castmate.consistency.find import confidence_of
from castmate.consistency.gate import Judgement, judge, worst_confidence
from castmate.consistency.look import Look, look_through
from castmate.consistency.measure import Measures, measure
from castmate.consistency.report import ConsistencyReport, FrameMeasure, SceneMeasure
from castmate.consistency.scenes import Floats, scenes_of
from castmate.identity.embedder import Embedder
from castmate.identity.embedders import embedder_named
from castmate.identity.signature import Signature
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Box, FrameSpan
from castmate.report import Report, Silent, StepStarted

METHOD = "castmate consistency 1"
RECOGNISED = 0.2
"""Identity confidence from which a place that was searched out counts as a sighting."""
HARDLY = 0.5
"""Found in fewer frames than this share, what was found instead is measured, and said so."""
SILENT = Silent()


def score(
    video: Clip | Iterable[Frame],
    signature: Signature,
    *,
    boxes: Mapping[int, Box] | None = None,
    embedder: Embedder | None = None,
    report: Report = SILENT,
) -> ConsistencyReport:
    """How much the character of *signature* agrees with itself in *video*.

    A clip is sampled about five times a second, at most sixty times; frames are taken as they
    come. *boxes*, frame index to box in pixels of the video as shown, are the renderer's: then a
    frame without a box is one that need not show the character. About 0.1 s a frame with boxes,
    0.5 s without. Memory does not grow with the length of the video.
    """
    report.tell(StepStarted("consistency"))
    embedder = embedder or embedder_named(signature.embedder)
    looks = list(look_through(video, signature, embedder, boxes=boxes, report=report))
    return _reported(looks, signature, boxes_used=boxes is not None)


def _reported(
    looks: Sequence[Look], signature: Signature, *, boxes_used: bool
) -> ConsistencyReport:
    covers = [_covers(look, signature) for look in looks]
    expected = sum(look.is_expected for look in looks)
    measured = _measured(looks, covers)
    spans = scenes_of([look.colours for look in looks])
    measures = _measures(looks, measured, spans, signature)
    scenes = _scenes(looks, measured, covers, spans, measures, signature)
    overall = _with_weak_scenes(
        judge(
            measures, covered=sum(covers), expected=expected, colour_limit=signature.colour_limit
        ),
        scenes,
    )
    return ConsistencyReport(
        consistency_percent=_mean(measures.percent) if measures else None,
        verdict=overall.verdict,
        reasons=overall.reasons,
        coverage=sum(covers) / expected if expected else 0.0,
        confidence_median=_median(measures.confidence) if measures else None,
        confidence_worst5=worst_confidence(measures) if measures else None,
        continuity=_mean(measures.continuity) if measures else None,
        colour_residual=_median(measures.colour_residual) if measures else None,
        colour_limit=signature.colour_limit,
        method=f"{METHOD}, {signature.embedder}",
        references=len(signature.references),
        renderer_boxes_used=boxes_used,
        scenes=scenes,
        frames=_frames(looks, measured, measures),
    )


def _covers(look: Look, signature: Signature) -> bool:
    """Whether the character can be measured in this frame: by its box, or found by search."""
    if look.found is None:
        return False
    is_placed = look.found[0].source == "renderer"
    return is_placed or confidence_of(look.found, signature) >= RECOGNISED


def _measured(looks: Sequence[Look], covers: Sequence[bool]) -> list[int]:
    """Positions of the looks that enter the percentage.

    A search that hardly ever found the character measures what it found instead: a stranger in
    its place is to be seen in the number, not left out of it.
    """
    if sum(covers) >= HARDLY * len(looks):
        return [k for k, covered in enumerate(covers) if covered]
    return [k for k, look in enumerate(looks) if look.found is not None]


def _measures(
    looks: Sequence[Look],
    measured: Sequence[int],
    spans: Sequence[FrameSpan],
    signature: Signature,
) -> Measures | None:
    seen = [look.found[1] for look in (looks[k] for k in measured) if look.found]
    if not seen:
        return None
    scene_of = [next(n for n, span in enumerate(spans) if k in span) for k in measured]
    starts = [j for j, scene in enumerate(scene_of) if j == 0 or scene != scene_of[j - 1]]
    return measure(seen, frozenset(starts), signature)


def _scenes(
    looks: Sequence[Look],
    measured: Sequence[int],
    covers: Sequence[bool],
    spans: Sequence[FrameSpan],
    measures: Measures | None,
    signature: Signature,
) -> tuple[SceneMeasure, ...]:
    scenes = []
    for span in spans:
        of_scene = [j for j, k in enumerate(measured) if k in span]
        part = measures.part(of_scene) if measures and of_scene else None
        judgement = judge(
            part,
            covered=sum(covers[span.first : span.stop]),
            expected=sum(look.is_expected for look in looks[span.first : span.stop]),
            colour_limit=signature.colour_limit,
        )
        scenes.append(
            SceneMeasure(
                first_frame=looks[span.first].frame_index,
                last_frame=looks[span.stop - 1].frame_index,
                consistency_percent=_mean(part.percent) if part else None,
                verdict=judgement.verdict,
            )
        )
    return tuple(scenes)


def _with_weak_scenes(overall: Judgement, scenes: Sequence[SceneMeasure]) -> Judgement:
    """A video passes when each of its scenes does, as far as each can be measured."""
    weak = [scene for scene in scenes if scene.verdict == "fail"]
    if overall.verdict != "pass" or not weak:
        return overall
    return Judgement(
        "fail",
        tuple(
            f"The scene from frame {scene.first_frame} to {scene.last_frame} falls short: "
            f"{scene.consistency_percent or 0:.0f} %."
            for scene in weak
        ),
    )


def _frames(
    looks: Sequence[Look], measured: Sequence[int], measures: Measures | None
) -> tuple[FrameMeasure, ...]:
    place = {k: j for j, k in enumerate(measured)}
    frames = []
    for k, look in enumerate(looks):
        frame = FrameMeasure(look.frame_index, look.time_seconds, look.box)
        if measures is not None and k in place:
            frame = measures.of_frame(frame, place[k])
        frames.append(frame)
    return tuple(frames)


def _mean(values: Floats) -> float:
    return float(values.mean())


def _median(values: Floats) -> float:
    return float(np.median(values))
