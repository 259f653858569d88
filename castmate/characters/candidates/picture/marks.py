"""What tells candidates apart on a picture: a colour, an outline and a numbered badge each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from castmate.characters.sheet.lettering import Lettering

_RADIUS = 26.0
_FINER = 2
"""Contours are followed at this many times the size they are painted at."""
_FILL = 0x30
_WHITE = 0xFFFFFFFF


@dataclass(frozen=True)
class Mark:
    """The number of a candidate and its colour, ARGB."""

    number: int
    colour: int

    def paint(self, canvas: skia.Canvas, middle: skia.Point, lettering: Lettering) -> None:
        """A round badge with the number."""
        shade = skia.Paint(
            AntiAlias=True,
            Color=0x66101418,
            MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 4),
        )
        canvas.drawCircle(middle.x(), middle.y() + 2, _RADIUS, shade)
        canvas.drawCircle(middle.x(), middle.y(), _RADIUS, skia.Paint(AntiAlias=True, Color=_WHITE))
        inner = skia.Paint(AntiAlias=True, Color=self.colour)
        canvas.drawCircle(middle.x(), middle.y(), _RADIUS - 3.5, inner)
        x, baseline = middle.x(), middle.y() + 9.5
        said = str(self.number)
        lettering.write(canvas, said, x, baseline, 28, _WHITE, bold=True, align="centre")


# Apart in hue and in lightness, so that they differ also for people who see fewer colours.
_COLOURS = (0xFFE8590C, 0xFF1971C2, 0xFFC2255C, 0xFF2B8A3E)
MARKS = tuple(Mark(number, colour) for number, colour in enumerate(_COLOURS, 1))
"""One for each candidate that may be offered, in order."""


def paint_outline(
    canvas: skia.Canvas, where: skia.Rect, mask: NDArray[np.bool_], mark: Mark
) -> None:
    """The outline of *mask*, which speaks of all of *where*: white, its colour inside, a fill."""
    path = contour(mask, where)
    fill = skia.Paint(AntiAlias=True, Color=_FILL << 24 | mark.colour & 0xFFFFFF)
    canvas.drawPath(path, fill)
    for colour, width in ((0xE6FFFFFF, 7.0), (mark.colour, 4.0)):
        line = skia.Paint(
            AntiAlias=True,
            Color=colour,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=width,
            StrokeJoin=skia.Paint.kRound_Join,
        )
        canvas.drawPath(path, line)


def contour(mask: NDArray[np.bool_], where: skia.Rect) -> skia.Path:
    """The smooth contours of *mask* on *where*, holes included."""
    size = (round(_FINER * where.width()), round(_FINER * where.height()))
    soft = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    inside = (cv2.GaussianBlur(soft, (0, 0), 2.0 * _FINER) > 0.5).astype(np.uint8)
    contours, _ = cv2.findContours(inside, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    path = skia.Path()
    path.setFillType(skia.PathFillType.kEvenOdd)
    for contour in contours:
        points = contour[::_FINER, 0] / _FINER + (where.left(), where.top())
        path.addPoly([skia.Point(float(x), float(y)) for x, y in points], close=True)
    return path


def paint_badge(
    canvas: skia.Canvas,
    where: skia.Rect,
    mask: NDArray[np.bool_],
    mark: Mark,
    taken: Sequence[skia.Point],
    lettering: Lettering,
) -> skia.Point:
    """The badge of *mark* at an end of *mask* where none of *taken* is; answers its middle."""
    inner = where.makeInset(_RADIUS + 8, _RADIUS + 8)
    scale = where.width() / mask.shape[1]
    ends = [
        skia.Point(
            min(max(where.left() + scale * x, inner.left()), inner.right()),
            min(max(where.top() + scale * y, inner.top()), inner.bottom()),
        )
        for x, y in _ends(mask)
    ]
    middle = next((end for end in ends if _is_free(end, taken)), ends[0])
    mark.paint(canvas, middle, lettering)
    return middle


def _ends(mask: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """The topmost, leftmost, rightmost and lowest point of *mask*: columns and rows."""
    rows, columns = np.nonzero(mask)
    at = (rows.argmin(), columns.argmin(), columns.argmax(), rows.argmax())
    return [(float(columns[n]), float(rows[n])) for n in at]


def _is_free(end: skia.Point, taken: Sequence[skia.Point]) -> bool:
    return all(np.hypot(end.x() - o.x(), end.y() - o.y()) >= 2.2 * _RADIUS for o in taken)
