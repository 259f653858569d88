"""Where the time of a cut-out goes: CPU milliseconds a frame, part by part.

    python -m benchmarks.matte_parts CLIP [--box X,Y,W,H] [--frames N]

Frames are decoded first. A part's time is its own, without that of the parts it calls, on all
threads together; two idle cores need about half of the sum. Loading the networks is part of the
first run: what is printed is the first run, as a user has it.
"""

import argparse
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint
from castmate.media.clip import Frame
from castmate.media.decode import decode
from castmate.media.geometry import Box, FrameSpan
from castmate.media.probe import probe

PARTS = {
    "plain.backdrop_of": "looking for a plain backdrop",
    "small.small_frames": "frames made small",
    "flow.flow_of": "flow",
    "flow.displacement": "flow",
    "camera.own_motion": "own motion",
    "camera._speed": "own motion",
    "camera.along_tracks": "own motion",
    "plate.away_from_plate": "clean plate",
    "automatic._proposals": "boxes proposed",
    "first_mask.first_mask": "first mask",
    "hypotheses._cut": "first mask",
    "network.look.look_at": "the matting network asked",
    "propagate._ready": "masks carried",
    "propagate._next": "masks carried",
    "hinted._between": "masks carried",
    "edges.look.look_at": "edges: looks",
    "edges.soften.softened": "edges: enlarged, without islands",
    "edges.session.EdgeNetwork.logits": "edges: network",
    "edges.steady._followed": "edges: steadied",
}
"""Functions of ``castmate.characters.matte`` that are timed, and what part of the work they are."""


class Stopwatch:
    """CPU time by part, of each thread for itself."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running = threading.local()

    def around(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """*function*, whose time without that of timed functions within counts for *part*."""

        @wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            within = self._running.__dict__.setdefault("within", [])
            within.append(0.0)
            began = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                spent = time.thread_time() - began
                self.seconds[part] += spent - within.pop()
                if within:
                    within[-1] += spent

        return timed


def put_stopwatch_on_parts() -> Stopwatch:
    """Time all of ``PARTS`` from now on, for the rest of this process."""
    watch = Stopwatch()
    for name, part in PARTS.items():
        *path, last = name.split(".")
        owner = import_module(
            "castmate.characters.matte." + ".".join(p for p in path if p.islower())
        )
        for inner in (p for p in path if not p.islower()):
            owner = getattr(owner, inner)
        function = getattr(owner, last)
        timed = watch.around(part, function)
        setattr(owner, last, timed)
        for module in [m for key, m in sys.modules.items() if key.startswith("castmate.")]:
            for alias in [k for k, value in vars(module).items() if value is function]:
                setattr(module, alias, timed)
    return watch


def timed_cut(frames: Sequence[Frame], hints: Sequence[Hint]) -> tuple[dict[str, float], float]:
    """CPU seconds of each part of cutting *frames*, and of all."""
    watch = put_stopwatch_on_parts()
    began = time.process_time()
    cut(frames, hints)
    return dict(watch.seconds), time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matte_parts", description=__doc__)
    parser.add_argument("clip", type=Path)
    parser.add_argument("--box", help="X,Y,W,H on the middle frame")
    parser.add_argument("--frames", type=int, default=96)
    asked = parser.parse_args(arguments)
    clip = probe(asked.clip)
    count = min(asked.frames, clip.num_frames)
    hints: tuple[Hint, ...] = ()
    if asked.box:
        hints = (Hint(count // 2, box=Box(*map(int, asked.box.split(",")))),)
    frames = list(decode(clip, FrameSpan(0, count)))
    parts, whole = timed_cut(frames, hints)
    parts["all else"] = whole - sum(parts.values())
    for part, seconds in sorted(parts.items(), key=lambda one: -one[1]):
        print(f"{part:36}{1e3 * seconds / count:8.2f} ms a frame")
    print(f"{'all':36}{1e3 * whole / count:8.2f} ms a frame, {whole:.2f} CPU s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
