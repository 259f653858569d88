"""Subtitles: what is said, when it is heard, in lines that can be read."""

import re
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from castmate.films.cutting.burnt_in import burnt_in, frames_with
from castmate.films.cutting.subtitles import Cue, as_srt, as_vtt, film_cues
from castmate.scripts.dialogue import utterances_of
from castmate.scripts.shot import Role, Shot

LONG = (
    "What a wonderful, wonderful morning this is, my friend. Do you not think so too? "
    "I thought we might go down to the sea, before everybody else does, and look for shells."
)


def a_shot(says="Hello, little one!", seconds=20, handle="momo", name="Momo"):
    role = Role(handle, name, ("reference", "text"), ("talk",), says=says)
    return Shot("", "", cast=(role,), seconds=Fraction(seconds))


def words(text):
    return re.findall(r"\w+", text)


def test_a_line_is_shown_while_it_is_heard():
    (cue,) = film_cues([(a_shot(), 8)], seconds=28)
    line = utterances_of(a_shot())[0]
    assert cue.lines == ("Hello, little one!",)
    assert cue.speaker == "Momo"
    assert cue.start_seconds == pytest.approx(8 + line.start_seconds)
    assert 8 + line.stop_seconds <= cue.stop_seconds <= 8 + line.stop_seconds + 0.31


def test_long_speech_becomes_cues_that_end_with_sentences():
    cues = film_cues([(a_shot(LONG), 0)], seconds=20)
    assert [cue.text for cue in cues] == [
        "What a wonderful, wonderful morning this is, my friend.",
        "Do you not think so too?",
        "I thought we might go down to the sea, before everybody else does,",
        "and look for shells.",
    ]
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(len(line) <= 42 for line in cue.lines)
    for before, after in pairwise(cues):
        assert before.stop_seconds < after.start_seconds


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_makes_cues_in_order_that_fit_and_lose_no_word(text):
    shot = a_shot(text, seconds=600)
    cues = film_cues([(shot, 0)], seconds=600)
    assert all(len(line) <= 42 for cue in cues for line in cue.lines)
    assert all(len(cue.lines) <= 2 for cue in cues)
    assert all(a.start_seconds <= b.start_seconds for a, b in pairwise(cues))
    assert all(0 <= cue.start_seconds < cue.stop_seconds <= 600 for cue in cues)
    said = "".join(cue.text for cue in cues)
    if utterances_of(shot):
        assert "".join(words(said)) == "".join(words(text))
    assert as_vtt(cues).startswith("WEBVTT\n")


def test_a_short_cue_stays_a_second_but_not_into_the_next_one():
    shots = [(a_shot("No.", seconds=2), 0), (a_shot("Yes.", seconds=2), Fraction(1))]
    first, second = film_cues(shots, seconds=3)
    assert first.stop_seconds == pytest.approx(second.start_seconds - 0.08)
    assert second.stop_seconds - second.start_seconds == pytest.approx(1.0)


def test_srt_is_as_players_read_it():
    cues = [Cue(0.25, 1.9995, ("One --> two",), "Momo"), Cue(3661.5, 3662, ("a", "b"), "Momo")]
    assert as_srt(cues) == (
        "1\n00:00:00,250 --> 00:00:02,000\nOne → two\n\n2\n01:01:01,500 --> 01:01:02,000\na\nb\n"
    )


def test_srt_names_speakers_where_there_are_several():
    cues = [Cue(0, 1, ("Hi.",), "Momo"), Cue(1, 2, ("Hi!",), "Bobo")]
    assert "Momo: Hi." in as_srt(cues)
    assert "Bobo: Hi!" in as_srt(cues)


def test_vtt_escapes_what_would_be_markup():
    text = as_vtt([Cue(0, 1, ("<b>Salt & pepper</b> -->",), "Mo<mo>")])
    assert "<v Mo&lt;mo>&lt;b&gt;Salt &amp; pepper&lt;/b&gt; --&gt;" in text


def test_burnt_in_words_are_seen_while_they_are_heard_and_only_below():
    rate = Fraction(24)
    cue = Cue(0.5, 1.5, ("Hello there, little one!", "Where are you going?"), "Momo")
    grey = np.full((360, 640, 3), 90, np.uint8)
    shown = list(burnt_in((grey for _ in range(48)), [cue], rate))
    changed = [index for index, picture in enumerate(shown) if (picture != grey).any()]
    assert changed == list(range(12, 36))
    assert list(frames_with([cue], rate)) == [(12, 36)]
    picture = shown[20]
    assert (picture[:240] == 90).all()
    assert picture.max() == 255
    assert picture[240:].min() < 60
    assert (grey == 90).all()


@pytest.mark.parametrize("size", [(64, 64), (1920, 1080), (202, 360)])
def test_words_fit_into_any_picture(size):
    width, height = size
    cue = Cue(0, 1, ("W" * 42, "W" * 42), "Momo")
    (picture,) = burnt_in([np.zeros((height, width, 3), np.uint8)], [cue], Fraction(24))
    assert picture.shape == (height, width, 3)
    assert not picture[:, 0].any()
    assert picture.max() > 150
