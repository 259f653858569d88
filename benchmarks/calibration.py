"""Fits the constants of castmate/identity/calibration.py, and says how well they hold.

    python -m benchmarks.calibration DIR [--json]

DIR holds sequences with exact masks in the layout of DAVIS. The method is that of
``castmate calibrate`` (castmate/consistency/calibrating/), here with exact masks. The expected
calibration error is measured leaving one sequence out of the fit at a time; its interval is of a
bootstrap over the sequences. Percentages are what the gate goes by:
of the frames of a sequence that are no references, and of the other sequences.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np

from castmate.consistency.calibrating.calibrate import calibrate
from castmate.consistency.calibrating.subjects import Subject
from castmate.consistency.calibrating.trials import rough_box, spread
from castmate.consistency.score import score
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.clip import Frame
from castmate.report import Silent

FRAMES = 18
WIDTH = 640
SAMPLES_PER_SECOND = 5
SPREAD = 3
"""References of which percentages are reported."""
STRANGE_FRAMES = 3


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
        places = spread(len(frames), SPREAD)
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
    boxes = {k: rough_box(crop) for k, crop in enumerate(shown)}
    return score(frames, signature, boxes=boxes, embedder=embedder).consistency_percent or 0.0


def main() -> None:
    """Fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="for machines")
    asked = parser.parse_args()
    embedder, sequences = FisherEmbedder(), read_sequences(asked.folder)
    subjects = [Subject(name, name, tuple(crops)) for name, crops in sequences.items()]
    calibrated = calibrate(subjects, embedder, report=Silent())
    percent = percentages(sequences, embedder).as_json()
    if asked.json:
        fits = [
            {**asdict(row.constants), "calibration_error": row.error, "interval": row.interval}
            for row in calibrated.rows
        ]
        print(json.dumps({"fits": fits, "percent": percent}))
        return
    for row in calibrated.rows:
        low, high = row.interval
        print(f"{row.constants}  calibration error {row.error:.3f} ({low:.3f} to {high:.3f})")
    print("  ".join(f"{name} {value:.1f} %" for name, value in percent.items()))


if __name__ == "__main__":
    main()
