"""A film of the library, handed over in every form."""

import json
import zipfile
from dataclasses import replace

import opentimelineio as otio
import pytest

from castmate.errors import BadInput
from castmate.films.book.takes import TakeBook
from castmate.films.exports.certificates import own_identity
from castmate.films.exports.credentials import credentials_state
from castmate.films.exports.finished import finished_film
from castmate.films.exports.hand_over import FORMS, form_of, hand_over
from tests.films.studio import Studio, frames_of

LINES = (
    "EXT. BEACH - DAY",
    "A small green dragon waves. [[1s]]",
    "DISSOLVE TO:",
    "EXT. FOREST - DAY",
    'A silver robot says "Good morning to all of you." [[2s]]',
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    studio = Studio(tmp_path_factory.mktemp("hand_over"))
    studio.film(*LINES, name="hello.mp4")
    yield studio
    studio.close()


@pytest.fixture
def film(studio):
    return finished_film("hello", studio.collection)


def test_a_timeline_has_the_frames_of_the_film_and_names_takes_that_are_there(film, tmp_path):
    hand_over(film, "otio", tmp_path / "edit.otio")
    read = otio.adapters.read_from_file(str(tmp_path / "edit.otio"))
    assert read.duration().to_frames() == len(frames_of(film.row.output))
    for clip in read.tracks[0].find_clips():
        take = tmp_path / clip.media_reference.target_url
        assert len(frames_of(take)) == clip.available_range().duration.to_frames()


def test_subtitles_come_when_the_robot_speaks(film, tmp_path):
    hand_over(film, "srt", tmp_path / "hello.srt")
    assert "Good morning" in (tmp_path / "hello.srt").read_text()
    hand_over(film, "vtt", tmp_path / "hello.vtt")
    assert (tmp_path / "hello.vtt").read_text().startswith("WEBVTT\n")


def test_a_zip_holds_all_of_it_and_no_path_of_this_machine(film, studio, tmp_path):
    done = hand_over(film, "zip", tmp_path / "hello.zip")
    with zipfile.ZipFile(tmp_path / "hello.zip") as packed:
        assert packed.testzip() is None
        names = set(packed.namelist())
        texts = [packed.read(name).decode() for name in names if not name.endswith(".mp4")]
    assert done.left_out == ()
    assert {"hello.mp4", "hello.castmate.json", "hello.otio", "hello.edl"} <= names
    assert {"hello.fcpxml", "hello.srt", "hello.vtt", "dragon.fountain"} <= names
    assert {name for name in names if name.startswith("takes/")} == {
        "takes/S01-01.take1.mp4", "takes/S02-01.take1.mp4",
    }  # fmt: skip
    assert not [text for text in texts if str(tmp_path) in text or str(studio.folder) in text]


def test_the_same_film_gives_the_same_zip(film, tmp_path):
    for name in ("one.zip", "two.zip"):
        hand_over(film, "zip", tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.zip", "two.zip"]


def test_a_signed_film_shows_the_same_frames(film, tmp_path):
    signed = tmp_path / "signed.mp4"
    hand_over(film, "mp4", signed, identity=own_identity(tmp_path / "identity"))
    assert credentials_state(signed) == "Valid"
    assert frames_of(signed) == frames_of(film.row.output)


def test_an_editor_who_changes_a_file_does_not_change_the_take(film, tmp_path):
    hand_over(film, "fcpxml", tmp_path / "edit.fcpxml")
    for take in (tmp_path / "edit.takes").iterdir():
        take.write_bytes(b"graded")
    assert not [
        take.video
        for _, take in film.chosen
        if film.blobs.path(take.video).read_bytes() == b"graded"
    ]


def test_a_shot_below_the_gate_is_marked(studio, film, tmp_path):
    (planned, take), *rest = film.chosen
    told = json.loads(film.blobs.get(take.sidecar))
    weak = {"name": "Momo", "verdict": "fail", "consistency_percent": 61.2, "reasons": ["Hue."]}
    told["gate"] = {"characters": [weak, weak | {"verdict": "pass"}]}
    take = replace(take, sidecar=film.blobs.put(json.dumps(told).encode()))
    film = replace(film, chosen=((planned, take), *rest))
    (mark,) = film.timeline(tmp_path / "takes").clips[0].marks
    assert (mark.name, mark.note) == ("Momo: 61 %", "Hue.")


def test_a_film_whose_take_is_gone_is_not_handed_over(studio):
    made = studio.film("EXT. LAKE - DAY", "A red fox sits. [[1s]]", name="fox.mp4")
    ((_, take),) = made.chosen
    studio.library.blobs.remove(take.video)
    with pytest.raises(BadInput, match=r"1 of its 1 shots have no take\. Make it again"):
        finished_film("fox", studio.collection)
    assert TakeBook(studio.library).film("fox").name == "fox"


def test_a_form_nobody_knows_lists_those_that_are_known():
    with pytest.raises(BadInput, match=r"otio\|edl\|fcpxml\|srt\|vtt\|zip\|mp4"):
        form_of("aaf")
    assert [form_of(form.upper()) for form in FORMS] == list(FORMS)
