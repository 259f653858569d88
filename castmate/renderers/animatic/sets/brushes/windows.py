"""Windows: what is seen through them, their frames and curtains, and the light they throw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, polygon, toned
from castmate.renderers.animatic.sets.brushes.light import (
    Patch,
    Pool,
    sun_colour,
    sun_strength,
)
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


@dataclass(frozen=True)
class Window:
    """An opening in a wall, in stage units."""

    left: float
    top: float
    right: float
    bottom: float
    columns: int = 2
    rows: int = 2

    @property
    def middle(self) -> float:
        """x of its middle."""
        return (self.left + self.right) / 2

    @property
    def rect(self) -> skia.Rect:
        """The opening."""
        return skia.Rect(self.left, self.top, self.right, self.bottom)


def cut_and_frame(brush: Brush, stage: Stage, window: Window, colour: Rgb) -> None:
    """Cuts *window* out of what is painted (inside ``falling``), and builds frame and sill."""
    canvas = brush.canvas
    canvas.drawRect(window.rect, skia.Paint(BlendMode=skia.BlendMode.kClear))
    glass = skia.Paint(AntiAlias=True)
    glass.setShader(
        skia.GradientShader.MakeLinear(
            [(window.left, window.top), (window.right, window.bottom)],
            [ink((255, 255, 255), 0.2), ink((255, 255, 255), 0.02), ink((255, 255, 255), 0.1)],
        )
    )
    canvas.drawRect(window.rect, glass)
    if stage.mood.weather in ("rain", "storm"):
        # A stream of its own: rain on the pane must not rearrange the room behind it.
        _drops(Brush(canvas, stage.rng(f"drops {window.left:.0f}")), window)
    _bars(brush, window, colour)
    if stage.mood.weather == "snow":
        _snow_on_bars(brush, window)
    sill = (window.left - 26, window.bottom + 8, window.right + 26, window.bottom + 26)
    brush.box(*sill, toned(colour, 0.1), round_by=3, shade=0.16, edge=0.7)
    drop = skia.Paint(MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7.0))
    drop.setColor(ink((30, 16, 46), 0.35))
    canvas.drawRect(
        skia.Rect(window.left - 20, window.bottom + 27, window.right + 20, window.bottom + 42), drop
    )


def _bars(brush: Brush, window: Window, colour: Rgb) -> None:
    w, h = window.right - window.left, window.bottom - window.top
    for k in range(1, window.columns):
        x = window.left + w * k / window.columns
        brush.box(x - 4.5, window.top, x + 4.5, window.bottom, colour, sideways=True, shade=0.2)
    for k in range(1, window.rows):
        y = window.top + h * k / window.rows
        brush.box(window.left, y - 4.5, window.right, y + 4.5, colour, shade=0.2)
    left, top, right, bottom = window.left, window.top, window.right, window.bottom
    brush.box(left - 15, top - 15, right + 15, top + 3, colour, shade=0.12, edge=0.6)
    brush.box(left - 15, bottom - 3, right + 15, bottom + 12, colour, shade=0.16, edge=0.5)
    for x in (left - 6, right + 6):
        brush.box(x - 9, top - 13, x + 9, bottom + 10, colour, sideways=True, shade=0.15)


def _drops(brush: Brush, window: Window) -> None:
    for _ in range(70):
        x, y = brush.rng.uniform((window.left, window.top), (window.right, window.bottom))
        r = float(brush.rng.uniform(1.0, 3.0))
        brush.canvas.drawOval(
            skia.Rect(x - r, y - r * 1.3, x + r, y + r * 1.3),
            skia.Paint(AntiAlias=True, Color=ink((226, 236, 250), 0.38)),
        )
        brush.line(
            (x, y - r),
            (x + 0.5, y - r - float(brush.rng.uniform(2, 24))),
            (226, 236, 250),
            r * 0.5,
            0.22,
        )


def _snow_on_bars(brush: Brush, window: Window) -> None:
    h = window.bottom - window.top
    for k in range(1, window.rows + 1):
        y = window.top + h * k / window.rows - (4 if k < window.rows else 2)
        for c in range(window.columns):
            w = (window.right - window.left) / window.columns
            x = window.left + c * w
            heap = [(x + 4, y + 2), (x + w * 0.3, y - 7), (x + w * 0.7, y - 5), (x + w - 4, y + 2)]
            brush.shape(heap, (244, 248, 255), smooth=True, grain=None)


def curtain(
    brush: Brush,
    left: float,
    right: float,
    top: float,
    bottom: float,
    colour: Rgb,
    *,
    tied: Literal["left", "right"] | None = None,
) -> None:
    """One curtain in folds; *tied* draws its middle toward that side."""
    folds = max(4, int((right - left) / 17))
    xs = np.linspace(left, right, folds + 1)

    def pulled(x: float, y: float) -> float:
        if tied is None:
            return x
        anchor = left if tied == "left" else right
        share = min(1.0, max(0.0, (y - top) / ((bottom - top) * 0.62)))
        loose = min(1.0, max(0.0, (y - top) / (bottom - top) - 0.62) / 0.38)
        keep = 1 - 0.62 * share**2 + 0.25 * loose
        return anchor + (x - anchor) * keep

    ys = np.linspace(top, bottom, 12)
    for k in range(folds):
        one = [(pulled(float(xs[k]), float(y)) - 1, float(y)) for y in ys]
        two = [(pulled(float(xs[k + 1]), float(y)) + 1, float(y)) for y in ys[::-1]]
        tone = toned(colour, (0.12, -0.06, 0.04, -0.2)[k % 4])
        brush.fill(
            polygon([*one, *two]), tone, sideways=True, shade=0.16, grain="cloth", strength=0.2
        )
    if tied is not None:
        y = top + (bottom - top) * 0.62
        a, b = sorted((pulled(left, y), pulled(right, y)))
        brush.box(a - 4, y - 7, b + 4, y + 7, toned(colour, -0.3), round_by=5)
    hem = [(pulled(float(x), bottom), bottom - 8.0) for x in (left, right)]
    brush.line(hem[0], hem[1], toned(colour, -0.35), 2, 0.5)


def rod(brush: Brush, left: float, right: float, y: float, colour: Rgb) -> None:
    """A curtain rod with knobs."""
    brush.line((left, y + 5), (right, y + 5), (30, 16, 46), 7, 0.25)
    brush.line((left, y), (right, y), colour, 7)
    brush.line((left, y - 2), (right, y - 2), toned(colour, 0.6), 1.8, 0.8)
    for x in (left, right):
        brush.oval(x, y, 9, 9, colour)


def thrown(stage: Stage, window: Window, seam: float, *, length: float = 190) -> list[Patch]:
    """The bright panes that the sun or moon throws on the floor below *window*."""
    strength = sun_strength(stage.mood)
    if strength == 0:
        return []
    low = stage.mood.time_of_day in ("dawn", "sunset")
    skew = (-150.0 if window.middle > 0 else 150.0) * (1.4 if low else 1.0)
    wide = window.right - window.left
    patches = []

    def at(u: float, v: float) -> tuple[float, float]:
        spread = 1 + 0.42 * v
        x = window.middle + (u - 0.5) * wide * spread + skew * (0.15 + v)
        return x, seam + 10 + length * v

    for column in range(window.columns):
        for row in range(window.rows):
            u0, u1 = (column + 0.05) / window.columns, (column + 0.95) / window.columns
            v0, v1 = (row + 0.04) / window.rows, (row + 0.93) / window.rows
            corners = (at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1))
            patches.append(Patch(corners, sun_colour(stage.mood), strength))
    return patches


def skylight(stage: Stage, windows: Sequence[Window]) -> list[Pool]:
    """The soft light of the sky around each window."""
    mood = stage.mood
    strength = 0.16 if mood.is_dark else 0.3 if mood.time_of_day == "sunset" else 0.42
    tint = mixed(mood.midsky, sun_colour(mood), 0.5)
    return [
        Pool(w.middle, (w.top + w.bottom) / 2, 2.6 * (w.bottom - w.top), tint, strength)
        for w in windows
    ]


def beam(canvas: skia.Canvas, stage: Stage, window: Window, seam: float) -> None:
    """The visible shaft of light between *window* and the floor; nothing under closed clouds."""
    strength = sun_strength(stage.mood)
    if strength == 0:
        return
    skew = -150.0 if window.middle > 0 else 150.0
    paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kScreen)
    colour = sun_colour(stage.mood)
    paint.setShader(
        skia.GradientShader.MakeLinear(
            [(window.middle, window.top), (window.middle + skew, seam + 150)],
            [ink(colour, 0.42 * strength), ink(colour, 0.2 * strength), ink(colour, 0)],
        )
    )
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 9.0))
    wide = window.right - window.left
    for column in range(window.columns):
        u0, u1 = (column + 0.08) / window.columns - 0.5, (column + 0.92) / window.columns - 0.5
        m = window.middle
        canvas.drawPath(
            polygon(
                [
                    (m + u0 * wide, window.top + 8),
                    (m + u1 * wide, window.top + 8),
                    (m + u1 * wide * 1.4 + skew * 1.15, seam + 170),
                    (m + u0 * wide * 1.4 + skew * 1.15, seam + 170),
                ]
            ),
            paint,
        )


def motes(
    stage: Stage, left: float, right: float, top: float, bottom: float, colour: Rgb, count: int = 16
) -> Animate:
    """Dust that hangs in the light and drifts."""
    rng = stage.rng(f"motes {left:.0f}")
    xs, ys = rng.uniform(left, right, count), rng.uniform(top, bottom, count)
    phase, size = rng.uniform(0, 6.28, count), rng.uniform(0.9, 2.3, count)

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        x = xs + 22 * np.sin(0.23 * seconds + phase) + 5 * np.sin(0.9 * seconds + 2 * phase)
        y = top + (ys - top - 7 * seconds * size) % (bottom - top)
        edge = np.minimum(y - top, bottom - y) / (bottom - top)
        alpha = (0.3 + 0.3 * np.sin(1.3 * seconds + phase)) * np.minimum(1, edge * 6)
        for u, v, r, a in zip(x, y, size, alpha, strict=True):
            mote = skia.Paint(AntiAlias=True, Color=ink(colour, float(a)))
            canvas.drawCircle(float(u), float(v), float(r), mote)

    return animate
