"""Bringing sounds together: speech over the rest, as loud as everybody else, never too loud."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE, Samples
from castmate.scripts.dialogue import Utterance
from castmate.sound.loudness import (
    STEP_SAMPLES,
    Powers,
    amplitude,
    integrated,
    levels_between,
    quick_step_powers,
)
from castmate.sound.tones import Mono

TARGET = -14.0
"""LUFS of a finished film, as on the large video sites."""
CEILING = -3.2
"""dB of full scale that no sample passes: AAC and what lies between samples need the rest to -1."""
_NEAR_ENOUGH = 0.5
"""LU."""
_ROUND_STEPS = (8, 4, 2, 1)
"""dB: of all gains that are near enough, the roundest is taken, so that one changed line rarely
changes a whole film's."""
_LOUDEST_GAIN, _MOST_FOR_SPEECH = 40, 5
_MODERATE = 18
"""dB beyond which a place is not made louder where speech can be made so instead."""
_CONTROL = 48
"""Samples between two values of the limiter: 1 ms."""
_REACH = 60
"""Milliseconds over which the limiter closes, and opens again."""
LIMITER_SAMPLES = (2 * _REACH + 2) * _CONTROL
"""How far around a sample the limiter looks."""
_STEP = SAMPLE_RATE // 100
_EARLY, _LATE = 0.12, 0.2
"""Seconds by which the rest steps back before speech, and comes back after it."""
_SHORT_PAUSE = 0.6
_SWELL = 31
"""Hundredths of a second over which it steps back."""


@dataclass(frozen=True, eq=False)
class Profile:
    """What has to be known of a shot to make a film as loud as others: each 100 ms of it.

    All are float64 (steps,); *powers* are K-weighted mean squares, *peaks* the highest samples.
    """

    powers: Powers
    peaks: NDArray[np.float64]
    spoken_powers: Powers
    """Of what is said, which the film's gain leaves alone."""
    spoken_peaks: NDArray[np.float64]

    def packed(self) -> bytes:
        """As bytes, single precision."""
        lines = (self.powers, self.peaks, self.spoken_powers, self.spoken_peaks)
        return np.stack(lines).astype("<f4").tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> Profile:
        """What :meth:`packed` has packed; ValueError for anything else."""
        return cls(*np.frombuffer(data, "<f4").reshape(4, -1).astype(np.float64))


def profile_of(unspoken: Samples, speech: Samples) -> Profile:
    """The profile of two sounds of one length; what is left of a last 100 ms is not looked at."""
    return Profile(
        quick_step_powers(unspoken), _peaks(unspoken), quick_step_powers(speech), _peaks(speech)
    )


def _peaks(sound: Samples) -> NDArray[np.float64]:
    whole = len(sound) // STEP_SAMPLES
    steps = np.abs(sound[: whole * STEP_SAMPLES]).reshape(whole, STEP_SAMPLES * 2)
    return np.asarray(steps.max(axis=1, initial=0.0), np.float64)


def ducking(utterances: Sequence[Utterance], num_samples: int, *, decibels: float) -> Mono:
    """How much everything but speech is heard, 1 or *decibels* less, for each of *num_samples*."""
    count = num_samples // _STEP + 2
    spoken = np.zeros(count)
    for start, stop in _phrases(utterances):
        first = max(0, int((start - _EARLY) * 100))
        spoken[first : max(first, int((stop + _LATE) * 100))] = 1.0
    kernel = np.hanning(_SWELL + 2)[1:-1]
    smooth = np.convolve(np.pad(spoken, _SWELL // 2, mode="edge"), kernel / kernel.sum(), "valid")
    gain = 10 ** (-decibels * smooth / 20)
    return np.asarray(np.interp(np.arange(num_samples) / _STEP, np.arange(count), gain), np.float32)


def _phrases(utterances: Sequence[Utterance]) -> list[tuple[float, float]]:
    """From where to where somebody speaks; short pauses are bridged."""
    spans: list[tuple[float, float]] = []
    for syllable in (s for utterance in utterances for s in utterance.syllables):
        if spans and syllable.start_seconds - spans[-1][1] < _SHORT_PAUSE:
            spans[-1] = (spans[-1][0], syllable.stop_seconds)
        else:
            spans.append((syllable.start_seconds, syllable.stop_seconds))
    return spans


def limited(sound: Samples) -> Samples:
    """*sound* with nothing above the ceiling: turned down softly around what would be.

    The result at a sample depends on :data:`LIMITER_SAMPLES` around it only.
    """
    ceiling = amplitude(CEILING)
    level = _envelope(sound)
    if float(level.max(initial=0.0)) <= ceiling:
        return sound
    needed = np.minimum(1.0, ceiling / np.maximum(level, 1e-9))
    gain = _softly(needed)
    at = np.arange(len(sound)) / _CONTROL - 0.5
    return sound * np.interp(at, np.arange(len(gain)), gain).astype(np.float32)[:, None]


def _envelope(sound: Samples) -> NDArray[np.float64]:
    """The highest level in each millisecond, between samples too where that may matter."""
    level = np.maximum(np.abs(sound[:, 0]), np.abs(sound[:, 1]))
    near = np.flatnonzero(level > 0.5 * amplitude(CEILING))
    if near.size:
        level[near] = np.maximum(level[near], levels_between(sound, near))
    whole = -(-len(level) // _CONTROL)
    level = np.pad(level, (0, whole * _CONTROL - len(level)))
    return np.asarray(level.reshape(whole, _CONTROL).max(axis=1), np.float64)


def _softly(needed: NDArray[np.float64]) -> NDArray[np.float64]:
    """The lowest gain near by, smoothed: never above *needed*."""
    low = np.pad(needed, _REACH + 1, constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(low, 2 * _REACH + 3).min(axis=1)
    kernel = np.hanning(2 * _REACH + 3)[1:-1]
    padded = np.pad(lowest, _REACH, constant_values=1.0)
    return np.convolve(padded, kernel / kernel.sum(), "valid")


@dataclass(frozen=True)
class Gain:
    """What a film is made louder by, in whole dB."""

    unspoken: int
    speech: int = 0


def film_gain(profiles: Sequence[Profile]) -> Gain:
    """What brings a film of these *profiles*, limited, to the target.

    Speech is nearly as loud as it has to be; where it alone is loud enough, everything else stays
    as loud as it was made.
    """
    whole = Profile(
        np.concatenate([np.zeros(0), *(profile.powers for profile in profiles)]),
        np.concatenate([np.zeros(0), *(profile.peaks for profile in profiles)]),
        np.concatenate([np.zeros(0), *(profile.spoken_powers for profile in profiles)]),
        np.concatenate([np.zeros(0), *(profile.spoken_peaks for profile in profiles)]),
    )
    if loudness_at(whole, Gain(0)) == -np.inf:
        return Gain(0)
    speaks = bool(whole.spoken_powers.any())
    lowest = 0 if speaks else -_LOUDEST_GAIN
    best = (math.inf, Gain(0))
    for speech in range(_MOST_FOR_SPEECH + 1 if speaks else 1):
        found = {
            gain: abs(loudness_at(whole, Gain(gain, speech)) - TARGET)
            for gain in range(lowest, _LOUDEST_GAIN + 1)
        }
        near = [gain for gain, off in found.items() if off <= _NEAR_ENOUGH]
        moderate = [gain for gain in near if gain <= _MODERATE or not speaks]
        for step in _ROUND_STEPS:
            rounded = [gain for gain in moderate if gain % step == 0]
            if rounded:
                return Gain(min(rounded, key=lambda gain: found[gain]), speech)
        gain = min(found, key=lambda gain: found[gain])
        best = min(best, (found[gain], Gain(gain, speech)), key=lambda pair: pair[0])
    return best[1]


def loudness_at(whole: Profile, gain: Gain) -> float:
    """LUFS to expect with *gain* once the limiter has turned down what is too loud."""
    factor, spoken = amplitude(gain.unspoken), amplitude(gain.speech)
    peaks = whole.peaks * factor + whole.spoken_peaks * spoken
    turned = np.minimum(1.0, amplitude(CEILING) / np.maximum(peaks, 1e-9))
    powers = whole.powers * factor**2 + whole.spoken_powers * spoken**2
    return integrated([powers * turned**2])
