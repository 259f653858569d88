"""An office: a desk with a screen, a pinboard, shelves of files, the town outside."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes import (
    books,
    desks,
    furniture,
    kitchenware,
    lamps,
    ornaments,
    rooms,
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
    cut_and_frame,
    motes,
    skylight,
)
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.sets.room import on_floor, room
from castmate.renderers.animatic.stage import Stage

_SEAM = 536.0
_FILES: tuple[Rgb, ...] = (
    (88, 120, 150), (196, 98, 84), (232, 188, 110), (110, 152, 132), (222, 214, 200), (78, 88, 110),
)  # fmt: skip
_PALETTES: tuple[tuple[Rgb, Rgb, Rgb, Rgb], ...] = (
    # wall, carpet, wood, chair
    ((204, 214, 210), (112, 128, 146), (190, 140, 96), (206, 112, 86)),
    ((226, 206, 182), (136, 116, 112), (164, 116, 84), (92, 134, 136)),
    ((190, 202, 220), (108, 136, 126), (202, 156, 110), (222, 168, 90)),
)


def build(stage: Stage) -> Set:
    """The office in the stage's light; seeds vary its palette and its notes."""
    plan = _Office.planned(stage)
    window, sun = plan.window, sun_colour(stage.mood)
    burning = (Lamp(plan.desk, (200, 220, 255), 0.3), Lamp(plan.lamp, (255, 206, 140), 0.6))
    return room(
        "office", stage, window,
        (
            Layer("wall", 0.88, plan.paint_wall),
            Layer("floor", 0.96, plan.paint_floor),
            Layer("furniture", 0.96, plan.paint_furniture),
            Layer("desk", 0.98, plan.paint_desk, ornaments.steam(plan.desk - 112, 462, 54)),
            Layer("light", 0.99, plan.paint_light,
                  motes(stage, window.left - 190, window.right, 180, 540, sun, 14)),
            Layer("near", 1.5, plan.paint_near),
        ),
        view="town",
        ground=630,
        lamps=burning if stage.mood.is_dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Office:
    window: Window
    desk: float
    lamp: float
    light: Light
    dark: bool
    wall: Rgb
    carpet: Rgb
    wood: Rgb
    chair: Rgb

    @classmethod
    def planned(cls, stage: Stage) -> _Office:
        middle, desk, lamp = across(stage, 300), across(stage, -470), across(stage, 600)
        window = Window(middle - 150, 96, middle + 150, 366, 3, 1)
        pools = skylight(stage, [window])
        if stage.mood.is_dark:
            pools += lamps.lamp_pools(lamp, 250, 606, reach=560)
            pools.append(Pool(desk, 420, 300, (150, 190, 255), 0.5))
            pools.append(Pool(-40, 60, 560, (255, 190, 120), 0.3))
        choice = _PALETTES[int(stage.rng("office").integers(len(_PALETTES)))]
        return cls(
            window, desk, lamp, Light(room_ambient(stage.mood), pools), stage.mood.is_dark, *choice
        )

    def paint_wall(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide, w = Brush(canvas, stage.rng("office wall")), stage.reach(0.88), self.window
        with falling(canvas, stage, self.light, 0.88):
            rooms.wall(brush, wide, _SEAM, self.wall, "stripes", toned(self.wall, 0.3))
            rooms.skirting(brush, wide, _SEAM, (226, 222, 214))
            cut_and_frame(brush, stage, w, (88, 92, 104))
            for k in range(7):
                brush.box(
                    w.left - 8,
                    w.top - 8 + 11 * k,
                    w.right + 8,
                    w.top + 11 * k,
                    (238, 230, 214),
                    shade=0.3,
                )
            brush.line((w.right - 24, w.top + 66), (w.right - 24, w.top + 150), (220, 210, 194), 2)
            x = across(stage, -560)
            desks.pinboard(brush, x, 150, x + 230, 322)
            kitchenware.wall_clock(brush, across(stage, -190), 140, (88, 92, 104))
            furniture.shelf_board(
                brush, across(stage, -300), across(stage, -300) + 196, 268, self.wood
            )
            books.book_row(brush, across(stage, -296), across(stage, -296) + 110, 268, 60, _FILES)
            ornaments.potted_plant(brush, across(stage, -300) + 156, 268, 76, (206, 120, 88))

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("office floor"))
        sunny = on_floor(self.light, stage, self.window, _SEAM)
        with falling(canvas, stage, sunny, 0.96):
            desks.carpet(brush, stage.reach(0.96), _SEAM, self.carpet)
            rooms.floor_shade(canvas, stage.reach(0.96), _SEAM)

    def paint_furniture(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("office furniture")), across(stage, 300)
        with falling(canvas, stage, self.light, 0.96):
            furniture.cabinet(brush, x - 110, 452, x + 140, 568, self.wood, columns=3, drawers=2)
            ornaments.potted_plant(brush, x - 76, 444, 110, (226, 214, 196))
            books.pile(brush, x + 20, 444, 4, 70, _FILES)
            ornaments.mug(brush, x + 100, 444, (206, 104, 84))
            desks.water_cooler(brush, x + 206, 582)
            lamps.floor_lamp(brush, self.lamp, 590, (242, 224, 186), high=350)
        if self.dark:
            lamps.light_up(canvas, lamps.shade_outline(self.lamp, 306))
            glow(canvas, self.lamp, 226, 150, lamps.WARM, 0.4)

    def paint_desk(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("office desk")), self.desk
        with falling(canvas, stage, self.light, 0.98):
            furniture.table(brush, x - 210, 496, x + 190, 650, self.wood)
            furniture.cabinet(brush, x + 70, 528, x + 168, 648, toned(self.wood, -0.06), drawers=3)
            screen = desks.monitor(brush, x, 494)
            brush.box(x - 62, 488, x + 52, 496, (196, 198, 204), round_by=3)
            ornaments.mug(brush, x - 112, 496, (94, 140, 148))
            desks.pencil_cup(brush, x + 110, 496, (222, 168, 90))
            books.pile(brush, x - 168, 496, 5, 66, _FILES)
            ornaments.teddy(brush, x + 152, 494, 0.45)
            desks.office_chair(brush, x - 20, 676, self.chair)
        desks.light_screen(brush, screen)
        if self.dark:
            glow(canvas, x, screen.centerY(), 190, (150, 196, 255), 0.4)

    def paint_light(self, canvas: skia.Canvas, stage: Stage) -> None:
        beam(canvas, stage, self.window, _SEAM)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("office near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            ornaments.potted_plant(brush, edge + 4, 840, 340, (216, 204, 188), (78, 128, 92))
            books.pile(brush, -edge + 30, 800, 4, 220, _FILES)
