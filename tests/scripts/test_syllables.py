"""What is said has a time for every syllable."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from castmate.scripts.syllables import spoken_seconds, spoken_words, syllables_of
from castmate.scripts.vowels import vowels_of

SYLLABLES = """
    hello 2 goodbye 2 little 2 jumped 1 wanted 2 named 1 horses 2 makes 1 apple 2 beautiful 3
    nation 2 video 3 idea 3 queen 1 guest 1 science 2 lion 2 being 2 the 1 fire 1 area 3 people 2
    something 2 everything 3 flower 2 sunset 2 yesterday 3 you 1 okay 2 adventure 3 creature 2
    special 2 delicious 3 usually 4 quiet 2 created 3 ocean 2 really 2 cruel 2 poem 2 radio 3
    piano 3 watched 1 boxes 2 rhythm 1 me 1 eyes 1 believe 2 sometimes 2 hmm 1 playing 2 friend 1
    beyond 2 cookies 2 away 2 patience 2 giant 2 language 2 breathe 1 don't 1 wouldn't 2
    tomorrow 3 elephant 3 banana 3
"""

STORY = (
    "Momo is a small green monster who lives by the sea. Every morning it walks along the beach,"
    " looks at the waves, and waves back. One day a storm came, and Momo had to hide in a cave"
    " until the sun returned."
)


@pytest.mark.parametrize(("word", "count"), re.findall(r"(\S+) (\d)", SYLLABLES))
def test_syllables_are_counted_as_they_are_said(word, count):
    assert len(vowels_of(word)) == int(count)


@pytest.mark.parametrize(
    ("word", "vowels"),
    [
        ("こんにちは", "ouiia"),
        ("안녕", "ao"),
        ("привет", "ie"),
        ("Ελλάδα", "eaa"),
        ("7", "ee"),
    ],
)
def test_other_scripts_have_vowels_too(word, vowels):
    assert "".join(vowels_of(word)) == vowels


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "你好", "नमस्ते", "naïve", "straße", "٣"])
def test_every_script_is_said(text):
    assert spoken_seconds(text) > 0


def test_the_pace_is_about_two_and_a_half_words_a_second():
    assert 2.3 < len(STORY.split()) / float(spoken_seconds(STORY)) < 2.7


def test_punctuation_is_a_pause():
    plain, comma, stop = (spoken_seconds(text) for text in ("a dog", "a, dog", "a. dog"))
    assert plain < comma < stop


def test_important_syllables_are_stressed_and_longer():
    banana = syllables_of("the banana")
    assert [syllable.stressed for syllable in banana] == [False, True, False, False]
    assert banana[1].seconds > banana[2].seconds


def test_syllables_know_their_word():
    text = "Well... it's 42!"
    words = spoken_words(text)
    assert [text[word.start : word.stop] for word in words] == ["Well", "it's", "4", "2"]
    assert {syllable.word_index for syllable in syllables_of(text)} == {0, 1, 2, 3}


@pytest.mark.parametrize("text", ["", "  \n", "...!?", "🙂"])
def test_where_nothing_is_said_there_is_silence(text):
    assert syllables_of(text) == ()
    assert spoken_seconds(text) == Fraction(0)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_said_syllable_after_syllable(text):
    syllables = syllables_of(text)
    clock = Fraction(0)
    for syllable in syllables:
        assert syllable.start_seconds >= clock
        assert syllable.seconds > 0
        clock = syllable.stop_seconds
    assert clock == spoken_seconds(text)
    assert sorted({s.word_index for s in syllables}) == list(range(len(spoken_words(text))))
