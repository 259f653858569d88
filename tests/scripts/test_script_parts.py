"""Headings, notes, transitions, sentences and tokens: the parts that scripts are read with."""

import pytest

from castmate.scripts.directions import read_note
from castmate.scripts.sentences import sentence_spans
from castmate.scripts.setting import place_named, read_setting
from castmate.scripts.tokens import count_tokens
from castmate.scripts.transitions import read_transition
from castmate.scripts.written import Script, Written, joined


@pytest.mark.parametrize(
    ("heading", "place", "hour", "weather", "words"),
    [
        ("EXT. BEACH - SUNSET", "beach", "sunset", None, "exterior, beach, sunset"),
        ("INT. CASTLE", "castle", None, None, "interior, castle"),
        ("INT. BAKERY - NIGHT", None, "night", None, "interior, bakery, night"),
        ("EXT. FOREST CLEARING - DUSK - SNOW", "forest", "sunset", "snow",
         "exterior, forest clearing, sunset, snow"),
        ("INT. MOMO'S HOUSE - KITCHEN - DAY", "kitchen", "day", None,
         "interior, momo's house, kitchen, day"),
        ("INT./EXT. UNDERWATER CAVE - RAINY NIGHT", "underwater", "night", "rain",
         "underwater cave, night, rain"),
        ("Beach, sunset", "beach", "sunset", None, "beach, sunset"),
    ],
)  # fmt: skip
def test_a_heading_says_where_and_when(heading, place, hour, weather, words):
    setting = read_setting(heading)
    assert (setting.place, setting.time_of_day, setting.weather) == (place, hour, weather)
    assert setting.words == words


@pytest.mark.parametrize(
    ("heading", "place", "hour"),
    [
        ("EXT. FOREST - CONTINUOUS", "forest", "night"),
        ("EXT. FOREST - MOMENTS LATER", "forest", "night"),
        ("LATER", "castle", "night"),
        ("THE STRANGE DOOR", "castle", "night"),
        ("EXT. FOREST", "forest", None),
        ("INT. BAKERY - CONTINUOUS", None, "night"),
        ("EXT. FOREST - DAY", "forest", "day"),
    ],
)
def test_what_goes_on_keeps_the_hour(heading, place, hour):
    setting = read_setting(heading, read_setting("INT. CASTLE - NIGHT"))
    assert (setting.place, setting.time_of_day) == (place, hour)


def test_the_named_place_is_without_hours():
    assert place_named("INT. OLD BAKERY - LATER THAT NIGHT") == "old bakery"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CUT TO:", "cut"), ("SMASH CUT TO:", "cut"), ("MATCH CUT TO:", "cut"),
        ("CUT TO BLACK.", "cut"), ("BACK TO:", "cut"), ("DISSOLVE TO:", "dissolve"),
        ("CROSSFADE TO:", "dissolve"), ("SLOW DISSOLVE TO:", "dissolve"), ("FADE IN:", "fade_in"),
        ("FADE UP FROM BLACK:", "fade_in"), ("FADE OUT.", "fade_out"),
        ("FADE TO BLACK", "fade_out"), ("SLOW FADE OUT", "fade_out"), ("WIPE TO:", "unknown"),
        ("FADE TO WHITE.", "unknown"), ("MOMO FADES OUT", None), ("Fade out.", None),
        ("CUT!", None),
    ],
)  # fmt: skip
def test_transitions(text, kind):
    assert read_transition(text, is_marked=False) == kind


def test_a_marked_transition_may_be_in_any_words():
    assert read_transition("fade out", is_marked=True) == "fade_out"
    assert read_transition("burn the film", is_marked=True) == "unknown"


@pytest.mark.parametrize(
    "note",
    ["ask Ann", "Momo is close to the wide sea", "budget: 4000", "4 seconds of silence would do",
     "x" * 500, "", ";;", "http://example.com/a=b"],
)  # fmt: skip
def test_notes_that_are_no_directions(note):
    reading = read_note(note)
    assert not reading.is_direction
    assert reading.misread == ()


@pytest.mark.parametrize(
    ("note", "field"),
    [("seconds: many", "seconds"), ("look: oil", "look"), ("seed: -1", "seed"),
     ("weather: pink", "weather"), ("set: bakery", "place")],
)  # fmt: skip
def test_known_keys_with_unknown_values_are_misread(note, field):
    assert [name for name, _ in read_note(note).misread] == [field]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Po waits... for Dr. No. He goes.", ["Mr. Po waits... for Dr. No.", "He goes."]),
        ('He says "No. Never." and goes. So?', ['He says "No. Never." and goes.', "So?"]),
        ('"Hi!" he says. "Bye."', ['"Hi!" he says.', '"Bye."']),
        ("漢字。漢字！", ["漢字。", "漢字！"]),
        ("", []),
    ],
)
def test_sentences(text, sentences):
    assert [text[start:stop] for start, stop in sentence_spans(text)] == sentences


def test_very_long_sentences_are_taken_apart_and_nothing_is_lost():
    for text in ("Momo walks, and waves, " * 100, "x" * 5_000, "and " * 300):
        spans = sentence_spans(text)
        assert len(spans) > 2
        assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Momo is a small green monster who lives by the sea. Every morning it walks along the"
            " beach, looks at the waves, and waves back."
        ),
        (
            "The old keeper watched from his window and wondered what kind of creature would"
            " sing in such weather. He put on his coat, lit the lantern, and went down the path."
        ),
    ],
)
def test_tokens_agree_with_the_rule_of_four_characters(text):
    assert count_tokens(text) == pytest.approx(len(text) / 4, rel=0.15)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("Momo", 1), ("1234567", 3), ("漢字", 2), ("привет мир", 5), ("...\n\n", 2)],
)
def test_tokens_of_other_things(text, tokens):
    assert count_tokens(text) == tokens


def test_written_text_remembers_its_places():
    text = Written("one [x]  two", (0,), (100,))
    without = text.without([(4, 7)]).squeeze()
    assert without.text == "one two"
    assert without.offset(4) == 109
    assert without.cut(4, 6).offset(1) == 110
    assert joined([without, text.cut(0, 3)], "-").offset(8) == 100


def test_places_count_all_line_ends():
    script = Script("\ufeffa\r\nb\rc\nd")
    places = [script.place(script.text.index(letter)) for letter in "abcd"]
    assert [(place.line, place.column) for place in places] == [(1, 1), (2, 1), (3, 1), (4, 1)]
