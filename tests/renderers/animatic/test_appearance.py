"""A character in a scene's light and look stays who it is."""

import colorsys
from fractions import Fraction

import numpy as np
import pytest

from castmate.renderers.animatic.canvas import premultiplied
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.motion import closed, heading_of
from castmate.renderers.animatic.poses import Pose
from castmate.renderers.animatic.relight import light_at
from castmate.renderers.animatic.sets.layers import Lamp
from castmate.renderers.animatic.shadow import shadow_of
from castmate.renderers.animatic.wardrobe import Wardrobe, cut_of
from castmate.renderers.animatic.warp import posed
from castmate.scripts.shot import TIMES_OF_DAY, WEATHERS


def disc(colour, *, height=100, width=80, dx=0):
    rows, columns = np.mgrid[0:height, 0:width]
    inside = ((columns - width / 2 - dx) / (width * 0.42)) ** 2 + (
        (rows - height / 2) / (height * 0.46)
    ) ** 2 < 1
    picture = np.zeros((height, width, 4), np.uint8)
    picture[inside] = (*colour, 255)
    return picture


def dressed(picture, *, time="day", weather="clear", look="plain", lamps=(), height=120):
    light = light_at(0.0, mood_of(time, weather), lamps, indoors=False)
    return Wardrobe([picture], cut_of([picture]), height, light, look).sprite(0)


def middle(sprite):
    """Mean straight rgb, 0..1, of the middle of a sprite."""
    rows, columns = sprite.bgra.shape[0] // 2, sprite.bgra.shape[1] // 2
    part = sprite.bgra[rows - 12 : rows + 12, columns - 12 : columns + 12, 2::-1]
    return part.reshape(-1, 3).mean(axis=0) / 255


@pytest.mark.parametrize("weather", WEATHERS)
@pytest.mark.parametrize("time", TIMES_OF_DAY)
def test_a_white_dog_stays_white(time, weather):
    _, saturation, value = colorsys.rgb_to_hsv(*middle(dressed(disc((250, 250, 250)), time=time,
                                                              weather=weather)))  # fmt: skip
    assert saturation < 0.24
    assert value > 0.68


@pytest.mark.parametrize("time", TIMES_OF_DAY)
@pytest.mark.parametrize("colour", [(210, 60, 50), (70, 170, 80), (60, 90, 200), (240, 200, 60)])
def test_colours_keep_their_hue(time, colour):
    hue, *_ = colorsys.rgb_to_hsv(*(channel / 255 for channel in colour))
    lit, saturation, _ = colorsys.rgb_to_hsv(*middle(dressed(disc(colour), time=time)))
    assert min(abs(lit - hue), 1 - abs(lit - hue)) < 0.06
    assert saturation > 0.35


def test_a_lamp_brightens_the_side_it_stands_on():
    night = dressed(disc((150, 150, 150)), time="night", lamps=(Lamp(-120, (255, 200, 120), 1.0),))
    half = night.bgra.shape[1] // 2
    left, right = night.bgra[:, :half, 2].sum(), night.bgra[:, half:, 2].sum()
    assert left > 1.03 * right


def test_a_sticker_has_a_light_rim_and_cel_a_dark_one():
    picture = disc((60, 120, 200))
    plain, sticker, cel = (
        dressed(picture, look=look, height=400) for look in ("plain", "sticker", "cel")
    )
    row = plain.bgra.shape[0] // 2
    edge = int(np.flatnonzero(plain.bgra[row, :, 3] > 127)[0])
    assert sticker.bgra[row, edge - 2, :3].min() > 180
    assert sticker.bgra[row, edge - 2, 3] > 230
    assert cel.bgra[row, edge - 1, :3].max() < 110


@pytest.mark.parametrize("look", ["plain", "sticker", "cel"])
def test_no_colour_is_brighter_than_its_alpha(look):
    bgra = dressed(disc((250, 240, 90)), look=look).bgra.astype(int)
    assert (bgra[..., :3].max(axis=2) <= bgra[..., 3] + 2).all()


def test_premultiplying_keeps_what_is_opaque():
    picture = disc((10, 200, 90))
    bgra = premultiplied(picture)
    assert (bgra[50, 40] == (90, 200, 10, 255)).all()
    assert (bgra[0, 0] == 0).all()


def test_a_pose_at_rest_is_the_sprite_itself():
    sprite = dressed(disc((200, 80, 60)))
    patch = posed(sprite, Pose())
    top, left = round(-sprite.foot_y - patch.dy), round(-sprite.foot_x - patch.dx)
    height, width = sprite.bgra.shape[:2]
    same = patch.bgra[top : top + height, left : left + width].astype(int)
    assert np.abs(same - sprite.bgra).mean() < 1.5


def test_stretching_makes_taller_and_turning_lays_down():
    sprite = dressed(disc((200, 80, 60)))

    def extent(pose):
        visible = posed(sprite, pose).bgra[..., 3] > 100
        return visible.any(axis=1).sum(), visible.any(axis=0).sum()

    tall, wide = extent(Pose())
    taller, narrower = extent(Pose(stretch=1.2))
    assert taller == pytest.approx(1.2 * tall, abs=2)
    assert narrower < wide
    lying_tall, lying_wide = extent(Pose(turn=90))
    assert lying_wide == pytest.approx(tall, abs=3)
    assert lying_tall == pytest.approx(wide, abs=3)


def test_a_shadow_falls_away_from_the_light():
    sprite = dressed(disc((200, 80, 60)))

    def centre(side):
        shadow = shadow_of(sprite, side=side, colour=(0, 0, 0), strength=1.0)
        columns = shadow.cast.toarray()[..., 3].sum(axis=0).astype(float)
        return (columns * np.arange(columns.size)).sum() / columns.sum() - shadow.foot_x

    assert centre(-1) > centre(0) + 2
    assert centre(1) < centre(0) - 2


def swaying(count):
    """To one side and back, by a pixel each time."""
    return [disc((200, 90, 40), dx=min(k, count - k)) for k in range(count)]


def test_a_loop_that_closes_is_left_alone():
    pictures = swaying(16)
    assert len(closed(pictures)) in (15, 16)
    assert all(any(picture is own for own in pictures) for picture in closed(pictures))


def test_a_seam_that_shows_gets_two_pictures_between():
    pictures = swaying(16)[:13]
    cycle = closed(pictures)
    assert len(cycle) == len(pictures) + 2 or len(cycle) < len(pictures)
    assert all(picture.shape == pictures[0].shape for picture in cycle)


def test_motion_that_never_returns_goes_forth_and_back():
    pictures = [disc((200, 90, 40), width=160, dx=6 * k - 30) for k in range(11)]
    cycle = closed(pictures)
    assert len(cycle) == 20
    assert cycle[0] is pictures[0]
    assert cycle[10] is pictures[10]


def test_a_long_body_looks_where_its_head_is():
    picture = np.zeros((100, 200, 4), np.uint8)
    picture[40:80, 20:180] = 255  # a trunk
    picture[80:100, 30:50] = picture[80:100, 150:170] = 255  # legs
    assert heading_of(picture) == 0
    with_neck = picture.copy()
    with_neck[5:45, 150:190] = 255
    assert heading_of(with_neck) == 1
    assert heading_of(with_neck[:, ::-1]) == -1
    assert heading_of(disc((9, 9, 9))) == 0


def test_pictures_of_a_loop_stand_on_the_same_spot():
    cut = cut_of(swaying(8))
    assert cut.right - cut.left > 80 * 0.84
    assert Fraction(round(cut.foot_x), 80) == pytest.approx(0.5, abs=0.05)
