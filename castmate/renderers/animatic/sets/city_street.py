"""A street in an old part of town: shops on both sides, towers in the haze behind."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes import (
    buildings,
    lamps,
    lanterns,
    neon,
    ornaments,
    pavement,
    seating,
)
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.buildings import SNOW, Pane
from castmate.renderers.animatic.sets.brushes.cars import crossing_cars
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
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Paint, Set
from castmate.renderers.animatic.stage import Stage

_EYE = 440.0
_KERB = 566.0
_WALLS: tuple[tuple[Rgb, ...], ...] = (
    ((196, 116, 92), (222, 184, 138), (118, 142, 152), (176, 132, 132)),
    ((214, 150, 104), (146, 162, 146), (188, 104, 94), (214, 198, 168)),
    ((150, 126, 152), (216, 168, 132), (112, 148, 148), (200, 120, 106)),
)
_AWNINGS: tuple[Rgb, ...] = ((188, 72, 66), (74, 116, 112), (206, 146, 66))
_NEON: tuple[Rgb, ...] = ((255, 84, 140), (70, 220, 240), (255, 190, 80), (150, 120, 255))


def build(stage: Stage) -> Set:
    """The street in the stage's light: neon and wet reflections on rainy nights."""
    street = _Street.planned(stage)
    beacons = tuple(Lamp(x, (255, 200, 130), 0.6) for x in street.lanterns)
    return Set(
        "city_street",
        (
            Layer("sky", 0.0, _paint_sky),
            Layer("towers", 0.3, _paint_towers),
            Layer("far houses", 0.5, street.row(0.5, across(stage, 150), 230, 548, 78)),
            Layer("road behind", 0.6, _paint_far_road, crossing_cars(stage, 506)),
            Layer("houses", 0.7, street.row(0.7, across(stage, 270), 120, 560, 92)),
            Layer("street", 0.96, street.paint_ground),
            Layer("shops", 0.96, street.paint_shops, neon.shining(stage, street.signs)),
            Layer("lamps", 0.98, street.paint_lamps),
            Layer("near", 1.5, street.paint_near),
        ),
        ground=632,
        horizon=_EYE,
        surface="snow" if street.snowy else "ground",
        lamps=beacons if stage.mood.is_dark else (),
    )


@dataclass(frozen=True)
class _Street:
    light: Light
    walls: tuple[Rgb, ...]
    shops: tuple[tuple[int, float], ...]
    """Side (-1 or 1) and distance of the middle of the nearest shop."""
    lanterns: tuple[float, float]
    signs: tuple[neon.Sign, ...]
    snowy: bool
    wet: bool

    @classmethod
    def planned(cls, stage: Stage) -> _Street:
        mood, rng = stage.mood, stage.rng("street")
        lantern = across(stage, 300)
        shops = ((-1, across(stage, 560)), (1, across(stage, 570)))
        strength = 0.0 if mood.luminary is None else 0.22
        pools = [Pool(mood.light_from * 700, 120, 1000, mood.key, strength)]
        if mood.is_dark:
            pools += [Pool(s * x, 540, 330, (236, 150, 84), 0.5) for s, x in shops]
            pools += [Pool(s * lantern, 330, 330, (255, 190, 110), 0.55) for s in (-1, 1)]
        return cls(
            Light(mixed(mood.fill, mood.key, 0.3), pools, corners=0.3),
            _WALLS[int(rng.integers(len(_WALLS)))],
            shops,
            (-lantern, lantern),
            _signs(stage, shops),
            mood.weather == "snow",
            mood.weather in ("rain", "storm"),
        )

    def row(self, depth: float, inner: float, top: float, foot: float, size: float) -> Paint:
        """Houses on both sides that leave the middle of the picture open."""

        def paint(canvas: skia.Canvas, stage: Stage) -> None:
            mood, reach = stage.mood, stage.reach(depth)
            brush = Brush(canvas, stage.rng(f"street row {depth}"))
            panes: list[Pane] = []
            haze = mood.haze_density * (1 - depth) * 0.8
            with falling(canvas, stage, self.light, depth, haze=haze):
                for side in (-1, 1):
                    x = inner
                    while x < reach:
                        wide = size * float(brush.rng.uniform(1.5, 2.2))
                        roof = top + float(brush.rng.uniform(-50, 60)) - (x - inner) * 0.25
                        left, right = sorted((side * x, side * (x + wide)))
                        wall = self.walls[int(brush.rng.integers(len(self.walls)))]
                        panes += buildings.house_front(
                            brush, left, roof, right, foot + 60, wall, snowy=self.snowy,
                            lit_share=0.5 if mood.is_dark else 0.0, storey=size * 0.9,
                        )  # fmt: skip
                        x += wide + 4
            buildings.light_panes(canvas, panes)

        return paint

    def paint_shops(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("street shops"))
        panes: list[Pane] = []
        with falling(canvas, stage, self.light, 0.96):
            for k, (side, middle) in enumerate(self.shops):
                for j in range(2):
                    panes += self._house(brush, side * (middle + j * 304), k + j)
            neon.paint_boards(brush, self.signs)
        if stage.mood.is_dark:
            buildings.light_panes(canvas, panes)

    def _house(self, brush: Brush, x: float, number: int) -> list[Pane]:
        left, right, foot = x - 146, x + 146, _KERB + 26
        wall = self.walls[number % len(self.walls)]
        trim = toned(self.walls[(number + 2) % len(self.walls)], -0.35)
        panes = buildings.house_front(
            brush, left, -150, right, foot, wall, snowy=self.snowy, lit_share=0.55
        )
        panes = [pane for pane in panes if pane.bottom < foot - 200]
        awning = _AWNINGS[number % len(_AWNINGS)]
        panes.append(buildings.shop(brush, left, right, foot, trim, awning, snowy=self.snowy))
        ornaments.potted_plant(brush, left + 12, foot + 8, 92, (150, 90, 70))
        return panes

    def paint_ground(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("street ground"))
        wide, mood = stage.reach(0.96), stage.mood
        pools = [*self.light.pools, *(self._pools_below() if mood.is_dark else [])]
        light = Light(self.light.ambient, pools, _sun_between_houses(stage), corners=0.3)
        with falling(canvas, stage, light, 0.96):
            if self.snowy:
                pavement.snow_cover(brush, wide, _KERB)
            else:
                stone = (96, 92, 106) if self.wet else (154, 142, 138)
                pavement.cobbles(brush, wide, _KERB, stone)
            shade_edge(canvas, -wide, _KERB + 50, wide, _KERB, 0.3)
        if self.wet:
            shine = [(sign.x, sign.colour, 1.0) for sign in self.signs]
            shine += [(x, (255, 200, 120), 1.0) for x in self.lanterns]
            shine += [(s * x, (255, 190, 110), 0.8) for s, x in self.shops]
            pavement.wet_gloss(brush, _KERB, shine if mood.is_dark else [], mood.horizon, wide)

    def _pools_below(self) -> list[Pool]:
        return [
            *(Pool(x, 612, 360, (255, 176, 96), 0.6, squash=0.3) for x in self.lanterns),
            *(Pool(s * x, 620, 320, (255, 170, 90), 0.5, squash=0.36) for s, x in self.shops),
        ]

    def paint_lamps(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("street lamps"))
        with falling(canvas, stage, self.light, 0.98):
            for x in self.lanterns:
                lanterns.street_lamp(brush, x, 606, snowy=self.snowy)
            _cafe(brush, across(stage, 470), 640)
            bulbs = lamps.string_points(
                (self.lanterns[0] - 130, 96), (self.lanterns[1] + 130, 84), 46, 19
            )
            brush.trace(bulbs, (60, 54, 66), 2, 0.9)
            for x, y in bulbs:
                brush.oval(x, y + 6, 5, 6.5, (250, 222, 160), grain=None)
        if stage.mood.is_dark:
            for x in self.lanterns:
                lamps.light_up(canvas, lanterns.lantern_glass(x, 606))
                glow(canvas, x, 250, 190, (255, 200, 120), 0.5)
            for x, y in bulbs:
                glow(canvas, x, y + 6, 30, (255, 190, 100), 0.8)
                glow(canvas, x, y + 6, 9, (255, 236, 190), 1.0)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("street near"))
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            edge = stage.half_width
            ornaments.potted_plant(brush, edge - 10, 850, 330, (140, 82, 66), (76, 120, 86))
            ornaments.potted_plant(brush, -edge + 20, 860, 300, (120, 82, 76), (70, 112, 92))


def _paint_sky(canvas: skia.Canvas, stage: Stage) -> None:
    paint_sky(canvas, stage, horizon=_EYE + 60)
    paint_clouds(canvas, stage)


def _paint_towers(canvas: skia.Canvas, stage: Stage) -> None:
    brush, mood, reach = Brush(canvas, stage.rng("street far")), stage.mood, stage.reach(0.3)
    for foot, tall, depth in ((540, 330, 0.15), (556, 220, 0.35)):
        buildings.skyline(brush, mood, reach, foot, tall, depth)
    haze = skia.Paint()
    haze.setShader(
        skia.GradientShader.MakeLinear(
            [(0, 250), (0, 560)], [ink(mood.haze, 0), ink(mood.haze, 0.75)]
        )
    )
    canvas.drawRect(skia.Rect(-reach, 250, reach, BELOW), haze)
    if mood.luminary is not None and mood.time_of_day in ("dawn", "sunset"):
        glow(canvas, 60, 470, 420, mood.luminary.colour, 0.5)


def _paint_far_road(canvas: skia.Canvas, stage: Stage) -> None:
    brush = Brush(canvas, stage.rng("street far road"))
    stone: Rgb = SNOW if stage.mood.weather == "snow" else (126, 120, 128)
    colour, wide = stage.mood.lit(stone, 0.6), stage.reach(0.6)
    brush.box(-wide, 538, wide, BELOW, colour, shade=0.08, grain="stone")
    brush.box(-wide, 534, wide, 541, toned(colour, 0.2), grain=None)


def _signs(stage: Stage, shops: tuple[tuple[int, float], ...]) -> tuple[neon.Sign, ...]:
    order = [int(k) for k in stage.rng("street signs").permutation(4)]
    return tuple(
        neon.Sign(side * (x - 166), 250.0 + 40 * k, neon.ICONS[order[k]],
                  _NEON[order[k]], _NEON[order[k + 2]])
        for k, (side, x) in enumerate(shops)
    )  # fmt: skip


def _sun_between_houses(stage: Stage) -> list[Patch]:
    """A slanting strip of light where the sun finds a gap between the roofs."""
    strength = sun_strength(stage.mood)
    if strength == 0 or stage.mood.is_dark:
        return []
    lean = -stage.mood.light_from * 260
    strip = ((-90.0, _KERB), (150.0, _KERB), (330.0 + lean, BELOW), (-270.0 + lean, BELOW))
    return [Patch(strip, sun_colour(stage.mood), strength * 0.75)]


def _cafe(brush: Brush, x: float, foot: float) -> None:
    """A small round table, a chair, and a cup of coffee that somebody left."""
    seating.chair(brush, x + 86, foot - 6, (120, 84, 66), flip=True, size=0.8)
    brush.shadow(x, foot, 56, 10, 0.5)
    brush.line((x, foot - 96), (x, foot - 6), (58, 60, 70), 7)
    brush.oval(x, foot - 4, 30, 6, (58, 60, 70))
    brush.oval(x, foot - 94, 60, 12, (196, 104, 84), grain="wood", strength=0.3)
    brush.oval(x, foot - 98, 60, 12, (226, 214, 196), grain="wood", strength=0.3)
    ornaments.mug(brush, x - 14, foot - 98, (236, 228, 214), 0.72)
    ornaments.potted_plant(brush, x + 26, foot - 100, 52, (180, 104, 80))
