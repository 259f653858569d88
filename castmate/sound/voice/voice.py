"""The seam every voice fits: the built-in babble, or a real engine of speech."""

from __future__ import annotations

from typing import Protocol

from castmate.scripts.dialogue import Utterance
from castmate.sound.tones import Mono
from castmate.sound.voice.character_voice import CharacterVoice


class Voice(Protocol):
    """Says what is written, as one character."""

    def speak(self, utterance: Utterance, character: CharacterVoice, *, seed: int) -> Mono:
        """*utterance*, its first sample heard at ``utterance.start_seconds``.

        Every syllable is heard at the time that *utterance* gives it, as the picture shows it
        then: an engine with a pace of its own has to be stretched to fit. The same arguments give
        the same sound. Loudness is left to the mix.
        """
