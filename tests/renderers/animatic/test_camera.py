"""The camera: what it shows, and what it must never show."""

from itertools import pairwise

import pytest

from castmate.media.geometry import Size
from castmate.renderers.animatic.camera import FRAMINGS, held_in, placing, resting, views
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.shot import CAMERA_MOVES

STAGE = Stage(Size(1280, 720), mood_of("day", "clear"), 3)
UPRIGHT = Stage(Size(720, 1280), mood_of("day", "clear"), 3)
SET = Set("meadow", tuple(Layer(f"at {depth}", depth) for depth in (0.0, 0.3, 0.8, 1.0, 1.6)))
TIMES = [k / 24 for k in range(96)]


def path(move, framing="medium", stage=STAGE, **rest):
    return views(move, framing, stage, SET, TIMES, seconds=4.0, **rest)


@pytest.mark.parametrize("stage", [STAGE, UPRIGHT], ids=["wide", "upright"])
@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("move", CAMERA_MOVES)
def test_no_layer_is_seen_beyond_what_it_paints(move, framing, stage):
    for view in path(move, framing, stage, follow=lambda seconds: 900 * seconds - 1500):
        for layer in SET.layers:
            at = placing(view, layer.depth, stage, SET.horizon)
            reach = stage.reach(layer.depth)
            assert at.dx - reach * at.scale <= 1e-6
            assert at.dx + reach * at.scale >= stage.size.width - 1e-6
            assert at.dy - 60 * at.scale <= 1e-6
            assert at.dy + 780 * at.scale >= stage.size.height - 1e-6


def test_a_resting_wide_camera_shows_the_set_as_it_was_composed():
    view = resting("wide", SET)
    for depth in (0.0, 0.5, 1.0, 1.5):
        at = placing(view, depth, STAGE, SET.horizon)
        assert (at.scale, at.dx, at.dy) == (1.0, 640.0, 0.0)


@pytest.mark.parametrize(
    ("move", "x", "zoom"),
    [("pan_right", 1, 0), ("pan_left", -1, 0), ("zoom_in", 0, 1), ("zoom_out", 0, -1)],
)
def test_moves_go_where_their_names_say(move, x, zoom):
    seen = path(move)
    first, last = seen[0], seen[-1]
    assert (last.x > first.x) - (last.x < first.x) == x
    assert (last.zoom > first.zoom) - (last.zoom < first.zoom) == zoom


def test_the_camera_goes_closer_to_the_character_wherever_it_stands():
    first, *_, last = path("zoom_in", "wide", follow=lambda _: 220.0)
    seen = [
        at.dx + 220.0 * at.scale
        for at in (placing(v, 1.0, STAGE, SET.horizon) for v in (first, last))
    ]
    assert last.zoom > 1.3 * first.zoom
    assert seen[1] == pytest.approx(seen[0], abs=25)


def test_tilting_up_lets_the_ground_sink():
    seen = path("tilt_up")
    assert seen[-1].horizon > seen[0].horizon
    assert path("tilt_down")[-1].horizon < path("tilt_down")[0].horizon


def test_near_layers_pass_quicker_than_far_ones():
    seen = path("pan_right")
    moved = [
        placing(seen[0], depth, STAGE, 420).dx - placing(seen[-1], depth, STAGE, 420).dx
        for depth in (0.0, 0.5, 1.0, 1.5)
    ]
    assert moved == sorted(moved)
    assert moved[0] == 0


def test_a_move_starts_and_ends_gently():
    xs = [view.x for view in path("pan_right")]
    steps = [b - a for a, b in pairwise(xs)]
    assert steps[0] < 0.2 * max(steps) > steps[-1]


def test_tracking_follows_and_handheld_is_never_quite_still():
    followed = path("track", follow=lambda seconds: 60 * seconds)
    assert followed[-1].x > followed[0].x + 80
    shaken = path("handheld")
    assert len({round(view.x, 3) for view in shaken}) > 80
    assert max(abs(view.x) for view in shaken) < 30
    assert path("handheld") == shaken


def test_a_photo_bounds_the_camera_more_tightly():
    assert held_in(resting("medium", SET), STAGE, SET, roam=36).x == 0
    assert max(abs(view.x) for view in path("pan_right", roam=36)) == 36
