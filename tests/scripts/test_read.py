"""A script becomes a film."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from castmate.errors import BadInput, ScriptError
from castmate.scripts.film import Film
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.read import read_script

MOMO = KnownCharacter("momo", "Momo", ("round", "mint green"), aliases=("The Green One",))
PIP = KnownCharacter("pip", "Pip", ("tall",))
LIBRARY = (MOMO, PIP)


def film_of(text: str, **more) -> Film:
    return read_script(text, known=LIBRARY, **more)


def shot_of(text: str):
    (one,) = film_of(text).shots
    return one


def codes(film: Film) -> list[str]:
    return [warning.code for warning in film.warnings]


STORM = """\
Title: **The Storm**

FADE IN:

# Act one

EXT. BEACH - SUNSET

= Momo finds the sea.

Momo strolls along the shore. Far away, @pip swims. [[camera: pan left; 6s]]

MOMO (V.O.)
What a day!

PIP
(laughing)
I said, *wait*.

It begins to rain. They run to the trees.

DISSOLVE TO:

INT. CASTLE - CONTINUOUS

The Green One sits down.

FADE OUT.
"""


def test_a_screenplay_becomes_scenes_of_shots():
    film = film_of(STORM)
    assert (film.title, film.form, film.ends_by) == ("The Storm", "fountain", "fade_out")
    assert [scene.label for scene in film.scenes] == ["S01", "S02"]
    assert [shot.label for shot in film.shots] == [
        "S01-01", "S01-02", "S01-03", "S01-04", "S02-01",
    ]  # fmt: skip
    first = film.scenes[0]
    assert (first.heading, first.sections) == ("EXT. BEACH - SUNSET", ("Act one",))
    assert first.synopsis == "Momo finds the sea."
    assert [str(shot.source) for shot in film.shots] == [
        "line 11, column 1", "line 14, column 1", "line 18, column 1", "line 20, column 1",
        "line 26, column 1",
    ]  # fmt: skip


def test_the_heading_holds_for_every_shot_and_goes_on():
    film = film_of(STORM)
    places = [(shot.shot.set, shot.shot.time_of_day) for shot in film.shots]
    assert places == [("beach", "sunset")] * 4 + [("castle", "sunset")]
    assert [shot.shot.weather for shot in film.shots] == ["clear"] * 3 + ["rain"] * 2


def test_the_user_sees_the_own_words_and_models_are_told_the_scene_too():
    shot = shot_of("EXT. BEACH - NIGHT\n\n@momo waves.").shot
    assert shot.prompt == "@momo waves."
    assert shot.text == "Exterior, beach, night. Momo (round, mint green) waves."


def test_models_are_told_the_weather_and_the_hour_as_they_have_become():
    text = "EXT. BEACH - SUNSET\n\nIt begins to rain.\n\nPip waves.\n\nLATER\n\nNight. Pip sleeps."
    assert [shot.shot.text.split(".")[0] for shot in film_of(text).shots] == [
        "Exterior, beach, sunset, rain", "Exterior, beach, sunset, rain",
        "Exterior, beach, night, rain",
    ]  # fmt: skip


def test_transitions_are_obeyed():
    film = film_of(STORM)
    assert [shot.entered_by for shot in film.shots] == ["fade_in", "cut", "cut", "cut", "dissolve"]
    again = film_of("Momo waves.\n\nFADE TO BLACK.\n\nEXT. LAKE\n\nFADE IN:\n\nMomo swims.")
    assert [shot.entered_by for shot in again.shots] == ["cut", "fade_out_in"]
    assert again.ends_by == "cut"


def test_an_unknown_transition_is_a_cut_and_said():
    film = film_of("INT. CAVE\n\nMomo waves.\n\n> Iris to pink.\n\nMomo sleeps.")
    assert [shot.entered_by for shot in film.shots] == ["cut", "cut"]
    (warning,) = (w for w in film.warnings if w.code == "transition")
    assert warning.source.line == 5
    assert [(part.kind, part.text) for part in film.unsupported] == [
        ("transition", "Iris to pink.")
    ]


@pytest.mark.parametrize("cue", ["MOMO", "MOMO (CONT'D)", "@Momo", "THE GREEN ONE", "@momo"])
def test_cues_bind_by_name_handle_and_alias(cue):
    shot = shot_of(f"INT. CAVE\n\n{cue}\nHello there!")
    (role,) = shot.shot.cast
    assert (role.handle, role.actions, role.says) == ("momo", ("talk",), "Hello there!")
    (line,) = shot.lines
    assert (line.handle, line.text, line.source.line) == ("momo", "Hello there!", 4)


def test_a_parenthetical_is_done_before_it_is_said():
    shot = shot_of("INT. CAVE\n\nMOMO\n(waving)\nHello there!").shot
    assert shot.cast[0].actions == ("wave", "talk")
    assert "waving" in shot.text


@pytest.mark.parametrize(("extension", "seen"), [("V.O.", ["momo", "pip"]), ("O.S.", ["momo"])])
def test_a_voice_over_moves_no_mouth(extension, seen):
    film = film_of(f"INT. CAVE\n\nMomo and Pip dance.\n\nPIP ({extension})\nWait for me!")
    shot = film.shots[1]
    assert [role.handle for role in shot.shot.cast] == seen
    assert all(role.says is None for role in shot.shot.cast)
    assert [(voice.handle, voice.says) for voice in shot.shot.voices] == [("pip", "Wait for me!")]
    assert not shot.lines[0].is_seen


@pytest.mark.parametrize(
    ("extension", "is_seen"),
    [("on the phone", True), ("over the phone", False), ("O.C.", False), ("CONT'D", True),
     ("off-screen", False), ("filtered", False), ("older", True)],
)  # fmt: skip
def test_extensions_say_who_is_seen(extension, is_seen):
    assert shot_of(f"INT. CAVE\n\nMOMO ({extension})\nHi.").lines[0].is_seen == is_seen


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Seagulls circle above the harbour.", []),
        ("A fishing boat drifts in the fog.", []),
        ("A small dragon lands.", ["dragon"]),
        ("Nobody follows.", []),
    ],
)
def test_what_is_part_of_the_view_is_no_character(text, cast):
    shot = shot_of(f"EXT. BEACH - DAY\n\n{text}")
    assert [role.handle for role in shot.shot.cast] == cast


def test_a_cue_of_two_shows_both_and_one_is_heard():
    film = film_of("INT. CAVE\n\nMOMO AND PIP\nHooray!")
    (shot,) = film.shots
    assert [(role.handle, role.actions, role.says) for role in shot.shot.cast] == [
        ("momo", ("talk",), "Hooray!"), ("pip", ("talk",), None),
    ]  # fmt: skip
    assert "chorus" in codes(film)


def test_speakers_stand_on_their_own_sides():
    film = film_of("INT. CAVE\n\nMOMO\nHi.\n\nPIP\nHi.\n\nMOMO\nBye.")
    assert [shot.shot.cast[0].position for shot in film.shots] == ["left", "right", "left"]


def test_a_shot_lasts_as_long_as_what_is_said():
    text = "I walked along the sea and looked at the waves until the sun went down."
    short = shot_of("INT. CAVE\n\nMOMO\nHello there.").shot.seconds
    long = shot_of(f"INT. CAVE\n\nMOMO\n{text} {text}").shot.seconds
    assert short < long <= 20
    assert float(long) == pytest.approx(2 * len(text.split()) / 2.5, rel=0.25)


def test_long_speeches_and_paragraphs_become_several_shots():
    film = film_of("INT. CAVE\n\nMOMO\n" + "I have so much to tell you today. " * 30)
    assert len(film.shots) > 3
    said = " ".join(line.text for shot in film.shots for line in shot.lines)
    assert said.split() == ("I have so much to tell you today. " * 30).split()
    film = film_of("INT. CAVE\n\n" + "Momo walks slowly around the old stone table. " * 12)
    assert 3 < len(film.shots) < 12
    assert all(1 <= shot.shot.seconds <= 20 for shot in film.shots)


def test_a_third_character_gets_a_shot_of_its_own():
    zed = KnownCharacter("zed", "Zed")
    film = read_script("INT. CAVE\n\nMomo waves. Pip waves. Zed waves.", known=(*LIBRARY, zed))
    assert [[role.handle for role in shot.shot.cast] for shot in film.shots] == [
        ["momo", "pip"], ["zed"],
    ]  # fmt: skip


def test_she_is_whoever_was_seen_last_and_they_are_both():
    film = film_of("INT. CAVE\n\nMomo waves.\n\nPip sits.\n\nHe sleeps.\n\nThey dance.")
    assert [[role.handle for role in shot.shot.cast] for shot in film.shots] == [
        ["momo"], ["pip"], ["pip"], ["momo", "pip"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "field", "value"),
    [
        ("camera: pan left", "camera", "pan_left"),
        ("zoom in", "camera", "zoom_in"),
        ("close-up", "framing", "close_up"),
        ("4s", "seconds", Fraction(4)),
        ("seconds: 2.5", "seconds", Fraction(5, 2)),
        ("weather: snow", "weather", "snow"),
        ("time: night", "time_of_day", "night"),
        ("set: forest", "set", "forest"),
    ],
)
def test_notes_direct_the_shot(note, field, value):
    for text in (f"Momo walks. [[{note}]]", f"[[{note}]]\n\nMomo walks."):
        shot = shot_of(f"INT. CAVE - DAY\n\n{text}")
        assert getattr(shot.shot, field) == value
        assert shot.notes == ()
        assert note not in shot.shot.prompt


def test_look_and_seed_are_the_shots_own_and_a_headings_notes_hold_for_all():
    film = film_of("INT. CAVE [[look: cel; seed: 7]]\n\nMomo waves.\n\nPip waves. [[seed: 8]]")
    assert [(shot.look, shot.seed) for shot in film.shots] == [("cel", 7), ("cel", 8)]


def test_a_note_directs_its_own_sentence():
    film = film_of("INT. CAVE\n\nMomo walks. [[6s]] Pip waves. [[2s]] Both sleep.")
    assert [(shot.shot.prompt, shot.shot.seconds) for shot in film.shots] == [
        ("Momo walks.", 6), ("Pip waves.", 2), ("Both sleep.", 3),
    ]  # fmt: skip


def test_other_notes_are_kept_and_misread_ones_are_told():
    film = film_of("INT. CAVE\n\nMomo walks. [[ask Ann]] [[camera: sideways]]\n\n[[too late: 1]]")
    assert film.shots[0].notes == ("ask Ann", "camera: sideways", "too late: 1")
    (warning,) = (w for w in film.warnings if w.code == "note_not_understood")
    assert (warning.source.line, warning.source.column) == (3, 25)
    assert "sideways" in warning.text


def test_directions_behind_the_last_shot_are_told():
    assert "note_without_shot" in codes(film_of("INT. CAVE\n\nMomo walks.\n\n[[4s]]"))


def test_seconds_out_of_range_are_limited_and_told():
    film = film_of("INT. CAVE\n\nMomo walks. [[seconds: 90]]")
    assert film.shots[0].shot.seconds == 20
    assert "90" in next(w.text for w in film.warnings if w.code == "seconds_limited")


def test_all_unknown_names_are_told_at_once_with_their_places():
    text = "INT. CAVE\n\n@mommo waves to @nobody_at_all.\n\nPIPP\nHi.\n\nVOICE (V.O.)\nHello."
    with pytest.raises(ScriptError) as caught:
        film_of(text)
    told = str(caught.value)
    assert "line 3, column 1" in told
    assert "did you mean @momo?" in told
    assert "line 3, column 17" in told
    assert 'line 5, column 1: the cue "PIPP" (did you mean @pip?)' in told
    assert "VOICE" not in told


def test_strangers_may_be_played_from_their_names():
    film = film_of("INT. CAVE\n\n@mommo waves.\n\nOLD TOM\nHi.", strangers="text_only")
    assert [shot.shot.cast[0].handle for shot in film.shots] == ["mommo", "old_tom"]
    assert all(shot.shot.cast[0].anchors == ("text",) for shot in film.shots)


def test_a_wrapped_line_that_begins_with_a_mention_is_action():
    shot = shot_of("INT. CAVE\n\n@momo walks along the old wall.\nIt stops and waves.")
    assert shot.shot.cast[0].actions == ("walk", "wave")
    assert shot.source.line == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("~We sing all day", "lyric"),
        ("> THE END <", "title_card"),
        ("SUPER: One year later", "title_card"),
        ("PIP ^\nHi.", "dual_dialogue"),
        ("MOMO\n(silently)", "empty_cue"),
    ],
)
def test_what_cannot_be_shown_is_kept_and_told(text, kind):
    film = film_of(f"INT. CAVE\n\nMOMO\nHello.\n\n{text}")
    (part,) = film.unsupported
    assert part.kind == kind
    (warning,) = (w for w in film.warnings if w.code == kind)
    assert warning.source == part.source
    assert warning.source.line == 6


def test_a_place_without_a_set_is_told_once_for_the_scene():
    film = film_of("INT. BAKERY - DAY\n\nMomo waves.\n\nPip waves.")
    (warning,) = (w for w in film.warnings if w.code == "unknown_place")
    assert warning.source.line == 1
    assert "kitchen" in warning.text
    assert film_of("INT. HOUSE - DAY\n\nMomo waves.").shots[0].shot.set == "living_room"


def test_what_writers_write_by_habit_is_understood():
    film = film_of(
        "\t\tTHE RACE\n\n1\tINT. CASTLE - DAY\t1\n\nSERIES OF SHOTS:\n\n- Momo runs. [[4s]]\n"
        "- Pip waits, sitting.\n\nLATER\n\nNight. They sleep."
    )
    assert film.title == "THE RACE"
    assert [scene.heading for scene in film.scenes] == ["INT. CASTLE - DAY", "LATER"]
    assert [shot.shot.prompt for shot in film.shots] == [
        "Momo runs.", "Pip waits, sitting.", "Night. They sleep.",
    ]  # fmt: skip
    assert film.shots[0].shot.seconds == 4
    assert [(shot.shot.set, shot.shot.time_of_day) for shot in film.shots] == [
        ("castle", "day"), ("castle", "day"), ("castle", "night"),
    ]  # fmt: skip
    assert [part.kind for part in film.unsupported] == ["title_card", "montage"]


def test_a_scene_without_action_shows_its_set():
    film = film_of("EXT. CASTLE - NIGHT\n\nINT. CAVE\n\nMomo waves.")
    first = film.shots[0]
    assert (first.shot.set, first.shot.time_of_day, first.shot.cast) == ("castle", "night", ())
    assert "empty_scene" in codes(film)


def test_a_heading_may_be_long_and_its_notes_are_limited_too():
    heading = "INT. CAVE " + "very long " * 5_000
    film = film_of(f"{heading}[[seconds: 90]]\n\nEXT. LAKE\n\nMomo swims.")
    assert film.scenes[0].heading == heading.strip()
    assert film.shots[0].shot.seconds == 20
    assert "seconds_limited" in codes(film)


def test_a_warning_that_comes_often_is_told_once():
    film = read_script(
        "INT. CAVE\n\nZed waves.\n\nZed sits.", known=(KnownCharacter("zed", "Zed"),)
    )
    (warning,) = (w for w in film.warnings if w.code == "one_anchor")
    assert "also line 5" in warning.text


def test_long_scripts_are_counted_and_not_cut():
    scene = "INT. CAVE\n\n[[" + "remember " * 1_000 + "]]\n\nMomo waves.\n\n"
    film = film_of(scene * 110)
    assert film.tokens > 100_000
    assert sum(scene.tokens for scene in film.scenes) == pytest.approx(film.tokens, rel=0.02)
    assert len(film.shots) == 110
    assert film.warnings[0].code == "long_script"


@pytest.mark.parametrize("text", ["", "  \n", "Title: Nothing", "[[a note]]"])
def test_a_script_without_anything_to_show_is_refused(text):
    with pytest.raises(ScriptError, match="nothing to show"):
        film_of(text)


def test_an_unclosed_boneyard_is_told():
    film = film_of("INT. CAVE\n\nMomo waves. /* not closed")
    warning = next(w for w in film.warnings if w.code == "unclosed_boneyard")
    assert (warning.source.line, warning.source.column) == (3, 13)


PARAGRAPHS = st.sampled_from(
    [
        "INT. CAVE - NIGHT", "EXT. LAKE - LATER", "Momo walks. He stops, and waves at Pip.",
        "MOMO\n(softly)\nHello, my old friend.", "PIP (V.O.)\nI wait here.", "CUT TO:", "~A song",
        "# Part", "= About it", "[[4s]]", "Pip says \"no, never.\" and sits [[close-up]] down.",
        "> THE END <", "FADE OUT.", "@pip swims slowly,\nvery slowly.", "- Momo runs",
        "MOMO ^\nAt once.", "...and then...", "It rains! Nobody sees it.", "漢字。漢字。",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=10), st.sampled_from(["fountain", "list"]))
def test_no_word_is_lost(paragraphs, form):
    text = "\n\n".join(paragraphs)
    try:
        film = film_of(text, form=form)
    except ScriptError:
        return
    kept = " ".join(
        [
            *(shot.shot.prompt for shot in film.shots),
            *(part.text for part in film.unsupported),
            *(note for shot in film.shots for note in shot.notes),
            *(scene.heading + " " + scene.synopsis for scene in film.scenes),
            *(section for scene in film.scenes for section in scene.sections),
            film.title,
        ]
    )
    obeyed = re.sub(r"\[\[.*?\]\]|CUT TO:|FADE OUT\.|= About it|# Part", " ", text)
    for word in re.findall(r"\w+", obeyed):
        assert word in kept


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["fountain", "list", "auto"]))
def test_any_text_becomes_a_film_or_an_error_with_a_line(text, form):
    told = ""
    try:
        film = film_of(text, form=form, strangers="text_only")
    except BadInput as error:
        told = str(error)
    if told:
        assert "line" in told
    else:
        assert film == film_of(text, form=form, strangers="text_only")
        assert all(1 <= shot.shot.seconds <= 20 for shot in film.shots)
