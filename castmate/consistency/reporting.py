"""From what was seen in each frame to the report: numbers, scenes, verdict and reasons."""

from collections.abc import Sequence

import numpy as np

from castmate.consistency.between import appearance_of, between_scenes
from castmate.consistency.find import confidence_of
from castmate.consistency.gate import COLOUR_ALLOWED, Judgement, judge, worst_confidence
from castmate.consistency.look import Look
from castmate.consistency.measure import Measures, measure
from castmate.consistency.parts import part_drift
from castmate.consistency.report import ConsistencyReport, FrameMeasure, SceneMeasure
from castmate.consistency.rivals import Beheld, Confusion, confusion, is_another
from castmate.consistency.scenes import Floats
from castmate.consistency.seen import Seen
from castmate.consistency.uncalibrated import method_of
from castmate.consistency.wanted import Wanted
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature
from castmate.media.geometry import FrameSpan

RECOGNISED = 0.2
"""Identity confidence from which a place that was searched out counts as a sighting."""
HARDLY = 0.5
"""Found in fewer frames than this share, what was found instead is measured, and said so."""
LEAST_OF_BOX = 0.35
"""Share of the renderer's box that a cut-out must span: of 27 characters that really stand in
their boxes none spans less than 0.43."""
MOST_POSES = 12
"""Sightings, spread evenly, whose parts are compared."""


def reported(
    looks: Sequence[Look],
    spans: Sequence[FrameSpan],
    wanted: Wanted,
    embedder: Embedder,
    *,
    boxes_used: bool,
) -> ConsistencyReport:
    """What *looks*, in order, say of the character of *wanted*; *spans* of them are the scenes."""
    signature = wanted.signature
    covers = [_covers(look, wanted) for look in looks]
    expected = sum(look.is_expected for look in looks)
    measured = _measured(looks, covers)
    measures = _measures(looks, measured, spans, signature)
    scenes = _scenes(looks, measured, covers, spans, measures, wanted)
    colour_limit = max(signature.colour_limit, COLOUR_ALLOWED)
    judgement = judge(
        measures,
        covered=sum(covers),
        expected=expected,
        colour_limit=colour_limit,
        least_percent=wanted.least_percent,
    )
    seen = [found[1] for k in measured if (found := looks[k].found)]
    appearances = tuple(
        appearance_of([seen[j] for j, k in enumerate(measured) if k in span]) for span in spans
    )
    beheld = [Beheld(found[1], looks[k].by_rivals) for k in measured if (found := looks[k].found)]
    confused = confusion(beheld, signature, wanted.rivals)
    overall = _with_confusion(_with_weak_scenes(judgement, scenes), confused, wanted.name)
    return ConsistencyReport(
        consistency_percent=_mean(measures.percent) if measures else None,
        verdict=overall.verdict,
        reasons=overall.reasons,
        coverage=sum(covers) / expected if expected else 0.0,
        confidence_median=_median(measures.confidence) if measures else None,
        confidence_worst5=worst_confidence(measures) if measures else None,
        continuity=_mean(measures.continuity) if measures else None,
        colour_residual=_median(measures.colour_residual) if measures else None,
        colour_limit=colour_limit,
        method=method_of(signature),
        references=len(signature.references),
        renderer_boxes_used=boxes_used,
        scenes=scenes,
        frames=_frames(looks, measured, measures),
        parts=part_drift(_poses(seen), wanted.views) if wanted.views else None,
        confused_with=confused,
        between=between_scenes(appearances, embedder),
        appearances=appearances,
    )


def _poses(seen: Sequence[Seen]) -> list[Crop]:
    """The cut-outs of a few of *seen*, spread evenly."""
    return [each.crop for each in seen[:: max(1, -(-len(seen) // MOST_POSES))]]


def _with_confusion(overall: Judgement, confused: Confusion | None, name: str) -> Judgement:
    """Another of the cast in its place is a fail, and the first thing to be told."""
    if confused is None:
        return overall
    verdict = "fail" if overall.verdict == "pass" else overall.verdict
    reasons = () if overall.verdict == "pass" else overall.reasons
    return Judgement(verdict, (confused.told(name), *reasons))


def _covers(look: Look, wanted: Wanted) -> bool:
    """Whether the character can be measured in this frame: by its box, or found by search.

    What resembles it in a small part of its box is not it, or too little of it. A search may come
    upon another one of the cast; that one is not it.
    """
    if look.found is None:
        return False
    sighting, seen = look.found
    if sighting.source == "renderer":
        return look.share_of_box >= LEAST_OF_BOX
    recognised = confidence_of(look.found, wanted.signature) >= RECOGNISED
    return recognised and not is_another(seen, wanted.signature, wanted.rivals)


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
    wanted: Wanted,
) -> tuple[SceneMeasure, ...]:
    scenes = []
    for span in spans:
        of_scene = [j for j, k in enumerate(measured) if k in span]
        part = measures.part(of_scene) if measures and of_scene else None
        judgement = judge(
            part,
            covered=sum(covers[span.first : span.stop]),
            expected=sum(look.is_expected for look in looks[span.first : span.stop]),
            colour_limit=max(wanted.signature.colour_limit, COLOUR_ALLOWED),
            least_percent=wanted.least_percent,
        )
        scenes.append(
            SceneMeasure(
                first_frame=looks[span.first].frame_index,
                last_frame=looks[span.stop - 1].frame_index,
                consistency_percent=_mean(part.percent) if part else None,
                verdict=judgement.verdict,
                reasons=judgement.reasons,
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
            f"The scene from frame {scene.first_frame} to {scene.last_frame} falls short. "
            f"{' '.join(scene.reasons)}"
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
