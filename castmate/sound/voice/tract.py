"""The vocal tract: what becomes of each pulse of a voice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE
from castmate.sound.tones import Mono
from castmate.sound.voice.character_voice import CharacterVoice

Line = NDArray[np.float64]

ANSWER = 1024
"""Samples that one pulse rings."""
_WIDTHS = (90.0, 120.0, 190.0)
"""Hz: of the first three resonances."""
_HIGHER, _HIGHER_WIDTHS = (3500.0, 4600.0), (260.0, 340.0)
"""Hz: two more resonances, which no vowel moves."""
_HERTZ = np.fft.rfftfreq(ANSWER, 1 / SAMPLE_RATE)
_AT_ONCE = 128


def pulses(
    hertz: Line,
    level: Line,
    formants: NDArray[np.float64],
    step: int,
    character: CharacterVoice,
    rng: np.random.Generator,
) -> Mono:
    """A voice of pitch *hertz* and *level* 0..1 with *formants* (Hz), each a value every *step*."""
    made = np.zeros(len(hertz) * step + ANSWER, np.float32)
    starts, signs = _beats(hertz, level, step, character, rng)
    for first in range(0, len(starts), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        _lay_pulses(made, starts[part], signs[part], formants, step, character, rng)
    return made


def _beats(
    hertz: Line, level: Line, step: int, character: CharacterVoice, rng: np.random.Generator
) -> tuple[Line, Line]:
    """When (in samples) the pulses come, and how strong each is."""
    turns = np.cumsum(hertz * step / SAMPLE_RATE)
    whole = np.arange(1, int(turns[-1]))
    at = np.interp(whole, turns, np.arange(len(turns)) * float(step))
    period = SAMPLE_RATE / np.interp(at / step, np.arange(len(hertz)), hertz)
    at += rng.normal(0, 0.004, len(at)) * period
    # Fewer pulses a second are each as much stronger.
    strength = np.interp(at / step, np.arange(len(level)), level) * np.sqrt(period / 200)
    strength[1::2] *= 1 - character.growl
    if character.hollow:
        at = np.stack((at, at + period / 2), axis=1).reshape(-1)
        strength = np.stack((strength, -character.hollow * strength), axis=1).reshape(-1)
    heard = (np.abs(strength) > 1e-3) & (at >= 0) & (at < len(hertz) * step)
    return at[heard], strength[heard]


def _lay_pulses(
    made: Mono,
    starts: Line,
    signs: Line,
    formants: NDArray[np.float64],
    step: int,
    character: CharacterVoice,
    rng: np.random.Generator,
) -> None:
    if not len(starts):
        return
    steps, which = np.unique((starts / step).astype(int), return_inverse=True)
    tract = _tract(formants[steps], character)
    # Open vowels are much louder than closed ones; whoever speaks makes up for most of that.
    tract /= np.linalg.norm(tract, axis=1, keepdims=True) ** 0.6
    tract = tract.astype(np.complex64)
    whole = np.floor(starts)
    late = _LATE[((starts - whole) * len(_LATE)).astype(int)]
    answers = np.fft.irfft(tract[which] * _air(len(starts), character, rng) * late, ANSWER, axis=1)
    answers *= (_FADE * signs[:, None]).astype(np.float32)
    for start, answer in zip(whole.astype(int), np.asarray(answers, np.float32), strict=True):
        made[start : start + ANSWER] += answer


def _air(
    count: int, character: CharacterVoice, rng: np.random.Generator
) -> NDArray[np.complex64] | float:
    """By what air changes each pulse: (*count*, bins)."""
    if character.breath < 0.02:
        return 1.0
    chance = rng.standard_normal((count * _AIR_STEP + len(_HERTZ), 2), np.float32)
    table = chance.view(np.complex64)[:, 0]
    airy = np.lib.stride_tricks.sliding_window_view(table, len(_HERTZ))[::_AIR_STEP][:count]
    level = np.float32(np.sqrt(0.5) * character.breath * 2.2)
    return np.asarray(np.float32(1 - character.breath) + level * _AIR * airy, np.complex64)


def _tract(formants: NDArray[np.float64], character: CharacterVoice) -> NDArray[np.complex128]:
    """The answer of each of *formants* (pulses, 3) to a click: (pulses, bins)."""
    spectrum = _source(character)[None, :]
    for number, width in enumerate(_WIDTHS):
        F = formants[:, number : number + 1]
        B = width * character.tract
        spectrum = spectrum * F**2 / (F**2 - _HERTZ**2 + 1j * _HERTZ * B)
    return spectrum


def _source(character: CharacterVoice) -> NDArray[np.complex128]:
    """What comes from the throat, with the resonances of body and head."""
    spectrum = np.ones(len(_HERTZ), np.complex128)
    for F, B in zip(_HIGHER, _HIGHER_WIDTHS, strict=True):
        F, B = F * character.tract, B * character.tract
        spectrum *= F**2 / (F**2 - _HERTZ**2 + 1j * _HERTZ * B)
    # A cascade falls off above its resonances; all the higher ones of a tract hold it up.
    lift = (1 + (_HERTZ / (3300 * character.tract)) ** 2) ** 3.6
    octaves = np.log2(np.maximum(_HERTZ, 60.0) / 200)
    tilt = 10 ** ((character.tilt + 6) * octaves / 20)
    low_cut = _HERTZ**2 / (_HERTZ**2 + 70.0**2)
    high_cut = 1 / (1 + (_HERTZ / 8000) ** 6)
    body = np.ones(len(_HERTZ), np.complex128)
    for F in (character.body_hz, character.head_hz):
        turning = 1j * _HERTZ * 0.18 * F
        body *= 1 + character.ring * turning / (F**2 - _HERTZ**2 + turning)
    return np.asarray(0.02 * spectrum * lift * tilt * low_cut * high_cut * body)


_AIR = np.clip((_HERTZ - 500) / 2500, 0, 1).astype(np.float32)
"""Air is heard high up only."""
_AIR_STEP = 61
"""Random numbers that one pulse's air does not share with the last one's."""
_FADE = np.concatenate((np.ones(ANSWER * 3 // 4), np.linspace(1, 0, ANSWER - ANSWER * 3 // 4)))
"""What air adds rings on beyond a pulse's time, and would come round to its start."""
_LATE = np.exp(-2j * np.pi * _HERTZ / SAMPLE_RATE * (np.arange(16)[:, None] + 0.5) / 16).astype(
    np.complex64
)
"""Later by so many sixteenths of a sample."""
