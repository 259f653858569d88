"""Babble: a language of its own for every character, in step with the words that are written.

Formant synthesis, pulse by pulse: each beat of the voice is the answer of a vocal tract (a cascade
of resonances, G. Fant, Acoustic Theory of Speech Production, 1960) to one click, laid where the
pitch wants it, between samples too. Nothing but the vowels' order is taken from human speech.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE
from castmate.scripts.dialogue import Utterance, Voiced
from castmate.scripts.syllables import spoken_words
from castmate.scripts.vowels import Vowel
from castmate.sound.tones import Mono, decay, noise, swell
from castmate.sound.voice.character_voice import CharacterVoice, Consonant
from castmate.sound.voice.tract import ANSWER, pulses

_STEP = 240
"""Samples between two values of what moves: 5 ms."""
_FORMANTS: dict[Vowel, tuple[float, float, float]] = {
    "a": (780, 1250, 2600), "e": (500, 1850, 2550), "i": (320, 2300, 3000),
    "o": (480, 900, 2500), "u": (340, 760, 2350),
}  # fmt: skip
"""Hz, of a grown human; a character's are these times its ``tract``."""
_ONSETS: dict[Consonant, tuple[float, float, float]] = {
    "b": (250, 800, 2300), "p": (300, 800, 2300), "m": (260, 950, 2200), "w": (300, 650, 2200),
    "y": (280, 2250, 2900), "l": (340, 1150, 2800), "n": (270, 1550, 2500),
    "d": (280, 1700, 2600), "t": (320, 1750, 2650), "k": (300, 1900, 2300),
}  # fmt: skip
"""Where the resonances come from when a vowel follows the consonant."""
_HUMMED: frozenset[Consonant] = frozenset({"m", "n", "l", "w", "y"})
_BURSTS: dict[Consonant, tuple[float, float]] = {
    "p": (500, 1800), "t": (2800, 6500), "k": (1300, 3000), "b": (300, 1000), "d": (1800, 4000),
}  # fmt: skip
_OPENING = 0.07
"""Seconds from consonant to vowel."""


@dataclass(frozen=True)
class _Lines:
    """What moves while a voice speaks, every 5 ms."""

    semitones: NDArray[np.float64]
    level: NDArray[np.float64]
    formants: NDArray[np.float64]
    """Hz, (steps, 3)."""


class Babble:
    """The voice that needs no weights. It fits :class:`castmate.sound.voice.voice.Voice`."""

    def speak(self, utterance: Utterance, character: CharacterVoice, *, seed: int) -> Mono:
        """*utterance* in the character's own babble; about 10 ms of work a second."""
        onsets = _onsets_of(utterance, character)
        lift = _lift(utterance)
        return babbled(utterance.syllables, onsets, lift, character, seed=seed)


def babbled(
    syllables: Sequence[Voiced],
    onsets: Sequence[Consonant | None],
    lift: Sequence[float],
    character: CharacterVoice,
    *,
    seed: int,
) -> Mono:
    """Sound of *syllables*, from the start of the first; *lift* semitones for each of them."""
    rng = np.random.default_rng(seed)
    start = syllables[0].start_seconds
    count = round((syllables[-1].stop_seconds - start) * SAMPLE_RATE / _STEP) + 12
    lines = _lines(syllables, onsets, lift, character, start, count)
    wander = np.cumsum(rng.normal(0, 0.035, count))
    wander -= np.linspace(0, wander[-1], count)
    at = np.arange(count) * _STEP / SAMPLE_RATE
    vibrato = character.vibrato_semitones * np.sin(2 * np.pi * character.vibrato_hz * at)
    hertz = character.pitch_hz * 2 ** ((lines.semitones + wander + vibrato) / 12)
    made = pulses(hertz, lines.level, lines.formants, _STEP, character, rng)
    made *= np.float32(0.1 / max(1e-9, float(np.sqrt(np.mean(made**2)))))
    for syllable, onset in zip(syllables, onsets, strict=True):
        if onset in _BURSTS:
            _burst(made, syllable.start_seconds - start, onset, character, rng)
    return made


def _lines(
    syllables: Sequence[Voiced],
    onsets: Sequence[Consonant | None],
    lift: Sequence[float],
    character: CharacterVoice,
    start: float,
    count: int,
) -> _Lines:
    at = np.arange(count) * _STEP / SAMPLE_RATE
    level = np.zeros(count)
    knots: list[tuple[float, float, tuple[float, float, float]]] = []
    for syllable, onset, up in zip(syllables, onsets, lift, strict=True):
        begin, length = syllable.start_seconds - start, syllable.seconds
        vowel = _FORMANTS[syllable.vowel]
        opened = begin + min(_OPENING, 0.4 * length)
        knots.append((begin, up - 0.7, _ONSETS[onset] if onset else vowel))
        knots.append((opened, up + 0.4, vowel))
        knots.append((begin + 0.75 * length, up - 0.5, vowel))
        level = np.maximum(level, _loudness(at - begin, syllable, onset))
    when = [knot[0] for knot in knots]
    formants = np.stack(
        [np.interp(at, when, [knot[2][number] for knot in knots]) for number in range(3)], axis=1
    )
    semitones = np.interp(at, when, [knot[1] for knot in knots]) * character.range_semitones / 5
    return _Lines(_smoothed(semitones, 7), _smoothed(level, 3), formants * character.tract)


def _loudness(
    since: NDArray[np.float64], syllable: Voiced, onset: Consonant | None
) -> NDArray[np.float64]:
    """0..1: closed, open, and closing again; what is hummed is soft at first."""
    length = syllable.seconds
    closed = 0.028 if onset in _BURSTS else 0.0
    rise = np.clip((since - closed) / 0.035, 0, 1)
    if onset in _HUMMED:
        rise *= 0.4 + 0.6 * np.clip((since - 0.03) / 0.05, 0, 1)
    tail = 0.4 if syllable.ends_phrase else 0.28
    fall = np.clip((length - since) / (tail * length), 0, 1) ** 0.7
    if not syllable.ends_phrase:  # the voice goes on into the next one
        fall = np.maximum(fall, 0.3 * np.clip((length + 0.035 - since) / 0.035, 0, 1))
    weight = 1.0 if syllable.stressed else 0.75
    return np.where(since >= 0, weight * rise * fall, 0.0)


def _smoothed(line: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    kernel = np.hanning(width + 2)[1:-1]
    padded = np.pad(line, width // 2, mode="edge")
    return np.convolve(padded, kernel / kernel.sum(), "valid")[: len(line)]


def _burst(
    made: Mono, at: float, onset: Consonant, character: CharacterVoice, rng: np.random.Generator
) -> None:
    low, high = (edge * character.tract**0.5 for edge in _BURSTS[onset])
    voiced = onset in ("b", "d")
    snap = (
        noise(rng, 0.022, low, min(high, 9000.0), steep=1.5)
        * decay(1056, 0.024)
        * swell(1056, 0.002, 0.004)
    )
    first = round((at + 0.012) * SAMPLE_RATE)
    part = made[first : first + len(snap)]
    part += snap[: len(part)] * np.float32(0.02 if voiced else 0.035)


def _onsets_of(utterance: Utterance, character: CharacterVoice) -> list[Consonant | None]:
    """The same word begins the same each time it is said; some syllables have no consonant."""
    words = spoken_words(utterance.text)
    chosen: list[Consonant | None] = []
    for index, word in enumerate(utterance.words):
        number = sum(1 for other in utterance.words[:index] if other == word)
        code = zlib.crc32(f"{words[word].text.lower()} {number}".encode())
        size = len(character.consonants) + 1
        chosen.append(None if code % size == 0 else character.consonants[code % size - 1])
    return chosen


def _lift(utterance: Utterance) -> list[float]:
    """Semitones of each syllable: a phrase sinks to its end, questions rise, stress is higher."""
    words = spoken_words(utterance.text)
    lifts: list[float] = []
    phrase: list[int] = []
    for index, syllable in enumerate(utterance.syllables):
        phrase.append(index)
        if syllable.ends_phrase:
            word = utterance.words[index]
            stop = words[word + 1].start if word + 1 < len(words) else len(utterance.text)
            mark = utterance.text[words[word].stop : stop]
            lifts += _phrase_lift([utterance.syllables[at] for at in phrase], mark)
            phrase = []
    lifts += _phrase_lift([utterance.syllables[at] for at in phrase], "")
    return lifts


def _phrase_lift(phrase: Sequence[Voiced], mark: str) -> list[float]:
    lively = 1.5 if "!" in mark else 1.0
    asks = "?" in mark or "？" in mark
    lifts = []
    for index, syllable in enumerate(phrase):
        share = index / max(1, len(phrase) - 1)
        sinking = 2.2 - 4.4 * share
        if asks:
            sinking = -0.5 + 5.5 * max(0.0, share - 0.6) / 0.4
        lifts.append(lively * (sinking + (1.8 if syllable.stressed else -0.6)))
    return lifts


ANSWER_SECONDS = ANSWER / SAMPLE_RATE
"""How long the last pulse rings after an utterance has ended."""
