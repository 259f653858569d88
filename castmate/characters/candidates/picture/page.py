"""The candidates on one picture: each outlined in its colour and numbered, and cut out below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import skia

from castmate.characters.candidates.candidate import Candidate
from castmate.characters.candidates.offer import Offer
from castmate.characters.candidates.picture.marks import (
    MARKS,
    Mark,
    contour,
    paint_badge,
    paint_outline,
)
from castmate.characters.matte.foreground import cut_out
from castmate.characters.sheet.ink import Ink, ink_for
from castmate.characters.sheet.lettering import Lettering
from castmate.characters.sheet.panels import paint_bar, paint_tile
from castmate.characters.sheet.tiles import clock
from castmate.media.clip import Frame
from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage, RgbImage

_WIDTH = 1600.0
_MARGIN, _HEAD, _FOOT, _GAP = 48.0, 112.0, 64.0, 24.0
_CAPTION = 84.0
_LOW_TILE, _TALL_PICTURE = 250.0, 800.0
_LONGEST_CUT_OUT = 640
_DIM = 0x50101418
_ROUND = 0.08
"""Share of its size that is shown round a candidate in its tile."""


@dataclass(frozen=True)
class _Layout:
    """Where the parts of the page are, in pixels."""

    page: Size
    picture: skia.Rect
    tiles: tuple[skia.Rect, ...]


def draw_offer(offer: Offer) -> RgbImage:
    """The page of *offer* as uint8 (height, 1600, 3); under a second.

    The frame of the first candidate is shown whole; one that is on another frame is cut out only.
    """
    first = offer.frame_of(offer.candidates[0])
    layout = _layout(Size(first.rgb.shape[1], first.rgb.shape[0]), len(offer.candidates))
    pixels = np.zeros((layout.page.height, layout.page.width, 4), np.uint8)
    canvas = skia.Canvas(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)
    ink, lettering = ink_for(()), Lettering()
    canvas.clear(ink.paper)
    _head(canvas, offer, first, lettering, ink)
    marked = tuple(zip(offer.candidates, MARKS, strict=False))
    here = [pair for pair in marked if pair[0].frame_index == first.index]
    _paint_frame(canvas, layout.picture, first, here, lettering)
    for where, (candidate, mark) in zip(layout.tiles, marked, strict=True):
        _paint_candidate(canvas, where, offer, candidate, mark, lettering, ink)
    _foot(canvas, layout.page, lettering, ink)
    return np.ascontiguousarray(pixels[:, :, :3])


def _layout(frame: Size, count: int) -> _Layout:
    """A wide picture lies above its candidates, a tall one stands beside them."""
    room = _WIDTH - 2 * _MARGIN
    if frame.width >= 1.25 * frame.height:
        height = room * frame.height / frame.width
        picture = skia.Rect.MakeXYWH(_MARGIN, _HEAD, room, height)
        top, step = picture.bottom() + _GAP, (room + _GAP) / max(3, count)
        tiles = tuple(
            skia.Rect.MakeXYWH(_MARGIN + n * step, top, step - _GAP, _LOW_TILE)
            for n in range(count)
        )
        bottom = top + _LOW_TILE + _CAPTION
    else:
        width = _TALL_PICTURE * frame.width / frame.height
        picture = skia.Rect.MakeXYWH(_MARGIN, _HEAD, width, _TALL_PICTURE)
        tiles = _beside(picture, count)
        bottom = picture.bottom() + _GAP
    return _Layout(Size(round(_WIDTH), round(bottom + _FOOT)), picture, tiles)


def _beside(picture: skia.Rect, count: int) -> tuple[skia.Rect, ...]:
    """Tiles to the right of *picture*: one, two above each other, or two by two."""
    left, right = picture.right() + _GAP, _WIDTH - _MARGIN
    columns, rows = (1 if count <= 2 else 2), (1 if count == 1 else 2)
    across, down = (right - left + _GAP) / columns, (picture.height() + _GAP) / rows
    return tuple(
        skia.Rect.MakeXYWH(
            left + n % columns * across,
            picture.top() + n // columns * down,
            across - _GAP,
            down - _GAP - _CAPTION,
        )
        for n in range(count)
    )


def _head(canvas: skia.Canvas, offer: Offer, first: Frame, lettering: Lettering, ink: Ink) -> None:
    right = _WIDTH - _MARGIN
    count = len(offer.candidates)
    said = f"{count} {'candidate' if count == 1 else 'candidates'} at {clock(first.time_seconds)}"
    room = right - _MARGIN - lettering.width(said, 24) - 40
    name = lettering.shortened(offer.clip.path.name, room / 1.06, 44)
    lettering.write(canvas, name, _MARGIN - 2, 80, 44, ink.text, bold=True)
    lettering.write(canvas, said, right, 80, 24, ink.soft_text, align="right")


def _foot(canvas: skia.Canvas, page: Size, lettering: Lettering, ink: Ink) -> None:
    baseline, right = page.height - 30.0, _WIDTH - _MARGIN
    words = "Cast one with --pick and its number"
    lettering.write(canvas, words, _MARGIN, baseline, 18, ink.soft_text)
    lettering.write(canvas, "castmate", right, baseline, 18, ink.accent, bold=True, align="right")


def _paint_frame(
    canvas: skia.Canvas,
    where: skia.Rect,
    frame: Frame,
    marked: Sequence[tuple[Candidate, Mark]],
    lettering: Lettering,
) -> None:
    """The frame, a little dimmed where nothing is, with all of *marked* on it."""
    size = (round(where.width()), round(where.height()))
    how = cv2.INTER_AREA if size[0] < frame.rgb.shape[1] else cv2.INTER_CUBIC
    rgba = cv2.cvtColor(cv2.resize(frame.rgb, size, interpolation=how), cv2.COLOR_RGB2RGBA)
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(where, 24, 24), doAntiAlias=True)
    canvas.drawImageRect(skia.Image.fromarray(rgba, skia.ColorType.kRGBA_8888_ColorType), where)
    _dim_around(canvas, where, [candidate for candidate, _ in marked])
    # The likeliest is painted last, so that nothing lies over it.
    for candidate, mark in reversed(marked):
        paint_outline(canvas, where, candidate.mask, mark)
    taken: list[skia.Point] = []
    for candidate, mark in marked:
        taken.append(paint_badge(canvas, where, candidate.mask, mark, taken, lettering))
    canvas.restore()


def _dim_around(canvas: skia.Canvas, where: skia.Rect, candidates: Sequence[Candidate]) -> None:
    canvas.save()
    for candidate in candidates:
        path = contour(candidate.mask, where)
        canvas.clipPath(path, skia.ClipOp.kDifference, doAntiAlias=True)
    canvas.drawRect(where, skia.Paint(Color=_DIM))
    canvas.restore()


def _paint_candidate(
    canvas: skia.Canvas,
    where: skia.Rect,
    offer: Offer,
    candidate: Candidate,
    mark: Mark,
    lettering: Lettering,
    ink: Ink,
) -> None:
    """One candidate cut out on a plain ground, with what is known of it below."""
    frame = offer.frame_of(candidate)
    paint_tile(canvas, where, _cut_out(frame, candidate), (), ink.tile)
    mark.paint(canvas, skia.Point(where.left() + 34, where.top() + 34), lettering)
    baseline = where.bottom() + 32
    said = f"{candidate.confidence:.0%} sure"
    lettering.write(canvas, said, where.left() + 4, baseline, 22, ink.text, bold=True)
    of_all = f"{candidate.share:.1%} of the picture"
    lettering.write(canvas, of_all, where.right() - 4, baseline, 17, ink.soft_text, align="right")
    bar = skia.Rect.MakeXYWH(where.left() + 4, baseline + 11, where.width() - 8, 7)
    paint_bar(canvas, bar, candidate.confidence, mark.colour, ink.line)
    box = f"{clock(frame.time_seconds)}   box {offer.box_of(candidate)}"
    lettering.write(canvas, box, where.left() + 4, baseline + 42, 16, ink.soft_text)


def _cut_out(frame: Frame, candidate: Candidate) -> RgbaImage:
    """The candidate with soft edges, at most 640 pixels."""
    height, width = candidate.mask.shape
    box = candidate.box.grown(_ROUND).clipped(Size(width, height))
    rows, columns = slice(box.y, box.bottom), slice(box.x, box.right)
    size = box.size.fitted(_LONGEST_CUT_OUT)
    at = (size.width, size.height)
    hard = candidate.mask[rows, columns].astype(np.uint8) * 255
    alpha = cv2.resize(cv2.GaussianBlur(hard, (0, 0), 1.0), at, interpolation=cv2.INTER_AREA)
    rgb = cv2.resize(frame.rgb[rows, columns], at, interpolation=cv2.INTER_AREA)
    return cut_out(np.ascontiguousarray(rgb), np.asarray(alpha, np.uint8))
