"""Fountain becomes elements, and every one knows where it is written."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from castmate.scripts.screenplay import elements as kinds
from castmate.scripts.screenplay.parse import parse

WHOLE = """\
Title: _**The Storm**_
Author: Ann
Notes:
    one
    two

FADE IN:

# Act one
= It begins.
EXT. BEACH - SUNSET #1A# [[look: cel]]

Momo walks. [[4s]]
/* put aside

EXT. NOWHERE */
It waves at @pip.

MOMO (V.O.) (CONT'D)
(softly)
Hello, [[a note
over lines]] sea!
~la la

@McAvoy ^
What?

!BANG
!BOOM

> THE END <

.FLASHBACK

CUT TO:

> Burn.

===

~a song

[[alone]]

...and then.
"""


def said(text: str) -> list[tuple[str, str]]:
    return [(type(element).__name__, element.text) for element in parse(text).elements]


def test_every_element_of_the_format():
    assert said(WHOLE) == [
        ("TitleEntry", "_**The Storm**_"),
        ("TitleEntry", "Ann"),
        ("TitleEntry", "one\ntwo"),
        ("Action", "FADE IN:"),
        ("Section", "Act one"),
        ("Synopsis", "It begins."),
        ("SceneHeading", "EXT. BEACH - SUNSET"),
        ("Action", "Momo walks."),
        ("Action", "It waves at @pip."),
        ("Cue", "MOMO"),
        ("Parenthetical", "softly"),
        ("Dialogue", "Hello,  sea!"),
        ("Lyric", "la la"),
        ("Cue", "McAvoy"),
        ("Dialogue", "What?"),
        ("Action", "BANG\nBOOM"),
        ("Action", "THE END"),
        ("SceneHeading", "FLASHBACK"),
        ("Transition", "CUT TO:"),
        ("Transition", "Burn."),
        ("PageBreak", ""),
        ("Lyric", "a song"),
        ("NoteBlock", ""),
        ("Action", "...and then."),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(ending, mark):
    text = mark + WHOLE.replace("\n", ending)
    found = [element for element in said(text) if element[0] != "Opening"]
    assert found == said(WHOLE)
    assert parse(text).text == text
    places = [(e.source.line, e.source.column) for e in parse(text).elements]
    assert places[-len(said(WHOLE)) :] == [
        (e.source.line, e.source.column) for e in parse(WHOLE).elements
    ]


def test_places_point_at_the_first_letter():
    lines = WHOLE.split("\n")
    for element in parse(WHOLE).elements:
        place = element.source
        line = lines[place.line - 1]
        assert sum(len(text) + 1 for text in lines[: place.line - 1]) + place.column - 1 == (
            place.offset
        )
        assert line[place.column - 1 :] == line.lstrip()


def test_places_inside_a_text_survive_notes_and_boneyards():
    text = "INT. CAVE\n\nMomo [[a\nnote]] walks /* not */ to @pip\nand sits."
    screenplay = parse(text)
    action = screenplay.elements[-1]
    for word in ("walks", "@pip", "sits"):
        place = screenplay.place(action, action.text.index(word))
        assert text[place.offset :].startswith(word)
    assert (place.line, place.column) == (5, 5)


def test_scene_numbers_cue_extensions_and_marks_are_fields():
    heading, cue, dual = (
        element
        for element in parse(WHOLE).elements
        if isinstance(element, kinds.Cue | kinds.SceneHeading) and element.text != "FLASHBACK"
    )
    assert heading.number == "1A"
    assert cue.extensions == ("V.O.", "CONT'D")
    assert (cue.dual, cue.forced, dual.dual, dual.forced) == (False, False, True, True)


def test_notes_stay_with_their_element_and_boneyards_are_kept():
    screenplay = parse(WHOLE)
    notes = {e.text: [note.text for note in e.notes] for e in screenplay.elements if e.notes}
    assert notes == {
        "EXT. BEACH - SUNSET": ["look: cel"],
        "Momo walks.": ["4s"],
        "Hello,  sea!": ["a note\nover lines"],
        "": ["alone"],
    }
    assert [boneyard.source.line for boneyard in screenplay.boneyards] == [14]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("INT. HOUSE - DAY", "SceneHeading"),
        ("int. house", "SceneHeading"),
        ("INT./EXT. CAR", "SceneHeading"),
        ("I/E CAR", "SceneHeading"),
        ("EST. CITY", "SceneHeading"),
        ("    INT. HOUSE", "SceneHeading"),
        ("INT. HOUSE\nNo blank line.", "SceneHeading"),
        ("INTERIOR THOUGHTS", "Action"),
        (".forced", "SceneHeading"),
        ("...no heading", "Action"),
        (".", "Action"),
        ("R2D2\nBeep.", "Cue"),
        ("23\nBeep.", "Action"),
        ("MOMO", "Action"),
        ("MOMO\n\nNothing said", "Action"),
        ("MOMO (on the phone)\nHi.", "Cue"),
        ("МОМО\nПривет.", "Cue"),
        ("ΜΟΜΟ\nΓεια.", "Cue"),
        ("小明\n你好", "Action"),
        ("@小明\n你好", "Cue"),
        ("!MOMO\nnot said", "Action"),
        ("FADE TO BLACK.\nThe end.", "Action"),
        ("SMASH CUT TO:", "Transition"),
        ("> fade out", "Transition"),
        ("> centred <", "Action"),
        ("# section", "Section"),
        ("= synopsis", "Synopsis"),
        ("===", "PageBreak"),
        ("== not a break", "Synopsis"),
        ("~sung", "Lyric"),
        ("[[note]]", "NoteBlock"),
        ("[[not a note\n\nat all]]", "Action"),
        ("/* not closed", "Action"),
        ("Title: x", "TitleEntry"),
        ("He says: no", "Action"),
    ],
)
def test_what_a_line_is(text, first):
    assert said(text)[0][0] == first


def test_dialogue_goes_on_over_a_line_of_two_blanks():
    assert said("MOMO\nOne.\n  \nTwo.\n\nThree.") == [
        ("Cue", "MOMO"),
        ("Dialogue", "One.\n\nTwo."),
        ("Action", "Three."),
    ]


def test_indented_action_keeps_its_indent_and_tabs():
    assert said("\t  Momo waits") == [("Action", "\t  Momo waits")]


PIECES = st.sampled_from(
    ["INT. CAVE", "\n", "\n\n", "\r\n", "\r", "[[", "]]", "/*", "*/", "@momo", "MOMO", "(", ")",
     "waves.", ">", "<", "~", "#", "=", "===", "*", "_", "  ", "\t", "é", "漢", ".", "!", "^",
     "Title: x", "\ufeff", "\x0c", "\u2028", "\x00", "CUT TO:"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
@example("")
@example("\ufeff")
@example("[[")
@example("A\n  \nA")
def test_any_text_parses_and_comes_back_exactly(text):
    screenplay = parse(text)
    assert screenplay.text == text
    offsets = [element.source.offset for element in screenplay.elements]
    assert offsets == sorted(offsets)
    at = 0
    for element in screenplay.elements:
        assert at <= element.source.offset <= at + len(element.raw)
        at += len(element.raw)
        for place, letter in enumerate(element.text):
            if not letter.isspace():
                assert text[element.written.offset(place)] == letter


@pytest.mark.parametrize(
    "piece",
    ["[[ ", "[[\n\n]]", "/*", "/* */", "A\n  \n", "A\n(\n", "@a\n", "*_ ", "\n", "A\n[[a]]\n"],
)
def test_hostile_text_takes_no_longer_than_any_other(piece):
    text = piece * (30_000 // len(piece))
    begun = time.process_time()
    assert parse(text).text == text
    assert time.process_time() - begun < 2
