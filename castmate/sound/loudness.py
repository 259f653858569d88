"""How loud sound is to ears: ITU-R BS.1770-4, the measure behind LUFS.

Two filters stand for the head and for what ears hear of low notes ("K-weighting"); mean squares of
400 ms, overlapping by 75 %, are gated twice so that silence does not count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE, Samples

Powers = NDArray[np.float64]

SILENCE = -70.0
"""LUFS: what is below does not count (the absolute gate of BS.1770-4)."""
_RELATIVE_GATE = -10.0
_OFFSET = -0.691
STEP_SAMPLES = SAMPLE_RATE // 10
"""Samples from one block of 400 ms to the next."""
_STEPS_PER_BLOCK = 4
# Filter coefficients for 48 kHz, tables 1 and 2 of BS.1770-4.
_HEAD = ((1.53512485958697, -2.69169618940638, 1.19839281085285),
         (1.0, -1.69065929318241, 0.73248077421585))  # fmt: skip
_LOW_CUT = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_RINGING = 1 << 13
"""Samples after which the filters' answer to a click is 80 dB down, and more."""
_BLOCK = 1 << 15
_TAPS = 24
_AT_ONCE = 1 << 13


def k_response(hertz: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """How much louder (amplitude) each of *hertz* counts."""
    return np.abs(_answer(np.exp(-2j * np.pi * hertz / SAMPLE_RATE)))


def _answer(z: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """Of both filters at 1/z: how they scale and turn it."""
    gain = np.ones(len(z), np.complex128)
    for above, below in (_HEAD, _LOW_CUT):
        gain *= (above[0] + above[1] * z + above[2] * z * z) / (
            below[0] + below[1] * z + below[2] * z * z
        )
    return gain


@lru_cache(maxsize=1)
def _k_spectrum() -> NDArray[np.complex64]:
    turns = np.arange(_BLOCK // 2 + 1) / _BLOCK
    return np.asarray(_answer(np.exp(-2j * np.pi * turns)), np.complex64)


def weighted(sound: Samples) -> Samples:
    """*sound* as ears weigh it: K-weighted, of the same length.

    Done on spectra of overlapping blocks: the answer to a click fits into what they share.
    """
    made = np.empty_like(sound)
    padded = np.concatenate((np.zeros((_RINGING, 2), np.float32), sound))
    for at in range(0, len(sound), _BLOCK - _RINGING):
        spectrum = np.fft.rfft(padded[at : at + _BLOCK].T, _BLOCK, axis=1) * _k_spectrum()
        block = np.fft.irfft(spectrum, _BLOCK, axis=1).T[_RINGING:]
        made[at : at + len(block)] = block[: len(sound) - at]
    return made


def step_powers(sound: Samples) -> Powers:
    """Mean squares, K-weighted, both channels added, of each whole 100 ms of *sound*."""
    loud = weighted(sound)
    whole = len(loud) // STEP_SAMPLES
    steps = loud[: whole * STEP_SAMPLES].reshape(whole, STEP_SAMPLES, 2)
    return np.asarray(np.square(steps, dtype=np.float64).sum(axis=2).mean(axis=1))


def quick_step_powers(sound: Samples) -> Powers:
    """The same within .1 dB for steady sound, from the spectrum of each 100 ms by itself."""
    whole = len(sound) // STEP_SAMPLES
    steps = sound[: whole * STEP_SAMPLES].reshape(whole, STEP_SAMPLES, 2).transpose(0, 2, 1)
    spectra = np.fft.rfft(np.ascontiguousarray(steps), axis=2)
    energy = spectra.real**2 + spectra.imag**2
    return np.asarray((energy @ _k_energy()).sum(axis=1), np.float64)


@lru_cache(maxsize=1)
def _k_energy() -> NDArray[np.float32]:
    """What each bin of a step's spectrum adds to its mean square."""
    hertz = np.fft.rfftfreq(STEP_SAMPLES, 1 / SAMPLE_RATE)
    return np.asarray(2 * k_response(hertz) ** 2 / STEP_SAMPLES**2, np.float32)


def integrated(powers: Iterable[Powers]) -> float:
    """Loudness in LUFS of sound whose :func:`step_powers` these are; -inf for silence.

    Equations 5 to 7 of BS.1770-4.
    """
    steps = np.concatenate([np.zeros(0), *powers])
    if len(steps) < _STEPS_PER_BLOCK:
        steps = np.pad(steps, (0, _STEPS_PER_BLOCK - len(steps)))
    blocks = np.convolve(steps, np.full(_STEPS_PER_BLOCK, 1 / _STEPS_PER_BLOCK), "valid")
    heard = blocks[blocks > _power(SILENCE)]
    if not heard.size:
        return -math.inf
    kept = heard[heard > heard.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return _lufs(float(kept.mean()))


def loudness(sound: Samples) -> float:
    """Integrated loudness of *sound* in LUFS; -inf for silence."""
    return integrated([step_powers(sound)])


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


def amplitude(decibels: float) -> float:
    """The factor that makes sound *decibels* louder."""
    return float(10 ** (decibels / 20))


@lru_cache(maxsize=1)
def _interpolator() -> NDArray[np.float32]:
    """Windowed sinc that reads sound a quarter, half and three quarters of a sample later."""
    x = np.arange(-_TAPS // 2, _TAPS // 2)[:, None] - np.arange(1, 4) / 4
    kernel = np.sinc(x) * np.cos(np.pi * x / (_TAPS + 2)) ** 2
    return np.asarray(kernel / kernel.sum(axis=0), np.float32)


def levels_between(sound: Samples, near: NDArray[np.intp]) -> NDArray[np.float32]:
    """The highest level in either ear from each sample *near* to the next: (len(near),)."""
    padded = np.pad(sound, ((_TAPS // 2, _TAPS // 2), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _TAPS, axis=0)
    levels = np.empty(len(near), np.float32)
    for at in range(0, len(near), _AT_ONCE):
        values = windows[near[at : at + _AT_ONCE]] @ _interpolator()
        levels[at : at + _AT_ONCE] = np.abs(values).max(axis=(1, 2))
    return levels


def true_peak(sound: Samples) -> float:
    """The highest level in dBTP, between the samples too: 4-fold oversampling, annex 2.

    Only the neighbourhood of samples that come near the highest is looked at.
    """
    level = np.maximum(np.abs(sound[:, 0]), np.abs(sound[:, 1]))
    top = float(level.max(initial=0.0))
    if top == 0.0:
        return -math.inf
    near = np.flatnonzero(level > 0.5 * top)
    return 20 * math.log10(max(top, float(levels_between(sound, near).max())))
