"""What is drawn looks as it did when it was last reviewed: see ``tests/golden`` as pictures."""

from dataclasses import replace
from fractions import Fraction
from itertools import islice

import cv2
import numpy as np
import pytest

from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.animatic.creature import draw_creature
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.sets import build_set
from castmate.renderers.animatic.sets.still import still
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.report import Silent
from castmate.scripts.shot import SETS, Role, Shot
from tests.golden_pictures import FOLDER, difference, golden_file, read_golden

DRAWN, KEPT = Size(640, 360), (320, 180)
SEED = 3
PAPER = 225

LIGHT = {
    "bedroom": ("night", "clear"), "living_room": ("sunset", "clear"), "kitchen": ("day", "clear"),
    "classroom": ("day", "rain"), "office": ("night", "rain"), "stage": ("night", "clear"),
    "library": ("sunset", "clear"), "city_street": ("night", "rain"), "village": ("night", "snow"),
    "park": ("dawn", "fog"), "garden": ("day", "clear"), "meadow": ("day", "wind"),
    "forest": ("dawn", "fog"), "jungle": ("day", "rain"), "beach": ("sunset", "clear"),
    "underwater": ("day", "clear"), "lake": ("dawn", "clear"), "mountains": ("sunset", "clear"),
    "snowfield": ("day", "snow"), "desert": ("sunset", "wind"), "cave": ("night", "clear"),
    "castle": ("night", "storm"), "space": ("night", "clear"), "sky": ("dawn", "clear"),
    "backdrop": ("day", "clear"),
}  # fmt: skip

CREATURES = {
    "mint_monster": "a round mint green monster",
    "green_dragon": "a small green dragon",
    "one_eyed": "a one-eyed fluffy purple monster",
    "striped_cat": "a striped orange cat",
    "robot": "a red robot",
    "penguin": "a chubby penguin",
}

SHOTS = {
    "sticker_meadow": ("sticker", "meadow", "day", "clear", "wave"),
    "cel_bedroom": ("cel", "bedroom", "night", "clear", "dance"),
    "plain_beach": ("plain", "beach", "sunset", "clear", "walk"),
    "sticker_rain": ("sticker", "city_street", "night", "rain", "stand"),
}


def halved(rgb):
    return cv2.resize(rgb, KEPT, interpolation=cv2.INTER_AREA)


def set_picture(name, *, seed=SEED, change=lambda built: built):
    """The set in the light chosen for it, one second into a shot, *change*d before it is drawn."""
    stage = Stage(DRAWN, mood_of(*LIGHT[name]), seed)
    return halved(still(change(build_set(name, stage)), stage, seconds=1.0))


def creature_picture(words):
    """The creature on paper, its soles and left side where its picture ends."""
    rgba = draw_creature(words, SEED, 170).astype(np.float32)
    page = np.full((*KEPT[::-1], 3), PAPER, np.float32)[:, : KEPT[1]]
    alpha = rgba[..., 3:] / 255
    corner = page[-rgba.shape[0] :, : rgba.shape[1]]
    corner += alpha * (rgba[..., :3] - corner)
    return (page + 0.5).astype(np.uint8)


def shot_picture(look, place, time, weather, action):
    """Half a second into a shot of a character that is known by words alone."""
    momo = Reference("momo", "Momo", "Momo, a round mint green monster")
    role = Role("momo", "Momo", ("text",), (action,))
    shot = Shot("a prompt", "a prompt", place, time, weather, (role,), seconds=Fraction(1))
    settings = RenderSettings(DRAWN, Fraction(12), look)
    footage = Animatic().render(shot, [momo], settings, seed=SEED, report=Silent())
    return halved(next(islice(footage.frames, 6, None)).rgb)


@pytest.mark.parametrize("name", SETS)
def test_a_set(golden, name):
    golden(f"sets/{name}", set_picture(name))


@pytest.mark.parametrize("name", CREATURES)
def test_a_creature(golden, name):
    golden(f"creatures/{name}", creature_picture(CREATURES[name]))


@pytest.mark.parametrize("name", SHOTS)
def test_a_shot(golden, name):
    golden(f"shots/{name}", shot_picture(*SHOTS[name]))


def test_no_golden_picture_is_left_over():
    named = [f"sets/{name}" for name in SETS]
    named += [f"creatures/{name}" for name in CREATURES] + [f"shots/{name}" for name in SHOTS]
    assert set(FOLDER.rglob("*.png")) == {golden_file(name) for name in named}


def moved(layer, units):
    """*layer*, still and alive, *units* to the right of where it belongs."""

    def beside(draw):
        def drawn(canvas, *arguments):
            canvas.save()
            canvas.translate(units, 0)
            draw(canvas, *arguments)
            canvas.restore()

        return draw and drawn

    return replace(layer, paint=beside(layer.paint), animate=beside(layer.animate))


@pytest.mark.parametrize("number", range(6))
def test_a_layer_two_pixels_aside_is_seen(number):
    def change(built):
        layers = list(built.layers)
        layers[number] = moved(layers[number], 8)
        return replace(built, layers=tuple(layers))

    picture = set_picture("meadow", change=change)
    assert not difference(picture, read_golden(golden_file("sets/meadow"))).is_rounding


@pytest.mark.parametrize("name", ["meadow", "kitchen", "space", "backdrop"])
def test_another_seed_is_seen(name):
    picture = set_picture(name, seed=SEED + 1)
    assert not difference(picture, read_golden(golden_file(f"sets/{name}"))).is_rounding


def test_a_creature_without_its_pattern_is_seen():
    picture = creature_picture("an orange cat")
    assert not difference(picture, read_golden(golden_file("creatures/striped_cat"))).is_rounding


def test_rounding_is_not_seen():
    golden = read_golden(golden_file("sets/kitchen"))
    rounding = np.random.default_rng(1).integers(-1, 2, golden.shape)
    picture = np.clip(golden + rounding, 0, 255).astype(np.uint8)
    assert difference(picture, golden).is_rounding
