"""A theatre stage: velvet curtains, spotlights, painted flats, an audience in the dark."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes import cardboard, rooms, theatre
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import Light, Pool, falling, glow
from castmate.renderers.animatic.sets.brushes.rooms import BELOW
from castmate.renderers.animatic.sets.brushes.windows import motes
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage

_SEAM = 546.0
_PALETTES: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    # velvet, hills of the backdrop, leaves of the flats
    ((164, 36, 48), (118, 162, 132), (92, 142, 98)),
    ((46, 76, 128), (206, 158, 110), (206, 138, 76)),
    ((116, 40, 96), (126, 152, 168), (84, 136, 128)),
)
_SPOT: Rgb = (255, 238, 200)


def build(stage: Stage) -> Set:
    """The theatre; hour and weather are played by the painted backdrop and what hangs before it."""
    theatre_stage = _Theatre.planned(stage)
    return Set(
        "stage",
        (
            Layer("backdrop", 0.6, theatre_stage.paint_backdrop,
                  theatre.swaying(stage, theatre_stage.hangings)),
            Layer("hills", 0.78, theatre_stage.paint_hills),
            Layer("flats", 0.88, theatre_stage.paint_flats),
            Layer("floor", 0.96, theatre_stage.paint_floor),
            Layer("curtains", 0.98, theatre_stage.paint_curtains,
                  motes(stage, -220, 220, 120, 600, _SPOT, 26)),
            Layer("near", 1.5, theatre_stage.paint_near),
        ),
        ground=628,
        horizon=340,
        surface="floor",
        indoors=True,
        lamps=(Lamp(-260, _SPOT, 0.6), Lamp(260, _SPOT, 0.6)),
    )  # fmt: skip


@dataclass(frozen=True)
class _Theatre:
    light: Light
    velvet: Rgb
    hills: Rgb
    leaf: Rgb
    hangings: tuple[theatre.Hanging, ...]

    @classmethod
    def planned(cls, stage: Stage) -> _Theatre:
        mood, rng = stage.mood, stage.rng("theatre")
        velvet, hills, leaf = _PALETTES[int(rng.integers(len(_PALETTES)))]
        dim = 0.62 if mood.is_dark else 0.3
        ambient = mixed(mixed(mood.fill, (214, 190, 196), 0.5), (74, 56, 92), dim)
        pools = [
            Pool(0, 300, 640, (255, 226, 180), 0.42),
            Pool(0, 632, 420, (255, 232, 190), 0.7, squash=0.26),
        ]
        body = cardboard.sleeping_moon if mood.time_of_day == "night" else cardboard.smiling_sun
        x = across(stage, 250)
        cloud = cardboard.cloud(mood.weather)
        hangings = [theatre.Hanging(-x, 190, 80, cloud), theatre.Hanging(x * 0.34, 132, 80, cloud)]
        if mood.luminary is not None:
            hangings.append(theatre.Hanging(x, 200, 68, body))
        else:
            hangings.append(theatre.Hanging(x, 210, 80, cloud))
        return cls(Light(ambient, pools, corners=0.55), velvet, hills, leaf, tuple(hangings))

    def paint_backdrop(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide, mood = Brush(canvas, stage.rng("backdrop")), stage.reach(0.6), stage.mood
        with falling(canvas, stage, self.light, 0.6):
            paint = skia.Paint(Dither=True)
            bright = [
                mixed(c, (255, 246, 226), 0.22) for c in (mood.zenith, mood.midsky, mood.horizon)
            ]
            paint.setShader(
                skia.GradientShader.MakeLinear(
                    [(0, 40), (0, 520)], [ink(c) for c in bright], [0, 0.55, 1]
                )
            )
            cloth = skia.Path()
            cloth.addRect(skia.Rect(-wide, -70, wide, BELOW))
            canvas.drawPath(cloth, paint)
            canvas.drawPath(cloth, brush.grained("cloth", 0.22))
            canvas.drawPath(cloth, brush.grained("plaster", 0.5))
            if mood.time_of_day == "night":
                for _ in range(70):
                    x, y = float(brush.rng.uniform(-wide, wide)), float(brush.rng.uniform(70, 400))
                    brush.oval(x, y, 2.6, 2.6, (255, 240, 190), grain=None)
            for k in range(-6, 7):
                brush.line((k * 130 + 20, -70), (k * 130 + 26, BELOW), (40, 24, 60), 26, 0.05)

    def paint_hills(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("painted hills")), stage.reach(0.78)
        snowy = stage.mood.weather == "snow"
        with falling(canvas, stage, self.light, 0.78):
            for k, (y, rise) in enumerate(((470.0, 70.0), (516.0, 44.0))):
                colour = mixed(
                    toned(self.hills, 0.1 - 0.16 * k), (240, 244, 250), 0.7 if snowy else 0
                )
                points = [
                    (x, y - rise * float(brush.rng.uniform(0.1, 1)))
                    for x in range(int(-wide) - 100, int(wide) + 200, 170)
                ]
                brush.trace([(x, b - 2) for x, b in points], (244, 230, 200), 8)
                hill = [*points, (wide + 260, BELOW), (-wide - 260, BELOW)]
                brush.shape(hill, colour, smooth=True, grain="paper", strength=0.7)

    def paint_flats(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("flats"))
        with falling(canvas, stage, self.light, 0.88):
            for x, high in ((-400, 300), (-300, 220), (410, 310), (316, 200)):
                at = across(stage, x)
                brush.shadow(at + 10, 556, 60, 9, 0.5)
                theatre.flat_tree(brush, at, 556, high, self.leaf)

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("stage floor"))
        with falling(canvas, stage, self.light, 0.96):
            rooms.boards(brush, stage.reach(0.96), _SEAM, (186, 128, 82))
            for x in (-90, 90):
                brush.line((x - 9, 640), (x + 9, 646), (244, 236, 220), 4, 0.7)
                brush.line((x - 9, 646), (x + 9, 640), (244, 236, 220), 4, 0.7)
        brush.bloom(0, 634, 330, 74, _SPOT, 0.3)

    def paint_curtains(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("curtains")), stage.reach(0.98)
        bar = [(-330.0, -18.0), (-150.0, -9.0), (150.0, 9.0), (330.0, 18.0)]
        with falling(canvas, stage, self.light, 0.98):
            brush.line((-wide, 72), (wide, 72), (44, 42, 50), 9)
            for x, aim in bar:
                theatre.lamp_house(brush, across(stage, x), 92, aim)
            inner = across(stage, 350)
            for left, right in ((-wide, -inner), (inner, wide)):
                theatre.drape(brush, left, right, -80, 668, self.velvet, gathered=110)
            theatre.valance(brush, wide, 56, self.velvet)
        for x, aim in bar:
            at = across(stage, x)
            theatre.spot_beam(canvas, (at - aim * 1.4, 116), (at * 0.25, 632), 118, _SPOT, 0.34)
            glow(canvas, at - aim * 1.2, 118, 46, _SPOT, 0.9)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("audience")), stage.reach(1.5)
        for k in range(-int(wide / 120) - 1, int(wide / 120) + 2):
            glow(canvas, k * 120.0, 716, 96, (255, 190, 110), 0.34)
        with out_of_focus(canvas, 4):
            theatre.audience(brush, wide, 684, (34, 22, 40))
