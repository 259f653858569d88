"""Small subjects, and an embedder that takes no time: the mean and spread of a crop's colours."""

import numpy as np

from castmate.consistency.calibrating.subjects import Subject
from castmate.consistency.calibrating.trials import Trial
from castmate.identity.embedder import Crop
from tests.identity.drawn import drawn

COLOURS = [(200, 60, 50), (60, 170, 90), (60, 90, 200), (220, 200, 60), (150, 60, 170),
           (60, 190, 200), (240, 140, 50)]  # fmt: skip


class ByColour:
    """Knows a character by its colours alone."""

    name = "by-colour-1"

    @property
    def negatives(self):
        rng = np.random.default_rng(0)
        rgb = rng.integers(0, 255, (40, 8, 8, 3), np.uint8)
        flat = rng.integers(0, 255, (40, 1, 1, 3)) // 2 + rgb // 2
        whole = np.full((8, 8), 255, np.uint8)
        return self.embed([Crop(each.astype(np.uint8), whole) for each in flat])

    def embed(self, crops):
        rows = [np.zeros((0, 12))]
        for crop in crops:
            inside = crop.rgb[crop.alpha > 127].astype(float) / 255 - 0.5
            inside = inside if len(inside) else np.zeros((1, 3))
            moments = (inside.mean(axis=0), inside.std(axis=0), np.abs(inside).mean(axis=0))
            rows.append([np.concatenate([*moments, [0.2, 0.1, 0.1]])])
        rows = np.concatenate(rows)
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def subject(number, pictures=2):
    """A round character of its own colour, before grey."""
    crops = tuple(drawn(COLOURS[number], "dots", turn=9 * k, side=72) for k in range(pictures))
    return Subject(f"subject-{number}", "toy", crops)


def trial(seed, *, own=1.0, strangers=-0.4, count=12):
    """Scores that overlap a little."""
    rng = np.random.default_rng(seed)
    return Trial(rng.normal(own, 0.5, count), rng.normal(strangers, 0.5, count), -0.9, own + 0.1)
