"""A voice belongs to its character: the same in every shot, and nobody else's."""

from fractions import Fraction

import numpy as np
import pytest

from castmate.scripts.dialogue import utterances_of
from castmate.scripts.shot import Role, Shot
from castmate.sound.voice.babble import Babble
from castmate.sound.voice.character_voice import voice_of
from castmate.sound.voice.likeness import unlikeness, voice_traits

RATE = 48_000
TEXTS = (
    "Hello there, little one! Where are you going?",
    "I am so hungry. Let us find an apple, quickly.",
    "What a wonderful morning this is, my friend.",
)
TWENTY = [f"char_{number:024x}" for number in range(501, 521)]


def an_utterance(text, seconds=8):
    role = Role("momo", "Momo", ("text",), ("talk",), says=text)
    return utterances_of(Shot("", "", cast=(role,), seconds=Fraction(seconds)))[0]


def spoken(identity, text, seed=1, **known):
    return Babble().speak(an_utterance(text), voice_of(identity, **known), seed=seed)


def test_twenty_characters_are_each_nearer_to_themselves_than_to_any_other():
    heard = np.array([
        [voice_traits(spoken(who, text, seed)) for seed, text in enumerate(TEXTS)]
        for who in TWENTY
    ])  # fmt: skip
    for who, own in enumerate(heard):
        to_itself = [unlikeness(own[i], own[j]) for i in range(3) for j in range(i)]
        to_others = [
            np.mean([unlikeness(one, another) for one in own for another in other])
            for index, other in enumerate(heard) if index != who
        ]  # fmt: skip
        assert np.mean(to_itself) < 0.9 * min(to_others)


def test_the_same_line_sounds_the_same_each_time():
    assert np.array_equal(spoken("momo", TEXTS[0]), spoken("momo", TEXTS[0]))


def test_every_syllable_is_heard_when_it_is_written():
    """Its loudest moment lies inside its time, and pauses are silent."""
    line = an_utterance("Go. Now. Home. Bed.")
    sound = Babble().speak(line, voice_of("momo"), seed=1)
    level = np.abs(sound)
    for syllable in line.syllables:
        first = round((syllable.start_seconds - line.start_seconds) * RATE)
        stop = first + round(syllable.seconds * RATE)
        assert level[first:stop].max() > 0.3 * level.max()
        onset = first + int(np.argmax(level[first:stop] > 0.1 * level[first:stop].max()))
        assert (onset - first) / RATE < 1 / 24
        pause = level[stop + RATE // 20 : stop + RATE // 5]
        assert pause.max(initial=0.0) < 0.02 * level.max()


def test_questions_rise_and_statements_fall():
    def course(text):
        line = an_utterance(text)
        sound = Babble().speak(line, voice_of("momo"), seed=1)
        first, last = line.syllables[1], line.syllables[-1]
        pitches = []
        for syllable in (first, last):
            at = round((syllable.start_seconds - line.start_seconds + 0.08) * RATE)
            pitches.append(voice_traits(sound[at : at + 6144])[-1])
        return pitches[1] - pitches[0]

    assert course("Are we there now or not at all?") > course("We are there now and for good.")


def test_small_ones_speak_higher_and_a_clip_with_a_voice_is_listened_to():
    tiny, giant = voice_of("momo", traits=("tiny",)), voice_of("momo", traits=("giant",))
    assert tiny.pitch_hz > giant.pitch_hz
    assert tiny.tract > giant.tract
    assert voice_of("momo", pitch_hz=180).pitch_hz == 180
    bright, dark = (voice_of("momo", brightness=level) for level in (1.0, 0.0))
    assert bright.tilt > dark.tilt


@pytest.mark.parametrize("who", TWENTY[:6])
def test_voices_are_clean(who):
    sound = spoken(who, TEXTS[0])
    assert np.isfinite(sound).all()
    assert abs(float(sound.mean())) < 2e-3
    assert np.abs(np.diff(sound)).max() < 0.9 * np.abs(sound).max()


def test_there_is_no_voice_in_silence():
    with pytest.raises(ValueError, match="silence"):
        voice_traits(np.zeros(RATE, np.float32))
