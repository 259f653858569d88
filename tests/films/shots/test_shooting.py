"""A prompt becomes a take: the film, its recipe, its boxes, or nothing at all."""

import json
from dataclasses import replace
from fractions import Fraction

import av
import pytest

from castmate.characters.collection import Collection
from castmate.errors import BadInput, Cancelled, CharacterNotFound, NoSpace
from castmate.films.shots.recipe import SOURCE_TYPE
from castmate.films.shots.shooting import ShotRequest, planned, take
from castmate.films.shots.sidecar import boxes_of, sidecar_path
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.film_file import FilmFile
from castmate.media.geometry import Size
from castmate.report import Progressed, Silent, StepStarted
from tests.characters.momo import cast_momo

SIZE = Size(160, 96)
REQUEST = ShotRequest(
    "a small green dragon waves on the beach",
    seconds=Fraction(1),
    size=SIZE,
    frame_rate=Fraction(12),
    seed=3,
)


@pytest.fixture
def collection(tmp_path):
    """An empty library."""
    library = Library(Home(tmp_path / "home"))
    yield Collection(library)
    library.close()


@pytest.fixture
def folder(tmp_path):
    """Where the films of a test go."""
    films = tmp_path / "films"
    films.mkdir()
    return films


def shoot(collection, output, *, report=None, **changes):
    request = replace(REQUEST, **changes)
    return take(
        planned(request, collection), request, collection, output, report=report or Silent()
    )


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_film_has_the_size_rate_and_length_that_were_asked_for(collection, folder):
    taken = shoot(collection, folder / "beach.mp4")
    with av.open(str(taken.path)) as film:
        video = film.streams.video[0]
        assert (video.width, video.height, video.average_rate) == (160, 96, 12)
        assert video.duration * video.time_base == 1
        assert sum(1 for _ in film.decode(video)) == taken.num_frames == 12
    assert names_in(folder) == ["beach.castmate.json", "beach.mp4"]


def test_the_recipe_is_in_the_film_and_beside_it(collection, folder):
    taken = shoot(collection, folder / "beach.mp4")
    with av.open(str(taken.path)) as film:
        recipe = json.loads(film.metadata["comment"])
    assert recipe == taken.recipe
    assert recipe["digital_source_type"] == SOURCE_TYPE
    assert (recipe["seed"], recipe["size"], recipe["frame_rate"]) == (3, "160x96", "12")
    assert recipe["plan"]["set"] == "beach"
    assert recipe["characters"] == []
    beside = json.loads(sidecar_path(taken.path).read_text(encoding="utf-8"))
    assert recipe.items() <= beside.items()


def test_the_recipe_names_no_path_of_this_machine(collection, folder):
    taken = shoot(collection, folder / "beach.mp4")
    assert str(folder.parent) not in json.dumps(taken.recipe)
    assert str(folder.parent) not in sidecar_path(taken.path).read_text(encoding="utf-8")


def test_the_sidecar_says_where_the_role_stands(collection, folder):
    taken = shoot(collection, folder / "beach.mp4")
    boxes = boxes_of(taken.path, "dragon")
    assert sorted(boxes) == list(range(12))
    assert all(box.overlaps(SIZE) for box in boxes.values())


def test_a_cast_character_is_in_the_recipe(collection, folder):
    collection.add(cast_momo(collection.library.blobs))
    taken = shoot(collection, folder / "momo.mp4", prompt="@momo dances in the park")
    (momo,) = taken.recipe["characters"]
    assert (momo["handle"], momo["version"]) == ("momo", 1)
    assert momo["signature"] == collection.get("momo").signature
    assert len(boxes_of(taken.path, "momo")) == 12


def test_an_earlier_take_is_kept(collection, folder):
    first = shoot(collection, folder / "beach.mp4")
    was = first.path.read_bytes()
    second = shoot(collection, folder / "beach.mp4", seed=4)
    third = shoot(collection, folder / "beach.mp4", seed=5)
    assert (second.kept, third.kept) == (folder / "beach.take1.mp4", folder / "beach.take2.mp4")
    assert first.kept is None
    assert second.kept.read_bytes() == was
    assert json.loads(sidecar_path(third.kept).read_text())["seed"] == 4
    assert names_in(folder) == [
        "beach.castmate.json", "beach.mp4",
        "beach.take1.castmate.json", "beach.take1.mp4",
        "beach.take2.castmate.json", "beach.take2.mp4",
    ]  # fmt: skip


def test_the_same_seed_gives_the_same_bytes(collection, folder):
    first, again = (shoot(collection, folder / name) for name in ("a.mp4", "b.mp4"))
    other = shoot(collection, folder / "c.mp4", seed=4)
    assert first.path.read_bytes() == again.path.read_bytes() != other.path.read_bytes()
    assert sidecar_path(first.path).read_bytes() == sidecar_path(again.path).read_bytes()


class Stopping(Silent):
    """Is cancelled from *event* on."""

    def __init__(self, event):
        self.event = event
        self.stopped = False

    def tell(self, event):
        self.stopped |= event == self.event

    def check_cancelled(self):
        if self.stopped:
            raise Cancelled


@pytest.mark.parametrize(
    "event",
    [StepStarted("set"), StepStarted("draw"), Progressed(1, 12), Progressed(11, 12)],
    ids=str,
)
def test_a_take_that_is_stopped_leaves_all_as_it_was(collection, folder, event):
    shoot(collection, folder / "beach.mp4")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(Cancelled):
        shoot(collection, folder / "beach.mp4", seed=4, report=Stopping(event))
    with pytest.raises(Cancelled):
        shoot(collection, folder / "new.mp4", report=Stopping(event))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_disk_that_fills_up_at_the_end_leaves_all_as_it_was(collection, folder, monkeypatch):
    def full(film):
        film.abandon()
        raise NoSpace("The disk is full.")

    shoot(collection, folder / "beach.mp4")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(FilmFile, "finish", full)
    with pytest.raises(NoSpace):
        shoot(collection, folder / "beach.mp4", seed=4)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_take_is_an_mp4(collection, folder):
    with pytest.raises(BadInput, match=r"beach\.avi\"\. Give -o .*beach\.mp4"):
        shoot(collection, folder / "beach.avi")
    assert names_in(folder) == []


def test_a_folder_that_is_not_there(collection, folder):
    with pytest.raises(NoSpace, match="nowhere"):
        shoot(collection, folder / "nowhere" / "beach.mp4")
    assert names_in(folder) == []


def test_a_handle_nobody_has(collection):
    with pytest.raises(CharacterNotFound, match="@nobody"):
        planned(replace(REQUEST, cast=("nobody",)), collection)


def test_a_prompt_longer_than_the_films_comment(collection, folder):
    prompt = "a dragon waves " + "🐉" * 9000
    with pytest.raises(BadInput, match="Shorten the prompt"):
        shoot(collection, folder / "long.mp4", prompt=prompt)
    assert names_in(folder) == []
