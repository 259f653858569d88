"""Takes become one film: every packet as it was, frame after frame, to the exact length."""

from fractions import Fraction

import av
import numpy as np
import pytest

from castmate.errors import BadInput
from castmate.films.cutting.assembly import assemble
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size

SMALL = Size(96, 64)
FILM_RATE = Fraction(24000, 1001)


def filmed(path, greys, *, size=SMALL, rate=Fraction(24), encoding=DRAFT):
    """A take whose frames are *greys*, one tone each."""
    with VideoWriter(path, size, rate, encoding=encoding) as video:
        for grey in greys:
            video.write(np.full((size.height, size.width, 3), grey, np.uint8))
    return path


def greys_of(path):
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="gray").mean() for frame in film.decode(video=0)]


def packets_of(path):
    with av.open(str(path)) as film:
        return [bytes(packet) for packet in film.demux(video=0) if packet.size]


def times_of(path):
    with av.open(str(path)) as film:
        return [Fraction(f.pts) * f.time_base for f in film.decode(video=0)]


@pytest.fixture
def takes(tmp_path):
    return [
        filmed(tmp_path / "one.mp4", range(40, 100, 5)),
        filmed(tmp_path / "two.mp4", range(220, 100, -6)),
    ]


@pytest.fixture
def film(tmp_path):
    return tmp_path / "film.mp4"


def test_the_film_is_both_takes_in_order(takes, film):
    assemble(takes, film)
    assert greys_of(film) == [grey for take in takes for grey in greys_of(take)]
    assert len(greys_of(film)) == 12 + 20


def test_nothing_is_encoded_again(takes, film):
    assemble(takes, film)
    assert packets_of(film) == [packet for take in takes for packet in packets_of(take)]


@pytest.mark.parametrize("rate", [Fraction(24), FILM_RATE, Fraction(25), Fraction(30000, 1001)])
def test_every_frame_stands_where_its_rate_says(tmp_path, film, rate):
    takes = [filmed(tmp_path / f"{n}.mp4", [50 * n] * 13, rate=rate) for n in (1, 2, 3)]
    assemble(takes, film)
    with av.open(str(film)) as opened:
        video = opened.streams.video[0]
        assert (video.frames, video.average_rate) == (39, rate)
        assert video.duration * video.time_base == 39 / rate
        assert Fraction(opened.duration, av.time_base) == pytest.approx(39 / rate, abs=1e-6)
    assert times_of(film) == [index / rate for index in range(39)]


def test_takes_with_frames_that_look_ahead(tmp_path, film):
    """A slower preset refers to later pictures, so packets do not lie in the order of frames."""
    rng = np.random.default_rng(1)
    takes = []
    for name in "ab":
        takes.append(tmp_path / f"{name}.mp4")
        with VideoWriter(takes[-1], SMALL, Fraction(24)) as video:
            for _ in range(10):
                video.write(rng.integers(0, 256, (64, 96, 3), np.uint8))
    assemble(takes, film)
    assert greys_of(film) == [grey for take in takes for grey in greys_of(take)]
    assert times_of(film) == [index / Fraction(24) for index in range(20)]


def test_one_take_is_a_film(takes, film):
    assemble(takes[:1], film)
    assert greys_of(film) == greys_of(takes[0])


def test_the_comment_is_in_the_film(takes, film):
    assemble(takes, film, comment='{"seed": 3}')
    with av.open(str(film)) as opened:
        assert opened.metadata["comment"] == '{"seed": 3}'


def test_the_same_takes_make_the_same_bytes(takes, tmp_path):
    for name in ("a.mp4", "b.mp4"):
        assemble(takes, tmp_path / name)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


@pytest.mark.parametrize(
    "unlike", [{"size": Size(64, 96)}, {"rate": Fraction(25)}, {"rate": FILM_RATE}], ids=str
)
def test_takes_that_differ_are_refused_and_nothing_is_left(takes, film, unlike):
    odd = filmed(film.with_name("odd.mp4"), [50] * 6, **unlike)
    before = set(film.parent.iterdir())
    with pytest.raises(BadInput, match=r"odd\.mp4 has another size, rate or encoding than one"):
        assemble([*takes, odd], film)
    assert set(film.parent.iterdir()) == before


def test_a_film_that_was_there_stays_when_the_new_one_fails(takes, film):
    film.write_bytes(b"the old film")
    odd = filmed(film.with_name("odd.mp4"), [50] * 6, size=Size(64, 96))
    with pytest.raises(BadInput):
        assemble([*takes, odd], film)
    assert film.read_bytes() == b"the old film"


def missing(path, take):
    """No file at all."""


def no_film(path, take):
    path.write_bytes(b"Dear diary, this is no film. " * 50)


def half(path, take):
    path.write_bytes(take.read_bytes()[: take.stat().st_size * 3 // 4])


@pytest.mark.parametrize("spoil", [missing, no_film, half])
def test_a_take_that_cannot_be_read_is_named(takes, film, spoil):
    broken = film.with_name("broken.mp4")
    spoil(broken, takes[0])
    before = set(film.parent.iterdir())
    with pytest.raises(BadInput, match=r"broken\.mp4 is missing, damaged or no video"):
        assemble([*takes, broken], film)
    assert set(film.parent.iterdir()) == before


def test_no_takes_make_no_film(film):
    with pytest.raises(BadInput, match="at least one take"):
        assemble([], film)
    assert not film.exists()
