"""Shots are known again when the script is edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castmate.films.book.aligning import aligned

WALK, SWIM, SLEEP = "@momo walks on the beach", "@momo swims in the lake", "@momo sleeps at home"
EDITS = {
    "nothing": ([WALK, SWIM, SLEEP], [0, 1, 2]),
    "one put before": (["a storm", WALK, SWIM, SLEEP], [None, 0, 1, 2]),
    "one between": ([WALK, "a storm", SWIM, SLEEP], [0, None, 1, 2]),
    "one cut": ([WALK, SLEEP], [0, 2]),
    "one rewritten": ([WALK, "@momo dives in the lake", SLEEP], [0, 1, 2]),
    "one wholly other": ([WALK, "rain", SLEEP], [0, 1, 2]),
    "one rewritten, one new": ([WALK, "rain", "@momo swims in a lake", SLEEP], [0, None, 1, 2]),
    "two swapped": ([SWIM, WALK, SLEEP], [1, 0, 2]),
    "last first": ([SLEEP, WALK, SWIM], [2, 0, 1]),
    "one twice": ([WALK, SWIM, SLEEP, WALK], [0, 1, 2, None]),
    "all gone": ([], []),
}


@pytest.mark.parametrize(("new", "places"), EDITS.values(), ids=EDITS)
def test_edits(new, places):
    assert aligned([WALK, SWIM, SLEEP], new) == places


def test_what_an_earlier_script_had_is_found_after_what_this_one_has():
    assert aligned([WALK], [WALK, SWIM], gone=[SLEEP, SWIM]) == [0, 2]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_no_shot_is_two_shots(old, new):
    found = [place for place in aligned(old, new) if place is not None]
    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(old)))


@given(st.lists(st.text(max_size=5)))
def test_without_an_edit_every_shot_is_itself(texts):
    assert aligned(texts, texts) == list(range(len(texts)))
