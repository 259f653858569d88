"""A desert of red mesas and long dunes, with cacti, an old skull, bones and a trail of prints."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.cacti import barrel_cactus, saguaro
from castmate.renderers.animatic.sets.brushes.fauna import Birds
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, scatter, tuft
from castmate.renderers.animatic.sets.brushes.mesa import paint_mesas
from castmate.renderers.animatic.sets.brushes.outline import smooth
from castmate.renderers.animatic.sets.brushes.palette import fill_of, tones
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.terrain import (
    Crest,
    Land,
    level,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rock,
)
from castmate.renderers.animatic.sets.brushes.texture import Field
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

SAND: Rgb = (236, 190, 128)
CLIFF: Rgb = (206, 116, 78)


def build(stage: Stage) -> Set:
    """The desert on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    layers = (
        sky_layer(stage, horizon=446, clouds=(60, 200)),
        _mesas(stage, side),
        _dunes(stage, "far dunes", 0.3, 474, 44, 420),
        _dunes(stage, "near dunes", 0.58, 522, 56, 620),
        _plain(stage, side),
        _near(stage),
    )
    return Set("desert", layers, ground=634, horizon=446, surface="sand")


def _mesas(stage: Stage, side: float) -> Layer:
    birds = Birds(stage, 3, y=160, size=12)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_mesas(canvas, stage, "far mesas", CLIFF, depth=0.1, base=462, tall=110, count=7)
        paint_mist(canvas, stage, 0.1, 380, 470, 0.45)
        paint_land(canvas, stage, "far plain", level(458), Land(
            (224, 172, 122), 0.12, bottom=600, fringe=0.5, stroke=(30, 2), turned=(-3, 3),
            rough=0.16, fineness=0.5, falloff=0))  # fmt: skip
        paint_mesas(canvas, stage, "mesas", CLIFF, depth=0.3, base=484, tall=210, count=4,
                    clear=170, side=side)  # fmt: skip
        paint_mist(canvas, stage, 0.14, 420, 500, 0.5)

    return Layer("mesas", 0.14, paint, birds.animate)


def dune(rng: np.random.Generator, y: float, swell: float, length: float) -> Crest:
    """A crest of dunes: long windward slopes that break off into short steep ones."""
    phases = rng.uniform(0, 1, 3)

    def crest(x: Field) -> Field:
        total = np.full_like(x, y)
        for number, share in enumerate((1.0, 0.42)):
            at = (x / (length * (1.0, 0.47)[number]) + phases[number]) % 1.0
            rise = np.where(at < 0.72, at / 0.72, (1 - at) / 0.28)
            soft = rise * rise * (3 - 2 * rise)
            total -= np.float32(swell * share) * (0.55 * rise + 0.45 * soft).astype(np.float32)
        return np.asarray(total + swell * 0.6, np.float32)

    return crest


def _dunes(stage: Stage, name: str, depth: float, y: float, swell: float, length: float) -> Layer:
    crest = dune(stage.rng(name), y, swell, length)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        land = Land(SAND, depth, fringe=0.6, stroke=(40, 4), turned=(-12, 4), rough=0.14,
                    patchy=0.16, fineness=0.7, falloff=0.2, snow=0.6)  # fmt: skip
        paint_land(canvas, stage, name, crest, land)
        green = tuft(stage, name + " scrub", (140, 146, 92), depth, size=26)
        scatter(canvas, stage, name + " scrub", [green], count=9, depth=depth, top=y + 4,
                bottom=y + 34, scale=(0.5, 0.9), clear=120)  # fmt: skip
        cactus = saguaro(stage, name + " cactus", depth, height=90 + 70 * depth)
        rng = stage.rng(name + " cacti")
        for way in (-1, 1):
            x = way * stage.half_width * rng.uniform(0.42, 0.9)
            high = float(crest(np.array([x], np.float32))[0])
            cactus.place(canvas, x, high + 12)
        paint_mist(canvas, stage, depth, y, y + 110, 0.34 - 0.3 * depth)

    return Layer(name, depth, paint)


def _plain(stage: Stage, side: float) -> Layer:
    crest = dune(stage.rng("plain"), 568, 20, 1100)
    half = stage.half_width
    weed = _Tumbleweed(stage)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        land = Land(SAND, 1.0, fringe=1.5, stroke=(46, 4), turned=(-10, 6), flat=True, rough=0.16,
                    patchy=0.26, falloff=0.12, fineness=0.9, snow=0.6)  # fmt: skip
        paint_land(canvas, stage, "plain", crest, land)
        at = side * min(500.0, half * 0.9)
        paint_cast_shadow(canvas, stage, at, 604, 150)
        saguaro(stage, "great cactus", 1.0, height=330).place(canvas, at, 610)
        barrels = [barrel_cactus(stage, f"barrel {n}", size=58) for n in range(2)]
        stones = [rock(stage, f"stone {n}", (190, 120, 90), 1.0, size=110) for n in range(2)]
        for x, y, scale, kind in ((0.72, 618, 1.0, barrels[0]), (0.64, 630, 0.7, barrels[1]),
                                  (-0.84, 612, 1.3, stones[0]), (-0.68, 622, 0.6, stones[1]),
                                  (-0.60, 634, 0.7, barrels[0]),
                                  (1.2, 606, 1.4, stones[1])):  # fmt: skip
            paint_cast_shadow(canvas, stage, side * x * half, y, 70 * scale)
            kind.place(canvas, side * x * half, y, scale)
        _paint_skull(canvas, stage, -side * min(330.0, half * 0.7), 668)
        pebbles = [rock(stage, f"pebble {n}", (196, 136, 104), 1.0, size=18) for n in range(3)]
        scatter(canvas, stage, "pebbles", pebbles, count=46, depth=1, top=580, bottom=770)
        scrub = [tuft(stage, f"scrub {n}", (172, 158, 96), 1.0, size=34) for n in range(2)]
        scatter(canvas, stage, "scrub", scrub, count=16, depth=1, top=580, bottom=720, clear=260)

    return Layer("plain", 1.0, paint, weed.animate)


def _paint_skull(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    """A sun-bleached ox skull, half sunk in the sand."""
    bone = tones(stage.mood, (248, 238, 216), 1.0)
    paint_cast_shadow(canvas, stage, x, y + 4, 60, strength=0.34)
    horn = fill_of(bone[1])
    horn.setStyle(skia.Paint.kStroke_Style)
    horn.setStrokeCap(skia.Paint.kRound_Cap)
    horn.setStrokeWidth(6)
    for way in (-1, 1):
        curve = skia.Path()
        curve.moveTo(x + way * 12, y - 24)
        curve.cubicTo(x + way * 30, y - 24, x + way * 42, y - 34, x + way * 38, y - 50)
        canvas.drawPath(curve, horn)
    head = [(x - 16, y - 30), (x, y - 34), (x + 16, y - 30), (x + 14, y - 10), (x + 8, y + 8),
            (x - 8, y + 8), (x - 14, y - 10)]  # fmt: skip
    canvas.drawPath(smooth(head), fill_of(bone[3]))
    dark = fill_of(bone[0])
    for way in (-1, 1):
        canvas.drawOval(skia.Rect.MakeXYWH(x + way * 7 - 4, y - 22, 8, 9), dark)
        canvas.drawOval(skia.Rect.MakeXYWH(x + way * 3 - 1.5, y - 2, 3, 5), dark)


class _Tumbleweed:
    """A ball of dry twigs that rolls by, far to the side, every now and then."""

    def __init__(self, stage: Stage) -> None:
        rng = stage.rng("tumbleweed")
        self._span = stage.reach(1.0) + 100
        self._start = float(rng.uniform(-1, -0.4)) * self._span
        self._pace = 130.0 if stage.mood.weather in ("wind", "storm") else 46.0
        twig = tones(stage.mood, (170, 130, 84), 1.0)
        self._paint = fill_of(twig[1])
        self._paint.setStyle(skia.Paint.kStroke_Style)
        self._paint.setStrokeWidth(1.6)
        self._ball = skia.Path()
        for _ in range(16):
            turn, reach = float(rng.uniform(0, 6.3)), float(rng.uniform(13, 22))
            self._ball.addOval(
                skia.Rect.MakeXYWH(-reach + 5 * math.cos(turn), -reach * 0.6 + 8 * math.sin(turn),
                                   2 * reach * 0.9, 1.2 * reach))  # fmt: skip

    def animate(self, canvas: skia.Canvas, _: Stage, seconds: float) -> None:
        """The weed where it has rolled to after *seconds*."""
        rolled = self._start + self._pace * seconds
        x = (rolled + self._span) % (2 * self._span) - self._span
        hop = 16 * abs(math.sin(rolled * 0.021))
        canvas.save()
        canvas.translate(x, 576 - hop)
        canvas.rotate(rolled * 2.2 % 360)
        canvas.drawPath(self._ball, self._paint)
        canvas.restore()


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 794.0, size) for s in (-1, 1)
              for inward, size in ((-6, 200), (70, 140))]  # fmt: skip
    sway = SwayingBlades(stage, "dry grass", (164, 140, 78), places, blades=9)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        stones = [rock(stage, f"front {n}", (164, 96, 72), 1.0, size=240) for n in range(2)]
        for s in (-1, 1):
            stones[s > 0].place(canvas, s * (edge + 50), 810, 1.1)
            stones[s < 0].place(canvas, s * (edge - 130), 806, 0.5)

    return Layer("rocks in front", 1.35, paint, sway.animate)
