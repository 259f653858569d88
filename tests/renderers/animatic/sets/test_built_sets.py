"""The sets that people built: rooms, a street, a castle, and three places without a floor."""

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

BUILT: tuple[SetName, ...] = (
    "bedroom", "living_room", "kitchen", "classroom", "office", "stage", "library", "city_street",
    "castle", "cave", "space", "sky",
)  # fmt: skip
SMALL = Size(320, 180)
LIGHTS: list[tuple[TimeOfDay, Weather]] = [
    *((hour, "clear") for hour in TIMES_OF_DAY),
    *zip(("dawn", "day", "sunset", "night", "day"), WEATHERS[1:], strict=True),
]


def stage_at(
    hour: TimeOfDay = "day", weather: Weather = "clear", *, seed: int = 3, size: Size = SMALL
) -> Stage:
    return Stage(size, mood_of(hour, weather), seed)


def cover(built: Set, stage: Stage, camera_x: float, camera_y: float) -> np.ndarray:
    """The alpha of the picture with the camera moved by so many units at depth 1."""
    picture = np.zeros((stage.size.height, stage.size.width, 4), np.uint8)
    info = skia.ImageInfo.Make(
        stage.size.width, stage.size.height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType
    )
    canvas = skia.Surface.MakeRasterDirect(info, picture).getCanvas()
    canvas.scale(stage.pixels_per_unit, stage.pixels_per_unit)
    canvas.translate(stage.half_width, 0)
    for layer in built.layers:
        if layer.paint is not None:
            canvas.save()
            canvas.translate(-camera_x * layer.depth, -camera_y * layer.depth)
            layer.paint(canvas, stage)
            canvas.restore()
    return picture[..., 3]


@pytest.mark.parametrize("name", BUILT)
def test_every_light_fills_the_picture(name):
    for hour, weather in LIGHTS:
        stage = stage_at(hour, weather, size=Size(160, 90))
        built = build_set(name, stage)
        assert cover(built, stage, 0, 0).min() == 255, (hour, weather)


@pytest.mark.parametrize("name", BUILT)
def test_nothing_is_bare_where_the_camera_can_look(name):
    stage = stage_at("sunset")
    built = build_set(name, stage)
    for camera_x, camera_y in ((-OVERSCAN, -50.0), (OVERSCAN, 50.0)):
        assert cover(built, stage, camera_x, camera_y).min() == 255


@pytest.mark.parametrize("name", BUILT)
def test_upright_pictures_are_filled_too(name):
    stage = stage_at("dawn", "rain", size=Size(180, 320))
    assert cover(build_set(name, stage), stage, 0, 0).min() == 255


@pytest.mark.parametrize("name", BUILT)
def test_the_same_seed_paints_the_same_and_another_seed_differs(name):
    def picture(seed):
        stage = stage_at("night", "rain", seed=seed)
        return still(build_set(name, stage), stage, 0.7)

    first = picture(3)
    assert np.array_equal(first, picture(3))
    assert np.abs(first.astype(int) - picture(8)).mean() > 1


@pytest.mark.parametrize("name", BUILT)
def test_something_lives_in_every_set(name):
    stage = stage_at("night", "rain")
    built = build_set(name, stage)
    assert not np.array_equal(still(built, stage, 0.0), still(built, stage, 0.9))


@pytest.mark.parametrize("name", BUILT)
def test_characters_find_a_place_to_stand(name):
    built = build_set(name, stage_at())
    assert built.name == name
    assert 620 <= built.ground <= 640
    assert 5 <= len(built.layers) <= 9
    depths = [layer.depth for layer in built.layers]
    assert depths == sorted(depths)
    assert depths[0] <= 0.6
    assert 1.3 <= depths[-1] <= 2


@pytest.mark.parametrize("name", BUILT)
def test_what_is_near_leaves_the_character_free(name):
    stage = stage_at(size=Size(640, 360))
    near = build_set(name, stage).layers[-1]
    alpha = cover(Set(name, (near,)), stage, 0, 0)
    across = slice(320 - 100, 320 + 100)
    assert alpha[: int(620 * stage.pixels_per_unit), across].max() == 0


def test_the_hour_and_the_weather_do_not_rearrange_a_room():
    def rows_without_the_window(weather):
        stage = stage_at("day", weather)
        picture = still(build_set("office", stage), stage)
        return picture[70:120, 10:60].astype(float)

    dry, wet = rows_without_the_window("clear"), rows_without_the_window("rain")
    likeness = np.corrcoef(dry.ravel(), wet.ravel())[0, 1]
    assert likeness > 0.95


def test_lamps_burn_after_dark_and_fall_on_characters():
    by_day, at_night = (build_set("bedroom", stage_at(hour)) for hour in ("day", "night"))
    assert by_day.lamps == ()
    assert len(at_night.lamps) == 1
    assert -640 < at_night.lamps[0].x < 640


def test_weather_stays_outside_of_rooms_and_falls_on_streets():
    indoors = {name for name in BUILT if build_set(name, stage_at()).indoors}
    assert set(BUILT) - indoors == {"city_street", "castle", "sky"}
