"""The book of takes: numbers that stay, one selected, locks that hold, shots known again."""

import itertools

import pytest

from castmate.errors import BadInput, CastmateError
from castmate.films.book.shot_writing import WantedShot
from castmate.films.book.take_rows import NewTake
from castmate.films.book.takes import FilmNotFound, TakeBook, TakeNotFound
from castmate.library.home import Home
from castmate.library.library import Library

RECIPE = {"renderer": "animatic-2", "size": "64x64"}


@pytest.fixture
def book(tmp_path):
    """A book in a library of its own, whose clock ticks once a look."""
    library = Library(Home(tmp_path / "home"))
    yield TakeBook(library, clock=map(float, itertools.count()).__next__)
    library.close()


@pytest.fixture
def film(book, tmp_path):
    return book.open_film(tmp_path / "surf.mp4", title="Surf", script="...", settings={})


def wanted(*texts):
    return [
        WantedShot(f"S01-{number:02}", f"key of {text}", text)
        for number, text in enumerate(texts, 1)
    ]


def made(book, key, seed=1, *, content=b"video", verdict="pass", percent=97.0, gate=95.0):
    blobs = book.library.blobs
    return NewTake(
        key, seed, RECIPE, verdict, percent, gate, 24, 1.5,
        blobs.put(content + bytes([seed % 256])), blobs.put(b"sidecar" + content),
    )  # fmt: skip


@pytest.fixture
def shot(book, film):
    """A shot with two takes."""
    (row,) = book.set_shots(film.id, wanted("a"))
    book.add(row.id, made(book, row.key, 1))
    book.add(row.id, made(book, row.key, 2, percent=98.0))
    return row


def test_a_film_is_its_file(book, tmp_path):
    first = book.open_film(tmp_path / "surf.mp4", title="A", script="one", settings={"seed": 1})
    again = book.open_film(tmp_path / "surf.mp4", title="B", script="two", settings={"seed": 2})
    assert (again.id, again.script, again.settings) == (first.id, "two", {"seed": 2})
    other = book.open_film(tmp_path / "b" / "surf.mp4", title="", script="", settings={})
    assert (first.name, other.name) == ("surf", "surf-2")


@pytest.mark.parametrize("name", ["surf", "{path}", "{id}"])
def test_a_film_is_found_by_name_path_and_id(book, film, tmp_path, name):
    assert book.film(name.format(path=tmp_path / "surf.mp4", id=film.id)).id == film.id


def test_a_film_that_is_not_there_names_those_that_are(book, film):
    with pytest.raises(FilmNotFound, match=r'No film "dive" in this library\. There are: surf\.'):
        book.film("dive")


def test_shots_keep_their_takes_while_the_script_is_edited(book, film):
    a, b, c = book.set_shots(film.id, wanted("a walks", "b swims", "c sleeps"))
    book.add(b.id, made(book, b.key))
    now = book.set_shots(film.id, wanted("new", "a walks", "b swims in the sea", "c sleeps"))
    assert [row.id for row in now[1:]] == [a.id, b.id, c.id]
    assert [row.label for row in now] == ["S01-01", "S01-02", "S01-03", "S01-04"]
    assert [take.number for take in book.takes_of(film.id)[b.id]] == [1]
    assert book.shots(film.id) == now


def test_a_shot_that_was_cut_comes_back_with_its_takes(book, film):
    _, b, _ = book.set_shots(film.id, wanted("a", "b", "c"))
    book.set_shots(film.id, wanted("a", "c"))
    assert [row.text for row in book.shots(film.id, also_gone=True)] == ["a", "c", "b"]
    again = book.set_shots(film.id, wanted("a", "c", "b"))
    assert again[2].id == b.id


def test_takes_are_numbered_and_numbers_are_not_given_twice(book, shot):
    assert book.remove(shot, 2).number == 2
    third = book.add(shot.id, made(book, shot.key, 3))
    assert third.number == 3


def test_the_same_take_twice_is_one_take(book, film, shot):
    again = book.add(shot.id, made(book, shot.key, 1, percent=50.0))
    assert (again.number, again.percent) == (1, 97.0)
    assert len(book.takes_of(film.id)[shot.id]) == 2


def test_a_take_without_a_measure_is_brought_up_to_date(book, shot):
    bare = {"verdict": "not measured", "percent": None, "gate": None}
    book.add(shot.id, made(book, shot.key, 7, **bare))
    measured = book.add(shot.id, made(book, shot.key, 7))
    assert (measured.number, measured.verdict, measured.least_percent) == (3, "pass", 95.0)


def test_takes_are_found_by_key_in_other_films_too(book, shot):
    assert [take.seed for take in book.takes_with([shot.key, "nobody's"])[shot.key]] == [1, 2]


def test_one_take_is_selected(book, film, shot):
    assert book.select(shot, 2).number == 2
    now = book.shot(film.id, "s01-01")
    takes = book.takes_of(film.id)[shot.id]
    assert now.selected == takes[1].id
    assert [take.selected_at is not None for take in takes] == [False, True]


def test_a_locked_take_stays(book, film, shot):
    first, second = book.takes_of(film.id)[shot.id]
    book.select(shot, 1)
    book.lock(shot)
    with pytest.raises(BadInput, match="S01-01 is locked"):
        book.select(shot, 2)
    book.show_all({shot.id: second.id})
    assert book.shot(film.id, "S01-01").selected == first.id
    book.lock(shot, locked=False)
    book.show_all({shot.id: second.id})
    assert book.shot(film.id, "S01-01").selected == second.id


def test_a_shot_without_takes_cannot_be_locked(book, film):
    (row,) = book.set_shots(film.id, wanted("a"))
    with pytest.raises(BadInput, match="has no take to lock"):
        book.lock(row)


def test_the_take_in_the_film_is_not_removed(book, shot):
    book.select(shot, 1)
    with pytest.raises(BadInput, match="Take 1 of S01-01 is in the film"):
        book.remove(shot, 1)


def test_a_removed_take_takes_its_files_with_it_unless_another_has_them(book, film, shot):
    blobs = book.library.blobs
    first, second = book.takes_of(film.id)[shot.id]
    book.remove(shot, 2)
    assert not blobs.path(second.video).exists()
    assert blobs.path(second.sidecar).exists()  # the first has the same
    assert blobs.path(first.video).exists()


def test_what_is_not_there_is_said_with_what_is(book, film, shot):
    with pytest.raises(TakeNotFound, match="Its shots are S01-01"):
        book.shot(film.id, "S09-01")
    with pytest.raises(TakeNotFound, match=r"has no take 9\. Its takes are 1, 2"):
        book.select(shot, 9)


def test_a_take_whose_files_are_gone_is_refused(book, shot):
    lost = made(book, shot.key, 5, content=b"lost")
    book.library.blobs.remove(lost.video)
    with pytest.raises(CastmateError, match="file of a take is missing"):
        book.add(shot.id, lost)


def test_what_the_file_was_made_of_is_remembered(book, film):
    book.note_assembled(film.id, {"digest": "abc"})
    assert book.film("surf").assembled == {"digest": "abc"}
