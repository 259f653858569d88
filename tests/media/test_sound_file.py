"""Sound beside pictures: in step, of the same length, pictures untouched."""

from fractions import Fraction

import av
import numpy as np
import pytest

from castmate.errors import BadInput
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size
from castmate.media.sound_file import SAMPLE_RATE, add_sound, encoded, samples_of

RATE = Fraction(24)


def a_film(path, num_frames=48, rate=RATE):
    with VideoWriter(path, Size(64, 48), rate, encoding=DRAFT, comment="its recipe") as film:
        for index in range(num_frames):
            film.write(np.full((48, 64, 3), 5 * index % 256, np.uint8))
    return path


def clicks(seconds, *at):
    sound = np.zeros((round(seconds * SAMPLE_RATE), 2), np.float32)
    for second in at:
        start = round(second * SAMPLE_RATE)
        sound[start : start + 60] = 0.6
    return sound


def heard(path):
    with av.open(str(path)) as film:
        pieces = [frame.to_ndarray().T for frame in film.decode(film.streams.audio[0])]
    return np.concatenate(pieces)


def pictures(path):
    with av.open(str(path)) as film:
        return [bytes(p) for p in film.demux(film.streams.video[0]) if p.dts is not None]


@pytest.mark.parametrize("at", [0.0, 0.5, 1.37, 1.95])
def test_a_click_is_heard_where_it_was_put_to_a_sample_or_two(tmp_path, at):
    film = a_film(tmp_path / "silent.mp4")
    add_sound(film, [clicks(2, at)], tmp_path / "film.mp4")
    first = np.flatnonzero(np.abs(heard(tmp_path / "film.mp4")[:, 0]) > 0.3)[0]
    assert abs(first - at * SAMPLE_RATE) < 0.001 * SAMPLE_RATE


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(25), Fraction(30000, 1001)])
def test_sound_and_pictures_are_of_one_length(tmp_path, rate):
    film = a_film(tmp_path / "silent.mp4", num_frames=50, rate=rate)
    add_sound(film, [clicks(3, 1.0)], tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as both:
        sound, shown = both.streams.audio[0], both.streams.video[0]
        assert shown.duration * shown.time_base == 50 / rate
        assert abs(sound.duration * sound.time_base - 50 / rate) <= Fraction(1, SAMPLE_RATE)
        assert sound.start_time == 0


def test_pictures_and_recipe_are_copied_as_they_are(tmp_path):
    film = a_film(tmp_path / "film.mp4")
    before = pictures(film)
    add_sound(film, [clicks(2)], film)
    assert pictures(film) == before
    with av.open(str(film)) as both:
        assert both.metadata["comment"] == "its recipe"


def test_sound_takes_the_place_of_sound_that_was_there(tmp_path):
    film = a_film(tmp_path / "film.mp4")
    add_sound(film, [clicks(2, 0.2)], film)
    add_sound(film, [clicks(2, 1.5)], film)
    with av.open(str(film)) as both:
        assert len(both.streams.audio) == 1
    assert np.flatnonzero(np.abs(heard(film)[:, 0]) > 0.3)[0] > 1.4 * SAMPLE_RATE


def test_pieces_of_any_length_make_the_same_packets():
    sound = clicks(1, 0.3)
    whole = list(encoded([sound]))
    assert list(encoded(np.array_split(sound, 7))) == whole
    assert len(whole) == -(-len(sound) // 1024) + 1


def test_the_same_sound_makes_the_same_bytes(tmp_path):
    film = a_film(tmp_path / "silent.mp4")
    for name in ("a.mp4", "b.mp4"):
        add_sound(film, [clicks(2, 0.7)], tmp_path / name)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_a_broken_video_is_said_and_nothing_is_left(tmp_path):
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    with pytest.raises(BadInput, match=r"broken\.mp4 is missing, damaged or no video"):
        add_sound(tmp_path / "broken.mp4", [clicks(1)], tmp_path / "film.mp4")
    assert [path.name for path in tmp_path.iterdir()] == ["broken.mp4"]


def test_the_sound_of_a_film_is_read_back_as_long_as_its_pictures(tmp_path):
    film = a_film(tmp_path / "film.mp4", num_frames=50)
    silent = np.concatenate(list(samples_of(film)))
    assert silent.shape == (100_000, 2)
    assert not silent.any()
    add_sound(film, [clicks(3, 1.5)], film)
    sound = np.concatenate(list(samples_of(film)))
    assert sound.shape == (100_000, 2)
    first = np.flatnonzero(np.abs(sound[:, 0]) > 0.3)[0]
    assert abs(first - 1.5 * SAMPLE_RATE) < 0.001 * SAMPLE_RATE
