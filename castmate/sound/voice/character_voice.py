"""A character's voice as numbers, derived from who it is: the same each time it is asked for."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Consonant = Literal["b", "m", "w", "y", "l", "p", "t", "k", "n", "d"]
CONSONANTS: tuple[Consonant, ...] = ("b", "m", "w", "y", "l", "p", "t", "k", "n", "d")

_LOWEST, _HIGHEST = 95.0, 560.0


@dataclass(frozen=True)
class CharacterVoice:
    """What makes one voice another's."""

    pitch_hz: float
    """Of calm speech, 95..560."""
    range_semitones: float
    """How far it goes up and down."""
    tract: float
    """Resonances, as multiples of a grown human's: .8 is a large head, 1.6 a tiny one."""
    tilt: float
    """dB an octave by which high notes are softer: -3 is bright, -11 dark."""
    hollow: float
    """0..1: how much even harmonics are missing, as in a clarinet."""
    breath: float
    """0..0.6: how much of the voice is air."""
    growl: float
    """0..0.6: how much every second pulse is weaker, an octave below."""
    vibrato_hz: float
    vibrato_semitones: float
    body_hz: float
    """A resonance of the body that rings along with every vowel."""
    head_hz: float
    """A second one, higher."""
    ring: float
    """How strong both are, 1..4."""
    consonants: tuple[Consonant, ...]
    """Those it babbles with."""


_SIZES: tuple[tuple[str, float], ...] = (
    (r"\b(tiny|miniature|baby|mouse|bird|chick|bug|insect)\b", 1.0),
    (r"\b(small|little|short|young|kitten|puppy|cute)\b", 0.5),
    (r"\b(big|large|tall|heavy|old|bear|horse|tiger|lion)\b", -0.5),
    (r"\b(huge|giant|enormous|massive|elephant|whale|dragon|rhino|troll)\b", -1.0),
)
_STUFF: tuple[tuple[str, dict[str, float]], ...] = (
    (r"\b(robot|metal|steel|iron|machine|tin)\b", {"hollow": 0.7, "breath": -0.1, "tilt": 2.0}),
    (r"\b(fluffy|furry|fur|plush|woolly|soft)\b", {"breath": 0.1, "tilt": -1.5}),
    (r"\b(stone|rock|monster|troll|dragon|scaly)\b", {"growl": 0.2}),
    (r"\b(ghost|cloud|spirit|fairy)\b", {"breath": 0.25}),
    (r"\b(glass|crystal|shiny|plastic|rubber)\b", {"tilt": 1.5}),
)
"""What voices borrow from what bodies are made of."""


def voice_of(
    identity: str,
    *,
    traits: Sequence[str] = (),
    aspect: float = 0.75,
    pitch_hz: float | None = None,
    brightness: float | None = None,
) -> CharacterVoice:
    """The voice of the character whose id (or, without one, handle) is *identity*.

    *traits*: key features in words; *aspect*: width over height of its pictures, as wide bodies
    sound lower. *pitch_hz* and *brightness* (0 dark .. 1 bright) are those heard in its clip,
    where there is a voice in it.

    >>> voice_of("momo") == voice_of("momo"), voice_of("momo") == voice_of("bobo")
    (True, False)
    >>> voice_of("momo", traits=("tiny",)).pitch_hz > voice_of("momo", traits=("giant",)).pitch_hz
    True
    """
    chance = _chances(identity)
    words = " ".join(traits).lower()
    size = sum(shift for pattern, shift in _SIZES if re.search(pattern, words))
    size = max(-1.0, min(1.0, size)) - 0.35 * max(-1.0, min(1.0, math.log2(aspect / 0.75)))
    pitch = 230.0 * 2 ** (1.5 * (next(chance) - 0.5) * 1.3 + 0.55 * size)
    drawn = CharacterVoice(
        pitch_hz=_within(pitch if pitch_hz is None else pitch_hz, _LOWEST, _HIGHEST),
        range_semitones=3 + 5 * next(chance),
        tract=_within(1.12 * 2 ** (0.9 * (next(chance) - 0.5) + 0.25 * size), 0.8, 1.7),
        tilt=-10.5 + 6.5 * next(chance),
        hollow=0.75 * max(0.0, next(chance) * 1.6 - 0.6),
        breath=0.28 * next(chance) ** 2,
        growl=0.5 * max(0.0, next(chance) * 2 - 1),
        vibrato_hz=3.5 + 5 * next(chance),
        vibrato_semitones=0.55 * next(chance) ** 2,
        body_hz=450 * 2 ** (2.0 * next(chance)),
        head_hz=1900 * 2 ** (1.4 * next(chance)),
        ring=1.5 + 2.5 * next(chance),
        consonants=_some(CONSONANTS, chance),
    )
    if brightness is not None:
        drawn = replace(drawn, tilt=-11 + 8 * _within(brightness, 0.0, 1.0))
    return _of_stuff(drawn, words)


def _of_stuff(voice: CharacterVoice, words: str) -> CharacterVoice:
    for pattern, shifts in _STUFF:
        if re.search(pattern, words):
            voice = replace(
                voice,
                hollow=_within(voice.hollow + shifts.get("hollow", 0.0), 0.0, 0.8),
                breath=_within(voice.breath + shifts.get("breath", 0.0), 0.0, 0.5),
                growl=_within(voice.growl + shifts.get("growl", 0.0), 0.0, 0.6),
                tilt=_within(voice.tilt + shifts.get("tilt", 0.0), -11.5, -3.0),
            )
    return voice


def _chances(identity: str) -> Iterator[float]:
    """Evenly spread numbers in 0..1 that belong to *identity*, without end."""
    block = 0
    while True:
        digest = hashlib.sha256(f"voice {block} {identity}".encode()).digest()
        yield from (
            int.from_bytes(digest[at : at + 4], "big") / 2**32 for at in range(0, len(digest), 4)
        )
        block += 1


def _some(consonants: Sequence[Consonant], chance: Iterator[float]) -> tuple[Consonant, ...]:
    ranked = sorted(consonants, key=lambda _consonant: next(chance))
    return tuple(ranked[:4])


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
