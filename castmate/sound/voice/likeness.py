"""How alike two voices sound: what machines that know speakers by ear have long compared.

Mean mel-frequency cepstral coefficients (S. Davis and P. Mermelstein, 1980) say what the vocal
tract is like, the median pitch how high it speaks. Both are taken of loud frames only.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE
from castmate.sound.tones import Mono

Traits = NDArray[np.float64]
"""float64 (13,): twelve cepstral coefficients and the pitch in octaves over 100 Hz, each divided
by how much it usually differs between two texts of one voice."""

_FRAME, _HOP = 2048, 512
_BANDS = 32
_QUIET = 25.0
"""dB under the loudest frame, below which a frame says nothing about a voice."""
_USUAL = np.array([0.57, 0.55, 1.15, 0.42, 0.30, 0.36, 0.25, 0.20, 0.24, 0.26, 0.28, 0.28, 0.11])
"""How much the traits of one voice differ from text to text; measured of forty voices (within-class
normalisation, A. Hatch et al., 2006)."""


def voice_traits(sound: Mono) -> Traits:
    """What identifies the voice heard in *sound*, which holds nothing else.

    Raises ValueError for silence.
    """
    frames = np.lib.stride_tricks.sliding_window_view(sound, _FRAME)[::_HOP]
    spectra = np.abs(np.fft.rfft(frames * np.hanning(_FRAME), axis=1)) ** 2
    energy = 10 * np.log10(spectra.sum(axis=1) + 1e-12)
    loud = spectra[energy > energy.max() - _QUIET]
    if energy.max() < -60 or not len(loud):
        raise ValueError("there is no voice in silence")
    mel = np.log(loud @ _mel().T + 1e-9 * loud.max())
    cepstrum = mel @ _cosines().T
    pitch = np.log2(np.percentile([_pitch(spectrum) for spectrum in loud[::2]], 30) / 100)
    return np.asarray(np.append(cepstrum.mean(axis=0), pitch) / _USUAL)


def unlikeness(one: Traits, other: Traits) -> float:
    """0 for the same voice; how far apart they sound otherwise."""
    return float(np.linalg.norm(one - other))


@lru_cache(maxsize=1)
def _mel() -> NDArray[np.float64]:
    """Triangles, evenly spaced as ears hear: (bands, bins)."""
    hertz = np.fft.rfftfreq(_FRAME, 1 / SAMPLE_RATE)
    edges = 700 * (10 ** (np.linspace(_to_mel(80), _to_mel(9000), _BANDS + 2) / 2595) - 1)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    sides = np.minimum((hertz - low) / (middle - low), (high - hertz) / (high - middle))
    return np.asarray(np.clip(sides, 0, None))


def _to_mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


@lru_cache(maxsize=1)
def _cosines() -> NDArray[np.float64]:
    number = np.arange(1, 13)[:, None]
    return np.asarray(
        np.sqrt(2 / _BANDS) * np.cos(np.pi * number * (np.arange(_BANDS) + 0.5) / _BANDS)
    )


def _pitch(spectrum: NDArray[np.float32]) -> float:
    """Hz: where the sound agrees best with itself a little later (autocorrelation)."""
    agreement = np.fft.irfft(spectrum)
    first, last = SAMPLE_RATE // 900, SAMPLE_RATE // 70
    lag = first + int(np.argmax(agreement[first:last]))
    return SAMPLE_RATE / lag
