"""What is left of a prompt when its characters are taken out."""

import pytest

from castmate.films.comparison.nameless import without_characters
from castmate.scripts.mentions import KnownCharacter

KNOWN = (KnownCharacter("momo", "Momo", ("round",)), KnownCharacter("pip", "Pip"))


@pytest.mark.parametrize(
    ("prompt", "text", "kind"),
    [
        ("@momo surfs at sunset", "A creature surfs at sunset", "creature"),
        ("@momo the dragon waves", "The dragon waves", "dragon"),
        (
            "Momo, a small green dragon, sleeps",
            "A small green dragon, sleeps",
            "small green dragon",
        ),
        ("the little dragon @momo flies", "The little dragon flies", "little dragon"),
        ("a dragon called Momo flies", "A dragon flies", "dragon"),
        ("@momo chases a fox in the park", "A creature chases a fox in the park", "creature"),
        ("@momo waves. Momo sleeps.", "A creature waves. The creature sleeps.", "creature"),
        ("a dragon waves on the beach", "A dragon waves on the beach", "dragon"),
        ("dances on a stage", "Dances on a stage. With a creature.", "creature"),
        ('Momo says "I am Momo"', 'A creature says "I am Momo"', "creature"),
    ],
)
def test_only_the_kind_that_the_prompt_names_is_left(prompt, text, kind):
    nameless = without_characters(prompt, ("momo",), KNOWN)
    assert (nameless.text, nameless.kinds) == (text, {"momo": kind})


def test_two_characters_stay_two():
    nameless = without_characters("@momo and @pip dance", ("momo", "pip"), KNOWN)
    assert nameless.text == "A creature and another creature dance"


def test_who_is_not_compared_keeps_the_name():
    assert without_characters("@momo and @pip dance", ("momo",), KNOWN).text == (
        "A creature and @pip dance"
    )
