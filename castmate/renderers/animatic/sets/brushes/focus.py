"""Depth of field: what stands near the camera is painted out of focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import skia

from castmate.renderers.animatic.stage import Stage


@contextmanager
def out_of_focus(canvas: skia.Canvas, blur: float = 5.0) -> Iterator[None]:
    """Blurs what is painted inside the ``with`` by *blur* stage units."""
    soft = skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur, skia.TileMode.kDecal))
    canvas.saveLayer(None, soft)
    yield
    canvas.restore()


def across(stage: Stage, x: float) -> float:
    """Where a thing meant for *x* in a wide picture stands: nearer the middle in a narrow one."""
    return x * min(1.0, max(0.56, stage.half_width / 640))
