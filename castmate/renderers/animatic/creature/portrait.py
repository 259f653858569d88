"""A creature, drawn whole: the same words and seed give the same picture."""

from __future__ import annotations

import cv2
import numpy as np

from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.canvas import Board
from castmate.renderers.animatic.creature.body import body_path, paint_body, paint_limbs
from castmate.renderers.animatic.creature.face import paint_face
from castmate.renderers.animatic.creature.genome import read_genome
from castmate.renderers.animatic.creature.outgrowths import (
    paint_ears,
    paint_horns,
    paint_tail,
    paint_wings,
)

HEIGHT, WIDTH, HEADROOM = 210.0, 232.0, 10.0
"""The creature's own units: soles at y = 196, the middle at x = 0; room above for tall ears."""


def draw_creature(
    description: str, seed: int, height_pixels: int, *, asleep: bool = False
) -> RgbaImage:
    """A creature about *height_pixels* tall, cropped to it, as straight RGBA (height, width, 4).

    *description* is read for a kind ("dragon"), colours, covering, pattern, build and parts.
    One that is *asleep* has its eyes closed, and is the same in all else.
    """
    genome = read_genome(description, seed)
    scale = height_pixels / HEIGHT
    board = Board(Size(max(8, round(WIDTH * scale)), max(8, height_pixels)))
    canvas = board.canvas
    canvas.scale(scale, scale)
    canvas.translate(WIDTH / 2, HEADROOM)
    body = body_path(genome)
    paint_wings(canvas, genome)
    paint_tail(canvas, genome)
    paint_ears(canvas, genome, body)
    paint_horns(canvas, genome, body)
    paint_limbs(canvas, genome, behind=True)
    paint_body(canvas, genome, body)
    paint_face(canvas, genome, body, asleep=asleep)
    paint_limbs(canvas, genome, behind=False)
    return _cropped(_straight(board.bgra))


def _straight(bgra: RgbaImage) -> RgbaImage:
    alpha = np.maximum(bgra[..., 3:].astype(np.float32), 1)
    rgba = cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGBA)
    rgba[..., :3] = np.clip(rgba[..., :3] * (255 / alpha) + 0.5, 0, 255)
    return np.asarray(rgba)


def _cropped(rgba: RgbaImage) -> RgbaImage:
    x, y, width, height = cv2.boundingRect((rgba[..., 3] > 0).astype(np.uint8))
    return np.ascontiguousarray(rgba[y : y + height, x : x + width])
