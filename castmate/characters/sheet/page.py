"""The character sheet: a large view, the others beside it, colours, traits, and how sure it is."""

from collections.abc import Callable

import numpy as np
import skia

from castmate.characters.blobs import BlobSource
from castmate.characters.character import Branch, Character
from castmate.characters.sheet.ink import Ink, ink_for
from castmate.characters.sheet.lettering import Lettering
from castmate.characters.sheet.panels import paint_bar, paint_hero, paint_swatch
from castmate.characters.sheet.tiles import clock, paint_tiles
from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage, RgbImage
from castmate.media.png import picture_from_png, png_bytes

PAGE = Size(1600, 1000)
"""Pixels."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 736.0, 1552.0, 48.0, 952.0
_HERO = skia.Rect.MakeLTRB(48, _TOP, 688, _BOTTOM)
_HOW: dict[Branch, str] = {
    "alpha": "by the clip's own transparency",
    "plain": "off a plain background",
    "hinted": "with your hint",
    "automatic": "unaided",
}
_SURE = 0.5


def draw_sheet(character: Character, picture: Callable[[str], RgbaImage]) -> RgbImage:
    """The sheet of *character* as uint8 (1000, 1600, 3); about .15 s.

    *picture* hands out the RGBA picture of a SHA-256.
    """
    pixels = np.zeros((PAGE.height, PAGE.width, 4), np.uint8)
    canvas = skia.Canvas(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)
    ink, lettering = ink_for(character.palette), Lettering()
    canvas.clear(ink.paper)
    best = character.views[0]
    paint_hero(canvas, _HERO, picture(best.picture), best.cut_by, ink)
    y = _head(canvas, character, lettering, ink)
    y = _traits(canvas, y, character, lettering, ink)
    y = _colours(canvas, y, character, lettering, ink)
    foot = _foot(canvas, character, lettering, ink)
    area = skia.Rect.MakeLTRB(_LEFT, y, _RIGHT, foot)
    paint_tiles(canvas, area, character, picture, lettering, ink)
    return np.ascontiguousarray(pixels[:, :, :3])


def sheet_png(character: Character, blobs: BlobSource) -> bytes:
    """The sheet of *character*, whose pictures are in *blobs*, as a PNG."""
    return png_bytes(draw_sheet(character, lambda name: picture_from_png(blobs.get(name))))


def _head(canvas: skia.Canvas, character: Character, lettering: Lettering, ink: Ink) -> float:
    """Name, handle and confidence; answers the first free row."""
    size = lettering.fitting_size(character.name, _RIGHT - _LEFT, 88, bold=True)
    lettering.write(canvas, character.name, _LEFT - 4, 118, size, ink.text, bold=True)
    handle = lettering.shortened(f"@{character.handle}", 420, 30)
    lettering.write(canvas, handle, _LEFT, 168, 30, ink.accent)
    sure = character.confidence >= _SURE
    words = f"{character.confidence:.0%} sure, cut out {_HOW[character.branch]}"
    colour = ink.soft_text if sure else ink.warning_text
    lettering.write(canvas, words, _RIGHT, 150, 18, colour, align="right")
    bar = skia.Rect.MakeXYWH(_RIGHT - 300, 162, 300, 8)
    full = ink.accent if sure else skia.Color(222, 150, 20)
    paint_bar(canvas, bar, character.confidence, full, ink.line)
    canvas.drawLine(_LEFT, 196, _RIGHT, 196, skia.Paint(Color=ink.line, StrokeWidth=2))
    return 232.0


def _traits(
    canvas: skia.Canvas, y: float, character: Character, lettering: Lettering, ink: Ink
) -> float:
    """Every trait as a pill, in at most three rows; answers the first free row."""
    if not character.traits:
        return y
    x, row = _LEFT, 0
    for trait in character.traits:
        words = lettering.shortened(trait.text, _RIGHT - _LEFT - 44, 21)
        width = lettering.width(words, 21) + 44
        if x + width > _RIGHT:
            x, row = _LEFT, row + 1
        if row == 3:
            break
        pill = skia.Rect.MakeXYWH(x, y + row * 54, width, 44)
        told = trait.source == "told"
        paint_bar(canvas, pill, 1.0, ink.accent if told else ink.tile, ink.tile)
        colour = ink.paper if told else ink.text
        lettering.write(canvas, words, x + 22, y + row * 54 + 29, 21, colour)
        x += width + 12
    return y + min(row + 1, 3) * 54 + 22


def _colours(
    canvas: skia.Canvas, y: float, character: Character, lettering: Lettering, ink: Ink
) -> float:
    """The palette, up to six colours; answers the first free row."""
    swatches = character.palette[:6]
    if not swatches:
        return y
    step = (_RIGHT - _LEFT + 16) / 6
    for number, swatch in enumerate(swatches):
        where = skia.Rect.MakeXYWH(_LEFT + number * step, y, step - 16, 126)
        paint_swatch(canvas, where, swatch, lettering, ink)
    return y + 126 + 30


def _foot(canvas: skia.Canvas, character: Character, lettering: Lettering, ink: Ink) -> float:
    """Warnings and where it all came from; answers the last free row above."""
    window = character.window
    stop = window.start_seconds + window.duration_seconds
    source = (
        f"cast from {clock(window.start_seconds)} to {clock(stop)} of the clip, "
        f"{character.created_at:%d %B %Y}, version {character.version}"
    )
    lettering.write(canvas, source, _LEFT, _BOTTOM - 2, 15, ink.soft_text)
    lettering.write(
        canvas, "castmate", _RIGHT, _BOTTOM - 2, 18, ink.accent, bold=True, align="right"
    )
    warnings = (*character.warnings, *character.rights.warnings)
    if not warnings:
        return _BOTTOM - 42
    text = warnings[0] + (f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else "")
    lines = lettering.lines(text, _RIGHT - _LEFT - 48, 18, most=3)
    height = 24 + 24 * len(lines)
    top = _BOTTOM - 36 - height
    box = skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(_LEFT, top, _RIGHT, top + height), 16, 16)
    canvas.drawRRect(box, skia.Paint(AntiAlias=True, Color=ink.warning_paper))
    for number, line in enumerate(lines):
        baseline = top + 31 + 24 * number
        lettering.write(canvas, line, _LEFT + 24, baseline, 18, ink.warning_text)
    return top - 22
