"""Who says what when: one after the other, within the shot, word for word."""

from fractions import Fraction
from itertools import pairwise

import pytest

from castmate.scripts.beats import spans_of
from castmate.scripts.dialogue import speech_seconds, syllable_at, utterances_of
from castmate.scripts.shot import Role, Shot
from castmate.scripts.syllables import spoken_seconds, syllables_of

LONG = "What a wonderful, wonderful morning this is, my friend; do you not think so too?"


def a_role(handle="momo", says="Hello, little one!", actions=("talk",)):
    return Role(handle, handle.capitalize(), ("reference", "text"), actions, says=says)


def a_shot(*cast, seconds=4):
    return Shot("", "", cast=cast, seconds=Fraction(seconds))


def test_a_line_is_spoken_at_its_own_pace_soon_after_the_shot_begins():
    (line,) = utterances_of(a_shot(a_role()))
    assert (line.handle, line.name, line.text) == ("momo", "Momo", "Hello, little one!")
    assert line.start_seconds == pytest.approx(0.25)
    assert line.stop_seconds - line.start_seconds == pytest.approx(float(spoken_seconds(line.text)))


def test_nobody_interrupts_anybody():
    shot = a_shot(a_role("momo", "Is it far?"), a_role("bobo", "Not far."), seconds=5)
    first, second = utterances_of(shot)
    assert [first.handle, second.handle] == ["momo", "bobo"]
    assert second.start_seconds == pytest.approx(first.stop_seconds + 0.35)


def test_who_walks_first_talks_when_it_has_walked():
    role = a_role(actions=("walk", "talk"))
    (line,) = utterances_of(a_shot(role, seconds=6))
    spans = spans_of(role.actions, 6, speech_seconds=speech_seconds(role))
    assert line.start_seconds == pytest.approx(spans[1].start_seconds + 0.25)


def test_what_is_too_long_is_said_faster_and_still_ends_in_time():
    (line,) = utterances_of(a_shot(a_role(says=LONG), seconds=5))
    assert len(line.syllables) == len(syllables_of(LONG))
    assert line.stop_seconds <= 5
    usual = float(spoken_seconds(LONG))
    assert 0.6 * usual <= line.stop_seconds - line.start_seconds < usual


def test_what_does_not_fit_even_then_ends_with_the_shot():
    (line,) = utterances_of(a_shot(a_role(says=LONG * 3), seconds=3))
    assert line.stop_seconds <= 3
    assert 0 < len(line.syllables) < len(syllables_of(LONG * 3))


@pytest.mark.parametrize("says", [None, "", "...", "!?"])
def test_silence_is_no_line(says):
    assert utterances_of(a_shot(a_role(says=says))) == ()


def test_syllables_are_in_order_and_found_by_their_time():
    (line,) = utterances_of(a_shot(a_role(says=LONG), seconds=8))
    for before, after in pairwise(line.syllables):
        assert before.stop_seconds <= after.start_seconds + 1e-9
    for syllable in line.syllables:
        assert syllable_at(line.syllables, syllable.start_seconds + 0.01) == syllable
    assert syllable_at(line.syllables, 0.0) is None
    assert syllable_at(line.syllables, 7.99) is None


def test_talking_takes_the_time_its_words_need_and_leaves_some_to_the_others():
    spans = spans_of(("walk", "talk", "jump"), 10, speech_seconds=7)
    assert spans[1].seconds == pytest.approx(7)
    assert sum(span.seconds for span in spans) == pytest.approx(10)
    assert spans_of(("walk", "talk"), 10, speech_seconds=99)[0].seconds == pytest.approx(2)
