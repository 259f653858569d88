"""How good a moment of a clip is to cast from, each reason on its own, 0..1."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from castmate.characters.scan import Sample, Scan


@dataclass(frozen=True)
class Judgement:
    """Five grades, 0 bad .. 1 good."""

    WORDS: ClassVar[dict[str, str]] = {
        "sharpness": "the picture is sharper",
        "light": "the light is better",
        "size": "the subject is larger",
        "wholeness": "the subject is wholly in the picture",
        "calm": "the camera is calmer",
        "motion": "the subject moves just enough",
    }

    sharpness: float
    light: float
    size: float
    wholeness: float
    calm: float
    motion: float

    @property
    def overall(self) -> float:
        """0..1: the geometric mean, so that one bad reason is not bought off by good ones."""
        grades = [getattr(self, name) for name in self.WORDS]
        return float(np.exp(np.mean(np.log(np.maximum(grades, 1e-3)))))


def judged_scan(scan: Scan) -> tuple[Judgement, ...]:
    """The grades of every sample of *scan*."""
    sharp = float(np.quantile([sample.blur for sample in scan.samples], 0.1))
    return tuple(judged(sample, sharp) for sample in scan.samples)


def judged(sample: Sample, sharp: float) -> Judgement:
    """The grades of *sample*, in a clip whose sharp moments have a blur of *sharp*."""
    subject = sample.subject
    return Judgement(
        sharpness=_falling(sample.blur - sharp, 0.02, 0.3),
        light=_rising(sample.brightness, 12, 70) * _rising(sample.contrast, 4, 25),
        size=0.5 if subject is None else _rising(subject.share, 0.0, 0.12),
        wholeness=0.6 if subject is None else 1.0 - 0.2 * len(subject.touches),
        calm=_falling(sample.camera_speed, 0.15, 1.5),
        motion=_rising(sample.moving_share, -0.02, 0.01) * _falling(sample.moving_share, 0.2, 0.7),
    )


def _rising(value: float, none: float, full: float) -> float:
    """0 up to *none*, 1 from *full* on, straight in between."""
    return float(np.clip((value - none) / (full - none), 0.0, 1.0))


def _falling(value: float, full: float, none: float) -> float:
    """1 up to *full*, 0 from *none* on, straight in between."""
    return 1.0 - _rising(value, full, none)
