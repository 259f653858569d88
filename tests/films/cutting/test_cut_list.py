"""Which frames follow one another: cuts, dissolves that overlap, fades that darken."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castmate.films.cutting.cut_list import (
    Copied,
    CutShot,
    Mixed,
    Stretch,
    cut_list,
    transition_frames,
)
from castmate.scripts.film import TRANSITIONS

RATE = Fraction(24)  # a transition has 16 frames


def film(*entered_by, ends_by="cut", num_frames=96):
    shots = [CutShot("abcdef"[n], num_frames, how) for n, how in enumerate(entered_by)]
    return cut_list(shots, RATE, ends_by=ends_by)


def stretch(text):
    """``a0-96`` as a stretch."""
    first, stop = text[1:].split("-")
    return Stretch(text[0], int(first), int(stop))


def copied(text):
    return Copied(stretch(text))


def mixed(old, new):
    return Mixed(stretch(old) if old else None, stretch(new) if new else None)


EXAMPLES = {
    "a cut": (("cut", "cut"), "cut", [copied("a0-96"), copied("b0-96")]),
    "a dissolve": (
        ("cut", "dissolve"),
        "cut",
        [copied("a0-80"), mixed("a80-96", "b0-16"), copied("b16-96")],
    ),
    "two dissolves": (
        ("cut", "dissolve", "dissolve"),
        "cut",
        [
            copied("a0-80"), mixed("a80-96", "b0-16"), copied("b16-80"),
            mixed("b80-96", "c0-16"), copied("c16-96"),
        ],
    ),
    "out of black and into it": (
        ("fade_in",),
        "fade_out",
        [mixed(None, "a0-16"), copied("a16-80"), mixed("a80-96", None)],
    ),
    "through black": (
        ("cut", "fade_out_in"),
        "cut",
        [copied("a0-80"), mixed("a80-96", None), mixed(None, "b0-16"), copied("b16-96")],
    ),
    "a dissolve from nothing": (("dissolve",), "cut", [mixed(None, "a0-16"), copied("a16-96")]),
}  # fmt: skip


@pytest.mark.parametrize(("entered_by", "ends_by", "pieces"), EXAMPLES.values(), ids=EXAMPLES)
def test_examples(entered_by, ends_by, pieces):
    assert list(film(*entered_by, ends_by=ends_by).pieces) == pieces


def test_a_dissolve_makes_the_film_shorter_and_the_next_shot_earlier():
    cut = film("cut", "dissolve", "fade_out_in")
    assert (cut.starts, cut.num_frames) == ((0, 80, 176), 272)


def test_a_transition_takes_no_more_than_half_of_a_shot():
    cut = film("cut", "dissolve", num_frames=7)
    assert list(cut.pieces) == [copied("a0-4"), mixed("a4-7", "b0-3"), copied("b3-7")]


def test_a_shot_of_one_frame_is_cut():
    assert list(film("fade_in", num_frames=1).pieces) == [copied("a0-1")]


@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(25), Fraction(1), Fraction(120)])
def test_a_transition_lasts_two_thirds_of_a_second(rate):
    assert abs(transition_frames(rate) / rate - Fraction(2, 3)) <= 1 / rate / 2


@given(
    st.lists(st.tuples(st.integers(1, 60), st.sampled_from(TRANSITIONS)), min_size=1, max_size=6),
    st.sampled_from(["cut", "fade_out"]),
)
def test_every_frame_of_every_shot_is_shown_once(shots, ends_by):
    listed = [CutShot(str(n), length, how) for n, (length, how) in enumerate(shots)]
    cut = cut_list(listed, RATE, ends_by=ends_by)
    shown = {}
    for piece in cut.pieces:
        stretches = [piece.frames] if isinstance(piece, Copied) else [piece.old, piece.new]
        for part in filter(None, stretches):
            shown.setdefault(part.video, []).extend(range(part.first, part.stop))
    assert shown == {shot.video: list(range(shot.num_frames)) for shot in listed}
    assert cut.num_frames == sum(
        len(piece.frames) if isinstance(piece, Copied) else len(piece) for piece in cut.pieces
    )
