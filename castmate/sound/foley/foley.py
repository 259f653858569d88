"""Happenings become sound: each laid where it is seen, on the side where it is seen."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from castmate.media.sound_file import SAMPLE_RATE, Samples
from castmate.scripts.dialogue import Voiced
from castmate.scripts.happening import Happening, HappeningKind
from castmate.scripts.shot import SetName, Weather
from castmate.scripts.vowels import VOWELS
from castmate.sound.foley import feet, motions
from castmate.sound.foley.surfaces import SEABED, Surface, surface_of
from castmate.sound.loudness import amplitude
from castmate.sound.tones import Mono, lay
from castmate.sound.voice.babble import babbled
from castmate.sound.voice.character_voice import CharacterVoice

_LEVELS: dict[HappeningKind, float] = {
    "step": -18, "landing": -14, "thud": -11, "whoosh": -22, "flap": -17, "stroke": -23,
    "splash": -18, "bite": -16, "chew": -22, "breath": -21, "rolling": -21, "pull": -22,
    "rustle": -23, "giggle": -9, "syllable": -8,
}  # fmt: skip
"""dB of full scale of the highest sample, at a happening's usual strength."""
_VARIANTS = 6
_SPREAD = 0.7
"""How far to the sides what is seen at the picture's edge is heard: ears mind more than eyes."""
_MOTIONS: dict[HappeningKind, Callable[[float, np.random.Generator], Mono]] = {
    "whoosh": motions.whoosh, "flap": motions.flap, "stroke": motions.stroke,
    "splash": motions.splash, "bite": motions.bite, "chew": motions.chew, "pull": motions.pull,
    "rustle": motions.rustle, "breath": motions.breath,
}  # fmt: skip
_FEET: dict[HappeningKind, Callable[[Surface, np.random.Generator], Mono]] = {
    "step": feet.step, "landing": feet.landing, "thud": feet.thud,
}  # fmt: skip


def foley(
    happenings: Sequence[Happening],
    place: SetName,
    weather: Weather,
    seconds: float,
    *,
    voices: Mapping[str, CharacterVoice],
    seed: int,
) -> Samples:
    """*seconds* of all *happenings*; *voices* by handle laugh and talk without words."""
    made = np.zeros((round(seconds * SAMPLE_RATE), 2), np.float32)
    surface = surface_of(place, weather)
    for index, happening in enumerate(happenings):
        choice = zlib.crc32(f"{seed} {index} {happening.kind}".encode())
        sound = _sound_of(happening, surface, voices.get(happening.handle), choice)
        if sound is None:
            continue
        level = _LEVELS[happening.kind] + (surface.level if happening.kind in _FEET else 0.0)
        gain = amplitude(level) * happening.strength * (0.85 + 0.3 * (choice % 101) / 100)
        lay(made, sound, happening.start_seconds, gain=gain, side=_SPREAD * happening.side)
    return made


def _sound_of(
    happening: Happening, surface: Surface, voice: CharacterVoice | None, choice: int
) -> Mono | None:
    kind, variant = happening.kind, choice % _VARIANTS
    if kind in ("giggle", "syllable"):
        return None if voice is None else _voiced(happening, voice, choice)
    if kind in _FEET:
        return _footing(kind, surface, variant)
    if kind == "rolling":
        return _ridden(happening.with_what, round(happening.seconds, 2), variant)
    return _motion(kind, round(happening.seconds, 2), variant, surface is SEABED)


@lru_cache(maxsize=128)
def _footing(kind: HappeningKind, surface: Surface, variant: int) -> Mono:
    return _FEET[kind](surface, np.random.default_rng([variant, zlib.crc32(surface.name.encode())]))


@lru_cache(maxsize=128)
def _motion(kind: HappeningKind, seconds: float, variant: int, below: bool) -> Mono:  # noqa: FBT001 - cached by place
    rng = np.random.default_rng([variant, zlib.crc32(kind.encode())])
    if kind == "stroke":
        return motions.stroke(seconds, rng, below=below)
    return _MOTIONS[kind](seconds, rng)


@lru_cache(maxsize=8)
def _ridden(vehicle: str, seconds: float, variant: int) -> Mono:
    return motions.rolling(vehicle, max(0.6, seconds), np.random.default_rng(variant))


def _voiced(happening: Happening, voice: CharacterVoice, choice: int) -> Mono | None:
    """One "ha", or one syllable of nothing in particular, in the character's own voice."""
    if happening.seconds < 0.05:
        return None
    laughs = happening.kind == "giggle"
    vowel = "a" if laughs else VOWELS[choice % len(VOWELS)]
    syllable = Voiced(0.0, happening.seconds, vowel, stressed=True, ends_phrase=laughs)
    onsets = voice.consonants
    onset = None if laughs else onsets[choice // 7 % len(onsets)]
    lift = 4.0 * happening.strength if laughs else (choice // 31 % 7) - 3.0
    made = babbled([syllable], [onset], [lift], voice, seed=choice)
    return np.asarray(made / max(1e-9, float(np.abs(made).max())), np.float32)
