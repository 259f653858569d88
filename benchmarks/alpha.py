"""How well edges are drawn: alpha from coarse masks, on generated footage whose alpha is exact.

    python -m benchmarks.alpha [--json] [--scenes N] [--frames N] [--weights FOLDER]

The scenes are made from seeds that nothing is trained on, 1280 x 720. Each exact alpha is made as
rough as a mask found at working size; every way of drawing its edges is given the same.
SAD: sum of absolute differences, in thousands of pixels. Gradient: squared difference of the
slopes, in thousands (Rhemann et al., "A perceptually motivated online benchmark for image
matting", 2009). Flicker: change of alpha on still outlines. Closed form needs pymatting.
"""

import argparse
import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from benchmarks.edges_by_hand import softened as by_hand
from benchmarks.matte_measures import flicker
from castmate.characters.matte.edges.session import EdgeNetwork
from castmate.characters.matte.edges.soften import softened as drawn
from castmate.characters.matte.small import Plane, small_frames
from castmate.media.clip import Frame
from castmate.media.pixels import AlphaImage, RgbImage
from training.edges.rough_masks import roughened
from training.footage.scene import Scene, scene

WIDTH, HEIGHT = 1280, 720
FIRST_SEED = 900_000_000
NETWORK = "network"

Way = Callable[[Plane, RgbImage], AlphaImage]
"""From a mask at working size and the full picture to alpha in full size."""


@dataclass(frozen=True)
class Filmed:
    """A generated scene with what is known and what is to be found."""

    frames: tuple[RgbImage, ...]
    truth: tuple[AlphaImage, ...]
    rough: tuple[Plane, ...]


def films(count: int, frames: int) -> Iterator[Filmed]:
    """*count* scenes in which a subject is seen all the time."""
    seed = FIRST_SEED
    while count:
        made = scene(seed, frames=frames, width=WIDTH, height=HEIGHT)
        if all(0.004 < float((alpha > 127).mean()) < 0.7 for alpha in made.alpha):
            count -= 1
            yield Filmed(tuple(made.frames), tuple(made.alpha), _rough_film(seed, made))
        seed += 1


def _rough_film(seed: int, made: Scene) -> tuple[Plane, ...]:
    """Masks whose faults mostly stay from frame to frame, and partly come and go."""
    small = small_frames([Frame(t, 0.0, rgb) for t, rgb in enumerate(made.frames)])
    return tuple(
        np.float32(0.7) * roughened(alpha, rgb, np.random.default_rng([seed, 1]))
        + np.float32(0.3) * roughened(alpha, rgb, np.random.default_rng([seed, 2, t]))
        for t, (alpha, rgb) in enumerate(zip(made.alpha, small.rgb, strict=True))
    )


def guided(chance: Plane, rgb: RgbImage) -> AlphaImage:
    """The guided filter (He, Sun & Tang 2010) on the enlarged mask."""
    full = _enlarged(_decided(chance), rgb)
    radius = round(3 * rgb.shape[1] / chance.shape[1])
    filtered = cv2.ximgproc.guidedFilter(rgb, full, radius, 1e-4 * 255**2)
    return _as_alpha(filtered)


def closed_form(chance: Plane, rgb: RgbImage) -> AlphaImage:
    """Closed-form matting (Levin, Lischinski & Weiss 2008) at half size, round the outline."""
    solve = importlib.import_module("pymatting").estimate_alpha_cf
    half = cv2.resize(rgb, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    mask = _enlarged(chance, half)
    reach = round(3 * half.shape[1] / chance.shape[1])
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    trimap = np.full(mask.shape, 0.5)
    trimap[cv2.dilate(mask, disc) < 0.5] = 0
    trimap[cv2.erode(mask, disc) > 0.5] = 1
    if not (trimap == 1).any():
        return _as_alpha(_enlarged(_decided(chance), rgb))
    return _as_alpha(_enlarged(solve(half / 255.0, trimap).astype(np.float32), rgb))


def _decided(chance: Plane) -> Plane:
    """Far from its edges a mask says yes or no; those who made it only nearly did."""
    decided: Plane = np.clip(4 * (chance - np.float32(0.5)) + np.float32(0.5), 0, 1)
    return decided


def _enlarged(mask: Plane, rgb: RgbImage) -> Plane:
    size = (rgb.shape[1], rgb.shape[0])
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_LINEAR), np.float32)


def _as_alpha(share: Plane) -> AlphaImage:
    return np.round(255 * np.clip(share, 0, 1)).astype(np.uint8)


def ways(weights: Path | None) -> dict[str, Way]:
    """What is compared; closed form where pymatting is installed."""
    compared: dict[str, Way] = {
        "by hand": by_hand,
        NETWORK: partial(drawn, network=EdgeNetwork(weights)),
        "guided filter": guided,
    }
    if importlib.util.find_spec("pymatting"):
        compared["closed form"] = closed_form
    return compared


def sad(found: AlphaImage, truth: AlphaImage) -> float:
    """Sum of absolute differences, in thousands of pixels."""
    return float(cv2.norm(found, truth, cv2.NORM_L1)) / 255e3


def gradient_error(found: AlphaImage, truth: AlphaImage) -> float:
    """Squared difference of the lengths of both slopes, summed, in thousands."""
    return float(np.square(_slope(found) - _slope(truth)).sum()) / 1e3


def _slope(alpha: AlphaImage) -> Plane:
    """Length of the gradient by first derivatives of a Gaussian, deviation 1.4, of unit norm."""
    sigma, reach = 1.4, 6
    x = np.arange(-reach, reach + 1, dtype=np.float64)
    smooth = np.exp(-(x**2) / (2 * sigma**2))
    rise = -x * smooth
    smooth, rise = smooth / np.linalg.norm(smooth), rise / np.linalg.norm(rise)
    share = alpha.astype(np.float32) / 255
    across, down = (
        cv2.sepFilter2D(share, -1, kx, ky, borderType=cv2.BORDER_REPLICATE)
        for kx, ky in ((rise, smooth), (smooth, rise))
    )
    length: Plane = cv2.magnitude(across, down)
    return length


@dataclass(frozen=True)
class Score:
    """How one way did on one scene: means over its frames."""

    sad: float
    gradient: float
    flicker: float | None
    milliseconds: float
    """CPU time of a frame."""


def score(film: Filmed, way: Way) -> Score:
    """Draw the edges of *film* in that *way* and compare with the truth."""
    began = time.process_time()
    alphas = [way(chance, rgb) for chance, rgb in zip(film.rough, film.frames, strict=True)]
    spent = time.process_time() - began
    pairs = list(zip(alphas, film.truth, strict=True))
    return Score(
        float(np.mean([sad(*pair) for pair in pairs])),
        float(np.mean([gradient_error(*pair) for pair in pairs])),
        flicker(film.frames, alphas, [truth > 127 for truth in film.truth]),
        1e3 * spent / len(alphas),
    )


Scores = dict[str, list[Score]]
"""By way, one of each scene."""


def summary(scores: Scores) -> dict[str, dict[str, float | None]]:
    """Means over the scenes, and how many times the network's error each way makes."""
    means = {name: _means(of) for name, of in scores.items()}
    for row in means.values():
        for measure in ("sad", "gradient", "flicker"):
            mine, best = row[measure], means[NETWORK][measure]
            row[f"{measure} ratio"] = mine / best if mine is not None and best else None
    return means


def _means(scores: Sequence[Score]) -> dict[str, float | None]:
    flickers = [one.flicker for one in scores if one.flicker is not None]
    return {
        "sad": float(np.mean([one.sad for one in scores])),
        "gradient": float(np.mean([one.gradient for one in scores])),
        "flicker": float(np.mean(flickers)) if flickers else None,
        "milliseconds": float(np.median([one.milliseconds for one in scores])),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.alpha", description=__doc__)
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--scenes", type=int, default=24)
    parser.add_argument("--frames", type=int, default=3, help="of each scene")
    parser.add_argument("--weights", type=Path, metavar="FOLDER", help="others than the shipped")
    asked = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    compared = ways(asked.weights)
    scores: Scores = {name: [] for name in compared}
    for film in films(asked.scenes, asked.frames):
        for name, way in compared.items():
            scores[name].append(score(film, way))
    if asked.json:
        print(json.dumps({"scenes": asked.scenes, "ways": summary(scores)}, indent=2))
    else:
        _print_table(summary(scores))
    if "closed form" not in compared:
        print("pymatting is not installed: closed form left out.", file=sys.stderr)
    return 0


def _print_table(means: dict[str, dict[str, float | None]]) -> None:
    measures = ("sad", "gradient", "flicker")
    print(f"{'':14}" + "".join(f"{name:>10}{'ratio':>8}" for name in measures) + f"{'ms':>10}")
    for name, row in means.items():
        cells = "".join(
            _cell(row[m], 10, 4 if m == "flicker" else 3) + _cell(row[f"{m} ratio"], 8, 2)
            for m in measures
        )
        print(f"{name:14}{cells}{_cell(row['milliseconds'], 10, 1)}")


def _cell(value: float | None, width: int, digits: int) -> str:
    return f"{'-' if value is None else f'{value:.{digits}f}':>{width}}"


if __name__ == "__main__":
    sys.exit(main())
