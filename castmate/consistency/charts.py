"""The drawings of the report, as numbers for its template: curves, bands, marks, cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from castmate.consistency.gate import LEAST_PERCENT
from castmate.consistency.report import ConsistencyReport
from castmate.consistency.scene_matrix import Matrix, by_distance

WIDTH, HEIGHT = 1000, 240
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 14, 30
LABELS = 8


@dataclass(frozen=True)
class Mark:
    """A point of a drawing, in its own units."""

    x: float
    y: float
    told: str
    """What a pointer that rests on it reads."""
    is_weak: bool = False


@dataclass(frozen=True)
class Band:
    """The part of a drawing that one scene takes."""

    x: float
    width: float
    number: int
    verdict: str


@dataclass(frozen=True)
class Curve:
    """Consistency over time."""

    runs: tuple[str, ...]
    """Points of the lines, broken where nothing was measured and between scenes."""
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    gate_y: float
    seconds: tuple[tuple[float, str], ...]
    """x and label."""


@dataclass(frozen=True)
class Falling:
    """Likeness against the distance between scenes."""

    marks: tuple[Mark, ...]
    line: str
    steps: tuple[tuple[float, int], ...]


def curve_of(report: ConsistencyReport, seconds: float) -> Curve:
    """The curve of *report* of a video of *seconds*."""
    marks, runs = [], []
    for scene in report.scenes:
        run: list[str] = []
        for frame in report.frames:
            if not scene.first_frame <= frame.frame_index <= scene.last_frame:
                continue
            if frame.consistency_percent is None:
                runs.append(" ".join(run))
                run = []
                continue
            x, y = _x(frame.time_seconds, seconds), _y(frame.consistency_percent)
            run.append(f"{x:.1f},{y:.1f}")
            told = f"{frame.time_seconds:.1f} s: {frame.consistency_percent:.0f} %"
            marks.append(Mark(x, y, told, frame.consistency_percent < LEAST_PERCENT))
        runs.append(" ".join(run))
    return Curve(
        tuple(run for run in runs if "," in run),
        tuple(marks),
        _bands(report, seconds),
        _y(LEAST_PERCENT),
        _seconds(seconds),
    )


def falling_of(matrix: Matrix) -> Falling | None:
    """The drawing of *matrix* against distance; None with fewer than two scenes."""
    steps = by_distance(matrix)
    if not steps:
        return None
    most = max(apart for apart, _, _ in steps)

    def at(apart: int) -> float:
        return LEFT + (WIDTH / 2 - LEFT - RIGHT) * (apart - 0.5) / most

    marks = [
        Mark(at(b - a), _y(100 * likeness), f"scenes {a + 1} and {b + 1}: {likeness:.2f}")
        for a, row in enumerate(matrix)
        for b, likeness in enumerate(row)
        if b > a and likeness is not None
    ]
    line = " ".join(f"{at(apart):.1f},{_y(100 * likeness):.1f}" for apart, likeness, _ in steps)
    shown = [apart for apart, _, _ in steps][:: max(1, len(steps) // LABELS)]
    return Falling(tuple(marks), line, tuple((at(apart), apart) for apart in shown))


def _bands(report: ConsistencyReport, seconds: float) -> tuple[Band, ...]:
    at = {frame.frame_index: frame.time_seconds for frame in report.frames}
    starts = [at[scene.first_frame] for scene in report.scenes]
    edges = [_x(second, seconds) for second in (0.0, *starts[1:], seconds)]
    return tuple(
        Band(edges[k], edges[k + 1] - edges[k], k + 1, scene.verdict)
        for k, scene in enumerate(report.scenes)
    )


def _seconds(seconds: float) -> tuple[tuple[float, str], ...]:
    steps: Sequence[float] = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
    step = next((step for step in steps if seconds / step <= LABELS), steps[-1])
    return tuple((_x(k * step, seconds), _clock(k * step)) for k in range(int(seconds / step) + 1))


def _clock(seconds: float) -> str:
    if seconds >= 60:
        return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
    return f"{seconds:g} s"


def _x(second: float, seconds: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, second / max(seconds, 1e-6))


def _y(percent: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - percent / 100)
