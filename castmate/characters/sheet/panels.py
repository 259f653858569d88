"""The parts of a sheet that show something: each paints itself into a rectangle."""

from collections.abc import Sequence

import numpy as np
import skia

from castmate.characters.character import Edge, Swatch
from castmate.characters.sheet.ink import Ink, from_hex
from castmate.characters.sheet.lettering import Lettering
from castmate.media.pixels import RgbaImage

_SMOOTH = skia.SamplingOptions(skia.CubicResampler.Mitchell())
_MOST_ENLARGED = 2.0


def paint_hero(
    canvas: skia.Canvas, where: skia.Rect, picture: RgbaImage, cut_by: Sequence[Edge], ink: Ink
) -> None:
    """The largest picture, on a lit card, standing on its own shadow."""
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(where, 36, 36), doAntiAlias=True)
    light = skia.GradientShader.MakeLinear(
        points=[(where.left(), where.top()), (where.left(), where.bottom())],
        colors=[ink.card, ink.card_low],
    )
    canvas.drawRect(where, skia.Paint(Shader=light))
    halo = skia.Paint(AntiAlias=True, Color=ink.halo)
    canvas.drawCircle(where.centerX(), where.centerY() - 10, where.width() * 0.42, halo)
    place = standing_place(where.makeInset(56, 72), where, picture, cut_by)
    if "bottom" not in cut_by:
        _paint_shadow(canvas, place)
    _paint_picture(canvas, place, picture)
    canvas.restore()


def paint_tile(
    canvas: skia.Canvas, where: skia.Rect, picture: RgbaImage, cut_by: Sequence[Edge], colour: int
) -> None:
    """A smaller picture on a tile of *colour*."""
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(where, 18, 18), doAntiAlias=True)
    canvas.drawRect(where, skia.Paint(Color=colour))
    place = standing_place(where.makeInset(14, 14), where, picture, cut_by)
    _paint_picture(canvas, place, picture)
    canvas.restore()


def paint_swatch(
    canvas: skia.Canvas, where: skia.Rect, swatch: Swatch, lettering: Lettering, ink: Ink
) -> None:
    """A colour with its name and value below."""
    chip = skia.Rect.MakeXYWH(where.left(), where.top(), where.width(), where.height() - 50)
    rounded = skia.RRect.MakeRectXY(chip, 18, 18)
    canvas.drawRRect(rounded, skia.Paint(AntiAlias=True, Color=from_hex(swatch.hex)))
    rim = skia.Paint(
        AntiAlias=True, Color=0x22000000, Style=skia.Paint.kStroke_Style, StrokeWidth=1.5
    )
    canvas.drawRRect(rounded, rim)
    size = max(13.0, lettering.fitting_size(swatch.name, where.width() + 6, 18))
    name = lettering.shortened(swatch.name, where.width() + 8, size)
    lettering.write(canvas, name, where.left(), chip.bottom() + 24, size, ink.text)
    value = f"{swatch.hex}  {swatch.share:.0%}"
    lettering.write(canvas, value, where.left(), chip.bottom() + 45, 14, ink.soft_text)


def paint_bar(canvas: skia.Canvas, where: skia.Rect, share: float, full: int, empty: int) -> None:
    """A bar filled to *share*, 0..1."""
    radius = where.height() / 2
    ground = skia.Paint(AntiAlias=True, Color=empty)
    canvas.drawRRect(skia.RRect.MakeRectXY(where, radius, radius), ground)
    filled = max(where.height(), where.width() * share)
    part = skia.Rect.MakeXYWH(where.left(), where.top(), filled, where.height())
    ink = skia.Paint(AntiAlias=True, Color=full)
    canvas.drawRRect(skia.RRect.MakeRectXY(part, radius, radius), ink)


def standing_place(
    inner: skia.Rect, outer: skia.Rect, picture: RgbaImage, cut_by: Sequence[Edge]
) -> skia.Rect:
    """Where *picture* goes: inside *inner*, feet at its bottom.

    An edge at which the clip's frame saw the character off is laid on the rim of *outer*, so that
    it looks framed and not sawn.
    """
    height, width = picture.shape[:2]
    left = outer.left() if "left" in cut_by else inner.left()
    right = outer.right() if "right" in cut_by else inner.right()
    bottom = outer.bottom() if "bottom" in cut_by else inner.bottom()
    top = outer.top() if "top" in cut_by and "bottom" not in cut_by else inner.top()
    scale = min((right - left) / width, (bottom - top) / height, _MOST_ENLARGED)
    x = (left + right - scale * width) / 2
    if "left" in cut_by and "right" not in cut_by:
        x = left
    elif "right" in cut_by and "left" not in cut_by:
        x = right - scale * width
    spare = bottom - top - scale * height
    y = bottom - scale * height - (0.0 if "bottom" in cut_by else 0.35 * spare)
    if "top" in cut_by and "bottom" not in cut_by:
        y = top
    return skia.Rect.MakeXYWH(x, y, scale * width, scale * height)


def _paint_shadow(canvas: skia.Canvas, place: skia.Rect) -> None:
    radius = place.width() * 0.40
    depth = max(10.0, place.width() * 0.055)
    soft = skia.Paint(
        AntiAlias=True,
        Color=0x3A101418,
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, depth * 0.7),
    )
    middle = place.bottom() - depth * 0.35
    canvas.drawOval(
        skia.Rect.MakeLTRB(
            place.centerX() - radius, middle - depth, place.centerX() + radius, middle + depth
        ),
        soft,
    )


def _paint_picture(canvas: skia.Canvas, place: skia.Rect, picture: RgbaImage) -> None:
    image = skia.Image.fromarray(np.ascontiguousarray(picture), skia.ColorType.kRGBA_8888_ColorType)
    canvas.drawImageRect(image, place, _SMOOTH)
