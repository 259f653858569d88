"""What was measured, as plain values: per frame, per scene, and of the whole video."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from castmate.consistency.parts import PartDrift
from castmate.consistency.rivals import Confusion
from castmate.consistency.scene_matrix import Matrix, by_distance
from castmate.consistency.seen import Appearance
from castmate.media.geometry import Box

Verdict = Literal["pass", "fail", "not measurable"]


@dataclass(frozen=True)
class FrameMeasure:
    """One frame that was looked at."""

    frame_index: int
    time_seconds: float
    box: Box | None
    """Pixels of the video as shown; None where the character was not found."""
    consistency_percent: float | None = None
    """100 (r + q) / 2; None in a frame that could not be measured."""
    confidence: float | None = None
    """P, 0..1: the probability that it is the character."""
    likeness: float | None = None
    """r, 0..1."""
    continuity: float | None = None
    """q, 0..1."""
    colour_residual: float | None = None
    """dE left after the light was compensated."""


@dataclass(frozen=True)
class SceneMeasure:
    """The frames between two cuts."""

    first_frame: int
    last_frame: int
    consistency_percent: float | None
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    """In words: why this verdict."""


@dataclass(frozen=True)
class ConsistencyReport:
    """How much a character in a video agrees with its own clip."""

    consistency_percent: float | None
    """Mean over the measurable frames; None where there is none."""
    verdict: Verdict
    reasons: tuple[str, ...]
    """In words: why the verdict is not a pass, or what it rests on."""
    coverage: float
    """0..1: share of the frames that were measurable among those that should show it."""
    confidence_median: float | None
    confidence_worst5: float | None
    """The 5th percentile of P over the measurable frames."""
    continuity: float | None
    """Mean of q."""
    colour_residual: float | None
    """Median over the measurable frames, dE."""
    colour_limit: float
    method: str
    references: int
    """How many pictures of the character the measurement leans on."""
    renderer_boxes_used: bool
    scenes: tuple[SceneMeasure, ...] = field(repr=False)
    frames: tuple[FrameMeasure, ...] = field(repr=False)
    parts: PartDrift | None = None
    """None where no view of the character shows the pose of any sighting."""
    confused_with: Confusion | None = None
    """Another one of the cast that stands in its place."""
    between: Matrix = ()
    """Likeness of the scenes among each other, 0..1."""
    appearances: tuple[Appearance, ...] = field(default=(), repr=False, compare=False)
    """How it looked in each of the scenes: what likeness to other videos is measured by."""
    sampled: str = ""
    """In words: which frames were looked at."""

    def as_json(self) -> dict[str, Any]:
        """The report for machines; numbers are rounded, what could not be measured is null."""
        return {
            "consistency_percent": _rounded(self.consistency_percent, 1),
            "verdict": self.verdict,
            "reasons": list(self.reasons),
            "coverage": _rounded(self.coverage),
            "identity": {
                "median": _rounded(self.confidence_median),
                "worst5": _rounded(self.confidence_worst5),
            },
            "continuity": _rounded(self.continuity),
            "colour": {
                "residual": _rounded(self.colour_residual, 1),
                "limit": _rounded(self.colour_limit, 1),
            },
            "parts": self._parts_json(),
            "scenes": [_rounded_all(asdict(scene)) for scene in self.scenes],
            "frames": [_frame_json(frame) for frame in self.frames],
            "method": self.method,
            "references": self.references,
            "renderer_boxes_used": self.renderer_boxes_used,
            "sampled": self.sampled,
            "confused_with": asdict(self.confused_with) if self.confused_with else None,
            "between_scenes": {
                "matrix": [[_rounded(likeness) for likeness in row] for row in self.between],
                "by_distance": [
                    {"apart": apart, "likeness": _rounded(likeness), "pairs": pairs}
                    for apart, likeness, pairs in by_distance(self.between)
                ],
            },
        }

    def _parts_json(self) -> dict[str, Any] | str:
        if self.parts is None:
            return "not measurable"
        return {"residual": _rounded(self.parts.residual, 1), "sightings": self.parts.sightings}


def _frame_json(frame: FrameMeasure) -> dict[str, Any]:
    box = frame.box
    return {
        **_rounded_all(asdict(frame)),
        "box": [box.x, box.y, box.width, box.height] if box else None,
    }


def _rounded_all(numbers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _rounded(value) if isinstance(value, float) else value
        for name, value in numbers.items()
    }


def _rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)
