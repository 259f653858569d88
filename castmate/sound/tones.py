"""Small sounds made of tones and noise, and how they are laid into a longer one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE, Samples

Mono: TypeAlias = NDArray[np.float32]
"""float32 (samples,), -1..1, 48 000 samples a second."""


def times(seconds: float) -> Mono:
    """The time of each sample of a sound that lasts *seconds*."""
    count = max(1, round(seconds * SAMPLE_RATE))
    return np.asarray(np.arange(count) / SAMPLE_RATE, np.float32)


def swept(hertz: Mono | NDArray[np.float64], *, partials: tuple[float, ...] = (1.0,)) -> Mono:
    """A tone whose pitch goes along *hertz*; *partials* are the levels of its harmonics."""
    phase = np.cumsum(hertz, dtype=np.float64) * (2 * np.pi / SAMPLE_RATE)
    tone = sum(level * np.sin((k + 1) * phase) for k, level in enumerate(partials) if level)
    return np.asarray(tone, np.float32)


def glide(seconds: float, *points: float) -> Mono:
    """From the first of *points* to the last, evenly, on *seconds* of samples."""
    at = np.linspace(0, len(points) - 1, max(1, round(seconds * SAMPLE_RATE)))
    return np.asarray(np.interp(at, np.arange(len(points)), points), np.float32)


def swell(length: int, attack: float, release: float) -> Mono:
    """0 at both ends, up within *attack* and down within *release* seconds; *length* samples."""
    up, down = (min(length, max(1, round(part * SAMPLE_RATE))) for part in (attack, release))
    shape = np.ones(length, np.float32)
    shape[:up] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(up) / up)
    shape[length - down :] *= 0.5 + 0.5 * np.cos(np.pi * (np.arange(down) + 1) / down)
    return shape


def decay(length: int, seconds: float) -> Mono:
    """Falls to a thousandth in *seconds*."""
    return np.asarray(np.exp(-6.9 * np.arange(length) / (seconds * SAMPLE_RATE)), np.float32)


def noise(
    rng: np.random.Generator, seconds: float, low: float, high: float, *, steep: float = 3.0
) -> Mono:
    """Noise between *low* and *high* Hz with a root mean square of 1; *steep* 1 is gentle."""
    length = max(2, round(seconds * SAMPLE_RATE))
    size = 1 << (length - 1).bit_length()
    spectrum = np.fft.rfft(rng.standard_normal(size).astype(np.float32)) * _band(
        size, low, high, steep
    )
    made = np.fft.irfft(spectrum, size)[:length].astype(np.float32)
    return np.asarray(made / max(1e-9, float(np.sqrt(np.mean(made**2)))), np.float32)


@lru_cache(maxsize=128)
def _band(size: int, low: float, high: float, steep: float) -> NDArray[np.float32]:
    hertz = np.maximum(np.fft.rfftfreq(size, 1 / SAMPLE_RATE), 1.0)
    return np.asarray(
        1 / np.sqrt((1 + (low / hertz) ** (2 * steep)) * (1 + (hertz / high) ** (2 * steep))),
        np.float32,
    )


def peaking(sound: NDArray[np.floating[Any]], decibels: float) -> Mono:
    """*sound* so loud that its highest sample is at *decibels* of full scale."""
    top = float(np.abs(sound).max(initial=0.0))
    return np.asarray(sound * (10 ** (decibels / 20) / top if top else 0.0), np.float32)


def in_a_hall(
    sound: Mono, rng: np.random.Generator, *, seconds: float, share: float, dark: float = 4000
) -> Mono:
    """*sound* with an echo that dies away in *seconds* and carries *share* of its energy."""
    tail = noise(rng, seconds, 120, dark, steep=1.0) * decay(round(seconds * SAMPLE_RATE), seconds)
    size = 1 << (len(sound) + len(tail)).bit_length()
    echo = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)
    echo = echo[: len(sound) + len(tail)]
    energy = np.sqrt(np.sum(sound**2) / max(1e-12, float(np.sum(echo**2))))
    made = np.asarray(share * energy * echo, np.float32)
    made[: len(sound)] += (1 - share) * sound
    return made


def lay(target: Samples, sound: Mono, at: float, *, gain: float = 1.0, side: float = 0.0) -> None:
    """Add *sound* to *target* from second *at*, as far as both reach; *side* -1 left .. 1 right."""
    start = round(at * SAMPLE_RATE)
    first, stop = max(0, start), min(len(target), start + len(sound))
    if first >= stop:
        return
    part = sound[first - start : stop - start]
    angle = (side + 1) * np.pi / 4
    target[first:stop, 0] += part * np.float32(gain * np.sqrt(2) * np.cos(angle))
    target[first:stop, 1] += part * np.float32(gain * np.sqrt(2) * np.sin(angle))
