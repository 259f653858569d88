"""A prompt becomes a shot plan."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from castmate.errors import BadInput, BeyondLimit, CharacterNotFound, ScriptError
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.plan_json import shot_as_json
from castmate.scripts.prompt import LONGEST_PROMPT, plan_shot
from castmate.scripts.shot import Shot

MOMO = KnownCharacter(
    "momo", "Momo", ("a mint green round monster", "short fluffy fur"), ("the green one",)
)
PIP = KnownCharacter("pip", "Pip")
ZED = KnownCharacter("zed", "Zed", ("tall",), has_pictures=False)
LIBRARY = (MOMO, PIP, ZED)


def plan(prompt: str, **more) -> Shot:
    return plan_shot(prompt, known=LIBRARY, **more)


def codes(shot: Shot) -> list[str]:
    return [warning.code for warning in shot.warnings]


def test_everything_that_is_said_is_in_the_plan():
    shot = plan(
        "Momo strolls along the seashore at dusk in the rain, slow pan to the left, wide shot, 6s"
    )
    assert (shot.set, shot.time_of_day, shot.weather) == ("beach", "sunset", "rain")
    assert (shot.camera, shot.framing, shot.seconds) == ("pan_left", "wide", Fraction(6))
    assert shot.cast[0].actions == ("walk",)


def test_what_is_not_said_is_plain():
    shot = plan("Momo")
    assert (shot.set, shot.time_of_day, shot.weather) == ("backdrop", "day", "clear")
    assert (shot.camera, shot.framing, shot.seconds) == ("static", "medium", Fraction(4))
    assert shot.cast[0].actions == ("stand",)


@pytest.mark.parametrize(
    ("prompt", "anchors", "warned"),
    [
        ("@momo waves", ("reference", "text"), False),
        ("@pip waves", ("reference",), True),
        ("@zed waves", ("text",), True),
        ("a small dragon waves", ("text",), True),
    ],
)
def test_a_character_is_anchored_by_reference_and_by_text(prompt, anchors, warned):
    shot = plan(prompt)
    assert shot.cast[0].anchors == anchors
    assert ("one_anchor" in codes(shot)) == warned


@pytest.mark.parametrize(
    ("prompt", "text"),
    [
        (
            "@momo waves. Later @momo sleeps.",
            "Momo (a mint green round monster, short fluffy fur) waves. Later Momo sleeps.",
        ),
        (
            "momo's nap",
            "Momo's (a mint green round monster, short fluffy fur) nap",
        ),
        ("Pip and @zed.", "Pip and Zed (tall)."),
    ],
)
def test_traits_are_put_into_the_text_once(prompt, text):
    assert plan(prompt).text == text


def test_who_is_cast_but_not_named_plays_and_is_introduced():
    shot = plan("strolling along the beach", cast=["@Momo"])
    assert shot.cast[0].handle == "momo"
    assert shot.cast[0].actions == ("walk",)
    assert "not_named" in codes(shot)
    assert shot.text.endswith("With Momo (a mint green round monster, short fluffy fur).")


def test_an_unknown_handle_is_refused_with_a_suggestion():
    with pytest.raises(CharacterNotFound, match="Did you mean @momo"):
        plan("@mommo waves")
    with pytest.raises(CharacterNotFound):
        plan("waves", cast=["nobody"])


def test_an_unknown_handle_may_be_played_from_the_text():
    shot = plan("@qwert waves", strangers="text_only")
    assert [(role.handle, role.anchors) for role in shot.cast] == [("qwert", ("text",))]


def test_of_three_characters_two_are_kept():
    shot = plan("Momo, Pip and Zed dance")
    assert [role.handle for role in shot.cast] == ["momo", "pip"]
    assert "too_many_characters" in codes(shot)
    assert "Zed (tall)" not in shot.text


def test_each_character_has_its_own_actions():
    shot = plan("Momo dances while Pip sleeps. They laugh.")
    assert [role.actions for role in shot.cast] == [("dance", "laugh"), ("sleep", "laugh")]


def test_a_described_creature_plays_under_its_noun():
    role = plan("A small green dragon walks in the forest").cast[0]
    assert (role.handle, role.name) == ("dragon", "small green dragon")


def test_nobody_is_an_empty_cast():
    shot = plan("an empty beach")
    assert shot.cast == ()
    assert "nobody" in codes(shot)


@pytest.mark.parametrize(
    ("prompt", "positions"),
    [
        ("Momo waves", ["centre"]),
        ("Momo waves on the left", ["left"]),
        ("Momo waves, the camera pans to the left", ["centre"]),
        ("Momo and Pip wave", ["left", "right"]),
        ("Momo on the right waves to Pip", ["right", "left"]),
    ],
)
def test_positions(prompt, positions):
    assert [role.position for role in plan(prompt).cast] == positions


def test_what_is_said_aloud_is_no_scenery():
    shot = plan('Momo says "I love the beach at night" and Pip laughs in the kitchen')
    assert (shot.set, shot.time_of_day) == ("kitchen", "day")
    assert [role.says for role in shot.cast] == ["I love the beach at night", None]
    assert shot.cast[0].actions == ("talk",)


def test_what_a_sign_reads_is_not_said():
    assert plan('Momo walks past a sign that says "OPEN"').cast[0].says is None


def test_an_unknown_place_is_named_with_the_nearest_sets():
    shot = plan("Momo waves in a bakery")
    assert shot.set == "backdrop"
    warning = next(w for w in shot.warnings if w.code == "unknown_place")
    assert "bakery" in warning.text
    assert "kitchen" in warning.text


def test_what_was_not_understood_is_said():
    shot = plan("Momo juggles in the park")
    warning = next(w for w in shot.warnings if w.code == "not_understood")
    assert "juggles" in warning.text


@pytest.mark.parametrize("prompt", ["小さなドラゴンが森を歩く", "Маленький дракон идёт по лесу"])
def test_other_languages_are_told_so(prompt):
    assert "language" in codes(plan(prompt))


@pytest.mark.parametrize("prompt", ["", "  \n"])
def test_an_empty_prompt_is_refused(prompt):
    with pytest.raises(ScriptError, match="empty"):
        plan(prompt)


def test_a_prompt_has_a_longest_length():
    assert plan("a " * (LONGEST_PROMPT // 2)).prompt
    with pytest.raises(BeyondLimit, match=r"32,000 characters; this one has 32,001"):
        plan("a" * (LONGEST_PROMPT + 1))


def test_seconds_given_win_over_seconds_said():
    assert plan("Momo waves for 99 seconds", seconds=Fraction(5)).seconds == 5
    with pytest.raises(BeyondLimit, match="99"):
        plan("Momo waves for 99 seconds")
    with pytest.raises(BeyondLimit):
        plan("Momo waves", seconds=Fraction(21))


def test_the_plan_as_json():
    assert list(shot_as_json(plan("Momo waves"))) == [
        "set", "time_of_day", "weather", "cast", "camera", "framing", "seconds", "warnings",
        "prompt", "text",
    ]  # fmt: skip
    assert shot_as_json(plan("Momo waves for 2.5 seconds"))["seconds"] == 2.5


WORDS = """
    Momo @momo " the sea . , not like a picture of waves and pan left 5 s on camera é ’s as
"""
words = st.sampled_from(WORDS.split())


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(words, max_size=40).map(" ".join)))
def test_any_text_becomes_a_plan_or_bad_input(text):
    try:
        shot = plan(text)
    except BadInput:
        return
    assert len(shot.cast) <= 2
    assert shot_as_json(shot)["prompt"] == text
    assert plan(text) == shot
