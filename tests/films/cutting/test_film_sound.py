"""Films and takes are heard: in step with their pictures, of their exact length, made once."""

from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest

from castmate.films.cutting.film_sound import take_sound
from castmate.films.shots.shooting import ShotRequest, take
from castmate.films.shots.take_sound import (
    give_sound,
    happenings_as_json,
    happenings_from_json,
    happenings_in,
    let_hear,
    sound_of_take,
    voices_in,
)
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.report import Silent
from castmate.scripts.shot import Role, Shot, Voice
from castmate.sound.loudness import loudness, true_peak
from castmate.sound.voice.character_voice import voice_of
from tests.films.studio import Studio


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    studio = Studio(tmp_path_factory.mktemp("studio"))
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def made(studio):
    return studio.film()


def sound_in(path):
    with av.open(str(path)) as film:
        return np.concatenate([f.to_ndarray().T for f in film.decode(film.streams.audio[0])])


def test_a_film_has_sound_exactly_as_long_as_its_pictures(made):
    path, seconds = made.film.output, Fraction(made.assembled.num_frames, 12)
    with av.open(str(path)) as film:
        pictures, sound = film.streams.video[0], film.streams.audio[0]
        assert pictures.duration * pictures.time_base == seconds
        assert abs(sound.duration * sound.time_base - seconds) <= Fraction(1, 48_000)
        assert sound.start_time == 0
    assert loudness(sound_in(path)) == pytest.approx(-14, abs=1)
    assert true_peak(sound_in(path)) < -1


def test_the_second_time_no_sound_is_made_and_it_is_the_same(studio, made):
    folder = studio.library.home.folder / "sound"
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    again = studio.film(name="again.mp4")
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()} == stamps
    assert np.array_equal(sound_in(made.film.output), sound_in(again.film.output))


def test_a_take_made_without_notes_of_its_sound_is_heard_all_the_same(studio, made):
    rate = made.chosen[0][0].order.frame_rate
    takes = [take for _, take in made.chosen]
    sounds = [take_sound(take, rate, studio.collection) for take in takes]
    assert any(sound.happenings for sound in sounds)
    again = [take_sound(take, rate, studio.collection) for take in takes]
    assert [sound.key for sound in again] == [sound.key for sound in sounds]


def a_shot(*actions, says=None, voices=()):
    role = Role("momo", "Momo", ("text",), actions, says=says)
    return Shot("", "", set="meadow", cast=(role,), seconds=Fraction(2), voices=voices)


def test_what_a_renderer_says_can_be_heard_survives_a_sidecar():
    settings = RenderSettings(size=Size(160, 90))
    footage = Animatic().render(
        a_shot("walk"), [Reference("momo", "Momo", "a monster")], settings, seed=1, report=Silent()
    )
    told = happenings_in(list(footage.frames))
    assert told
    back = happenings_from_json(happenings_as_json(told))
    assert [(h.kind, round(h.start_seconds, 3)) for h in told] == [
        (h.kind, h.start_seconds) for h in back
    ]


@pytest.mark.parametrize("damaged", [
    None, "step", [3], [{"kind": "bang"}], [{"kind": "step"}],
    [{"kind": "step", "handle": "momo", "start_seconds": "soon"}],
    [{"kind": "step", "handle": "momo", "start_seconds": 1e12}],
    [{"kind": "step", "handle": "momo", "start_seconds": float("nan")}],
])  # fmt: skip
def test_damaged_notes_are_not_heard(damaged):
    assert happenings_from_json(damaged) == ()


def test_everyone_who_is_heard_has_a_voice(studio):
    shot = a_shot("stand", voices=(Voice("teller", "Teller", "Once upon a time."),))
    voices = dict(voices_in(shot, studio.collection))
    assert set(voices) == {"momo", "teller"}
    assert voices["teller"] == voice_of("teller")


def test_a_take_can_be_given_its_sound(studio, made, tmp_path):
    _, take = made.chosen[0]
    path = tmp_path / "take.mp4"
    path.write_bytes(studio.library.blobs.get(take.video))
    rate = made.chosen[0][0].order.frame_rate
    sound = sound_of_take(a_shot("walk", says="Hi."), studio.collection,
                          seconds=take.num_frames / rate)  # fmt: skip
    let_hear(path, replace(sound, seed=3))
    with av.open(str(path)) as film:
        assert film.streams.video[0].frames == take.num_frames
    assert loudness(sound_in(path)) == pytest.approx(-14, abs=1)


def test_a_take_on_disk_is_heard_with_what_its_sidecar_says(studio, tmp_path):
    request = ShotRequest(prompt="", size=Size(160, 96), frame_rate=Fraction(12), seed=2)
    shot = a_shot("walk", says="Hi.")
    taken = take(shot, request, studio.collection, tmp_path / "take.mp4", report=Silent())
    give_sound(taken.path, taken.recipe, shot, studio.collection, num_frames=taken.num_frames)
    with av.open(str(taken.path)) as film:
        assert film.streams.video[0].frames == taken.num_frames == 24
        assert "plan" in film.metadata["comment"]
    first = sound_in(taken.path)
    assert loudness(first) == pytest.approx(-14, abs=1)
    give_sound(taken.path, taken.recipe, shot, studio.collection, num_frames=taken.num_frames)
    assert np.array_equal(sound_in(taken.path), first)
