"""Outlines: straight-edged and smooth shapes from lists of points, in units."""

from __future__ import annotations

from collections.abc import Sequence

import skia


def polygon(points: Sequence[tuple[float, float]]) -> skia.Path:
    """The closed shape with these corners."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    return path


def smooth(points: Sequence[tuple[float, float]]) -> skia.Path:
    """The closed round shape that passes half-way between neighbouring *points*."""
    path = skia.Path()
    (last_x, last_y), (first_x, first_y) = points[-1], points[0]
    path.moveTo((last_x + first_x) / 2, (last_y + first_y) / 2)
    for number, (x, y) in enumerate(points):
        next_x, next_y = points[(number + 1) % len(points)]
        path.quadTo(x, y, (x + next_x) / 2, (y + next_y) / 2)
    path.close()
    return path
