import numpy as np
import pytest

from castmate.characters.cut_frames import cut_frames, usable
from castmate.characters.matte.matte import Matte, MatteFrame
from castmate.characters.references import choose_references, crops_of
from castmate.characters.views import choose_views
from castmate.media.clip import Frame
from tests.characters.scenes import RATE, SIZE, creature, filmed, ground


def cut_scene(places, *, heights=None, confidences=None, actors=None):
    """Cut frames of a creature standing at *places*, its matte exact."""
    heights = heights or [100] * len(places)
    confidences = confidences or [0.9] * len(places)
    frames, mattes = [], []
    for index, (at, height, sure) in enumerate(zip(places, heights, confidences, strict=True)):
        actor = actors[index] if actors else creature(height)
        rgb, alpha = filmed(ground(5), actor, at, (30, 30))
        frames.append(Frame(index, index / RATE, rgb))
        mattes.append(MatteFrame(index, alpha, sure))
    return cut_frames(frames, usable(Matte("automatic", 0.9, tuple(mattes))))


def test_only_sure_frames_count():
    cut = cut_scene([(100, 200)] * 4, confidences=[0.9, 0.2, 0.6, 0.1])
    assert [frame.index for frame in cut] == [0, 2]


def test_where_none_is_sure_the_least_unsure_count():
    cut = cut_scene([(100, 200)] * 4, confidences=[0.3, 0.2, 0.29, 0.1])
    assert [frame.index for frame in cut] == [0, 2]
    assert usable(Matte("automatic", 0.0, ())) == ()


def test_the_edges_that_saw_it_off_are_named():
    places = [(160, 200), (10, 200), (310, 200), (160, 60), (160, 290), (10, 290)]
    assert [frame.cut_by for frame in cut_scene(places)] == [
        (),
        ("left",),
        ("right",),
        ("top",),
        ("bottom",),
        ("left", "bottom"),
    ]


def test_a_sprite_that_fits_its_picture_is_not_cut():
    alpha = np.zeros((100, 80), np.uint8)
    alpha[0:100, 10:70] = 255
    alpha[80:, 30:50] = 0
    frame, cut = Frame(0, 0.0, np.zeros((100, 80, 3), np.uint8)), [MatteFrame(0, alpha, 1.0)]
    assert cut_frames([frame], cut)[0].cut_by == ("top", "bottom")
    assert cut_frames([frame], cut, fits_its_picture=True)[0].cut_by == ("top", "bottom")
    alpha[:2, 20:60] = 0
    alpha[80:, 20:60] = 0
    assert cut_frames([frame], cut, fits_its_picture=True)[0].cut_by == ()


def test_a_picture_is_the_subject_alone_and_no_larger_than_asked():
    frame = cut_scene([(160, 200)], heights=[180])[0]
    assert frame.box.height == pytest.approx(180, abs=3)
    picture = frame.picture(longest_side=100)
    assert max(picture.shape[:2]) == 100
    assert picture.shape[2] == 4
    assert picture[0, 0, 3] == 0


def test_a_crop_at_the_edge_of_the_picture_stays_inside_it():
    crop = cut_scene([(5, 235)])[0].crop()
    assert crop.rgb.shape[:2] == crop.alpha.shape
    assert crop.rgb.shape[0] <= SIZE.height


def test_the_best_view_is_whole_large_and_sure():
    places = [(10, 200), (160, 200), (160, 200), (160, 200)]
    views = choose_views(
        cut_scene(places, heights=[150, 60, 150, 150], confidences=[0.9, 0.9, 0.9, 0.55])
    )
    assert views[0].frame_index == 2
    assert all(0 <= view.score <= 1 for view in views)


def test_views_differ():
    same = cut_scene([(160, 200)] * 12)
    assert len(choose_views(same)) == 1
    actors = [creature(120), creature(120)[:, ::-1], np.rot90(creature(120))] * 4
    turning = cut_scene([(160, 200)] * 12, actors=actors)
    assert 2 <= len(choose_views(turning)) <= 6


def test_references_are_spread_over_time():
    cut = cut_scene([(100 + n, 200) for n in range(60)])
    chosen = choose_references(cut)
    assert len(chosen) == 6
    assert [frame.index // 10 for frame in chosen] == [0, 1, 2, 3, 4, 5]
    assert len(crops_of(chosen)) == 6
    assert choose_references(cut[:2]) == cut[:2]
