"""How well cut-outs agree with ground truth: J, the mean IoU over all frames, and F, the outline.

    python -m benchmarks.matting DIR [--json] [--only NAME ...]

DIR is in DAVIS layout (``JPEGImages/480p/NAME``, ``Annotations/480p/NAME``), holds folders with
``frames`` and ``masks``, or both. Hints are simulated from the ground truth of the middle frame:
nothing, its bounding box, that and eight strokes, or the mask itself.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.matte_measures import (
    Mask,
    boundary_f,
    calibration_error,
    flicker,
    kept_promises,
    overlap,
)
from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint
from castmate.errors import SubjectNotFound
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Point, Size

MODES = ("automatic", "box", "strokes", "mask")
_PICTURES = (".jpg", ".jpeg", ".png")
_FRAME_RATE = 24.0


@dataclass(frozen=True)
class Filmed:
    """A clip with a ground-truth mask for every frame."""

    name: str
    pictures: tuple[Path, ...]
    masks: tuple[Path, ...]


def sequences(folder: Path) -> list[Filmed]:
    """All sequences under *folder*, by name."""
    found = [
        _sequence(pictures, folder / "Annotations" / "480p" / pictures.name)
        for pictures in sorted((folder / "JPEGImages" / "480p").glob("*"))
    ]
    found.extend(
        _sequence(parent / "frames", parent / "masks", parent.name)
        for parent in (folder, *sorted(path for path in folder.iterdir() if path.is_dir()))
        if (parent / "frames").is_dir() and (parent / "masks").is_dir()
    )
    return sorted((one for one in found if one.pictures), key=lambda one: one.name)


def _sequence(pictures: Path, masks: Path, name: str = "") -> Filmed:
    truth = {path.stem: path for path in masks.glob("*.png")}
    paths = sorted(p for p in pictures.iterdir() if p.suffix in _PICTURES and p.stem in truth)
    return Filmed(name or pictures.name, tuple(paths), tuple(truth[p.stem] for p in paths))


def read(sequence: Filmed) -> tuple[list[Frame], list[Mask]]:
    """The frames of *sequence* and the truth about each."""
    frames = []
    for index, path in enumerate(sequence.pictures):
        rgb = cv2.cvtColor(_loaded(path, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB).astype(np.uint8)
        frames.append(Frame(index, index / _FRAME_RATE, rgb))
    return frames, [_loaded(path, cv2.IMREAD_GRAYSCALE) > 127 for path in sequence.masks]


def _loaded(path: Path, layout: int) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path), layout)
    if picture is None:
        raise OSError(f"{path} is not a picture.")
    return np.asarray(picture, np.uint8)


def hints_from(truth: Sequence[Mask], mode: str) -> tuple[Hint, ...]:
    """What a user would show on the middle frame, taken from its ground truth."""
    shown = [t for t, mask in enumerate(truth) if mask.any()]
    if mode == "automatic" or not shown:
        return ()
    t = min(shown, key=lambda t: abs(t - len(truth) // 2))
    mask = truth[t]
    if mode == "mask":
        return (Hint(t, mask=np.where(mask, 255, 0).astype(np.uint8)),)
    box = Box(*cv2.boundingRect(mask.astype(np.uint8)))
    if mode == "box":
        return (Hint(t, box=box),)
    beside = np.zeros_like(mask)
    wide = box.grown(0.12).clipped(Size(mask.shape[1], mask.shape[0]))
    beside[wide.y : wide.bottom, wide.x : wide.right] = True
    return (Hint(t, box, _spread(mask), _spread(beside & ~mask)),)


def _spread(region: Mask, count: int = 4) -> tuple[Point, ...]:
    """*count* points well inside *region* and far from each other."""
    depth = cv2.distanceTransform(np.pad(region, 1).astype(np.uint8), cv2.DIST_L2, 5)[1:-1, 1:-1]
    rows, columns = np.mgrid[: region.shape[0], : region.shape[1]]
    apart = np.full(region.shape, np.inf)
    points: list[Point] = []
    for _ in range(min(count, int(region.sum()))):
        worth = depth if not points else np.minimum(depth, 12) * np.sqrt(apart)
        y, x = divmod(int(np.argmax(worth)), region.shape[1])
        points.append(Point(x, y))
        apart = np.minimum(apart, np.hypot(rows - y, columns - x))
    return tuple(points)


@dataclass(frozen=True)
class Score:
    """How one sequence was cut in one mode."""

    overlaps: tuple[float, ...]
    """J of each frame."""
    outlines: tuple[float, ...]
    """F of each frame, two pixels apart counting as on."""
    confidences: tuple[float, ...]
    confidence: float
    """Of the whole matte."""
    flicker: float | None
    """Change of alpha on still outlines, 0..1; None where nothing stands still."""
    branch: str
    seconds: float
    """CPU seconds."""

    @property
    def mean(self) -> float:
        """J: the mean overlap over all frames."""
        return float(np.mean(self.overlaps))

    @property
    def outline(self) -> float:
        """F: the mean over all frames."""
        return float(np.mean(self.outlines))


def score(frames: Sequence[Frame], truth: Sequence[Mask], mode: str) -> Score:
    """Cut *frames* in *mode* and compare with the *truth*."""
    began = time.process_time()
    try:
        matte = cut(frames, hints_from(truth, mode))
    except SubjectNotFound:
        nothing = tuple(0.0 for _ in truth)
        return Score(nothing, nothing, nothing, 0.0, None, "none", time.process_time() - began)
    seconds = time.process_time() - began
    alphas = [made.alpha for made in matte.frames]
    pairs = [(alpha > 127, mask) for alpha, mask in zip(alphas, truth, strict=True)]
    return Score(
        tuple(overlap(*pair) for pair in pairs),
        tuple(boundary_f(*pair) for pair in pairs),
        tuple(made.confidence for made in matte.frames),
        matte.confidence,
        flicker([frame.rgb for frame in frames], alphas, truth),
        matte.branch,
        seconds,
    )


Results = dict[str, dict[str, Score]]
"""Scores by sequence and mode."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matting", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these sequences alone")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    asked = parser.parse_args(arguments)
    chosen = [one for one in sequences(asked.folder) if not asked.only or one.name in asked.only]
    if not chosen:
        print(
            f"No sequences in {asked.folder}: no JPEGImages/480p, no frames and masks.",
            file=sys.stderr,
        )
        return 2
    results: Results = {}
    for sequence in chosen:
        frames, truth = read(sequence)
        results[sequence.name] = {mode: score(frames, truth, mode) for mode in asked.modes}
        if not asked.json:
            _print_row(sequence.name, results[sequence.name])
    if asked.json:
        print(json.dumps(_as_json(results, asked.modes), indent=2))
    else:
        _print_summary(results, asked.modes)
    return 0


def _print_row(name: str, row: dict[str, Score]) -> None:
    cells = [
        f"  {mode} J {one.mean:.3f} F {one.outline:.2f}"
        f" (sure of {one.confidence:.2f}, {one.seconds:.0f} s)"
        for mode, one in row.items()
    ]
    print(f"{name:20}" + "".join(cells), flush=True)


def _print_summary(results: Results, modes: Sequence[str]) -> None:
    summary = _as_json(results, modes)
    print(
        f"{'mean':20}"
        + "".join(
            f"  {mode} J {summary['mean'][mode]:.3f} F {summary['outline'][mode]:.2f}{'':22}"
            for mode in modes
        )
    )
    for of in ("frames", "mattes"):
        honest = summary["confidence"][of]
        print(
            f"confidence of {of}: expected calibration error {honest['error']:.3f}; "
            f"of {honest['promised']} at least .8 sure, {honest['kept']} have J >= .75"
        )
    shaky = summary["flicker"]
    print(
        f"flicker on still outlines: {'nothing stands still' if shaky is None else f'{shaky:.4f}'}"
    )


def _as_json(results: Results, modes: Sequence[str]) -> dict[str, Any]:
    every = [one for row in results.values() for one in row.values()]
    flickers = [one.flicker for one in every if one.flicker is not None]
    return {
        "mean": {m: float(np.mean([row[m].mean for row in results.values()])) for m in modes},
        "outline": {m: float(np.mean([row[m].outline for row in results.values()])) for m in modes},
        "flicker": float(np.mean(flickers)) if flickers else None,
        "confidence": {
            "frames": _honesty(
                [c for one in every for c in one.confidences],
                [j for one in every for j in one.overlaps],
            ),
            "mattes": _honesty([one.confidence for one in every], [one.mean for one in every]),
        },
        "sequences": {
            name: {mode: one.mean for mode, one in row.items()} for name, row in results.items()
        },
    }


def _honesty(confidences: Sequence[float], overlaps: Sequence[float]) -> dict[str, float]:
    kept, promised = kept_promises(confidences, overlaps)
    return {
        "error": calibration_error(confidences, overlaps),
        "kept": kept,
        "promised": promised,
    }


if __name__ == "__main__":
    sys.exit(main())
