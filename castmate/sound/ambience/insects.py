"""Crickets and cicadas: tones in pulses, so regular that one second is made and laid again.

Each chirp is a little late or early and louder or softer than the last, which is what keeps ears
from hearing a loop.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from castmate.media.sound_file import Samples
from castmate.sound.tones import Mono, glide, lay, peaking, swell, swept


@dataclass(frozen=True)
class Insects:
    """A few of one kind."""

    hertz: float
    pulses: int
    """In one chirp."""
    per_second: float
    """Chirps of each insect."""
    many: int
    level: float
    """dB of full scale of the nearest one's highest sample."""


CRICKETS = Insects(4300, 3, 1.9, 3, -28)
FIELD_CRICKETS = Insects(4700, 2, 3.1, 2, -34)
GRASSHOPPERS = Insects(7200, 9, 0.7, 3, -36)
CICADAS = Insects(5600, 26, 0.9, 3, -32)


def sing(target: Samples, insects: Insects, seconds: float, *, seed: int) -> None:
    """Add their song to *target*."""
    rng = np.random.default_rng(seed)
    for index in range(insects.many):
        chirp = _chirp(insects, insects.hertz * float(rng.uniform(0.94, 1.06)))
        chirp = peaking(chirp, insects.level - 4.5 * index)
        side = float(rng.uniform(-0.9, 0.9))
        at = -float(rng.uniform(0, 1 / insects.per_second))
        while at < seconds:
            lay(target, chirp, at, gain=float(rng.uniform(0.75, 1.1)), side=side)
            at += float(rng.normal(1, 0.05)) / insects.per_second
            if rng.uniform() < 0.06:
                at += float(rng.uniform(0.4, 1.6))


def _chirp(insects: Insects, hertz: float) -> Mono:
    tone = swept(glide(0.019, hertz * 0.985, hertz, hertz * 0.97))
    pulse = np.concatenate([tone * swell(len(tone), 0.006, 0.008), np.zeros(530, np.float32)])
    chirp = np.tile(pulse, insects.pulses)
    rise = np.linspace(0.45, 1.0, insects.pulses).repeat(len(pulse))
    return np.asarray(chirp * rise, np.float32)
