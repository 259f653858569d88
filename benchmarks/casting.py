"""How long casting takes, in lengths of the clip, and how much memory.

    python -m benchmarks.casting [CLIP ...] [--json]

Without a clip it films castmate's own sample clip. Every clip is cast by the command line into a
library of its own, as a user does it. Bars on 2 cores: 4 s of 1280x720 in at most twice the
clip's length, under 1 500 MB.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.processes import run
from castmate.media.probe import probe


def measure(clip: Path, options: Sequence[str] = ()) -> dict[str, Any]:
    """Cast *clip* once and say what it cost."""
    facts = probe(clip)
    with tempfile.TemporaryDirectory() as home:
        cost = run(
            [sys.executable, "-m", "castmate", "cast", str(clip), "--name", "Momo", *options],
            {"CASTMATE_HOME": home},
        )
    used_seconds = min(4.0, float(facts.duration_seconds))
    return {
        "size": str(facts.size),
        "clip_seconds": round(float(facts.duration_seconds), 2),
        "wall_seconds": round(cost.wall_seconds, 2),
        "cpu_seconds": round(cost.cpu_seconds, 2),
        "lengths": round(cost.wall_seconds / used_seconds, 2),
        "peak_megabytes": round(cost.peak_megabytes),
        "exit_code": cost.exit_code,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clips", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clips = given.clips or [_sample(Path(folder))]
        rows = {clip.name: measure(clip) for clip in clips}
    if given.json:
        print(json.dumps(rows, indent=2))
        return
    print(f"{'clip':<26} {'size':>10} {'wall s':>7} {'cpu s':>7} {'lengths':>8} {'MB':>6} exit")
    for name, row in rows.items():
        print(
            f"{name:<26} {row['size']:>10} {row['wall_seconds']:7.1f} {row['cpu_seconds']:7.1f} "
            f"{row['lengths']:7.2f}x {row['peak_megabytes']:6d} {row['exit_code']:4d}"
        )


def _sample(folder: Path) -> Path:
    from castmate.demo.sample_clip import film_sample_clip

    path = folder / "sample.mp4"
    film_sample_clip(path)
    return path


if __name__ == "__main__":
    main()
