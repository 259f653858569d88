"""The gate: tries again a few times, keeps every take, and hides nothing."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from castmate.characters.collection import Collection
from castmate.errors import BadInput, Cancelled
from castmate.films.shots.gating import Gate, gated_take, seed_of_try
from castmate.films.shots.shooting import ShotRequest, planned
from castmate.films.shots.sidecar import sidecar_path
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.animatic.creature import draw_creature
from castmate.report import Silent
from tests.films.dragon import cast_dragon, cast_robot

REQUEST = ShotRequest(
    "@ruby waves on a stage",
    seconds=Fraction(1),
    size=Size(256, 192),
    frame_rate=Fraction(12),
    seed=3,
)


class Understudies(Animatic):
    """The animatic, but for some seeds a stranger plays the part."""

    def __init__(self, strangers):
        self.strangers = strangers
        self.seeds = []

    def render(self, shot, cast, settings, *, seed, report):
        self.seeds.append(seed)
        if description := self.strangers.get(seed):
            stranger = draw_creature(description, 1, 240)
            cast = [replace(reference, views=(stranger,)) for reference in cast]
        return super().render(shot, cast, settings, seed=seed, report=report)


@pytest.fixture
def collection(tmp_path):
    """A library with Ruby in it."""
    library = Library(Home(tmp_path / "home"))
    collection = Collection(library)
    collection.add(cast_dragon(library.blobs))
    yield collection
    library.close()


@pytest.fixture
def film(tmp_path):
    """Where the shot goes."""
    (tmp_path / "films").mkdir()
    return tmp_path / "films" / "wave.mp4"


def shoot(collection, film, strangers=None, *, gate=Gate(), report=None, **changes):  # noqa: B008
    request = replace(REQUEST, **changes)
    renderer = Understudies(strangers or {})
    taken = gated_take(
        planned(request, collection), request, collection, film,
        gate=gate, report=report or Silent(), renderer=renderer,
    )  # fmt: skip
    return taken, renderer.seeds


def names_in(folder):
    return sorted(path.name for path in folder.glob("*.mp4"))


ROBOT, GHOST = "silver robot", "white ghost"
SECOND, THIRD = seed_of_try(3, 1), seed_of_try(3, 2)


def test_a_take_that_passes_is_shot_once(collection, film):
    taken, seeds = shoot(collection, film)
    assert (taken.best.verdict, seeds) == ("pass", [3])
    assert names_in(film.parent) == ["wave.mp4"]
    noted = json.loads(sidecar_path(film).read_bytes())["gate"]
    assert (noted["verdict"], noted["least_percent"], noted["seed"]) == ("pass", 95, 3)
    assert noted["characters"][0]["consistency_percent"] >= 95


def test_the_take_that_passes_gets_the_name(collection, film):
    taken, seeds = shoot(collection, film, {3: ROBOT})
    assert seeds == [3, SECOND]
    assert [tried.verdict for tried in taken.tried] == ["fail", "pass"]
    assert taken.best.take.path == film
    assert names_in(film.parent) == ["wave.mp4", "wave.take2.mp4"]
    assert json.loads(sidecar_path(film).read_bytes())["seed"] == SECOND
    other = sidecar_path(film.with_name("wave.take2.mp4"))
    assert json.loads(other.read_bytes())["gate"]["verdict"] == "fail"


def test_what_never_passes_is_flagged_and_the_best_is_kept(collection, film):
    taken, seeds = shoot(collection, film, {3: GHOST, SECOND: "blue fish", THIRD: ROBOT})
    assert seeds == [3, SECOND, THIRD]
    assert taken.best.verdict == "fail"
    assert taken.best.percent == max(tried.percent for tried in taken.tried)
    assert taken.best.take.path == film
    assert len(names_in(film.parent)) == 3
    told = taken.as_json()
    assert (told["gate"]["verdict"], told["output"]) == ("fail", str(film))
    assert "under the gate" in told["gate"]["characters"][0]["reasons"][0]
    assert sorted(take["output"] for take in told["gate"]["takes"]) == sorted(
        str(path) for path in film.parent.glob("*.mp4")
    )


def test_an_earlier_film_of_that_name_is_kept(collection, film):
    first = shoot(collection, film)[0]
    was = film.read_bytes()
    again = shoot(collection, film)[0]
    assert first.kept is None
    assert again.kept == film.with_name("wave.take1.mp4")
    assert again.as_json()["kept"] == str(again.kept)
    assert again.kept.read_bytes() == was
    assert len(names_in(film.parent)) == 2


def test_what_cannot_be_measured_is_not_tried_for_ever(collection, film):
    two_frames = Fraction(2)
    taken, seeds = shoot(collection, film, gate=Gate(tries=6), frame_rate=two_frames)
    assert taken.best.verdict == "not measurable"
    assert len(seeds) == 2
    assert "at least 3 are needed" in taken.as_json()["gate"]["characters"][0]["reasons"][0]


class Mistaken(Animatic):
    """The animatic, but everyone plays the part of the other."""

    def render(self, shot, cast, settings, *, seed, report):
        swapped = [
            replace(one, views=other.views) for one, other in zip(cast, reversed(cast), strict=True)
        ]
        return super().render(shot, swapped, settings, seed=seed, report=report)


@pytest.mark.parametrize(("renderer", "verdict"), [(Animatic, "pass"), (Mistaken, "fail")])
def test_a_swap_within_the_cast_is_told_by_name(collection, film, renderer, verdict):
    collection.add(cast_robot(collection.library.blobs))
    request = replace(REQUEST, prompt="@ruby and @rob wave on a stage", size=Size(384, 192))
    taken = gated_take(
        planned(request, collection), request, collection, film,
        gate=Gate(tries=1), report=Silent(), renderer=renderer(),
    )  # fmt: skip
    looks = {looked.handle: looked for looked in taken.best.looks}
    assert [looked.verdict for looked in looks.values()] == [verdict, verdict]
    told = " ".join(looks["ruby"].reasons)
    assert ("looks more like Rob" in told) is (verdict == "fail")


def test_nobody_with_pictures_is_no_reason_to_measure(collection, film):
    taken, seeds = shoot(collection, film, prompt="a fox waves on a stage")
    assert (taken.best.verdict, taken.best.looks, seeds) == ("nobody to measure", (), [3])
    assert "gate" not in json.loads(sidecar_path(film).read_bytes())


class StoppingAtSecondTry(Silent):
    """Is cancelled as soon as it hears of another try."""

    stopped = False

    def tell(self, event):
        self.stopped |= "trying another seed" in str(event)

    def check_cancelled(self):
        if self.stopped:
            raise Cancelled


def test_stopped_between_tries_the_best_so_far_has_the_name(collection, film):
    with pytest.raises(Cancelled):
        shoot(collection, film, {3: ROBOT}, report=StoppingAtSecondTry())
    assert [path.name for path in sorted(film.parent.iterdir())] == [
        "wave.castmate.json", "wave.mp4",
    ]  # fmt: skip


@pytest.mark.parametrize(("percent", "tries"), [(0, 3), (101, 3), (95, 0), (95, 21)])
def test_a_gate_that_is_none(percent, tries):
    with pytest.raises(BadInput):
        Gate(percent, tries)
