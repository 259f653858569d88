"""Shots are framed as scenes are usually covered, unless somebody says otherwise."""

from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.read import read_script

KNOWN = (KnownCharacter("momo", "Momo"), KnownCharacter("pip", "Pip"))
SCENE = """EXT. BEACH - DAY

Momo walks.

MOMO
Hello!

PIP (V.O.)
Who is there?

Momo jumps.
"""


def framings(text, form="fountain"):
    return [shot.shot.framing for shot in read_script(text, known=KNOWN, form=form).shots]


def test_a_scene_opens_wide_and_who_speaks_is_seen_close():
    assert framings(SCENE) == ["wide", "close_up", "medium", "medium"]


def test_every_scene_opens_anew():
    assert framings(SCENE + "\nINT. CASTLE - NIGHT\n\nMomo sleeps.\n")[4:] == ["wide"]


def test_words_and_notes_win():
    said = SCENE.replace("Momo walks.", "Close-up of Momo walking.")
    assert framings(said)[0] == "close_up"
    noted = SCENE.replace("Hello!", "[[wide]] Hello!")
    assert framings(noted)[1] == "wide"


def test_a_scene_that_opens_with_words_shows_where_it_is():
    assert framings("INT. CASTLE - NIGHT\n\nMOMO\nHello!\n\nMOMO\nAnybody?\n") == [
        "medium", "close_up",
    ]  # fmt: skip


def test_entries_of_a_list_stand_for_themselves():
    assert framings("- Momo walks on the beach\n- Momo says “Hello!”\n", "list") == [
        "medium", "medium",
    ]  # fmt: skip
