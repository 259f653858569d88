"""A list of prompts becomes a film: one shot for each entry."""

import pytest

from castmate.scripts.film import Film
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.read import read_script

LIBRARY = (KnownCharacter("momo", "Momo", ("round",)), KnownCharacter("pip", "Pip", ("tall",)))


def film_of(text: str, form="list") -> Film:
    return read_script(text, known=LIBRARY, form=form)


WALK = """\
---
title: "A walk"
---

Some prose before. Momo waves. It is a fine day.

## Beach, sunset

- Momo strolls along the shore [[camera: pan left; 6s]]
- [ ] @pip says "Hello Momo!" and waves
  on the left
  [[seed: 7]]
1. They dance in the forest for 5 seconds

DISSOLVE TO:

## Night [[look: plain]]
* **Momo** sleeps
---
> Pip eats

```
no shot
```
"""


def test_every_entry_and_every_line_is_one_shot():
    film = film_of(WALK, form="auto")
    assert (film.form, film.title) == ("list", "A walk")
    assert [shot.shot.prompt for shot in film.shots] == [
        "Some prose before. Momo waves. It is a fine day.",
        "Momo strolls along the shore",
        '@pip says "Hello Momo!" and waves on the left',
        "They dance in the forest for 5 seconds",
        "Momo sleeps",
        "Pip eats",
    ]
    assert [shot.source.line for shot in film.shots] == [5, 9, 10, 13, 18, 20]
    assert [shot.source.column for shot in film.shots] == [1, 3, 7, 4, 5, 3]


def test_headings_are_scenes_and_entries_may_say_otherwise():
    film = film_of(WALK)
    assert [scene.heading for scene in film.scenes] == ["", "Beach, sunset", "Night"]
    assert [(shot.shot.set, shot.shot.time_of_day) for shot in film.shots[1:]] == [
        ("beach", "sunset"), ("beach", "sunset"), ("forest", "sunset"),
        ("backdrop", "night"), ("backdrop", "night"),
    ]  # fmt: skip
    assert film.shots[1].shot.text.startswith("Beach, sunset. Momo (round)")
    assert "Beach" not in film.shots[3].shot.text


def test_notes_lengths_quotes_and_transitions_are_the_same_as_in_screenplays():
    shots = film_of(WALK).shots
    assert (shots[1].shot.camera, shots[1].shot.seconds) == ("pan_left", 6)
    assert shots[2].seed == 7
    assert shots[2].shot.cast[0].position == "left"
    assert [(line.handle, line.text) for line in shots[2].lines] == [("pip", "Hello Momo!")]
    assert (shots[2].lines[0].source.line, shots[2].lines[0].source.column) == (10, 17)
    assert shots[3].shot.seconds == 5
    assert [shot.entered_by for shot in shots] == ["cut"] * 4 + ["dissolve", "cut"]
    assert [shot.look for shot in shots] == [None] * 4 + ["plain"] * 2


def test_what_is_no_shot_is_kept():
    film = film_of(WALK)
    assert [(part.kind, part.source.line) for part in film.unsupported] == [
        ("rule", 19), ("code_block", 22),
    ]  # fmt: skip


def test_headings_over_headings_are_title_and_sections():
    film = film_of("# The film\n\n## Act one\n\n### Beach\n\nMomo runs\n\n### Cave\n\nPip eats")
    assert film.title == "The film"
    assert [(scene.heading, scene.sections) for scene in film.scenes] == [
        ("Beach", ("Act one",)), ("Cave", ("Act one",)),
    ]  # fmt: skip


def test_comments_are_put_aside():
    film = film_of(
        "Momo waves <!-- not this\n\nor this --> at Pip\n\n/* nor this */\n\nPip <!-- waves"
    )
    assert [shot.shot.prompt for shot in film.shots] == ["Momo waves at Pip", "Pip <!-- waves"]
    assert [part.kind for part in film.unsupported] == ["boneyard", "boneyard"]


def test_a_heading_without_entries_is_shown_only_if_it_is_a_place():
    film = film_of("## Beach\n\n## Cave\n\n- Momo waves\n\n## Thanks")
    assert [(scene.heading, len(scene.shots)) for scene in film.scenes] == [
        ("Beach", 1), ("Cave", 1), ("Thanks", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Momo waves\n\nPip waves", "list"),
        ("- Momo waves\n- Pip waves", "list"),
        ("# Beach\n\nMomo waves", "list"),
        ("- MOMO\n  hello", "list"),
        ("EXT. BEACH - DAY\n\nMomo waves", "fountain"),
        ("Title: A film\n\nMomo waves", "fountain"),
        ("MOMO\nHello there.", "fountain"),
        ("Momo says: hello", "list"),
    ],
)
def test_the_form_is_told_from_the_text(text, form):
    assert film_of(text, form="auto").form == form


def test_a_list_may_use_indented_lines_and_windows_line_ends():
    film = film_of("-   Momo walks\r\n    on the beach\r\n\r\n2) Pip\r\n")
    assert [shot.shot.prompt for shot in film.shots] == ["Momo walks on the beach", "Pip"]
