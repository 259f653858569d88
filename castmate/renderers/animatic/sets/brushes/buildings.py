"""Buildings of a town: house fronts, shops with awnings, skylines, street lamps, cars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from castmate.renderers.animatic.mood import Mood, Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.light import glow

GLASS: Rgb = (92, 112, 134)
GLOWING: Sequence[Rgb] = ((255, 206, 120), (255, 184, 96), (255, 226, 164), (190, 220, 230))
SNOW: Rgb = (238, 243, 250)


_BRICK_TONES = 16


@dataclass(frozen=True)
class Pane:
    """A window, so that its glow can be painted after the light of the street has fallen."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Rgb
    strength: float = 1.0


def skyline(brush: Brush, mood: Mood, wide: float, foot: float, tall: float, depth: float) -> None:
    """Towers far away, dissolved in haze, their windows alight after dark."""
    x = -wide
    while x < wide:
        across = float(brush.rng.uniform(40, 110))
        near_middle = np.exp(-((x / 420) ** 2))
        high = tall * float(brush.rng.uniform(0.45, 1.0)) * (0.7 + 0.45 * near_middle)
        base: Rgb = ((146, 140, 160), (164, 146, 146), (130, 146, 168))[int(brush.rng.integers(3))]
        colour = mood.lit(base, depth)
        _tower(brush, mood, (x, foot - high, x + across, foot), colour, depth)
        x += across * float(brush.rng.uniform(0.72, 1.05))


def _tower(
    brush: Brush, mood: Mood, at: tuple[float, float, float, float], colour: Rgb, depth: float
) -> None:
    left, top, right, foot = at
    brush.box(left, top, right, foot, colour, shade=0.08, strength=0.2)
    side = "left" if mood.light_from <= 0 else "right"
    bright = mixed(colour, mood.lit(mood.key, depth), 0.28)
    edge = (
        (left, left + (right - left) * 0.3)
        if side == "left"
        else (right - (right - left) * 0.3, right)
    )
    brush.box(edge[0], top, edge[1], foot, bright, shade=0.06, strength=0.15)
    if brush.rng.random() < 0.45:
        middle = (left + right) / 2
        brush.box(middle - 12, top - 22, middle + 12, top, toned(colour, -0.06), strength=0.1)
        brush.line((middle, top - 22), (middle, top - 60), toned(colour, -0.12), 2.2)
    _light_tower(brush, mood, at, toned(colour, -0.16))


def _light_tower(
    brush: Brush, mood: Mood, at: tuple[float, float, float, float], dark: Rgb
) -> None:
    left, top, right, foot = at
    unlit = skia.Paint(Color=ink(dark, 0.5))
    alight = [skia.Paint(Color=ink(pane, 0.75)) for pane in GLOWING]
    for y in np.arange(top + 14, foot, 15).tolist():
        for x in np.arange(left + 8, right - 8, 11).tolist():
            burning = brush.rng.random() < 0.34 and mood.is_dark
            paint = alight[int(brush.rng.integers(4))] if burning else unlit
            brush.canvas.drawRect(skia.Rect(x, y, x + 5, y + 8), paint)


def house_front(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    foot: float,
    wall: Rgb,
    *,
    snowy: bool,
    lit_share: float,
    storey: float = 92.0,
    bricks: bool = True,
) -> list[Pane]:
    """A town house with sash windows and a cornice; returns the panes that are alight."""
    brush.box(
        left, top, right, foot, wall, grain="plaster", strength=0.24, sideways=True, shade=0.1
    )
    if bricks:
        _bricks(brush, left, top, right, foot, wall)
    brush.box(left - 12, top - 18, right + 12, top + 8, toned(wall, 0.22), shade=0.2, edge=0.7)
    shade = skia.Paint(MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 8.0))
    shade.setColor(ink((30, 16, 46), 0.42))
    brush.canvas.drawRect(skia.Rect(left, top + 9, right, top + 26), shade)
    if snowy:
        brush.shape(
            [
                (left - 14, top - 16),
                (left + 30, top - 30),
                (right - 40, top - 28),
                (right + 14, top - 16),
            ],
            SNOW,
            smooth=True,
        )
    count = max(1, int((right - left) / 74))
    pitch = (right - left) / count
    panes = []
    for y in np.arange(top + 42, foot - 60, storey):
        for k in range(count):
            middle = left + (k + 0.5) * pitch
            burning = brush.rng.random() < lit_share
            box = (middle - 19, float(y), middle + 19, float(y) + 56)
            _sash(brush, box, wall, snowy=snowy)
            if burning:
                panes.append(Pane(*box, GLOWING[int(brush.rng.integers(3))], 0.9))
    return panes


def _bricks(brush: Brush, left: float, top: float, right: float, foot: float, wall: Rgb) -> None:
    count = int((right - left) * (foot - top) / 1500)
    tones = np.linspace(-0.22, 0.2, _BRICK_TONES)
    paints = [skia.Paint(Color=ink(toned(wall, float(tone)), 0.5)) for tone in tones]
    for along, up, tone in brush.rng.random((max(0, count), 3)).tolist():
        x, y = left + along * (right - 16 - left), top + up * (foot - 8 - top)
        y = round(y / 8) * 8
        brush.canvas.drawRect(skia.Rect(x, y, x + 15, y + 6.5), paints[int(tone * _BRICK_TONES)])


def _sash(brush: Brush, box: tuple[float, float, float, float], wall: Rgb, *, snowy: bool) -> None:
    left, top, right, bottom = box
    frame: Rgb = (232, 222, 206)
    brush.box(left - 6, top - 8, right + 6, bottom + 4, toned(wall, 0.3), grain=None, shade=0.1)
    brush.box(
        left - 9,
        bottom + 2,
        right + 9,
        bottom + 9,
        SNOW if snowy else toned(wall, 0.38),
        grain=None,
    )
    brush.canvas.drawRect(
        skia.Rect(left - 6, bottom + 9, right + 6, bottom + 16),
        skia.Paint(Color=ink((30, 16, 46), 0.25)),
    )
    brush.box(left, top, right, bottom, GLASS, grain=None, shade=0.3)
    brush.shape([(left, top), (left + 18, top), (left, top + 30)], toned(GLASS, 0.4), grain=None)
    middle = (top + bottom) / 2
    for a, b in (
        ((left, middle), (right, middle)),
        (((left + right) / 2, top), ((left + right) / 2, bottom)),
    ):
        brush.line(a, b, frame, 2.6)
    paint = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3, Color=ink(frame)
    )
    brush.canvas.drawRect(skia.Rect(left, top, right, bottom), paint)


def shop(
    brush: Brush, left: float, right: float, foot: float, colour: Rgb, awning: Rgb, *, snowy: bool
) -> Pane:
    """A shop front with a striped awning; returns its big window."""
    top = foot - 196
    brush.box(left, top, right, foot, colour, grain="wood", shade=0.1)
    brush.box(left, foot - 40, right, foot, toned(colour, -0.3), grain="wood", edge=0.4)
    door = right - 62
    window = Pane(left + 20, top + 66, door - 18, foot - 48, (255, 214, 140))
    brush.box(
        window.left - 6, window.top - 6, window.right + 6, window.bottom + 6, toned(colour, 0.3)
    )
    brush.box(
        window.left,
        window.top,
        window.right,
        window.bottom,
        (112, 106, 110),
        grain=None,
        shade=0.35,
    )
    _goods(brush, window)
    brush.box(door - 6, top + 60, right - 12, foot, toned(colour, 0.25))
    brush.box(door, top + 66, right - 18, foot - 2, toned(colour, -0.1), grain="wood")
    brush.box(door + 6, top + 74, right - 24, foot - 60, (120, 116, 124), grain=None, shade=0.3)
    brush.oval(right - 26, foot - 48, 3, 3, (230, 190, 110), grain=None)
    _awning(brush, left - 6, top + 22, right + 6, awning, snowy=snowy)
    brush.box(left, top - 10, right, top + 24, toned(colour, -0.2), grain="wood", edge=0.6)
    return window


def _goods(brush: Brush, window: Pane) -> None:
    """Something to look at behind the glass: loaves, bottles, plants, toys."""
    x = window.left + 14
    kinds: tuple[Rgb, ...] = ((214, 150, 88), (172, 84, 80), (96, 140, 108), (224, 190, 120))
    while x < window.right - 14:
        colour = kinds[int(brush.rng.integers(4))]
        high = float(brush.rng.uniform(14, 42))
        if brush.rng.random() < 0.5:
            brush.oval(x, window.bottom - high / 2.6, 11, high / 2.6, colour)
        else:
            brush.box(x - 8, window.bottom - high, x + 8, window.bottom, colour, round_by=4)
        x += float(brush.rng.uniform(20, 30))
    brush.box(
        window.left, window.bottom - 4, window.right, window.bottom, (120, 84, 62), grain=None
    )


def _awning(
    brush: Brush, left: float, top: float, right: float, colour: Rgb, *, snowy: bool
) -> None:
    shade = skia.Paint(MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 9.0))
    shade.setColor(ink((30, 16, 46), 0.5))
    brush.canvas.drawRect(skia.Rect(left + 4, top + 42, right - 4, top + 78), shade)
    stripes = max(4, round((right - left) / 30))
    w = (right - left) / stripes
    for k in range(stripes):
        tone = colour if k % 2 else (244, 232, 212)
        x0, x1 = left + k * w, left + (k + 1) * w
        brush.shape([(x0 + 4, top), (x1 + 4, top), (x1, top + 44), (x0, top + 44)], tone, shade=0.2)
        scallop = skia.Path()
        scallop.addArc(skia.Rect(x0, top + 32, x1, top + 58), 0, 180)
        brush.fill(scallop, toned(tone, -0.16), shade=0.06)
    if snowy:
        brush.shape(
            [
                (left + 2, top + 10),
                (left + 30, top - 8),
                (right - 30, top - 6),
                (right - 2, top + 8),
            ],
            SNOW,
            smooth=True,
        )


def light_panes(canvas: skia.Canvas, panes: Sequence[Pane]) -> None:
    """Makes windows glow; call it after the light of the layer has fallen."""
    for pane in panes:
        box = skia.Rect(pane.left, pane.top, pane.right, pane.bottom)
        paint = skia.Paint(BlendMode=skia.BlendMode.kHardLight)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [(0, pane.top), (0, pane.bottom)],
                [
                    ink(toned(pane.colour, 0.3), 0.92 * pane.strength),
                    ink(pane.colour, 0.6 * pane.strength),
                ],
            )
        )
        canvas.drawRect(box, paint)
        reach = max(box.width(), box.height())
        glow(canvas, box.centerX(), box.centerY(), reach * 1.1, pane.colour, 0.3 * pane.strength)
