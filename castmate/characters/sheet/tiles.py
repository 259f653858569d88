"""The smaller pictures of a sheet: the other views, a close-up, the silhouette, the motion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import skia

from castmate.characters.character import Character, Edge, Loop
from castmate.characters.sheet.ink import Ink
from castmate.characters.sheet.lettering import Lettering
from castmate.characters.sheet.panels import paint_tile
from castmate.media.pixels import RgbaImage

_GAP = 16.0
_CAPTION = 34.0
_LOOP_STEPS = 6
_MOST_LOOP_HEIGHT = 150.0


@dataclass(frozen=True)
class Tile:
    """One smaller picture and what is written below it."""

    picture: RgbaImage = field(repr=False)
    caption: str
    cut_by: tuple[Edge, ...] = ()
    fills: bool = False
    """Whether it covers its tile, as a close-up does, instead of standing in it."""


def paint_tiles(
    canvas: skia.Canvas,
    area: skia.Rect,
    character: Character,
    picture: Callable[[str], RgbaImage],
    lettering: Lettering,
    ink: Ink,
) -> None:
    """Fill *area*: views and their company above, the loop in steps below where there is one."""
    hero = picture(character.views[0].picture)
    others = [
        Tile(picture(view.picture), clock(view.time_seconds), view.cut_by)
        for view in character.views[1:6]
    ]
    silhouette = Tile(_silhouette(hero, ink.accent), "silhouette", character.views[0].cut_by)
    company = [silhouette, Tile(_close_up(hero), "close-up", fills=True)]
    bottom = area.bottom()
    if character.loop is not None:
        height = min(_MOST_LOOP_HEIGHT, 0.4 * area.height() - _CAPTION)
        strip = skia.Rect.MakeLTRB(area.left(), bottom - height - _CAPTION, area.right(), bottom)
        _paint_loop(canvas, strip, character.loop, picture, lettering, ink)
        bottom = strip.top() - _GAP
    grid = skia.Rect.MakeLTRB(area.left(), area.top(), area.right(), bottom)
    one_row = character.loop is not None
    _paint_grid(canvas, grid, *_arranged(others, company, one_row=one_row), lettering, ink)


def _arranged(
    others: Sequence[Tile], company: Sequence[Tile], *, one_row: bool
) -> tuple[list[Tile], int]:
    """The tiles to show and in how many columns, so that no place stays empty."""
    if one_row:
        tiles = [*others, *company][: max(4, len(others))]
        return tiles, len(tiles)
    count = {0: 2, 1: 3, 2: 4, 3: 4}.get(len(others), 6)
    return [*others, *company][:count], 3 if count in {3, 6} else 2


def _paint_grid(
    canvas: skia.Canvas,
    area: skia.Rect,
    tiles: Sequence[Tile],
    columns: int,
    lettering: Lettering,
    ink: Ink,
) -> None:
    rows = -(-len(tiles) // columns)
    width = (area.width() + _GAP) / columns
    height = area.height() / rows
    for number, tile in enumerate(tiles):
        row, column = divmod(number, columns)
        where = skia.Rect.MakeXYWH(
            area.left() + column * width, area.top() + row * height, width - _GAP, height - _CAPTION
        )
        paint_tile(canvas, where, tile.picture, tile.cut_by, ink.tile, fills=tile.fills)
        x, baseline = where.left() + 4, where.bottom() + 20
        lettering.write(canvas, tile.caption, x, baseline, 15, ink.soft_text)


def _paint_loop(
    canvas: skia.Canvas,
    area: skia.Rect,
    loop: Loop,
    picture: Callable[[str], RgbaImage],
    lettering: Lettering,
    ink: Ink,
) -> None:
    count = min(_LOOP_STEPS, len(loop.pictures))
    width = (area.width() + 8) / _LOOP_STEPS
    for number in range(count):
        where = skia.Rect.MakeXYWH(
            area.left() + number * width, area.top(), width - 8, area.height() - _CAPTION
        )
        name = loop.pictures[number * len(loop.pictures) // count]
        paint_tile(canvas, where, picture(name), loop.cut_by, ink.halo)
    seconds = float(len(loop.pictures) / loop.frame_rate)
    words = f"its own motion: {len(loop.pictures)} pictures in {seconds:.1f} s"
    lettering.write(canvas, words, area.left() + 4, area.bottom() - 14, 15, ink.soft_text)


def _silhouette(picture: RgbaImage, colour: int) -> RgbaImage:
    """The outline of *picture* filled with *colour* (ARGB)."""
    flat = np.empty_like(picture)
    flat[..., :3] = (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
    flat[..., 3] = picture[..., 3]
    return flat


def _close_up(picture: RgbaImage) -> RgbaImage:
    """The upper part of *picture*, where most characters have their face."""
    rows = np.flatnonzero((picture[..., 3] > 127).any(axis=1))
    if not len(rows):
        return picture
    top, height = int(rows[0]), int(rows[-1] - rows[0] + 1)
    band = picture[top : top + max(1, round(0.55 * height))]
    weight = band[..., 3].sum(axis=0, dtype=np.float64) + 1e-6
    middle = float(weight @ np.arange(len(weight)) / weight.sum())
    half = min(0.62 * len(band), len(weight) / 2)
    left = int(np.clip(middle - half, 0, len(weight) - 2 * half))
    return np.ascontiguousarray(band[:, left : left + max(1, round(2 * half))])


def clock(seconds: float) -> str:
    """*seconds* as minutes, seconds and tenths.

    >>> clock(62.34)
    '1:02.3'
    """
    tenths = round(10 * seconds)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"
