"""How fast the animatic makes films: drawn and encoded, beside encoding alone and beside MoviePy.

    python -m benchmarks.render [--json] [--seconds 4]

Bar: 1280x720 at 24 fps on two cores, 48 frames a second end to end, mean over six sets; memory
does not grow with length. Frames a second depend on what else the machine does; processor time
a frame hardly does, so both are shown. ``drawing`` is the time of the one thread that draws.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

from benchmarks.processes import run
from benchmarks.render_moviepy import cost as moviepy_cost
from benchmarks.render_subject import SEED, SETTINGS, mascot, shots
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.pixels import RgbImage
from castmate.renderers.animatic.animatic import Animatic
from castmate.report import Silent
from castmate.scripts.shot import Shot

BAR_FPS = 48.0
_KEPT = 48
"""Pictures held in memory to measure encoding alone."""


@dataclass(frozen=True)
class Row:
    """What one shot cost, preparation included."""

    name: str
    frames_a_second: float
    """Wall time, end to end."""
    drawing_ms: float
    """Processor time of the drawing thread, a frame, once prepared."""
    preparing_ms: float
    """Processor time until the first frame, once a shot."""
    processor_ms: float
    """Processor time of all threads, a frame, preparation included."""
    encode_only_fps: float
    """Frames a second of the same pictures, drawn before."""
    encode_only_ms: float
    """Processor time of that, a frame."""
    moviepy_fps: float | None
    """Frames a second of MoviePy with the same layers; None where it is not installed."""
    moviepy_ms: float | None
    """Processor time of that, a frame, nothing encoded."""


def measured(shot: Shot, folder: Path) -> Row:
    """Make the film of *shot* in *folder* and say what it cost."""
    footage = Animatic().render(shot, [mascot()], SETTINGS, seed=SEED, report=Silent())
    kept: list[RgbImage] = []
    drawing: list[float] = []
    wall, processor = time.perf_counter(), time.process_time()
    _encode(_timed((frame.rgb for frame in footage.frames), drawing, kept), folder / "film.mp4")
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    alone, encoding = time.perf_counter(), time.process_time()
    repeated = (kept[index % len(kept)] for index in range(footage.num_frames))
    _encode(repeated, folder / "again.mp4")
    alone, encoding = time.perf_counter() - alone, time.process_time() - encoding
    other = moviepy_cost(shot, mascot(), SETTINGS, seed=SEED)
    later = drawing[1:] or drawing
    return Row(
        f"{shot.set}, {shot.camera}, {shot.weather}",
        footage.num_frames / wall,
        1000 * sum(later) / len(later),
        1000 * drawing[0],
        1000 * processor / footage.num_frames,
        footage.num_frames / alone,
        1000 * encoding / footage.num_frames,
        *(other or (None, None)),
    )


def _timed(
    pictures: Iterable[RgbImage], seconds: list[float], kept: list[RgbImage]
) -> Iterator[RgbImage]:
    """*pictures*, with the thread time each took to make noted in *seconds*; keeps the first."""
    ready = iter(pictures)
    while True:
        start = time.thread_time()
        picture = next(ready, None)
        if picture is None:
            return
        seconds.append(time.thread_time() - start)
        if len(kept) < _KEPT:
            kept.append(picture)
        yield picture


def _encode(pictures: Iterable[RgbImage], path: Path) -> None:
    with VideoWriter(path, SETTINGS.size, SETTINGS.frame_rate, encoding=DRAFT) as film:
        film.write_all(pictures)


def peak_megabytes(seconds: int) -> float:
    """Largest resident size of a process that makes one film of *seconds*."""
    once = run([sys.executable, "-m", "benchmarks.render", "--one-film", str(seconds)])
    if once.exit_code:
        sys.exit(f"the film of {seconds} s failed; run: python -m benchmarks.render --one-film 4")
    return once.peak_megabytes


def one_film(seconds: int) -> None:
    """Make one film of *seconds* and nothing else, for its memory to be measured."""
    shot = shots(Fraction(seconds))[0]
    footage = Animatic().render(shot, [mascot()], SETTINGS, seed=SEED, report=Silent())
    with tempfile.TemporaryDirectory() as folder:
        _encode((frame.rgb for frame in footage.frames), Path(folder) / "film.mp4")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seconds", type=int, default=4, help="length of each of the six shots")
    parser.add_argument("--one-film", type=int, help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.one_film:
        one_film(wishes.one_film)
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = [measured(shot, Path(folder)) for shot in shots(Fraction(wishes.seconds))]
    memory = {f"{seconds} s": peak_megabytes(seconds) for seconds in (4, 20)}
    mean = len(rows) / sum(1 / row.frames_a_second for row in rows)
    if wishes.json:
        figures = {
            "frames_a_second": mean,
            "bar": BAR_FPS,
            "cores": os.cpu_count(),
            "shots": [asdict(row) for row in rows],
            "peak_megabytes": memory,
        }
        print(json.dumps(figures, indent=2))
        return
    _print_table(rows, memory, mean)


def _print_table(rows: list[Row], memory: dict[str, float], mean: float) -> None:
    heads = (
        "fps",
        "cpu ms",
        "drawing ms",
        "first ms",
        "encode only",
        "cpu ms",
        "MoviePy",
        "cpu ms",
    )
    print(f"{'shot':<30}" + "".join(f"{head:>12}" for head in heads))
    for row in rows:
        figures = (
            row.frames_a_second,
            row.processor_ms,
            row.drawing_ms,
            row.preparing_ms,
            row.encode_only_fps,
            row.encode_only_ms,
        )
        print(f"{row.name:<30}" + "".join(f"{figure:12.1f}" for figure in figures), end="")
        if row.moviepy_fps is None or row.moviepy_ms is None:
            print("  not installed")
        else:
            print(f"{row.moviepy_fps:12.1f}{row.moviepy_ms:12.1f}")
    print(f"\nend to end, all six: {mean:.1f} frames a second (bar: {BAR_FPS:.0f})")
    print("peak memory: " + ", ".join(f"{name} {mb:.0f} MB" for name, mb in memory.items()))


if __name__ == "__main__":
    main()
