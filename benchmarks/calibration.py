"""Fits the constants of castmate/identity/calibration.py, and says how well they hold.

    python -m benchmarks.calibration DIR [--json]

DIR holds sequences with exact masks in the layout of DAVIS. References come from all over a
sequence; sightings are its other frames, each found again from a rough box, as they are and in
two other lights. Strangers are frames of the other sequences. The expected calibration error is
measured leaving one sequence out of the fit at a time. Percentages are what the gate goes by:
of the frames of a sequence that are no references, and of the other sequences.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from castmate.consistency.recognise import recognise
from castmate.consistency.score import score
from castmate.identity.calibration import Calibration, calibration_for
from castmate.identity.colour_drift import Light, relit
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.clip import Frame
from castmate.media.geometry import Box

Floats = NDArray[np.float64]

NUMBERS_OF_REFERENCES = (1, 2, 3, 4, 6)
FRAMES = 18
SIGHTINGS = 5
WIDTH = 640
LIGHTS = (Light(0, 0, 0), Light(-0.4, 0.5, 0), Light(-1.2, -0.4, 0))
"""As it is, a sunset, a night."""
STRANGERS_ABOVE = 95
SIGHTINGS_BELOW = 20
"""Percentiles that set the levels."""
HARDLY_PENALISED = 100.0
"""Finite, for scores that separate without error."""
SAMPLES_PER_SECOND = 5
SPREAD = 3
"""References of which percentages are reported."""
STRANGE_FRAMES = 3


@dataclass(frozen=True)
class Trial:
    """One character's raw scores."""

    own: Floats
    strangers: Floats
    stranger_level: float
    """Without the offset that is being fitted."""
    own_level: float
    """Without the share that is being fitted."""


def read_sequences(folder: Path) -> dict[str, list[Crop]]:
    """Frames with masks, spread over each sequence, 640 pixels wide."""
    sequences = {}
    for masks in sorted((folder / "Annotations" / "480p").iterdir()):
        paths = sorted(masks.glob("*.png"))
        picks = np.linspace(0, len(paths) - 1, FRAMES).round().astype(int)
        frames = folder / "JPEGImages" / "480p" / masks.name
        sequences[masks.name] = [_crop(frames, paths[pick]) for pick in picks]
    return sequences


def _crop(frames: Path, mask: Path) -> Crop:
    rgb = cv2.cvtColor(cv2.imread(str(frames / f"{mask.stem}.jpg")), cv2.COLOR_BGR2RGB)
    alpha = cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE)
    size = (WIDTH, round(rgb.shape[0] * WIDTH / rgb.shape[1]))
    return Crop(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), cv2.resize(alpha, size))


def tried(name: str, sequences: dict[str, list[Crop]], k: int, embedder: FisherEmbedder) -> Trial:
    """The scores of one character with *k* references, spread over its sequence."""
    frames = sequences[name]
    places = _spread(len(frames), k)
    signature = make_signature([frames[place] for place in places], embedder)
    rest = [frame for place, frame in enumerate(frames) if place not in places]
    sighted = rest[:: max(1, len(rest) // SIGHTINGS)]
    others = [crop for other in sequences if other != name for crop in sequences[other][3::6]]
    constants = calibration_for(embedder.name, k)
    reach = (signature.own_level - signature.stranger_level) / constants.seen_share
    own = _raw([relit(crop, light) for crop in sighted for light in LIGHTS], signature, embedder)
    return Trial(
        own=own,
        strangers=_raw(others, signature, embedder),
        stranger_level=signature.stranger_level - constants.stranger_offset,
        # One reference cannot be left out of itself: its sightings stand in.
        own_level=signature.stranger_level + reach if k > 1 else float(np.median(own)),
    )


def _raw(crops: Sequence[Crop], signature: Signature, embedder: FisherEmbedder) -> Floats:
    found = []
    for crop in crops:
        recognised = recognise(crop.rgb, _box(crop), signature, embedder)
        if recognised:
            found.append(signature.score_vectors(recognised[1].vector[None]).raw[0])
    return np.array(found)


def fitted(k: int, trials: Sequence[Trial]) -> Calibration:
    """The constants for *k* references."""
    alpha, beta = _odds(trials)
    strangers = np.concatenate([trial.strangers - trial.stranger_level for trial in trials])
    offset = float(np.percentile(strangers, STRANGERS_ABOVE))
    reached = [
        (trial.own - trial.stranger_level - offset)
        / max(trial.own_level - trial.stranger_level - offset, 0.3)
        for trial in trials
    ]
    return Calibration(
        references=k,
        alpha=round(alpha, 2),
        beta=round(beta, 2),
        stranger_offset=round(offset, 2),
        seen_share=round(float(np.percentile(np.concatenate(reached), SIGHTINGS_BELOW)), 2),
        own_level=round(float(np.median([trial.own_level for trial in trials])), 2),
    )


def _odds(trials: Sequence[Trial]) -> tuple[float, float]:
    """alpha and beta of Platt's sigmoid, both sides weighing the same.

    Hardly penalised: a penalty flattens the slope, and every P comes out too near to one half.
    """
    own = np.concatenate([trial.own for trial in trials])
    strangers = np.concatenate([trial.strangers for trial in trials])
    s = np.concatenate([own, strangers])[:, None]
    is_own = np.repeat((1, 0), (len(own), len(strangers)))
    fit = LogisticRegression(C=HARDLY_PENALISED, class_weight="balanced").fit(s, is_own)
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def calibration_error(trials: Sequence[Trial], bins: int = 10) -> float:
    """Expected calibration error of P, each sequence judged by a fit to the others."""
    held_out = []
    for k, trial in enumerate(trials):
        alpha, beta = _odds([*trials[:k], *trials[k + 1 :]])
        for scores, truth in ((trial.own, 1), (trial.strangers, 0)):
            P = 1 / (1 + np.exp(-(alpha * scores + beta)))
            held_out += [(p, truth, 1 / len(scores)) for p in P]
    P, truth, weight = np.array(held_out).T
    places = np.minimum((P * bins).astype(int), bins - 1)
    gaps = [
        abs(
            np.average(P[places == n], weights=weight[places == n])
            - np.average(truth[places == n], weights=weight[places == n])
        )
        * weight[places == n].sum()
        for n in range(bins)
        if (places == n).any()
    ]
    return float(sum(gaps) / weight.sum())


@dataclass(frozen=True)
class Percentages:
    """Consistency of every sequence with three of its own frames as references, 0..100 %."""

    genuine: tuple[float, ...]
    strangers: tuple[float, ...]
    """Of each sequence against every other one."""

    def as_json(self) -> dict[str, float]:
        """Means and extremes."""
        return {
            "genuine_mean": float(np.mean(self.genuine)),
            "genuine_lowest": min(self.genuine),
            "stranger_mean": float(np.mean(self.strangers)),
            "stranger_highest": max(self.strangers),
        }


def percentages(sequences: dict[str, list[Crop]], embedder: FisherEmbedder) -> Percentages:
    """What the gate's percentage says of the rest of each sequence, and of the others."""
    genuine, strangers = [], []
    for name, frames in sequences.items():
        places = _spread(len(frames), SPREAD)
        signature = make_signature([frames[place] for place in places], embedder, neighbours=frames)
        rest = [frame for place, frame in enumerate(frames) if place not in places]
        genuine.append(_percent(rest, signature, embedder))
        for other, strange in sequences.items():
            if other != name:
                middle = len(strange) // 2 - STRANGE_FRAMES // 2
                shown = strange[middle : middle + STRANGE_FRAMES]
                strangers.append(_percent(shown, signature, embedder))
    return Percentages(tuple(genuine), tuple(strangers))


def _percent(shown: Sequence[Crop], signature: Signature, embedder: FisherEmbedder) -> float:
    frames = [Frame(k, k / SAMPLES_PER_SECOND, crop.rgb) for k, crop in enumerate(shown)]
    boxes = {k: _box(crop) for k, crop in enumerate(shown)}
    return score(frames, signature, boxes=boxes, embedder=embedder).consistency_percent or 0.0


def _box(crop: Crop) -> Box:
    """As a renderer hands it over: a little larger than the character."""
    return Box(*cv2.boundingRect((crop.alpha > 127).astype(np.uint8))).grown(0.04)


def _spread(count: int, k: int) -> list[int]:
    return [int(place) for place in np.linspace(0, count - 1, 2 * k + 1).round()[1::2]]


def main() -> None:
    """Fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="for machines")
    asked = parser.parse_args()
    embedder, sequences = FisherEmbedder(), read_sequences(asked.folder)
    rows = []
    for k in NUMBERS_OF_REFERENCES:
        trials = [tried(name, sequences, k, embedder) for name in sequences]
        rows.append((fitted(k, trials), calibration_error(trials)))
    percent = percentages(sequences, embedder).as_json()
    if asked.json:
        fits = [{**asdict(row), "calibration_error": error} for row, error in rows]
        print(json.dumps({"fits": fits, "percent": percent}))
        return
    for row, error in rows:
        print(f"{row}  expected calibration error {error:.3f}")
    print("  ".join(f"{name} {value:.1f} %" for name, value in percent.items()))


if __name__ == "__main__":
    main()
