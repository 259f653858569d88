"""Words, base forms, lengths."""

from fractions import Fraction

import pytest

from castmate.scripts.durations import read_seconds
from castmate.scripts.lemmas import base_forms
from castmate.scripts.mentions import KnownCharacter, find_mentions
from castmate.scripts.words import read_dialogue, read_words


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("strolling", "stroll"), ("ran", "run"), ("hopped", "hop"), ("waves", "wave"),
        ("flies", "fly"), ("rode", "ride"), ("hurried", "hurry"), ("skis", "ski"),
        ("dancing", "dance"), ("leaves", "leaf"), ("dashes", "dash"), ("slept", "sleep"),
    ],
)  # fmt: skip
def test_inflections(word, base):
    assert base in base_forms(word)


@pytest.mark.parametrize(
    ("word", "other"), [("hoped", "hop"), ("bed", "b"), ("seed", "se"), ("king", "k")]
)
def test_no_false_base_forms(word, other):
    assert other not in base_forms(word)


def test_words_know_where_they_stand():
    prompt = "Momo’s close-up: @momo"
    assert [prompt[word.start : word.stop] for word in read_words(prompt)] == [
        "Momo’s", "close", "up", "@momo",
    ]  # fmt: skip


def test_quotes_of_all_kinds_are_dialogue():
    assert [line.text for line in read_dialogue("“Hi” «you» \"there\" 'Go!' it's Momo's")] == [
        "Hi", "you", "there", "Go!",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("waves for 6 seconds", Fraction(6)),
        ("a ten-second shot", Fraction(10)),
        ("beach, 8s", Fraction(8)),
        ("for half an hour", None),
        ("three seconds later", None),
        ("lasting 2.5 secs", Fraction(5, 2)),
        ("for a minute", Fraction(60)),
    ],
)
def test_lengths(text, seconds):
    assert read_seconds(text) == seconds


def test_names_are_whole_words_and_the_longest_wins():
    mo = KnownCharacter("mo", "Mo")
    momo = KnownCharacter("momo", "Momo", aliases=("Mo the monster",))
    found = find_mentions("Moment! MOMO met Mo the Monster and Mo; a@mo.com", (mo, momo))
    assert [mention.character.handle for mention in found] == ["momo", "momo", "mo"]
