"""A plan that is changed by a prompt: what is named changes, and nothing else."""

from fractions import Fraction

import pytest

from castmate.errors import BadInput
from castmate.films.shots.stored_plan import shot_from_json
from castmate.films.videos.changed_plan import continued_plan, edited_plan, replanned
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.plan_json import shot_as_json
from castmate.scripts.prompt import plan_shot

KNOWN = [KnownCharacter("momo", "Momo", ("round",)), KnownCharacter("pip", "Pip", ("blue",))]
BEACH = plan_shot("Momo walks along the beach at sunset, slow zoom in", known=KNOWN)


@pytest.mark.parametrize(
    ("prompt", "changed"),
    [
        ("Make it night, and it rains", {"time_of_day": "night", "weather": "rain"}),
        ("Change the place to a forest", {"set": "forest"}),
        ("The camera is static", {"camera": "static"}),
        ("Make it snow", {"weather": "snow"}),
        ("Change the colour palette to teal", {}),
    ],
)
def test_an_edit_changes_what_it_names_and_nothing_else(prompt, changed):
    edited = edited_plan(BEACH, prompt, KNOWN)
    for name in ("set", "time_of_day", "weather", "camera", "framing", "seconds"):
        assert getattr(edited, name) == changed.get(name, getattr(BEACH, name)), name
    assert [(r.handle, r.actions) for r in edited.cast] == [("momo", ("walk",))]


@pytest.mark.parametrize(
    ("prompt", "cast"),
    [
        ("Momo dances instead", [("momo", ("dance",), "centre")]),
        ("Replace Momo with Pip", [("pip", ("walk",), "centre")]),
        ("Add Pip waving on the right", [("momo", ("walk",), "left"), ("pip", ("wave",), "right")]),
        ("Remove Momo", []),
    ],
)
def test_an_edit_changes_who_plays_and_what_they_do(prompt, cast):
    edited = edited_plan(BEACH, prompt, KNOWN)
    assert [(r.handle, r.actions, r.position) for r in edited.cast] == cast


def test_who_left_the_shot_is_told():
    edited = edited_plan(BEACH, "Replace Momo with Pip", KNOWN)
    assert "left_the_shot" in {warning.code for warning in edited.warnings}


def test_what_comes_next_begins_where_everyone_stands():
    more = continued_plan(
        BEACH, "Then Momo jumps", KNOWN, seconds=Fraction(8), ends_at={"momo": "right"}
    )
    assert (more.set, more.time_of_day, more.seconds) == ("beach", "sunset", 8)
    assert [(r.actions, r.position) for r in more.cast] == [(("jump",), "right")]
    assert more.camera == "static"  # so that the join does not jump


def test_a_remix_keeps_the_cast_the_length_and_a_place_that_is_not_named():
    remix = replanned(BEACH, "Momo sleeps, it is foggy", KNOWN)
    assert (remix.set, remix.weather, remix.seconds) == ("beach", "fog", BEACH.seconds)
    assert [(r.handle, r.actions) for r in remix.cast] == [("momo", ("sleep",))]
    other = replanned(BEACH, "Pip runs in a forest", KNOWN)
    assert (other.set, [r.handle for r in other.cast]) == ("forest", ["pip"])


def test_a_plan_that_was_kept_is_the_same_plan():
    assert shot_from_json(shot_as_json(BEACH)) == BEACH


@pytest.mark.parametrize("wrong", [{}, {"set": "moon"}, {"cast": [{}]}, {"seconds": "x"}])
def test_what_is_no_plan_is_refused(wrong):
    kept = {} if not wrong else {**shot_as_json(BEACH), **wrong}
    with pytest.raises(BadInput):
        shot_from_json(kept)
