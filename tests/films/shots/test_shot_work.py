"""The work of kind "shot": takes in the book, as many as the gate asks for, none twice."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import update

from castmate.characters.collection import Collection
from castmate.errors import BadInput, Cancelled
from castmate.films.book.shot_writing import WantedShot
from castmate.films.book.takes import TakeBook
from castmate.films.shots.gating import Gate, seed_of_try
from castmate.films.shots.shooting import planned
from castmate.films.shots.shot_order import ShotOrder
from castmate.films.shots.shot_work import ShotWork
from castmate.films.works import works
from castmate.jobs.queue import Queue
from castmate.jobs.worker import run_worker
from castmate.library import film_tables
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.report import Silent
from tests.films.dragon import cast_dragon
from tests.films.shots.test_gating import GHOST, REQUEST, ROBOT, SECOND, Understudies


@pytest.fixture
def library(tmp_path):
    """A library with Ruby in it."""
    library = Library(Home(tmp_path / "home"))
    Collection(library).add(cast_dragon(library.blobs))
    yield library
    library.close()


@pytest.fixture
def book(library):
    return TakeBook(library)


@pytest.fixture
def order(library):
    shot = planned(REQUEST, Collection(library))
    settings = (REQUEST.size, REQUEST.frame_rate, REQUEST.look, REQUEST.seed)
    return ShotOrder(shot, "animatic", *settings, Gate())


@pytest.fixture
def film(book, tmp_path):
    return book.open_film(tmp_path / "wave.mp4", title="", script="", settings={})


@pytest.fixture
def payload(book, film, library, order):
    """A job's payload for the only shot of a film."""
    key = order.key(Collection(library))
    (row,) = book.set_shots(film.id, [WantedShot("S01-01", key, order.shot.prompt)])
    return {"shot_id": row.id, "key": key, "order": order.as_json()}


@pytest.fixture
def make(library, book, film, payload, tmp_path):
    """Do the work; the takes there are then, and the seeds that were rendered."""

    def make(strangers=None, report=None, **changes):
        folder = tmp_path / "attempt"
        folder.mkdir(exist_ok=True)
        renderer = Understudies(strangers or {})
        work = ShotWork(library, renderer)
        done = work({**payload, **changes}, folder=folder, report=report or Silent())
        with library.database.writing() as connection:
            done.publish(connection)
        return book.takes_of(film.id)[payload["shot_id"]], renderer.seeds

    return make


def with_gate(order, gate):
    return {"order": replace(order, gate=gate).as_json()}


def test_an_order_survives_the_way_to_a_worker(order):
    told = json.loads(json.dumps(order.as_json()))
    assert ShotOrder.from_json(told) == order
    thirds = replace(order, shot=replace(order.shot, seconds=Fraction(10, 3)), gate=None)
    assert ShotOrder.from_json(thirds.as_json()) == thirds


def test_a_take_that_passes_is_the_only_one(make, book, film):
    (take,), seeds = make()
    assert (take.number, take.verdict, seeds) == (1, "pass", [3])
    assert book.shots(film.id)[0].selected == take.id
    assert book.library.blobs.path(take.video).stat().st_size > 1000
    sidecar = json.loads(book.library.blobs.get(take.sidecar))
    assert sidecar["gate"]["verdict"] == "pass"


def test_every_try_is_a_take_and_the_best_is_in_the_film(make, book, film, order):
    few = with_gate(order, Gate(tries=2))
    takes, seeds = make({3: GHOST, SECOND: ROBOT}, **few)
    assert (seeds, [take.number for take in takes]) == ([3, SECOND], [1, 2])
    best = max(takes, key=lambda take: take.percent)
    assert book.shots(film.id)[0].selected == best.id
    after, seeds = make(**few)
    assert (after, seeds) == (takes, [])


def test_a_stricter_gate_adds_the_tries_that_are_missing(make, book, order):
    (first,), _ = make()
    with book.library.database.writing() as connection:  # as if it had only just passed
        connection.execute(update(film_tables.takes).values(percent=96.0))
    takes, seeds = make(**with_gate(order, Gate(99, tries=2)))
    assert seeds == [SECOND]
    assert takes[0] == replace(first, percent=96.0)


def test_what_was_made_without_a_gate_is_measured_not_rendered_again(make, order):
    (bare,), _ = make(**with_gate(order, None))
    assert (bare.verdict, bare.percent) == ("not measured", None)
    (measured,), seeds = make()
    assert (measured.id, measured.verdict, seeds) == (bare.id, "pass", [])


def test_another_take_is_of_another_seed_and_selected(make, book, film):
    make()
    takes, seeds = make(another=True)
    assert (seeds, len(takes)) == ([SECOND], 2)
    assert book.shots(film.id)[0].selected == takes[1].id


class StoppedAtSecondTry(Silent):
    """Is cancelled once it hears that another seed is tried."""

    def __init__(self):
        self.told = []

    def tell(self, event):
        self.told.append(str(event))

    def check_cancelled(self):
        if any("another seed" in text for text in self.told):
            raise Cancelled


def test_a_finished_try_outlives_the_work_that_is_stopped(make, book, film, payload):
    with pytest.raises(Cancelled):
        make({3: ROBOT}, report=StoppedAtSecondTry())
    (first,) = book.takes_of(film.id)[payload["shot_id"]]
    takes, seeds = make()
    assert (takes[0], seeds) == (first, [SECOND])


def test_a_take_whose_file_is_gone_is_made_again_under_its_number(make, book):
    (take,), _ = make()
    book.library.blobs.remove(take.video)
    (again,), seeds = make()
    assert (again.id, again.number, seeds) == (take.id, 1, [3])
    assert book.is_there(again)


def test_what_another_film_has_of_the_key_is_taken_over(make, book, film, payload, tmp_path):
    (take,), _ = make()
    other = book.open_film(tmp_path / "other.mp4", title="", script="", settings={})
    (row,) = book.set_shots(other.id, [WantedShot("S07-01", take.key, "Ruby waves")])
    _, seeds = make(shot_id=row.id)
    (same,) = book.takes_of(other.id)[row.id]
    assert (same.video, same.number, seeds) == (take.video, 1, [])
    assert book.shots(other.id)[0].selected == same.id


def test_a_character_that_has_changed_meanwhile_fails_the_job(make, library, payload):
    collection = Collection(library)
    ruby = collection.get("ruby")
    collection.replace(replace(ruby, version=2, name="Rubina"))
    with pytest.raises(BadInput, match="has changed since the film was planned"):
        make()


def test_a_worker_does_it(library, book, film, payload):
    queue = Queue(library)
    job = queue.file("shot", payload, key="shot 1", group=film.id)
    assert run_worker(queue, works(library)) == 1
    assert queue.get(job.id).state.name == "done"
    (take,) = book.takes_of(film.id)[payload["shot_id"]]
    assert (take.seed, take.verdict) == (3, "pass")
    assert seed_of_try(3, 0) == take.seed
