"""What words mean here: a table of prompts for each field."""

import pytest

from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.prompt import plan_shot
from castmate.scripts.shot import Shot

MOMO = KnownCharacter("momo", "Momo", ("a mint green round monster",))


def plan(prompt: str) -> Shot:
    return plan_shot(prompt, known=(MOMO,), cast=("momo",))


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a walk in the city park", "park"),
        ("a book in the library", "library"),
        ("through the castle in the forest", "castle"),
        ("swimming in a mountain lake", "lake"),
        ("in the office space", "office"),
        ("a stage coach in the desert", "desert"),
        ("flying among the clouds", "sky"),
        ("under a blue sky in the meadow", "meadow"),
        ("a rainy city", "city_street"),
        ("a walk in the snow", "snowfield"),
        ("a picture of a beach on the wall of the bedroom", "bedroom"),
        ("dreaming of the sea in her kitchen", "kitchen"),
        ("no snow in the forest", "forest"),
        ("in a pool", "backdrop"),
    ],
)
def test_places(prompt, place):
    assert plan(prompt).set == place


@pytest.mark.parametrize(
    ("prompt", "hour"),
    [
        ("at dusk", "sunset"),
        ("under the stars", "night"),
        ("as the sun is slowly going down", "sunset"),
        ("early in the morning", "dawn"),
        ("on the moon", "day"),
        ("a midday nap", "day"),
        ("a dark green monster", "day"),
        ("reading a bedtime story by moonlight", "night"),
    ],
)
def test_hours(prompt, hour):
    assert plan(prompt).time_of_day == hour


@pytest.mark.parametrize(
    ("prompt", "weather"),
    [
        ("pouring rain and thunder", "storm"),
        ("no rain today", "clear"),
        ("without snow", "clear"),
        ("as if it were raining", "clear"),
        ("a snow leopard", "clear"),
        ("a winding path", "clear"),
        ("snow falls", "snow"),
        ("a blizzard", "snow"),
        ("leaves blowing by", "wind"),
        ("mist over the lake", "fog"),
    ],
)
def test_weathers(prompt, weather):
    assert plan(prompt).weather == weather


@pytest.mark.parametrize(
    ("prompt", "actions"),
    [
        ("Momo walks in, waves and sits down", ("walk", "wave", "sit")),
        ("Momo takes a quick nap", ("sleep",)),
        ("Momo is not running but walking", ("walk",)),
        ("the waves crash as Momo sings", ("talk",)),
        ("Momo stands under falling leaves", ("stand",)),
        ("the river runs and Momo slept", ("sleep",)),
        ("the camera flies over Momo", ("stand",)),
        ("birds fly while Momo eats", ("eat",)),
        ("Momo goes jogging", ("run",)),
        ("Momo goes home", ("walk",)),
        ("Momo hides behind a tree and peers out", ("peek",)),
        ("Momo sat on the dance floor", ("sit",)),
        ("Momo rides a bike to the diving board", ("ride",)),
        ("Momo wants to fly", ("stand",)),
        ("Momo roars like a flying dragon", ("talk",)),
        ("Momo floats in the lake", ("swim",)),
        ("Momo floats through space", ("fly",)),
    ],
)
def test_actions(prompt, actions):
    assert plan(prompt).cast[0].actions == actions


@pytest.mark.parametrize(
    ("prompt", "move"),
    [
        ("slow pan to the left", "pan_left"),
        ("the camera pans from left to right", "pan_right"),
        ("the camera slowly zooms out", "zoom_out"),
        ("pull back to reveal the valley", "zoom_out"),
        ("Momo pulls back the curtain", "static"),
        ("holding a frying pan", "static"),
        ("Momo tilts its head", "static"),
        ("the camera follows Momo", "track"),
        ("camera tilting upward", "tilt_up"),
        ("shaky handheld", "handheld"),
        ("locked-off shot", "static"),
    ],
)
def test_camera_moves(prompt, move):
    assert plan(prompt).camera == move


@pytest.mark.parametrize(
    ("prompt", "framing"),
    [
        ("beach, sunset, wide", "wide"),
        ("Momo with wide eyes", "medium"),
        ("an extreme close-up", "close_up"),
        ("Momo, MS", "medium"),
        ("full-body shot", "wide"),
        ("portrait of Momo", "close_up"),
    ],
)
def test_framings(prompt, framing):
    assert plan(prompt).framing == framing
