"""Baked scenery looks like painted scenery."""

import numpy as np
import pytest
import skia

from castmate.media.geometry import Size
from castmate.renderers.animatic.bake import _bands, _opaque_from
from castmate.renderers.animatic.camera import View, placing, resting, views
from castmate.renderers.animatic.canvas import Board, fill
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.scene import Scene
from castmate.renderers.animatic.sets import build_set
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.sets.still import still
from castmate.renderers.animatic.stage import Stage

STAGE = Stage(Size(640, 360), mood_of("sunset", "clear"), 5)


def _sky(canvas, stage):
    canvas.drawRect(skia.Rect.MakeLTRB(-900, -60, 900, 780), fill((90, 150, 220)))


def _hills(canvas, stage):
    for k in range(-8, 9):
        canvas.drawCircle(k * 110, 520, 70, fill((60, 120 + 5 * k, 90)))
    canvas.drawRect(skia.Rect.MakeLTRB(-900, 520, 900, 780), fill((60, 110, 80)))


def _ground(canvas, stage):
    canvas.drawRect(skia.Rect.MakeLTRB(-900, 610, 900, 780), fill((120, 90, 60)))


def _bush(canvas, stage):
    canvas.drawCircle(300, 660, 60, fill((20, 80, 40), 0.8))


def _bird(canvas, stage, seconds):
    canvas.drawCircle(100 * seconds, 160, 12, fill((30, 30, 30)))


LAYERS = (
    Layer("sky", 0.0, _sky, _bird),
    Layer("hills", 0.4, _hills),
    Layer("ground", 1.0, _ground),
    Layer("bush", 1.5, _bush),
)
SET = Set("meadow", LAYERS)


def drawn(scene, view, seconds):
    board = Board(STAGE.size, opaque=True)
    scene.draw_behind(board.canvas, view, seconds)
    scene.draw_before(board.canvas, view, seconds)
    return board.rgb()


def plainly(view, seconds):
    """The plain reference: every layer painted anew, no baking."""
    board = Board(STAGE.size, opaque=True)
    for layer in LAYERS:
        at = placing(view, layer.depth, STAGE, SET.horizon)
        board.canvas.save()
        board.canvas.translate(at.dx, at.dy)
        board.canvas.scale(at.scale, at.scale)
        layer.paint(board.canvas, STAGE)
        if layer.animate is not None:
            layer.animate(board.canvas, STAGE, seconds)
        board.canvas.restore()
    return board.rgb()


@pytest.mark.parametrize("move", ["static", "pan_right", "zoom_in", "tilt_up", "handheld"])
def test_baked_frames_look_like_painted_ones(move):
    times = [0.0, 0.7, 1.3, 2.0]
    path = views(move, "medium", STAGE, SET, times, seconds=2.0)
    scene = Scene(SET, path, STAGE)
    for view, seconds in zip(path, times, strict=True):
        ours, plain = drawn(scene, view, seconds), plainly(view, seconds)
        assert np.abs(ours.astype(int) - plain).mean() < 1.0
        # Nothing is missing: no hole shows through anywhere.
        assert (ours.max(axis=2) > 20).all()


def test_a_resting_camera_shows_the_very_set():
    built = build_set("backdrop", STAGE)
    view = resting("wide", built)
    scene = Scene(built, [view, view], STAGE)
    difference = np.abs(drawn(scene, view, 0.5).astype(int) - still(built, STAGE, 0.5))
    assert difference.max() <= 2


def test_drawing_a_frame_changes_nothing_in_a_scene():
    path = [View(x, SET.horizon, 1.0) for x in (0.0, 7.3, 15.1, 15.2)]
    scene = Scene(SET, path, STAGE)
    once = [drawn(scene, view, 1.0) for view in path]
    back = [drawn(scene, view, 1.0) for view in reversed(path)][::-1]
    assert all(np.array_equal(a, b) for a, b in zip(once, back, strict=True))


def test_bands_hold_every_painted_pixel_once():
    rng = np.random.default_rng(2)
    alpha = np.zeros((200, 330), np.uint8)
    for _ in range(9):
        y, x = rng.integers(0, 180), rng.integers(0, 300)
        alpha[y : y + 15, x : x + 20] = 255
    held = np.zeros(alpha.shape, int)
    for band in _bands(alpha):
        top, bottom = int(band.top()), int(band.bottom())
        held[top:bottom, int(band.left()) : int(band.right())] += 1
    assert held.max() == 1
    assert held[alpha > 0].all()


@pytest.mark.parametrize(("hole", "line"), [(None, 0), (10, 11), (59, float("inf"))])
def test_what_hides_begins_below_the_last_hole(hole, line):
    alpha = np.full((60, 40), 255, np.uint8)
    if hole is not None:
        alpha[hole : hole + 1, 20] = 254
        alpha[hole - 1, 20] = 254
    assert _opaque_from(alpha) == line
