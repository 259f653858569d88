"""A film's sound: as loud as films are, no click, in step, and never made twice."""

import tracemalloc
from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest

from castmate.media.sound_file import PACKET_SAMPLES, SAMPLE_RATE, SoundTrack, open_mp4
from castmate.scripts.dialogue import utterances_of
from castmate.sound.loudness import loudness, true_peak
from castmate.sound.shelf import FolderShelf, MemoryShelf
from castmate.sound.shot_sound import HANDLE_SECONDS, mixed, unspoken
from castmate.sound.soundtrack import FilmSound
from tests.sound.films_to_hear import STEPS, a_film, a_shot_sound

CUTS = (2, 4, 4 + 61 / 24, 6 + 61 / 24, 8 + 61 / 24)


def heard(packets, seconds, folder):
    path = folder / "film.mp4"
    with open_mp4(path, clock=24_000) as film:
        SoundTrack(film, packets, seconds=seconds).finish()
    with av.open(str(path)) as film:
        return np.concatenate([f.to_ndarray().T for f in film.decode(film.streams.audio[0])])


@pytest.fixture(scope="module")
def film():
    return FilmSound(a_film())


@pytest.fixture(scope="module")
def sound(film):
    return np.concatenate(list(film.samples()))


@pytest.fixture(scope="module")
def decoded(film, tmp_path_factory):
    return heard(film.packets(), film.seconds, tmp_path_factory.mktemp("film"))


def test_a_film_is_as_loud_as_films_are_and_never_too_loud(sound, decoded):
    for made in (sound, decoded):
        assert loudness(made) == pytest.approx(-14, abs=1)
        assert true_peak(made) < -1


@pytest.mark.parametrize("says", [None, "Hello, is anybody there?"], ids=["quiet", "speech"])
@pytest.mark.parametrize("place", ["kitchen", "mountains", "backdrop"])
def test_a_single_shot_is_too(place, says, tmp_path):
    shot = a_shot_sound(place, says=says)
    made = FilmSound([replace(a_film()[0], sound=shot)])
    sound = heard(made.packets(), made.seconds, tmp_path)
    assert loudness(sound) == pytest.approx(-14, abs=1)
    assert true_peak(sound) < -1


def test_it_lasts_exactly_as_long_as_its_shots(film, decoded):
    packets = list(film.packets())
    whole = -int(-film.seconds * SAMPLE_RATE // PACKET_SAMPLES)
    assert len(packets) == whole + 1
    assert len(decoded) == whole * PACKET_SAMPLES


def test_there_is_no_click_at_any_cut(decoded):
    """The largest step from sample to sample near a cut is one that sound takes elsewhere too."""
    jumps = np.abs(np.diff(decoded, axis=0)).max(axis=1)
    for cut in CUTS:
        at = round(cut * SAMPLE_RATE)
        around = jumps[at - SAMPLE_RATE // 4 : at + SAMPLE_RATE // 4]
        nearest = jumps[at - 600 : at + 600]
        assert nearest.max() <= max(np.percentile(around, 99.95), 0.02) * 1.6


def test_runs_encoded_apart_fit_together_as_if_encoded_at_once(sound, decoded):
    """At the seams, decoded sound is as near to the original as anywhere."""
    error = (decoded[: len(sound)] - sound) ** 2
    for cut in CUTS:
        at = round(cut * SAMPLE_RATE / PACKET_SAMPLES) * PACKET_SAMPLES
        seam = error[at - 1024 : at + 1024].mean()
        near = error[at - 9000 : at + 9000].mean()
        assert seam < 4 * near + 1e-7


def test_what_is_said_is_heard_within_a_frame_of_when_it_is_shown():
    shot = a_shot_sound("bedroom", says="Go. Home. Now.", happenings=())
    level = np.abs(mixed(shot).speech).max(axis=1)
    for syllable in utterances_of(shot.shot)[0].syllables:
        first = round((syllable.start_seconds - 1 / 24) * SAMPLE_RATE)
        stop = round((syllable.start_seconds + 2 / 24) * SAMPLE_RATE)
        part = level[first:stop]
        onset = (first + int(np.argmax(part > 0.25 * part.max()))) / SAMPLE_RATE
        assert abs(onset - syllable.start_seconds) <= 1 / 24


def test_steps_are_heard_when_they_are_seen():
    events = mixed(a_shot_sound("kitchen")).events
    level = np.abs(events).max(axis=1)
    for step in STEPS:
        at = round(step.start_seconds * SAMPLE_RATE)
        before, after = level[at - 2400 : at - 240].max(), level[at : at + 2000].max()
        assert after > 3 * before


def test_shots_begin_within_a_frame_of_their_pictures(film):
    for index, cut in enumerate(CUTS, start=1):
        begins = film._edges[index] * PACKET_SAMPLES / SAMPLE_RATE
        assert abs(begins - cut) <= 0.011


def test_places_step_back_while_somebody_speaks():
    quiet = mixed(a_shot_sound("beach", happenings=(), seed=9)).place
    shot = a_shot_sound("beach", says="Hello there, little one!", happenings=(), seed=9)
    spoken = mixed(shot).place
    line = utterances_of(shot.shot)[0]
    first, stop = (
        round((second + HANDLE_SECONDS) * SAMPLE_RATE)
        for second in (line.start_seconds + 0.2, line.stop_seconds - 0.2)
    )
    assert loudness(spoken[first:stop]) == pytest.approx(loudness(quiet[first:stop]) - 12, abs=1)
    assert np.array_equal(spoken[:10_000], quiet[:10_000])


def test_speech_stands_out_from_its_place():
    shot = a_shot_sound("beach", says="Hello there, little one!", happenings=())
    both = mixed(shot)
    assert loudness(both.speech) > loudness(both.place) + 8


def test_speech_is_as_loud_in_a_quiet_film_as_in_a_loud_one():
    quiet, loud = (
        FilmSound([replace(a_film()[0], sound=a_shot_sound(place, says="Hello there, little one!",
                                                           happenings=(), weather=weather))])
        for place, weather in (("bedroom", "clear"), ("mountains", "storm"))
    )  # fmt: skip
    heard_in = [np.concatenate(list(film.samples())) for film in (quiet, loud)]
    words = slice(round(0.4 * SAMPLE_RATE), round(1.8 * SAMPLE_RATE))
    assert loudness(heard_in[0][words]) == pytest.approx(loudness(heard_in[1][words]), abs=1.5)


def a_changed_film(seed):
    changed = a_film()
    changed[1] = replace(changed[1], sound=replace(changed[1].sound, seed=seed))
    return changed


def test_nothing_is_made_twice_and_a_changed_shot_touches_its_neighbours_only(tmp_path):
    shelf = FolderShelf(tmp_path)
    before = list(FilmSound(a_film(), shelf=shelf).packets())
    files = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert list(FilmSound(a_film(), shelf=shelf).packets()) == before
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == files
    gain = FilmSound(a_film(), shelf=shelf).gain()
    changed = next(film for film in map(a_changed_film, range(70, 90))
                   if FilmSound(film).gain() == gain)  # fmt: skip
    list(FilmSound(changed, shelf=shelf).packets())
    more = {path.name for path in tmp_path.rglob("*") if path.is_file()} - files
    assert len(more) == 1 + 3  # its loudness; its own run and its neighbours'


def test_a_film_from_the_shelf_is_the_film_itself():
    shelf = MemoryShelf()
    parts = a_film()
    list(
        FilmSound([*parts[:3], replace(parts[3], sound=a_shot_sound("sky"))], shelf=shelf).packets()
    )
    assert list(FilmSound(parts, shelf=shelf).packets()) == list(FilmSound(parts).packets())


def test_the_same_film_makes_the_same_bytes(film):
    assert list(film.packets()) == list(FilmSound(a_film()).packets())


def test_memory_does_not_grow_with_the_film(tmp_path):
    def peak(num_shots, folder):
        parts = [
            replace(a_film()[0], sound=a_shot_sound(seed=k, seconds=2)) for k in range(num_shots)
        ]
        film = FilmSound(parts, shelf=FolderShelf(tmp_path / folder))
        tracemalloc.start()
        for _packet in film.packets():
            pass
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(9, "first")  # the calls of the beach's gulls are made once, and kept
    assert peak(9, "long") < 1.1 * peak(4, "short")


def test_a_shot_without_anyone_is_its_place():
    shot = a_shot_sound("forest", happenings=())
    both = mixed(shot)
    assert not both.events.any()
    assert not both.speech.any()
    assert unspoken(both, shot.num_samples).shape == (2 * SAMPLE_RATE, 2)


@pytest.mark.parametrize("seconds", [Fraction(1, 4), Fraction(1), Fraction(12)])
def test_short_and_long_shots_fit_in_too(seconds):
    parts = a_film()
    parts[2] = replace(parts[2], sound=a_shot_sound("kitchen", seconds=seconds))
    film = FilmSound(parts)
    assert len(list(film.packets())) == -int(-film.seconds * SAMPLE_RATE // PACKET_SAMPLES) + 1


def test_both_shots_of_a_dissolve_are_heard_while_both_are_seen():
    one, other = a_film()[0], replace(a_film()[3], entered_by="dissolve")
    both = [one, replace(other, start_seconds=Fraction(4, 3))]
    film = FilmSound(both)
    assert film.seconds == Fraction(4, 3) + 2
    sound = np.concatenate(list(film.samples()))
    assert len(sound) == -int(-film.seconds * SAMPLE_RATE // PACKET_SAMPLES) * PACKET_SAMPLES
    middle = round(Fraction(5, 3) * SAMPLE_RATE)
    jumps = np.abs(np.diff(sound[middle - 24_000 : middle + 24_000], axis=0))
    assert jumps.max() < 0.5
    assert loudness(sound) == pytest.approx(-14, abs=1)


def test_films_that_sound_alike_have_one_digest():
    digest = FilmSound(a_film()).digest
    assert digest == FilmSound(a_film()).digest
    assert digest != FilmSound(a_film()[:-1]).digest
    assert digest != FilmSound(a_film(), ends_by="fade_out").digest
