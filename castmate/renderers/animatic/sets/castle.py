"""The courtyard of a castle: towers and ramparts, a gate, a well, torches that burn at night."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes import halls, lamps, ornaments, pavement, stone
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import (
    Light,
    Patch,
    Pool,
    falling,
    glow,
    sun_colour,
    sun_strength,
)
from castmate.renderers.animatic.sets.brushes.rooms import BELOW, shade_edge
from castmate.renderers.animatic.sets.brushes.sky import paint_clouds, paint_sky
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage

_YARD = 560.0
_PALETTES: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    # stone, roofs, banners
    ((196, 182, 168), (92, 112, 152), (178, 56, 60)),
    ((186, 184, 190), (170, 88, 78), (62, 94, 150)),
    ((206, 184, 152), (84, 124, 120), (150, 70, 110)),
)


def build(stage: Stage) -> Set:
    """The courtyard in the stage's light; seeds vary stone, roofs and banners."""
    castle = _Castle.planned(stage)
    dark = stage.mood.is_dark
    tips = [(across(stage, x), y) for x, y in ((-176, 36), (24, -26), (196, 52))]
    flames = [(x, 352.0, 22.0) for x in castle.torches]
    return Set(
        "castle",
        (
            Layer("sky", 0.0, _paint_sky),
            Layer("keep", 0.4, castle.paint_keep,
                  stone.pennants(stage, tips, (castle.banner, (232, 196, 110)), 0.7)),
            Layer("rampart", 0.68, castle.paint_rampart),
            Layer("towers", 0.9, castle.paint_towers,
                  lamps.burning(stage, flames, halo=70, strength=0.7) if dark else None),
            Layer("yard", 0.96, castle.paint_yard),
            Layer("props", 0.98, castle.paint_props),
            Layer("near", 1.5, castle.paint_near),
        ),
        ground=632,
        horizon=440,
        surface="snow" if castle.snowy else "ground",
        lamps=tuple(Lamp(x, (255, 176, 100), 0.6) for x in castle.torches) if dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Castle:
    light: Light
    stone: Rgb
    roof: Rgb
    banner: Rgb
    torches: tuple[float, float]
    snowy: bool

    @classmethod
    def planned(cls, stage: Stage) -> _Castle:
        mood = stage.mood
        torches = (across(stage, -352), across(stage, 352))
        strength = 0.0 if mood.luminary is None else 0.24
        pools = [Pool(mood.light_from * 700, 120, 1000, mood.key, strength)]
        if mood.is_dark:
            pools += [Pool(x, 350, 330, (255, 150, 70), 0.75) for x in torches]
            pools += [Pool(x * 0.9, 620, 380, (255, 140, 64), 0.55, squash=0.3) for x in torches]
        choice = _PALETTES[int(stage.rng("castle").integers(len(_PALETTES)))]
        ambient = mixed(mood.fill, mood.key, 0.3)
        if mood.is_dark:  # torches and clouds throw light back between the walls
            ambient = mixed(ambient, (172, 160, 196), 0.34)
        light = Light(ambient, pools, corners=0.3)
        return cls(light, *choice, torches, mood.weather == "snow")

    def paint_keep(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, mood = Brush(canvas, stage.rng("keep")), stage.mood
        glowing: list[tuple[float, float]] = []
        with falling(canvas, stage, self.light, 0.4, haze=mood.haze_density * 0.62):
            for at, top, half in (
                (-330, 330, 40),
                (340, 350, 38),
                (-176, 180, 46),
                (196, 200, 48),
                (24, 146, 58),
            ):
                glowing += stone.tower(
                    brush,
                    across(stage, at),
                    top,
                    590,
                    half,
                    self.stone,
                    self.roof,
                    snowy=self.snowy,
                )
            keep = across(stage, 140)
            stone.rampart(brush, -keep, 330, keep + 10, 590, self.stone, snowy=self.snowy, size=18)
            for k in range(-1, 2):
                y = 392.0
                opening = halls.arch(
                    k * keep * 0.5 - 11, y, k * keep * 0.5 + 11, y + 46, pointed=True
                )
                brush.fill(opening, (60, 54, 78), grain=None)
                glowing.append((k * keep * 0.5, y + 26))
        if mood.is_dark:
            for x, y in glowing:
                canvas.drawOval(
                    skia.Rect(x - 7, y - 13, x + 7, y + 13),
                    skia.Paint(AntiAlias=True, Color=ink((255, 206, 120))),
                )
                glow(canvas, x, y, 44, (255, 180, 90), 0.5)
        haze = skia.Paint()
        haze.setShader(
            skia.GradientShader.MakeLinear(
                [(0, 300), (0, 580)], [ink(mood.haze, 0), ink(mood.haze, 0.5)]
            )
        )
        canvas.drawRect(skia.Rect(-stage.reach(0.4), 300, stage.reach(0.4), BELOW), haze)

    def paint_rampart(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, mood, wide = Brush(canvas, stage.rng("rampart")), stage.mood, stage.reach(0.68)
        with falling(canvas, stage, self.light, 0.68, haze=mood.haze_density * 0.24):
            stone.rampart(brush, -wide, 424, wide, 620, self.stone, snowy=self.snowy, size=24)
            stone.gate(brush, across(stage, -190), 572, 44, self.stone)
            halls.banner(brush, across(stage, 190), 442, 116, self.banner, (236, 204, 128))
            ivy = [
                (
                    float(brush.rng.normal(across(stage, 390), 50)),
                    float(brush.rng.uniform(440, 560)),
                )
                for _ in range(90)
            ]
            for x, y in ivy:
                colour = (
                    (226, 234, 242)
                    if self.snowy
                    else toned((86, 130, 80), float(brush.rng.normal(0, 0.14)))
                )
                brush.oval(x, y, 8, 6, colour, grain=None)
            shade_edge(canvas, -wide, 500, wide, 572, 0.4)

    def paint_towers(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("towers"))
        with falling(canvas, stage, self.light, 0.9):
            for side in (-1, 1):
                x = side * across(stage, 540)
                outer = sorted((x, side * (stage.reach(0.9) + 40)))
                stone.rampart(
                    brush,
                    outer[0],
                    300,
                    outer[1],
                    586,
                    toned(self.stone, -0.1),
                    snowy=self.snowy,
                    size=32,
                )
                stone.tower(
                    brush, x, 120, 588, 118, self.stone, self.roof, snowy=self.snowy, windows=0
                )
                halls.banner(brush, x + side * -34, 210, 230, self.banner, (236, 204, 128))
            for x in self.torches:
                brush.box(
                    x - 26,
                    190,
                    x + 26,
                    590,
                    toned(self.stone, 0.04),
                    grain="stone",
                    sideways=True,
                    shade=0.2,
                )
                brush.box(x - 34, 178, x + 34, 196, toned(self.stone, 0.2), grain="stone", edge=0.6)
                stone.torch(brush, x, 352)
            shade_edge(canvas, -stage.reach(0.9), 470, stage.reach(0.9), 590, 0.36)

    def paint_yard(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, mood, wide = Brush(canvas, stage.rng("yard")), stage.mood, stage.reach(0.96)
        light = Light(self.light.ambient, self.light.pools, _sun_over_walls(stage), corners=0.3)
        wet = mood.weather in ("rain", "storm")
        with falling(canvas, stage, light, 0.96):
            if self.snowy:
                pavement.snow_cover(brush, wide, _YARD)
            else:
                pavement.cobbles(
                    brush, wide, _YARD, toned(self.stone, -0.3 if wet else -0.1), near=36
                )
                _grass_between(brush, wide)
            shade_edge(canvas, -wide, _YARD + 40, wide, _YARD, 0.4)
        if wet:
            shine = [(x, (255, 170, 90), 1.0) for x in self.torches] if mood.is_dark else []
            pavement.wet_gloss(brush, _YARD, shine, mood.horizon, wide)

    def paint_props(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("castle props"))
        with falling(canvas, stage, self.light, 0.98):
            stone.well(brush, across(stage, -450), 622, self.stone, self.roof, snowy=self.snowy)
            x = across(stage, 470)
            stone.barrel(brush, x, 612)
            stone.barrel(brush, x + 84, 622, 1.1)
            stone.barrel(brush, x + 34, 640, 0.9)
            ornaments.potted_plant(brush, across(stage, 300), 592, 86, (170, 110, 84))

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("castle near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            stone.barrel(brush, -edge + 26, 800, 1.9)
            ornaments.potted_plant(brush, edge - 10, 840, 320, (150, 100, 78), (92, 132, 82))


def _paint_sky(canvas: skia.Canvas, stage: Stage) -> None:
    paint_sky(canvas, stage, horizon=500)
    paint_clouds(canvas, stage)


def _grass_between(brush: Brush, wide: float) -> None:
    """Tufts that grow between the stones."""
    for _ in range(46):
        x, y = float(brush.rng.uniform(-wide, wide)), float(brush.rng.uniform(_YARD + 8, 700))
        size = (y - 470) / 16
        for lean in (-0.7, 0.0, 0.6):
            brush.line((x, y), (x + lean * size, y - size), (112, 138, 84), size * 0.2, 0.85)


def _sun_over_walls(stage: Stage) -> list[Patch]:
    strength = sun_strength(stage.mood)
    if strength == 0:
        return []
    lean = -stage.mood.light_from * 220
    strip = ((-230.0, _YARD), (200.0, _YARD), (470.0 + lean, BELOW), (-420.0 + lean, BELOW))
    return [Patch(strip, sun_colour(stage.mood), strength * 0.6)]
