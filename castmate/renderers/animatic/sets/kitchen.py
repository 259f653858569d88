"""A kitchen: a stove with a pot that steams, a window over the sink, a chequered floor."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes import (
    furniture,
    kitchenware,
    lamps,
    ornaments,
    rooms,
    seating,
)
from castmate.renderers.animatic.sets.brushes.brush import Brush, toned
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import (
    Light,
    Pool,
    falling,
    glow,
    room_ambient,
    sun_colour,
)
from castmate.renderers.animatic.sets.brushes.windows import (
    Window,
    beam,
    curtain,
    cut_and_frame,
    motes,
    rod,
    skylight,
)
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.sets.room import on_floor, room
from castmate.renderers.animatic.stage import Stage

_SEAM = 532.0
_TOP = 408.0

_PALETTES: tuple[tuple[Rgb, Rgb, Rgb, tuple[Rgb, Rgb]], ...] = (
    # wall, tiles, doors, floor
    ((238, 214, 166), (150, 186, 180), (96, 138, 132), ((230, 214, 190), (150, 104, 88))),
    ((206, 220, 208), (228, 196, 150), (200, 122, 92), ((232, 220, 200), (104, 128, 128))),
    ((240, 208, 184), (170, 190, 214), (104, 124, 160), ((234, 222, 206), (166, 112, 104))),
)


def build(stage: Stage) -> Set:
    """The kitchen in the stage's light; seeds vary its palette."""
    kitchen = _Kitchen.planned(stage)
    window, dark = kitchen.window, stage.mood.is_dark
    sun = sun_colour(stage.mood)
    return room(
        "kitchen", stage, window,
        (
            Layer("wall", 0.88, kitchen.paint_wall),
            Layer("floor", 0.96, kitchen.paint_floor),
            Layer("worktop", 0.96, kitchen.paint_worktop, ornaments.steam(kitchen.stove + 40, 358)),
            Layer("table", 0.98, kitchen.paint_table,
                  motes(stage, window.left, window.right + 190, 180, 540, sun, 14)),
            Layer("near", 1.5, kitchen.paint_near),
        ),
        ground=630,
        lamps=tuple(Lamp(x, (255, 204, 140), 0.55) for x in kitchen.pendants) if dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Kitchen:
    window: Window
    stove: float
    pendants: tuple[float, float]
    light: Light
    dark: bool
    wall: Rgb
    tile: Rgb
    door: Rgb
    floor: tuple[Rgb, Rgb]

    @classmethod
    def planned(cls, stage: Stage) -> _Kitchen:
        rng = stage.rng("kitchen")
        middle = across(stage, -330)
        window = Window(middle - 110, 120, middle + 110, 336)
        pendants = (across(stage, -96), across(stage, 270))
        pools = skylight(stage, [window])
        if stage.mood.is_dark:
            for x in pendants:
                pools += [
                    Pool(x, 250, 430, (255, 168, 86), 0.62),
                    Pool(x, 610, 430, (255, 166, 86), 0.55, squash=0.3),
                ]
        wall, tile, door, floor = _PALETTES[int(rng.integers(len(_PALETTES)))]
        light = Light(room_ambient(stage.mood), pools)
        return cls(
            window, across(stage, 250), pendants, light, stage.mood.is_dark, wall, tile, door, floor
        )

    def paint_wall(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("kitchen wall")), stage.reach(0.88)
        window = self.window
        with falling(canvas, stage, self.light, 0.88):
            rooms.wall(brush, wide, _SEAM, self.wall, "plain", self.wall)
            kitchenware.wall_tiles(brush, -wide, 348, wide, 438, self.tile)
            brush.box(-wide, 340, wide, 350, toned(self.tile, -0.2), edge=0.6)
            cut_and_frame(brush, stage, window, (244, 236, 220))
            rod(brush, window.left - 44, window.right + 44, 98, (150, 106, 70))
            curtain(brush, window.left - 36, window.left + 34, 100, 330, (206, 96, 80), tied="left")
            curtain(
                brush, window.right - 34, window.right + 36, 100, 330, (206, 96, 80), tied="right"
            )
            for k in range(3):
                ornaments.potted_plant(
                    brush, window.left + 50 + 60 * k, window.bottom + 9, 56, (196, 112, 82)
                )
            left = across(stage, 330)
            furniture.shelf_board(brush, left, left + 300, 176, (170, 118, 78))
            self._jars(brush, left + 24, 176)
            furniture.shelf_board(brush, left, left + 300, 262, (170, 118, 78))
            self._dishes(brush, left + 30, 262)
            kitchenware.wall_clock(brush, across(stage, 96), 150, (176, 84, 72))
            kitchenware.hanging_rack(
                brush, across(stage, 140), across(stage, 140) + 150, 236, (196, 126, 84)
            )

    def _jars(self, brush: Brush, x: float, y: float) -> None:
        for k, inside in enumerate(
            ((206, 150, 84), (170, 78, 62), (222, 204, 150), (120, 142, 86), (150, 96, 70))
        ):
            kitchenware.jar(brush, x + 46 * k, y, inside, float(brush.rng.uniform(34, 52)))
        ornaments.teddy(brush, x + 244, y, 0.5)

    def _dishes(self, brush: Brush, x: float, y: float) -> None:
        for k, paint in enumerate(((206, 96, 80), (236, 226, 208), (98, 140, 150), (226, 178, 92))):
            ornaments.mug(brush, x + 52 * k, y, paint)
        ornaments.vase(brush, x + 226, y, (112, 146, 164), 56)

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("kitchen floor"))
        sunny = on_floor(self.light, stage, self.window, _SEAM)
        with falling(canvas, stage, sunny, 0.96):
            rooms.tiles(brush, stage.reach(0.96), _SEAM, *self.floor)

    def paint_worktop(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("kitchen worktop")), stage.reach(0.96)
        slab: Rgb = (206, 196, 186)
        with falling(canvas, stage, self.light, 0.96):
            kitchenware.worktop(brush, -wide, self.stove - 20, _TOP, 560, self.door, slab)
            kitchenware.worktop(
                brush, self.stove + 134, self.stove + 250, _TOP, 560, self.door, slab
            )
            kitchenware.stove(brush, self.stove, _TOP, 560, (236, 226, 210))
            kitchenware.pot(brush, self.stove + 40, _TOP - 12, (196, 88, 72))
            kitchenware.kettle(brush, self.stove + 96, _TOP - 12, (104, 148, 150))
            kitchenware.fridge(brush, self.stove + 256, 214, self.stove + 396, 566, (226, 196, 150))
            self._on_top(brush, _TOP - 10)
            for x in self.pendants:
                lamps.pendant(brush, x, 112, toned(self.door, 0.1))
        if self.dark:
            for x in self.pendants:
                mouth = lamps.pendant_mouth(x, 112)
                lamps.light_up(canvas, mouth)
                glow(canvas, x, 126, 170, lamps.WARM, 0.42)

    def _on_top(self, brush: Brush, y: float) -> None:
        x = self.window.middle
        brush.trace(
            [(x - 8, y), (x - 8, y - 52), (x + 14, y - 60), (x + 26, y - 40)], (184, 188, 194), 7
        )
        brush.box(x - 60, y - 3, x + 66, y + 3, (150, 156, 164), round_by=3, grain=None)
        kitchenware.jar(brush, x - 190, y, (214, 178, 120), 46)
        kitchenware.jar(brush, x - 152, y, (150, 92, 66), 38)
        brush.box(x - 108, y - 62, x - 74, y, (190, 138, 92), round_by=6, grain="wood")
        for k in range(4):
            brush.line((x - 102 + 8 * k, y - 60), (x - 108 + 11 * k, y - 96), (206, 168, 120), 5)
        ornaments.mug(brush, x + 130, y, (228, 182, 92))

    def paint_table(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("kitchen table")), across(stage, -480)
        with falling(canvas, stage, self.light, 0.98):
            seating.chair(brush, x + 176, 640, (150, 100, 68), flip=True, size=0.95)
            furniture.table(brush, x - 200, 512, x + 130, 652, (188, 132, 86))
            kitchenware.fruit_bowl(brush, x - 10, 512)
            ornaments.mug(brush, x + 78, 512, (104, 148, 150))
            brush.box(x - 130, 504, x - 64, 512, (240, 230, 210), round_by=3)
        beam(canvas, stage, self.window, _SEAM)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("kitchen near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            ornaments.potted_plant(brush, edge - 10, 830, 300, (190, 106, 80), (92, 142, 86))
            kitchenware.pot(brush, -edge + 70, 800, (120, 138, 150), 2.2)
