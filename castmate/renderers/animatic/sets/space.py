"""A small moon: craters underfoot, a ringed planet above, a rocket that has landed."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes import spaceship, starscape
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import Light, Pool, falling, glow
from castmate.renderers.animatic.sets.brushes.rooms import BELOW, shade_edge
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage

_GROUND = 556.0

# zenith and horizon of the void, then the nebula's two colours and its core
_VOIDS: dict[str, tuple[Rgb, Rgb, Rgb, Rgb, Rgb]] = {
    "day": ((14, 22, 62), (62, 84, 150), (60, 120, 220), (170, 96, 210), (120, 90, 60)),
    "dawn": ((34, 28, 84), (176, 120, 160), (230, 120, 170), (120, 110, 230), (120, 80, 50)),
    "sunset": ((38, 16, 66), (196, 92, 96), (250, 120, 90), (190, 60, 150), (120, 90, 40)),
    "night": ((5, 8, 32), (28, 38, 92), (40, 150, 190), (110, 70, 200), (60, 90, 90)),
}
_PLANETS: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    ((226, 160, 110), (244, 200, 140), (196, 112, 96)),
    ((96, 168, 190), (160, 214, 206), (76, 128, 176)),
    ((190, 130, 190), (236, 176, 190), (140, 104, 178)),
)
_DUSTS: tuple[Rgb, ...] = ((206, 196, 204), (216, 178, 158), (176, 184, 214))


def build(stage: Stage) -> Set:
    """The moon in the stage's light: the hour colours sun and nebula, rain falls as meteors."""
    moon = _Moon.planned(stage)
    meteors = stage.mood.weather in ("rain", "storm", "snow")
    tip = moon.rocket, 566 - 330.0 - 4
    return Set(
        "space",
        (
            Layer("void", 0.0, moon.paint_void,
                  starscape.living_sky(stage, stage.reach(0.0), meteors=meteors)),
            Layer("planet", 0.12, moon.paint_planet),
            Layer("far hills", 0.4, moon.paint_far),
            Layer("hills", 0.65, moon.paint_hills),
            Layer("rocket", 0.86, moon.paint_rocket, spaceship.beacon(*tip)),
            Layer("ground", 0.97, moon.paint_ground),
            Layer("near", 1.5, moon.paint_near),
        ),
        ground=626,
        horizon=500,
        indoors=True,
        lamps=(Lamp(moon.rocket, (255, 204, 130), 0.4),) if stage.mood.is_dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Moon:
    light: Light
    dust: Rgb
    planet: tuple[Rgb, Rgb, Rgb]
    rocket: float
    sun: float
    """-1 (the light comes from the left) .. 1."""
    dark: bool

    @classmethod
    def planned(cls, stage: Stage) -> _Moon:
        mood, rng = stage.mood, stage.rng("moon")
        rocket = across(stage, 420)
        sun = mood.light_from or 0.5
        pools = [Pool(sun * 620, 420, 900, mood.key, 0.3), Pool(-200, 640, 700, mood.key, 0.12)]
        if mood.is_dark:
            pools += [Pool(rocket, 540, 330, (255, 176, 90), 0.6, squash=0.6)]
        ambient = mixed(mixed(mood.fill, mood.key, 0.3), (110, 100, 170), 0.18)
        return cls(Light(ambient, pools, corners=0.34), _DUSTS[int(rng.integers(3))],
                   _PLANETS[int(rng.integers(3))], rocket, sun, mood.is_dark)  # fmt: skip

    def paint_void(self, canvas: skia.Canvas, stage: Stage) -> None:
        wide, brush = stage.reach(0.0), Brush(canvas, stage.rng("void"))
        high, low, one, two, core = _VOIDS[stage.mood.time_of_day]
        paint = skia.Paint(Dither=True)
        paint.setShader(skia.GradientShader.MakeLinear([(0, -60), (0, 600)], [ink(high), ink(low)]))
        canvas.drawRect(skia.Rect(-wide, -70, wide, BELOW), paint)
        clouded = stage.mood.luminary is None
        starscape.nebula(brush, wide, (one, two, core), 0.45 if clouded else 0.8)
        starscape.stars(brush, wide, 300)

    def paint_planet(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("planet"))
        x = across(stage, -330)
        starscape.planet(brush, x, 236, 128, self.planet, self.sun, ringed=True)
        other = _PLANETS[(_PLANETS.index(self.planet) + 1) % 3]
        starscape.planet(brush, across(stage, 150), 92, 34, other, self.sun, ringed=False)
        if stage.mood.luminary is not None and not self.dark:
            sun = across(stage, 560) * (1 if self.sun > 0 else -1)
            glow(canvas, sun, 80, 330, stage.mood.key, 0.7)
            glow(canvas, sun, 80, 70, (255, 255, 246), 1.0)

    def paint_far(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, haze = Brush(canvas, stage.rng("far hills")), _VOIDS[stage.mood.time_of_day][1]
        with falling(canvas, stage, self.light, 0.4):
            colour = mixed(toned(self.dust, -0.1), haze, 0.55)
            starscape.ridge(brush, stage.reach(0.4), 528, 74, colour, self.sun)

    def paint_hills(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, haze = Brush(canvas, stage.rng("hills")), _VOIDS[stage.mood.time_of_day][1]
        with falling(canvas, stage, self.light, 0.65):
            colour = mixed(toned(self.dust, -0.06), haze, 0.28)
            starscape.ridge(brush, stage.reach(0.65), 556, 50, colour, self.sun)
            for _ in range(8):
                x = float(brush.rng.uniform(-620, 620))
                starscape.crater(brush, x, float(brush.rng.uniform(566, 580)), 26, colour, self.sun)

    def paint_rocket(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("rocket")), stage.reach(0.86)
        with falling(canvas, stage, self.light, 0.86):
            starscape.ridge(brush, wide, _GROUND + 6, 14, toned(self.dust, -0.04), self.sun)
            x, y, radius = spaceship.rocket(brush, self.rocket, 570, 330, (214, 88, 76))
            starscape.boulder(brush, self.rocket + 130, 572, 36, toned(self.dust, -0.16), self.sun)
            spaceship.flag(brush, across(stage, -470), 574, (92, 120, 190))
        if self.dark:
            spaceship.lit_window(canvas, x, y, radius)
            glow(canvas, x, y, 110, (255, 190, 96), 0.6)

    def paint_ground(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("moon ground")), stage.reach(0.97)
        with falling(canvas, stage, self.light, 0.97):
            starscape.ridge(brush, wide, 586, 12, self.dust, self.sun)
            for at, down, size in (
                (-430, 636, 104),
                (-250, 606, 40),
                (330, 616, 62),
                (520, 668, 130),
                (190, 690, 54),
                (-130, 700, 46),
                (-640, 606, 60),
                (760, 610, 70),
            ):
                x = at + float(brush.rng.uniform(-30, 30))
                starscape.crater(brush, x, down, size, self.dust, self.sun)
            for _ in range(60):
                x, y = float(brush.rng.uniform(-wide, wide)), float(brush.rng.uniform(596, 780))
                brush.oval(
                    x,
                    y,
                    5 * (y - 540) / 160,
                    1.8 * (y - 540) / 160,
                    toned(self.dust, -0.3),
                    grain=None,
                )
            for at, foot, size in ((-560, 622, 44), (600, 640, 50), (-332, 586, 20)):
                starscape.boulder(
                    brush, across(stage, at), foot, size, toned(self.dust, -0.1), self.sun
                )
            shade_edge(canvas, -wide, 650, wide, BELOW, 0.45)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("moon near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            for x, size in ((-edge + 30, 130), (-edge + 190, 50), (edge - 20, 110)):
                starscape.boulder(brush, x, 775, size, toned(self.dust, -0.45), self.sun)
