"""Who says what in a shot, and when each syllable of it is heard.

One clock for the voice, for how the speaker moves, and for subtitles: all three read it here.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from castmate.scripts.beats import spans_of
from castmate.scripts.shot import Role, Shot
from castmate.scripts.syllables import spoken_seconds, syllables_of
from castmate.scripts.vowels import Vowel

_LEAD_SECONDS = 0.25
"""From the beginning of a shot, or of talking, to the first syllable."""
_GAP_SECONDS = 0.35
"""Between two speakers."""
_TAIL_SECONDS = 0.15
"""Left free before the shot ends."""
_QUICKEST = 0.6
"""Of a text's usual time: nobody speaks faster; what does not fit then is not heard."""


@dataclass(frozen=True)
class Voiced:
    """One syllable as it is heard in a shot."""

    start_seconds: float
    """Since the shot began."""
    seconds: float
    vowel: Vowel
    stressed: bool
    ends_phrase: bool
    """Whether a pause follows."""

    @property
    def stop_seconds(self) -> float:
        """When it is over."""
        return self.start_seconds + self.seconds


@dataclass(frozen=True)
class Utterance:
    """What one character says in a shot, with the time of every syllable."""

    handle: str
    name: str
    text: str
    syllables: tuple[Voiced, ...]
    words: tuple[int, ...]
    """For each syllable, which of :func:`~castmate.scripts.syllables.spoken_words` it is of."""
    is_seen: bool = True
    """False for a voice-over: no mouth moves."""

    @property
    def start_seconds(self) -> float:
        """When the first syllable is heard."""
        return self.syllables[0].start_seconds

    @property
    def stop_seconds(self) -> float:
        """When the last one is over."""
        return self.syllables[-1].stop_seconds


def utterances_of(shot: Shot) -> tuple[Utterance, ...]:
    """Everything said in *shot*, one speaker after the other: the cast's in order, then voices.

    Who has to do something else before talking begins when that is done. What is too long for the
    shot is said faster, down to 60 % of its usual time; syllables beyond the end are left out.
    """
    voices = [Role(v.handle, v.name, (), says=v.says) for v in shot.voices]
    speaking = [role for role in (*shot.cast, *voices) if role.says and syllables_of(role.says)]
    if not speaking:
        return ()
    seconds = float(shot.seconds)
    starts = [_talks_from(role, seconds) for role in speaking]
    wanted = [float(spoken_seconds(role.says or "")) for role in speaking]
    pace = _pace(starts, wanted, seconds - _TAIL_SECONDS)
    said, free = [], 0.0
    for role, start in zip(speaking, starts, strict=True):
        utterance = _utterance(role, max(start, free), pace, stop=seconds)
        if utterance is not None:
            said.append(replace(utterance, is_seen=role not in voices))
            free = utterance.stop_seconds + _GAP_SECONDS
    return tuple(said)


def speech_seconds(role: Role) -> float:
    """Room that talking needs for all that *role* says; 0 where it says nothing."""
    needed = float(spoken_seconds(role.says)) if role.says else 0.0
    return needed + _LEAD_SECONDS + _TAIL_SECONDS if needed else 0.0


def _talks_from(role: Role, seconds: float) -> float:
    spans = spans_of(role.actions, seconds, speech_seconds=speech_seconds(role))
    starts = [span.start_seconds for span in spans if span.action == "talk"]
    return (starts[0] if starts else 0.0) + min(_LEAD_SECONDS, 0.1 * seconds)


def _pace(starts: Sequence[float], wanted: Sequence[float], stop: float) -> float:
    """Share of its usual time that every text gets, so that the last one ends before *stop*."""
    low, high = _QUICKEST, 1.0
    if _ending(starts, wanted, high) <= stop:
        return high
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if _ending(starts, wanted, middle) <= stop else (low, middle)
    return low


def _ending(starts: Sequence[float], wanted: Sequence[float], pace: float) -> float:
    free = 0.0
    for start, length in zip(starts, wanted, strict=True):
        free = max(start, free) + length * pace + _GAP_SECONDS
    return free - _GAP_SECONDS


def _utterance(role: Role, start: float, pace: float, *, stop: float) -> Utterance | None:
    text = role.says or ""
    syllables = syllables_of(text)
    pauses = [
        after.start_seconds - before.stop_seconds > 0.1 for before, after in pairwise(syllables)
    ] + [True]
    voiced = [
        Voiced(
            start + pace * float(syllable.start_seconds),
            pace * float(syllable.seconds),
            syllable.vowel,
            syllable.stressed,
            pause,
        )
        for syllable, pause in zip(syllables, pauses, strict=True)
    ]
    heard = tuple(syllable for syllable in voiced if syllable.stop_seconds <= stop)
    if not heard:
        return None
    words = tuple(syllable.word_index for syllable in syllables[: len(heard)])
    return Utterance(role.handle, role.name, text, heard, words)


def syllable_at(syllables: Sequence[Voiced], seconds: float) -> Voiced | None:
    """The one of *syllables*, in order of time, that is heard at *seconds*; None in a pause."""
    index = bisect_right(syllables, seconds, key=lambda syllable: syllable.start_seconds) - 1
    if index < 0 or seconds >= syllables[index].stop_seconds:
        return None
    return syllables[index]
