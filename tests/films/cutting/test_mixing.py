"""What is not copied is encoded once: mixed frames, and what no keyframe lets begin."""

from fractions import Fraction

import numpy as np
import pytest

from castmate.errors import BadInput
from castmate.films.cutting.assembly import assemble
from castmate.films.cutting.cut_list import Copied, Mixed, Stretch
from castmate.films.cutting.mixing import Mixer
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.encode import DRAFT, FINE, VideoWriter
from castmate.media.geometry import FrameSpan, Size
from castmate.media.own_film import joints_of, picture_of, planes_of
from tests.films.studio import greys_of

SIZE, RATE = Size(96, 64), Fraction(12)


@pytest.fixture
def library(tmp_path):
    library = Library(Home(tmp_path / "home"))
    yield library
    library.close()


@pytest.fixture
def mixer(library):
    return Mixer(library, SIZE, RATE)


def filmed(library, greys, *, keyframes=(), encoding=DRAFT):
    """The name of a blob with a take whose frames are *greys*."""
    path = library.home.folder / "take.mp4"
    with VideoWriter(path, SIZE, RATE, encoding=encoding, keyframes=keyframes) as video:
        for grey in greys:
            video.write(np.full((SIZE.height, SIZE.width, 3), grey, np.uint8))
    return library.blobs.adopt(path)


def shown(mixer, pieces, tmp_path):
    film = tmp_path / "film.mp4"
    assemble(mixer.parts_of(pieces), film)
    return greys_of(film)


def test_a_take_can_be_cut_where_a_keyframe_was_asked_for(library):
    path = library.blobs.path(filmed(library, range(40, 80), keyframes=(8,)))
    joints = joints_of(path)
    assert (joints.num_frames, joints.keyframes, joints.is_reordered) == (40, (0, 8, 32), False)


def test_planes_and_pictures_are_those_asked_for(library):
    path = library.blobs.path(filmed(library, range(40, 160, 4)))
    planes = list(planes_of(path, FrameSpan(26, 29)))
    lights = [(p[: SIZE.height].mean() - 16) * 255 / 219 for p in planes]
    assert lights == pytest.approx([144, 148, 152], abs=1.5)
    picture = picture_of(path, 26, longest_side=48)
    assert picture.shape == (32, 48, 3)
    assert abs(picture.mean() - 144) < 2


def test_what_is_no_film_is_said(tmp_path):
    (tmp_path / "no.mp4").write_bytes(b"no film")
    with pytest.raises(BadInput, match=r"no\.mp4 is missing, damaged or no video"):
        joints_of(tmp_path / "no.mp4")


@pytest.mark.parametrize("encoding", [DRAFT, FINE], ids=["in order", "with frames that look ahead"])
@pytest.mark.parametrize(("first", "stop"), [(0, 40), (5, 40), (8, 30), (5, 33), (25, 28)])
def test_any_stretch_of_a_take_can_be_shown(library, tmp_path, encoding, first, stop):
    take = filmed(library, range(40, 200, 4), keyframes=(8,), encoding=encoding)
    mixer = Mixer(library, SIZE, RATE, encoding)
    greys = shown(mixer, [Copied(Stretch(take, first, stop))], tmp_path)
    whole = greys_of(library.blobs.path(take))
    assert greys == pytest.approx(whole[first:stop], abs=1.5)


def test_a_dissolve_goes_over_evenly_and_never_quite(mixer, library, tmp_path):
    dark, light = filmed(library, [50] * 6), filmed(library, [200] * 6)
    greys = shown(mixer, [Mixed(Stretch(dark, 0, 4), Stretch(light, 0, 4))], tmp_path)
    assert greys == pytest.approx([80, 110, 140, 170], abs=2)


def test_fades_reach_black(mixer, library, tmp_path):
    light = filmed(library, [200] * 6)
    stretch = Stretch(light, 0, 4)
    greys = shown(mixer, [Mixed(None, stretch), Mixed(stretch, None)], tmp_path)
    assert (greys[0], greys[-1]) == pytest.approx((0, 0), abs=1)
    assert greys == sorted(greys[:4]) + sorted(greys[4:], reverse=True)


def test_what_was_mixed_is_kept(mixer, library, tmp_path):
    light = filmed(library, [200] * 6)
    piece = Mixed(None, Stretch(light, 0, 4))
    (first,) = mixer.parts_of([piece])
    before = first.video.stat()
    (again,) = mixer.parts_of([piece])
    assert (again, again.video.stat()) == (first, before)
