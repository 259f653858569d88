"""Weather, covers, places and photos: what surrounds a character."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.animatic.canvas import Board
from castmate.renderers.animatic.foreground import cover_layer, hideout_layer
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.placement import spots
from castmate.renderers.animatic.set_photo import mood_in, photo_set
from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.sets.still import still
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.animatic.weather import Weather
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.report import Silent
from castmate.scripts.shot import Role, Shot

SIZE = Size(320, 180)
FIELD = Set("meadow", ())


def air(weather, built=FIELD, seconds=1.0, camera=0.0):
    stage = Stage(SIZE, mood_of("day", weather), 4)
    board = Board(SIZE)
    drawn = Weather(stage, built)
    drawn.draw_behind(board.canvas, camera, seconds)
    drawn.draw_before(board.canvas, camera, seconds)
    return board.bgra


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "storm", "wind"])
def test_weather_is_seen_moves_and_repeats_exactly(weather):
    assert air(weather)[..., 3].any()
    assert not np.array_equal(air(weather), air(weather, seconds=1.2))
    assert np.array_equal(air(weather), air(weather))
    assert not np.array_equal(air(weather), air(weather, camera=30.0))


def test_no_weather_in_clear_air_indoors_or_under_water():
    assert not air("clear").any()
    assert not air("rain", replace(FIELD, indoors=True)).any()
    assert not air("rain", Set("underwater", ())).any()


@pytest.mark.parametrize("surface", ["ground", "floor", "water", "snow", "sand", "air"])
def test_covers_and_hideouts_hide_what_they_should(surface):
    stage = Stage(SIZE, mood_of("day", "clear"), 4)
    built = Set("meadow", (), surface=surface)
    for layer, span in (
        (cover_layer(built, tall=60.0), range(0, 320, 8)),
        (hideout_layer(built, x=0.0, width=300.0, height=180.0), range(130, 190, 8)),
    ):
        board = Board(SIZE)
        board.canvas.scale(stage.pixels_per_unit, stage.pixels_per_unit)
        board.canvas.translate(stage.half_width, 0)
        layer.paint(board.canvas, stage)
        row = round(built.ground * stage.pixels_per_unit)
        assert all(board.bgra[row, x, 3] > 200 for x in span), (layer.name, surface)
        assert layer.depth > 1


@pytest.mark.parametrize("size", [Size(1280, 720), Size(720, 1280), Size(512, 512)])
@pytest.mark.parametrize("aspects", [(0.6, 0.7), (1.9, 0.5), (2.2, 2.2)])
def test_two_spots_never_overlap(size, aspects):
    stage = Stage(size, mood_of("day", "clear"), 1)
    left, right = spots(["left", "right"], aspects, "close_up", stage)
    assert left.right + left.width / 2 <= right.left - right.width / 2
    assert left.height == right.height
    for spot in (left, right):
        assert spot.edge_left <= spot.left - spot.width / 2 + 1e-6 or spot is right
        assert spot.left <= spot.x <= spot.right


def test_wishes_decide_who_stands_left():
    stage = Stage(Size(1280, 720), mood_of("day", "clear"), 1)
    first, second = spots(["right", "left"], (0.7, 0.7), "medium", stage)
    assert first.x > second.x
    (alone,) = spots(["left"], (0.7,), "wide", stage)
    assert alone.x < -200


@pytest.mark.parametrize("shape", [(90, 300, 3), (400, 200, 3), (180, 320, 3)])
def test_a_photo_fills_the_picture(shape):
    photo = np.full(shape, (40, 160, 60), np.uint8)
    stage = Stage(SIZE, mood_of("day", "clear"), 1)
    picture = still(photo_set(photo, stage), stage)
    assert np.abs(picture.astype(int) - (40, 160, 60)).max() <= 2


def test_the_light_of_a_photo_is_that_of_its_brighter_side():
    photo = np.zeros((90, 160, 3), np.uint8)
    photo[:, 100:] = (255, 220, 180)
    mood = mood_in(photo, mood_of("day", "clear"))
    assert mood.light_from > 0.5
    assert mood.fill[0] > mood.fill[2]


def test_a_photo_can_be_panned_over():
    photo = np.random.default_rng(1).integers(60, 200, (200, 300, 3), dtype=np.uint8)
    settings = RenderSettings(SIZE, set_photo=photo)
    shot = Shot("p", "p", camera="pan_right", seconds=Fraction(1, 2))
    frames = list(Animatic().render(shot, [], settings, seed=1, report=Silent()).frames)
    assert (frames[-1].rgb.max(axis=2) > 40).all()
    assert not np.array_equal(frames[0].rgb, frames[-1].rgb)


def test_a_body_cut_at_the_left_stands_at_the_left():
    picture = np.zeros((100, 80, 4), np.uint8)
    picture[:, :60] = (200, 60, 160, 255)
    cut = Reference("momo", "Momo", "Momo", (picture,), cut_by=("left",))
    shot = Shot("p", "p", cast=(Role("momo", "Momo", ("reference",)),), seconds=Fraction(1, 2))
    frame = next(Animatic().render(shot, [cut], RenderSettings(SIZE), seed=1,
                                   report=Silent()).frames)  # fmt: skip
    assert frame.placements[0].box.x <= 4
