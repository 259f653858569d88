"""The bed: a painted spectrogram of noise, made sound block by block.

Wind, surf, rain and traffic are noise whose spectrum moves slowly. Sums of independent noise are
noise with the sum of their powers, so all layers of a place cost one inverse Fourier transform for
each block (overlapped by half under a sine window, whose squares add up to one). Nothing repeats:
every block is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE, Samples
from castmate.sound.loudness import amplitude, k_response

Curve = NDArray[np.float64]
"""One value for each block of a bed."""

_BLOCK = 4096
_HOP = _BLOCK // 2
BLOCKS_PER_SECOND = SAMPLE_RATE / _HOP
_AT_ONCE = 32
"""Blocks made together, so that all of it stays in a processor's cache."""
_RUMBLE_HERTZ = 55.0
"""Below, small loudspeakers only waste their strength."""
_TABLE = 1 << 18
"""Random numbers to choose from: a block takes 2049 neighbours."""


@dataclass(frozen=True)
class Band:
    """A part of the spectrum: flat from *low* to *high* Hz, falling off outside."""

    low: float
    high: float
    below: float = 12.0
    """dB an octave by which it falls below *low*."""
    above: float = 12.0
    """dB an octave above *high*."""
    tilt: float = 0.0
    """dB an octave between them; negative is darker."""


@dataclass(frozen=True)
class Layer:
    """One sound in a bed."""

    band: Band
    level: Curve
    """LUFS in each block, alone and in both ears."""
    side: Curve | float = 0.0
    """-1 left .. 1 right, in each block."""


def num_blocks(seconds: float) -> int:
    """How many blocks a bed of *seconds* has."""
    return int(seconds * BLOCKS_PER_SECOND) + 2


def clock(seconds: float) -> Curve:
    """The second at which each block of a bed of *seconds* is loudest."""
    return np.arange(num_blocks(seconds)) / BLOCKS_PER_SECOND


@lru_cache(maxsize=256)
def _spectrum(band: Band) -> NDArray[np.float32]:
    """Amplitude of each bin, so that noise of it in both ears has 0 LUFS."""
    hertz = np.fft.rfftfreq(_BLOCK, 1 / SAMPLE_RATE)
    octaves = np.log2(np.maximum(hertz, 5.0))
    low, high = np.log2(band.low), np.log2(band.high)
    decibels = band.tilt * (np.clip(octaves, low, high) - low)
    decibels -= band.below * np.maximum(0.0, low - octaves)
    decibels -= band.above * np.maximum(0.0, octaves - high)
    shape = 10 ** (decibels / 20)
    shape /= 1 + (_RUMBLE_HERTZ / np.maximum(hertz, 1.0)) ** 4
    # A bin of amplitude a and random phase has power 2 a^2 / N^2 in each channel.
    power = float(np.square(shape * k_response(hertz)).sum()) * 4 / _BLOCK**2
    return np.asarray(shape * amplitude(0.691) / np.sqrt(power), np.float32)


def bed(layers: Sequence[Layer], seconds: float, *, width: float, seed: int) -> Samples:
    """Noise of all *layers*, *seconds* long; *width* 0 (from the middle) .. 1 (all around)."""
    count = num_blocks(seconds)
    spectra = np.stack([_spectrum(layer.band) for layer in layers]).astype(np.float32) ** 2
    power = np.stack([10 ** (layer.level / 10) for layer in layers], axis=1)
    side = np.stack([np.broadcast_to(layer.side, (count,)) for layer in layers], axis=1)
    left, right = power * (1 - side), power * (1 + side)
    rng = np.random.default_rng(seed)
    made = np.zeros((2, (count + 1) * _HOP), np.float32)
    window = np.sin(np.pi * (np.arange(_BLOCK) + 0.5) / _BLOCK).astype(np.float32)
    middle, around = _stereo(width)
    for first in range(0, count, _AT_ONCE):
        stop = min(count, first + _AT_ONCE)
        alike, opposite = _chance(rng, stop - first)
        alike, opposite = alike * middle, opposite * around
        for ear, power_in_it, spectrum in (
            (0, left, alike + opposite),
            (1, right, alike - opposite),
        ):
            spectrum *= np.sqrt(power_in_it[first:stop].astype(np.float32) @ spectra)
            blocks = np.asarray(np.fft.irfft(spectrum, _BLOCK, axis=1), np.float32)
            blocks *= window
            _overlap(made[ear], blocks, first)
    return np.ascontiguousarray(made[:, _HOP : _HOP + round(seconds * SAMPLE_RATE)].T)


@lru_cache(maxsize=1)
def _table() -> NDArray[np.complex64]:
    """Complex noise of mean power 1, from which blocks take their chance."""
    values = np.random.default_rng(48_000).standard_normal((_TABLE, 2), np.float32)
    return (values * np.float32(np.sqrt(0.5))).view(np.complex64)[:, 0]


def _chance(
    rng: np.random.Generator, count: int
) -> tuple[NDArray[np.complex64], NDArray[np.complex64]]:
    """Two independent spectra of noise, each (*count*, bins), cut from anywhere in the table."""
    bins = _BLOCK // 2 + 1
    table = _table()
    starts = rng.integers(0, _TABLE - bins, (2, count))
    one, other = (np.stack([table[at : at + bins] for at in row]) for row in starts)
    return one, other


@lru_cache(maxsize=16)
def _stereo(width: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Shares of what both ears hear alike and what they hear as opposites, for each bin.

    Low notes come from everywhere alike, as they do through air.
    """
    hertz = np.fft.rfftfreq(_BLOCK, 1 / SAMPLE_RATE)
    angle = width * np.pi / 4 * hertz / (hertz + 150)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _overlap(made: NDArray[np.float32], blocks: NDArray[np.float32], first: int) -> None:
    """Add *blocks* (count, samples) half over one another to one ear's sound."""
    count = len(blocks)
    start = first * _HOP
    made[start : start + count * _HOP] += blocks[:, :_HOP].reshape(-1)
    made[start + _HOP : start + (count + 1) * _HOP] += blocks[:, _HOP:].reshape(-1)
