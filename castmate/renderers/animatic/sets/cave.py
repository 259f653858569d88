"""A cave: crystals and mushrooms that glow, still water, an opening to the world outside."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes import crystals, starscape
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, polygon, toned
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import Light, Patch, Pool, falling, sun_colour
from castmate.renderers.animatic.sets.brushes.outlook import outside
from castmate.renderers.animatic.sets.brushes.rooms import BELOW, shade_edge
from castmate.renderers.animatic.sets.brushes.windows import Window
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage

_FLOOR = 566.0
_PALETTES: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    # rock, crystals, mushrooms
    ((132, 118, 150), (90, 214, 236), (250, 150, 196)),
    ((150, 124, 118), (196, 130, 250), (110, 226, 200)),
    ((116, 130, 148), (110, 236, 170), (250, 190, 110)),
)


def build(stage: Stage) -> Set:
    """The cave; the hour and the weather are seen through its opening and fall in as light."""
    cave = _Cave.planned(stage)
    drips = [(across(stage, -330), 250.0, 640.0), (across(stage, 210), 190.0, 612.0)]
    return Set(
        "cave",
        (
            outside(stage, cave.mouth),
            Layer("back wall", 0.5, cave.paint_back),
            Layer("arch", 0.76, cave.paint_arch),
            Layer("floor", 0.96, cave.paint_floor),
            Layer("crystals", 0.98, cave.paint_crystals,
                  crystals.breathing(stage, cave.glimmers, drips)),
            Layer("near", 1.5, cave.paint_near),
        ),
        ground=632,
        horizon=420,
        surface="ground",
        indoors=True,
        lamps=tuple(Lamp(g.x, g.colour, 0.5) for g in cave.glimmers[:2]),
    )  # fmt: skip


@dataclass(frozen=True)
class _Cave:
    mouth: Window
    """What the opening in the back wall spans."""
    light: Light
    rock: Rgb
    crystal: Rgb
    mushroom: Rgb
    glimmers: tuple[crystals.Glimmer, ...]

    @classmethod
    def planned(cls, stage: Stage) -> _Cave:
        mood = stage.mood
        rock, crystal, mushroom = _PALETTES[int(stage.rng("cave").integers(len(_PALETTES)))]
        x = across(stage, -70)
        mouth = Window(x - 150, 120, x + 150, 520)
        spots = ((-440.0, 600.0, 120.0, crystal), (452.0, 604.0, 140.0, crystal),
                 (300.0, 590.0, 46.0, mushroom), (-300.0, 604.0, 40.0, mushroom))  # fmt: skip
        glimmers = tuple(
            crystals.Glimmer(across(stage, at), y - 0.5 * size, size, colour)
            for at, y, size, colour in spots
        )
        day = 0.2 if mood.is_dark else 0.5 if mood.luminary is None else 0.66
        pools = [Pool(x, 400, 520, mixed(mood.midsky, sun_colour(mood), 0.6), day),
                 Pool(x, 620, 460, sun_colour(mood), 0.5 * day, squash=0.3)]  # fmt: skip
        pools += [Pool(g.x, g.y, 2.6 * g.radius + 120, g.colour, 0.6) for g in glimmers]
        ambient = mixed(mixed(mood.fill, (122, 116, 172), 0.66), (40, 36, 84), 0.2)
        return cls(mouth, Light(ambient, pools, corners=0.4), rock, crystal, mushroom, glimmers)

    def paint_back(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, mouth = Brush(canvas, stage.rng("cave back")), self.mouth
        hole = crystals.opening(brush.rng, mouth.middle, 322, 138, 188)
        strength = 0.3 if stage.mood.is_dark else 0.85
        with falling(canvas, stage, self.light, 0.5):
            rim = mixed(sun_colour(stage.mood), stage.mood.horizon, 0.4)
            rock = toned(self.rock, 0.06)
            crystals.rock_wall(brush, stage.reach(0.5), hole, rock, rim, strength)
            crystals.stalactites(
                brush, mouth.left - 20, mouth.right + 20, 150, 96, toned(rock, -0.1)
            )
        self._beam(canvas, stage)

    def _beam(self, canvas: skia.Canvas, stage: Stage) -> None:
        mood, x = stage.mood, self.mouth.middle
        strength = 0.1 if mood.luminary is None else 0.16 if mood.is_dark else 0.34
        paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kScreen)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [(x, 180), (x + 150, 700)],
                [ink(sun_colour(mood), strength), ink(sun_colour(mood), 0)],
            )
        )
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 16.0))
        shaft = [(x - 120, 200), (x + 110, 170), (x + 380, 720), (x - 60, 720)]
        canvas.drawPath(polygon(shaft), paint)

    def paint_arch(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("cave arch")), stage.reach(0.76)
        hole = crystals.opening(
            brush.rng, across(stage, 10), 420, max(230.0, across(stage, 350)), 330
        )
        with falling(canvas, stage, self.light, 0.76):
            rim = mixed(self.crystal, sun_colour(stage.mood), 0.5)
            crystals.rock_wall(brush, wide, hole, toned(self.rock, -0.24), rim, 0.5)
            crystals.stalactites(brush, -wide, wide, -6, 230, toned(self.rock, -0.3))

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("cave floor")), stage.reach(0.96)
        x = self.mouth.middle
        strength = 0.0 if stage.mood.luminary is None else 0.16 if stage.mood.is_dark else 0.5
        patch = Patch(((x - 90, 600), (x + 150, 596), (x + 330, 720), (x - 70, 730)),
                      sun_colour(stage.mood), strength)  # fmt: skip
        light = Light(self.light.ambient, self.light.pools, [patch], corners=0.4)
        with falling(canvas, stage, light, 0.96):
            starscape.ridge(brush, wide, _FLOOR + 14, 22, self.rock, -0.3)
            crystals.facets(brush, (-wide, _FLOOR + 40, wide, BELOW), self.rock, 46)
            water = mixed((60, 110, 140), self.crystal, 0.3)
            crystals.pool(brush, across(stage, -330), 640, 150, 24, water, stage.mood.horizon)
            for at, foot, size in (
                (330.0, 660.0, 34.0),
                (-560.0, 640.0, 60.0),
                (600.0, 640.0, 66.0),
            ):
                starscape.boulder(
                    brush, across(stage, at), foot, size, toned(self.rock, -0.1), -0.4
                )
            shade_edge(canvas, -wide, 640, wide, BELOW, 0.5)

    def paint_crystals(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("cave crystals"))
        with falling(canvas, stage, self.light, 0.98):
            for side in (-1, 1):
                edge = side * across(stage, 640)
                stack = [(edge - side * 10, -80), (edge - side * 80, 120), (edge - side * 36, 330),
                         (edge - side * 70, 560), (edge - side * 80, 640), (edge + side * 400, 680),
                         (edge + side * 400, -80)]  # fmt: skip
                brush.shape(
                    stack, toned(self.rock, -0.42), smooth=True, grain="stone", strength=0.25
                )
                ends = sorted((edge - side * 20, edge + side * 300))
                crystals.facets(brush, (ends[0], 0, ends[1], 540), toned(self.rock, -0.42), 26)
        for k, g in enumerate(self.glimmers[:2]):
            foot = g.y + 0.5 * g.radius
            lean = 0.16 if k == 0 else -0.16
            crystals.crystal_cluster(brush, g.x, foot, g.radius, self.crystal, lean=lean)
            inner = g.x + (96 if k == 0 else -110)
            crystals.crystal_cluster(brush, inner, foot + 6, g.radius * 0.42, self.crystal)
        for g in self.glimmers[2:]:
            crystals.mushrooms(brush, g.x, g.y + 0.5 * g.radius, g.radius, self.mushroom)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("cave near")), stage.half_width
        dark = mixed(toned(self.rock, -0.7), stage.mood.fill, 0.06)
        with out_of_focus(canvas, 6):
            crystals.stalactites(brush, -edge - 60, -edge + 130, 800, 170, dark, upward=True)
            crystals.stalactites(brush, edge - 150, edge + 60, 800, 150, dark, upward=True)
