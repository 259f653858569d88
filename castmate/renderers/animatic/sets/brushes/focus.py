"""Depth of field: what stands near the camera is painted out of focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import skia

from castmate.renderers.animatic.stage import Stage

_FINE_ENOUGH = 1.6
"""Pixels of blur that hide how few pixels a picture has."""


@contextmanager
def out_of_focus(canvas: skia.Canvas, blur: float = 5.0) -> Iterator[None]:
    """Blurs what is painted inside the ``with`` by *blur* stage units."""
    canvas.saveLayer(None, skia.Paint(ImageFilter=_blurred(blur, canvas.getTotalMatrix())))
    yield
    canvas.restore()


def _blurred(blur: float, matrix: skia.Matrix) -> skia.ImageFilter:
    """A blur of *blur* units, worked out on as small a picture as it allows: five times as fast."""
    share = 1.0
    while share > 0.25 and blur * matrix.getScaleX() * share / 2 >= _FINE_ENOUGH:
        share /= 2
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    small = skia.ImageFilters.MatrixTransform(skia.Matrix.Scale(share, share), smooth, None)
    soft = skia.ImageFilters.Blur(blur * share, blur * share, skia.TileMode.kDecal, small)
    return skia.ImageFilters.MatrixTransform(skia.Matrix.Scale(1 / share, 1 / share), smooth, soft)


def across(stage: Stage, x: float) -> float:
    """Where a thing meant for *x* in a wide picture stands: nearer the middle in a narrow one."""
    return x * min(1.0, max(0.56, stage.half_width / 640))
