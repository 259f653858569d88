"""What the drawing benchmark draws: six shots in six sets, and a mascot of our own with a loop."""

from __future__ import annotations

import math
from fractions import Fraction

import cv2
import numpy as np

from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.creature import draw_creature
from castmate.renderers.renderer import Motion, Reference, RenderSettings
from castmate.scripts.shot import (
    Action,
    CameraMove,
    Framing,
    Role,
    SetName,
    Shot,
    TimeOfDay,
    Weather,
)

SETTINGS = RenderSettings(Size(1280, 720), Fraction(24), "sticker")
SEED = 7

_Line = tuple[SetName, TimeOfDay, Weather, tuple[Action, ...], CameraMove, Framing]
_SHOTS: tuple[_Line, ...] = (
    ("meadow", "day", "clear", ("walk",), "track", "medium"),
    ("beach", "sunset", "clear", ("ride",), "pan_right", "wide"),
    ("city_street", "night", "rain", ("run", "wave"), "static", "medium"),
    ("forest", "dawn", "fog", ("dance",), "zoom_in", "medium"),
    ("bedroom", "night", "clear", ("jump", "sleep"), "static", "medium"),
    ("underwater", "day", "clear", ("swim",), "handheld", "close_up"),
)


def shots(seconds: Fraction) -> list[Shot]:
    """The six shots, each *seconds* long, with every kind of camera and weather among them."""
    return [
        Shot(
            "benchmark",
            "benchmark",
            place,
            time_of_day,
            weather,
            (Role("momo", "Momo", ("reference", "text"), actions),),
            camera,
            framing,
            seconds,
        )
        for place, time_of_day, weather, actions, camera, framing in _SHOTS
    ]


def mascot() -> Reference:
    """A drawn creature with twelve pictures of its own swaying, as a loop from a clip would be."""
    view = draw_creature("Momo, a round mint green monster with horns", SEED, 420)
    room = np.pad(view, ((20, 0), (40, 40), (0, 0)))
    loop = tuple(_swayed(room, math.sin(2 * math.pi * k / 12)) for k in range(12))
    return Reference("momo", "Momo", "a mint green monster", (view,), Motion(loop, Fraction(12)))


def _swayed(picture: RgbaImage, sway: float) -> RgbaImage:
    height, width = picture.shape[:2]
    lean = np.array([[1, -0.05 * sway, 0.05 * sway * height], [0, 1, 0]], np.float32)
    return np.asarray(cv2.warpAffine(picture, lean, (width, height)))
