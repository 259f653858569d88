"""The same layers put together by MoviePy 2, where it is installed (the group ``bench``)."""

from __future__ import annotations

import importlib.util
import time
from typing import Any

import numpy as np

from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic import camera
from castmate.renderers.animatic.camera import placing
from castmate.renderers.animatic.canvas import Board
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.sets import build_set
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.scripts.shot import Shot

_FRAMES = 8
"""Enough to time a program that takes a tenth of a second for each."""


def cost(
    shot: Shot, mascot: Reference, settings: RenderSettings, *, seed: int
) -> tuple[float, float] | None:
    """Frames of *shot* MoviePy composes in a second, and processor ms a frame.

    None where it is not installed.

    It gets an easier task: still layers and one still character, moved by the same camera, with
    no relight, shadow, weather or posing; and nothing is encoded.
    """
    if importlib.util.find_spec("moviepy") is None:
        return None
    import moviepy

    clips = _clips(moviepy, shot, mascot, settings, seed=seed)
    film = moviepy.CompositeVideoClip(clips, size=(settings.size.width, settings.size.height))
    seconds = float(shot.seconds)
    film.get_frame(0)
    wall, processor = time.perf_counter(), time.process_time()
    for index in range(_FRAMES):
        film.get_frame(seconds * (index + 0.5) / _FRAMES)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return _FRAMES / wall, 1000 * processor / _FRAMES


def _clips(
    moviepy: Any, shot: Shot, mascot: Reference, settings: RenderSettings, *, seed: int
) -> list[Any]:
    stage = Stage(settings.size, mood_of(shot.time_of_day, shot.weather), seed)
    built = build_set(shot.set, stage)
    seconds = float(shot.seconds)

    def at(depth: float, left: float, top: float) -> Any:
        """Position and size over time of a picture whose corner is at *left*, *top* (units)."""

        def view(time_seconds: float) -> camera.Placing:
            (seen,) = camera.views(
                shot.camera, shot.framing, stage, built, [time_seconds], seconds=seconds
            )
            return placing(seen, depth, stage, built.horizon)

        def position(time_seconds: float) -> tuple[float, float]:
            now = view(time_seconds)
            return left * now.scale + now.dx, top * now.scale + now.dy

        return position, lambda time_seconds: view(time_seconds).scale / stage.pixels_per_unit

    clips = []
    for layer in built.layers:
        if layer.paint is not None:
            picture, left = _painted(layer, stage)
            clips.append(_clip(moviepy, picture, at(layer.depth, left, -60.0), shot, seconds))
    figure = mascot.views[0]
    place = at(1.0, -figure.shape[1] / 2, built.ground - figure.shape[0])
    clips.insert(_before(built), _clip(moviepy, figure, place, shot, seconds))
    return clips


def _clip(moviepy: Any, picture: RgbaImage, place: Any, shot: Shot, seconds: float) -> Any:
    position, size = place
    clip = moviepy.ImageClip(picture, transparent=True).with_duration(seconds)
    if shot.camera in ("zoom_in", "zoom_out", "handheld"):
        clip = clip.resized(size)
    else:
        clip = clip.resized(size(0.0))
    return clip.with_position(position)


def _before(built: Set) -> int:
    """The place of the characters among the painted layers."""
    return sum(layer.depth <= 1 and layer.paint is not None for layer in built.layers)


def _painted(layer: Layer, stage: Stage) -> tuple[RgbaImage, float]:
    """The layer as straight RGBA, and the units of its left edge."""
    reach, scale = stage.reach(layer.depth), stage.pixels_per_unit
    board = Board(Size(round(2 * reach * scale), round(840 * scale)))
    board.canvas.scale(scale, scale)
    board.canvas.translate(reach, 60)
    assert layer.paint is not None  # noqa: S101 - asked before
    layer.paint(board.canvas, stage)
    alpha = np.maximum(board.bgra[..., 3:].astype(np.float32), 1)
    rgb = np.clip(board.bgra[..., 2::-1] * 255 / alpha, 0, 255).astype(np.uint8)
    return np.dstack([rgb, board.bgra[..., 3]]), -reach
