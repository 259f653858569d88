"""A shot becomes sound: its place, what happens in it, and what is said."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, dataclass, field
from fractions import Fraction

import numpy as np

from castmate.media.sound_file import SAMPLE_RATE, Samples
from castmate.scripts.dialogue import Utterance, utterances_of
from castmate.scripts.happening import Happening
from castmate.scripts.shot import Position, Shot
from castmate.sound.ambience.ambience import ambience
from castmate.sound.foley.foley import foley
from castmate.sound.loudness import amplitude, loudness
from castmate.sound.mix import ducking, limited
from castmate.sound.rooms import in_room
from castmate.sound.tones import Mono, lay
from castmate.sound.voice.babble import Babble
from castmate.sound.voice.character_voice import CharacterVoice
from castmate.sound.voice.voice import Voice

VERSION = "sound-9"
"""Changes whenever the same shot would sound otherwise."""
HANDLE_SECONDS = 0.5
"""By how much the place is heard before and after its shot, for cross-fades."""
_HANDLE = round(HANDLE_SECONDS * SAMPLE_RATE)
_SPEECH = -13.9
"""LUFS of what is said. A film's gain is for everything else: speech is as loud in every film."""
_DUCKED, _DUCKED_FOLEY = 12.0, 6.0
"""dB by which the place, and what happens in it, steps back while somebody speaks."""
_OVER_THE_PLACE = 24.0
"""dB that steps and the like stand out from their place at most: in a quiet room they are soft."""
_LEVELLINGS = 3
"""Times that speech is made as loud as it is to be; limiting takes a little of it again."""
_SIDES: dict[Position, float] = {"left": -0.3, "centre": 0.0, "right": 0.3}


@dataclass(frozen=True)
class ShotSound:
    """Everything that shapes what one shot sounds like."""

    shot: Shot
    seconds: Fraction
    """Exact length of the take: its frames over its frame rate."""
    happenings: tuple[Happening, ...] = ()
    voices: tuple[tuple[str, CharacterVoice], ...] = ()
    """By handle; for those who are only heard, too."""
    seed: int = 1
    voice: Voice = field(default_factory=Babble, compare=False)
    """Who speaks."""

    @property
    def key(self) -> str:
        """SHA-256 of all of it: equal keys sound equal."""
        shot = self.shot
        shaping = {
            "version": VERSION,
            "speech": type(self.voice).__name__,
            "place": [shot.set, shot.time_of_day, shot.weather],
            "cast": [[r.handle, r.position, r.says, list(r.actions)] for r in shot.cast],
            "heard_over_it": [[voice.handle, voice.says] for voice in shot.voices],
            "planned": str(shot.seconds),
            "seconds": str(self.seconds),
            "happenings": [asdict(happening) for happening in self.happenings],
            "voices": [[handle, asdict(voice)] for handle, voice in self.voices],
            "seed": self.seed,
        }
        return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()

    @property
    def num_samples(self) -> int:
        """Samples of the shot itself."""
        return round(self.seconds * SAMPLE_RATE)


@dataclass(frozen=True, eq=False)
class Mixed:
    """A shot's sound in three parts, which films treat differently."""

    place: Samples
    """From half a second before the shot to half a second after it."""
    events: Samples
    """What happens, from the shot's beginning to half a second after its end, where it dies
    away."""
    speech: Samples
    """What is said, from when to when the same."""


def mixed(one: ShotSound) -> Mixed:
    """The sound of *one*, before any gain; about 15 ms of work a second."""
    shot, length = one.shot, one.num_samples
    utterances = utterances_of(shot)
    whole = (length + 2 * _HANDLE) / SAMPLE_RATE
    place = ambience(shot.set, shot.time_of_day, shot.weather, whole, seed=one.seed)
    place = place[: length + 2 * _HANDLE]
    events = in_room(_foley(one, place), shot.set)
    speech = in_room(_speech(one, utterances), shot.set)
    if utterances:
        place[_HANDLE:] *= ducking(utterances, len(place) - _HANDLE, decibels=_DUCKED)[:, None]
    ending = np.cos(np.linspace(0, np.pi / 2, _HANDLE, dtype=np.float32)) ** 2
    for part in (events, speech):
        part[length:] *= ending[:, None]
    return Mixed(place, events, speech)


def _foley(one: ShotSound, place: Samples) -> Samples:
    shot = one.shot
    utterances = utterances_of(shot)
    made = foley(
        one.happenings,
        shot.set,
        shot.weather,
        (one.num_samples + _HANDLE) / SAMPLE_RATE,
        voices=dict(one.voices),
        seed=one.seed,
    )
    if not one.happenings:
        return made
    loud = loudness(place[_HANDLE : _HANDLE + SAMPLE_RATE])
    highest = float(np.abs(made).max(initial=0.0))
    if highest > 0.0 and math.isfinite(loud):
        made *= np.float32(min(1.0, amplitude(loud + _OVER_THE_PLACE) / highest))
    if utterances:
        made *= ducking(utterances, len(made), decibels=_DUCKED_FOLEY)[:, None]
    return made


def _speech(one: ShotSound, utterances: tuple[Utterance, ...]) -> Samples:
    made = np.zeros((one.num_samples + _HANDLE, 2), np.float32)
    voices = dict(one.voices)
    # Who is not in the picture is heard from its middle.
    sides = {role.handle: _SIDES[role.position] for role in one.shot.cast}
    for index, utterance in enumerate(utterances):
        character = voices.get(utterance.handle)
        if character is None:
            continue
        spoken = one.voice.speak(utterance, character, seed=one.seed * 1009 + index)
        side = sides.get(utterance.handle, 0.0)
        lay(made, _levelled(spoken), utterance.start_seconds, side=side)
    return made


def _levelled(spoken: Mono) -> Mono:
    """*spoken* as loud as speech is, its peaks turned down: what is loud goes up no further."""
    both = np.stack((spoken, spoken), axis=1)
    for _ in range(_LEVELLINGS):
        loud = loudness(both)
        if not math.isfinite(loud):
            return spoken
        both = limited(both * np.float32(amplitude(_SPEECH - loud)))
    return both[:, 0]


def unspoken(both: Mixed, num_samples: int) -> Samples:
    """The shot's sound without what is said, from its beginning to its end."""
    return both.place[_HANDLE : _HANDLE + num_samples] + both.events[:num_samples]
