"""Films and takes are heard: in step with their pictures, of their exact length, made once."""

from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest

from castmate.films.assembling import cut_of
from castmate.films.assembly import assemble
from castmate.films.film_plan import plan_film
from castmate.films.film_sound import film_sound, heard, shelf_of, take_sound
from castmate.films.mixing import Mixer
from castmate.films.take_sound import (
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
from tests.films.studio import SMALL, Studio, script


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    studio = Studio(tmp_path_factory.mktemp("studio"))
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def made(studio):
    return studio.film()


def with_sound(studio, made, name="heard.mp4"):
    plan = plan_film(script(), SMALL, studio.collection, output=studio.folder / "film.mp4")
    rate = plan.settings.frame_rate
    cut = cut_of(plan, made.chosen)
    sound = film_sound(
        [(take, planned.shot.entered_by) for planned, take in made.chosen],
        cut.starts, rate, studio.library, ends_by=plan.film.ends_by,
    )  # fmt: skip
    path = studio.folder / name
    mixer = Mixer(studio.library, plan.settings.size, rate)
    assemble(mixer.parts_of(cut.pieces), path, sound=heard(sound, Silent()))
    return path, cut.num_frames / rate


def sound_in(path):
    with av.open(str(path)) as film:
        return np.concatenate([f.to_ndarray().T for f in film.decode(film.streams.audio[0])])


def test_a_film_has_sound_exactly_as_long_as_its_pictures(studio, made):
    path, seconds = with_sound(studio, made)
    with av.open(str(path)) as film:
        pictures, sound = film.streams.video[0], film.streams.audio[0]
        assert pictures.duration * pictures.time_base == seconds
        assert abs(sound.duration * sound.time_base - seconds) <= Fraction(1, 48_000)
        assert sound.start_time == 0
    assert loudness(sound_in(path)) == pytest.approx(-14, abs=1)
    assert true_peak(sound_in(path)) < -1


def test_the_second_time_nothing_is_made_and_the_file_is_the_same(studio, made):
    first, _ = with_sound(studio, made, "first.mp4")
    folder = studio.library.home.folder / "sound"
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    second, _ = with_sound(studio, made, "second.mp4")
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()} == stamps
    assert first.read_bytes() == second.read_bytes()


def test_a_take_made_without_notes_of_its_sound_is_heard_all_the_same(studio, made):
    rate = made.chosen[0][0].order.frame_rate
    takes = [take for _, take in made.chosen]
    sounds = [take_sound(take, rate, studio.collection) for take in takes]
    assert any(sound.happenings for sound in sounds)
    again = [take_sound(take, rate, studio.collection) for take in takes]
    assert [sound.key for sound in again] == [sound.key for sound in sounds]
    shelf_of(studio.library)


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
