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
    canvas.drawRect(where, skia.Paint(Shader=light, Dither=True))
    halo = skia.Paint(AntiAlias=True, Color=ink.halo)
    canvas.drawCircle(where.centerX(), where.centerY() - 10, where.width() * 0.42, halo)
    place = standing_place(where.makeInset(56, 72), where, picture, cut_by)
    if "bottom" not in cut_by:
        _paint_shadow(canvas, place, picture)
    _paint_picture(canvas, place, picture)
    canvas.restore()


def paint_tile(
    canvas: skia.Canvas,
    where: skia.Rect,
    picture: RgbaImage,
    cut_by: Sequence[Edge],
    colour: int,
    *,
    fills: bool = False,
) -> None:
    """A smaller picture on a tile of *colour*: standing in it, or covering it if it *fills*."""
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(where, 18, 18), doAntiAlias=True)
    canvas.drawRect(where, skia.Paint(Color=colour))
    if fills:
        place = _covering_place(where, picture)
    else:
        inset = 0.09 * min(where.width(), where.height())
        place = standing_place(where.makeInset(inset, inset), where, picture, cut_by)
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


def _covering_place(where: skia.Rect, picture: RgbaImage) -> skia.Rect:
    """Where *picture* goes to cover all of *where*, its middle in the middle."""
    height, width = picture.shape[:2]
    scale = max(where.width() / width, where.height() / height)
    return skia.Rect.MakeXYWH(
        where.centerX() - scale * width / 2,
        where.top() if scale * height > where.height() else where.centerY() - scale * height / 2,
        scale * width,
        scale * height,
    )


def _paint_shadow(canvas: skia.Canvas, place: skia.Rect, picture: RgbaImage) -> None:
    """A soft shadow under what touches the ground."""
    inside = picture[..., 3] > 127
    rows = np.flatnonzero(inside.any(axis=1))
    if not len(rows):
        return
    scale = place.height() / picture.shape[0]
    lowest = inside[rows[-1] - max(1, len(rows) // 4) : rows[-1] + 1].any(axis=0)
    columns = np.flatnonzero(lowest)
    left, right = place.left() + scale * columns[0], place.left() + scale * columns[-1]
    reach = 0.06 * place.width()
    depth = max(8.0, 0.07 * (right - left))
    ground = place.top() + scale * rows[-1] - 0.4 * depth
    soft = skia.Paint(
        AntiAlias=True,
        Color=0x52101418,
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.6 * depth),
    )
    canvas.drawOval(
        skia.Rect.MakeLTRB(left - reach, ground - depth, right + reach, ground + depth), soft
    )


def _paint_picture(canvas: skia.Canvas, place: skia.Rect, picture: RgbaImage) -> None:
    image = skia.Image.fromarray(np.ascontiguousarray(picture), skia.ColorType.kRGBA_8888_ColorType)
    canvas.drawImageRect(image, place, _SMOOTH)
