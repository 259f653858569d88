"""The twelve outdoor sets: whole pictures in every light, repeatable, alive, with room to stand."""

import numpy as np
import pytest
import skia

from castmate.media.geometry import Size
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.sets import build_set
from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.sets.still import still
from castmate.renderers.animatic.stage import OVERSCAN, Stage
from castmate.scripts.shot import TIMES_OF_DAY, WEATHERS, SetName, TimeOfDay, Weather

OUTDOORS: tuple[SetName, ...] = (
    "meadow", "forest", "jungle", "beach", "underwater", "lake", "mountains", "snowfield",
    "desert", "park", "garden", "village",
)  # fmt: skip
SMALL = Size(160, 90)


def stage_at(
    time: TimeOfDay = "day", weather: Weather = "clear", *, seed: int = 1, size: Size = SMALL
) -> Stage:
    return Stage(size, mood_of(time, weather), seed)


def board_for(stage: Stage) -> tuple[np.ndarray, skia.Canvas]:
    """An empty BGRA picture of the stage, and a canvas on it in stage units, x = 0 at its left."""
    pixels = np.zeros((stage.size.height, stage.size.width, 4), np.uint8)
    info = skia.ImageInfo.Make(
        stage.size.width, stage.size.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
    )
    canvas = skia.Surface.MakeRasterDirect(info, pixels).getCanvas()
    canvas.scale(stage.pixels_per_unit, stage.pixels_per_unit)
    return pixels, canvas


def painted(built: Set, stage: Stage, *, camera: float = 0.0) -> np.ndarray:
    """The still layers, the camera *camera* units right of the middle, as parallax shows them."""
    pixels, canvas = board_for(stage)
    for layer in built.layers:
        canvas.save()
        canvas.translate(stage.half_width - camera * layer.depth, 0)
        if layer.paint is not None:
            layer.paint(canvas, stage)
        canvas.restore()
    return pixels


def alive(built: Set, stage: Stage, seconds: float) -> np.ndarray:
    """Only what moves, on nothing."""
    pixels, canvas = board_for(stage)
    canvas.translate(stage.half_width, 0)
    for layer in built.layers:
        if layer.animate is not None:
            layer.animate(canvas, stage, seconds)
    return pixels


@pytest.mark.parametrize("name", OUTDOORS)
def test_every_hour_and_weather_fills_the_picture(name):
    for number, weather in enumerate(WEATHERS):
        time = TIMES_OF_DAY[(number + OUTDOORS.index(name)) % 4]
        stage = stage_at(time, weather)
        pixels = painted(build_set(name, stage), stage)
        assert pixels[..., 3].min() == 255, f"{time}, {weather}: something is see-through"
        assert pixels[..., :3].std() > 8, f"{time}, {weather}: nothing to see"


@pytest.mark.parametrize("name", OUTDOORS)
def test_a_camera_at_its_limit_finds_no_edge(name):
    for camera, size in ((OVERSCAN, SMALL), (-OVERSCAN, Size(90, 160))):
        stage = stage_at(size=size)
        assert painted(build_set(name, stage), stage, camera=camera)[..., 3].min() == 255


@pytest.mark.parametrize("name", OUTDOORS)
def test_a_seed_repeats_and_another_one_differs(name):
    four, five = stage_at(seed=4), stage_at(seed=5)
    built = build_set(name, four)
    once, again = still(built, four), still(built, four)
    assert np.array_equal(once, again)
    assert np.array_equal(once, still(build_set(name, stage_at(seed=4)), four))
    assert np.abs(once.astype(int) - still(build_set(name, five), five)).mean() > 1


@pytest.mark.parametrize("name", OUTDOORS)
def test_something_lives_smoothly_and_repeats(name):
    stage = stage_at()
    built = build_set(name, stage)
    frames = [alive(built, stage, seconds) for seconds in (0.5, 2.0, 0.5, 0.5 + 1 / 24)]
    assert not np.array_equal(frames[0], frames[1])
    assert np.array_equal(frames[0], frames[2])
    assert np.abs(frames[3].astype(int) - frames[0]).mean() < 2


@pytest.mark.parametrize("name", OUTDOORS)
def test_a_character_has_room_and_ground(name):
    built = build_set(name, stage_at())
    assert built.name == name
    assert 610 <= built.ground <= 645
    assert 5 <= len(built.layers) <= 9
    depths = [layer.depth for layer in built.layers]
    assert depths == sorted(depths)
    assert depths[0] < 0.1
    assert depths[-1] > 1.2


@pytest.mark.parametrize("name", OUTDOORS)
def test_the_foreground_leaves_the_character_free(name):
    stage = stage_at(size=Size(320, 180))
    pixels, canvas = board_for(stage)
    canvas.translate(stage.half_width, 0)
    for layer in build_set(name, stage).layers:
        if layer.depth > 1:
            layer.paint(canvas, stage)
            if layer.animate is not None:
                layer.animate(canvas, stage, 1.0)
    middle = slice(160 - 250 // 4, 160 + 250 // 4)
    assert pixels[: 640 // 4, middle, 3].max() == 0


@pytest.mark.parametrize("name", ["meadow", "village", "beach"])
def test_night_is_darker_than_day(name):
    day, night = (painted(build_set(name, s), s) for s in (stage_at("day"), stage_at("night")))
    assert night[..., :3].mean() < 0.6 * day[..., :3].mean()


def test_lamps_burn_in_the_village_only_when_it_is_dark():
    assert build_set("village", stage_at("day")).lamps == ()
    assert len(build_set("village", stage_at("night")).lamps) == 2


def test_no_rain_falls_under_water():
    assert build_set("underwater", stage_at()).indoors
    assert not build_set("meadow", stage_at()).indoors
