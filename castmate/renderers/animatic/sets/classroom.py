"""A classroom: a blackboard, paper pennants, small desks, a globe on the teacher's table."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes import (
    books,
    desks,
    furniture,
    halls,
    kitchenware,
    lamps,
    ornaments,
    rooms,
    schoolroom,
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
_WALLS: tuple[tuple[Rgb, Rgb], ...] = (
    # wall, its lower half
    ((240, 220, 178), (150, 178, 160)),
    ((206, 220, 222), (222, 170, 124)),
    ((238, 208, 190), (142, 164, 188)),
)
_FLAGS: tuple[Rgb, ...] = ((214, 92, 80), (240, 190, 92), (104, 162, 132), (94, 134, 186))


def build(stage: Stage) -> Set:
    """The classroom in the stage's light; seeds vary walls and drawings."""
    plan = _Classroom.planned(stage)
    window, sun = plan.window, sun_colour(stage.mood)
    lit = tuple(Lamp(x, (255, 214, 150), 0.5) for x in plan.pendants)
    return room(
        "classroom", stage, window,
        (
            Layer("wall", 0.88, plan.paint_wall),
            Layer("floor", 0.96, plan.paint_floor),
            Layer("furniture", 0.96, plan.paint_furniture),
            Layer("desks", 0.98, plan.paint_desks,
                  motes(stage, window.left, window.right + 230, 170, 560, sun, 20)),
            Layer("near", 1.5, plan.paint_near),
        ),
        ground=630,
        lamps=lit if stage.mood.is_dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Classroom:
    window: Window
    pendants: tuple[float, float]
    light: Light
    dark: bool
    wall: Rgb
    lower: Rgb

    @classmethod
    def planned(cls, stage: Stage) -> _Classroom:
        middle = across(stage, -480)
        window = Window(middle - 110, 110, middle + 110, 376, 3, 2)
        pendants = (across(stage, -200), across(stage, 250))
        pools = skylight(stage, [window])
        if stage.mood.is_dark:
            for x in pendants:
                pools += [
                    Pool(x, 230, 470, (255, 176, 100), 0.6),
                    Pool(x, 610, 430, (255, 170, 92), 0.5, squash=0.3),
                ]
        choice = _WALLS[int(stage.rng("classroom").integers(len(_WALLS)))]
        light = Light(room_ambient(stage.mood), pools)
        return cls(window, pendants, light, stage.mood.is_dark, *choice)

    def paint_wall(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide = Brush(canvas, stage.rng("classroom wall")), stage.reach(0.88)
        half = min(286.0, across(stage, 286) + 60)
        with falling(canvas, stage, self.light, 0.88):
            rooms.wall(brush, wide, _SEAM, self.wall, "plain", self.wall)
            rooms.wainscot(brush, wide, 424, _SEAM, self.lower)
            cut_and_frame(brush, stage, self.window, (244, 238, 224))
            for k in range(3):
                ornaments.potted_plant(
                    brush,
                    self.window.left + 44 + 66 * k,
                    self.window.bottom + 9,
                    62,
                    (196, 112, 82),
                )
            schoolroom.blackboard(brush, -half, 148, half, 388, (172, 122, 80))
            schoolroom.bunting(brush, (-half - 60, 66), (half + 60, 66), _FLAGS)
            x = across(stage, 400)
            kitchenware.wall_clock(brush, x, 130, (94, 134, 186))
            for k, (dx, y) in enumerate(((-30, 220), (64, 206), (156, 226), (10, 312), (108, 306))):
                books.crayon_drawing(brush, x + dx, y, 1.0, turn=(-4, 3, -3, 5, -2)[k])

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("classroom floor"))
        sunny = on_floor(self.light, stage, self.window, _SEAM, length=220)
        with falling(canvas, stage, sunny, 0.96):
            rooms.boards(brush, stage.reach(0.96), _SEAM, (204, 158, 110))

    def paint_furniture(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("classroom furniture")), across(stage, 440)
        with falling(canvas, stage, self.light, 0.96):
            furniture.bookshelf(
                brush, x - 60, 396, x + 260, 566, (196, 146, 98), shelves=1, fill=0.8
            )
            books.pile(brush, x + 200, 388, 3, 60)
            halls.globe(brush, x + 20, 392, 34)
            ornaments.teddy(brush, x + 110, 390, 0.72)
            for at in self.pendants:
                lamps.pendant(brush, at, 52, (94, 134, 126))
        if self.dark:
            for at in self.pendants:
                lamps.light_up(canvas, lamps.pendant_mouth(at, 52))
                glow(canvas, at, 66, 160, lamps.WARM, 0.45)

    def paint_desks(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("classroom desks"))
        wood: Rgb = (206, 150, 96)
        with falling(canvas, stage, self.light, 0.98):
            left, right = across(stage, -420), across(stage, 430)
            schoolroom.school_desk(brush, left + 40, 592, toned(wood, -0.06), size=0.86)
            schoolroom.school_desk(brush, left - 110, 640, wood)
            schoolroom.school_desk(brush, right + 70, 636, wood)
            books.pile(brush, left - 140, 538, 2, 54)
            desks.pencil_cup(brush, left - 70, 538, (98, 150, 160), 0.9)
            books.open_book(brush, right + 50, 522, 0.7)
            schoolroom.apple(brush, right + 128, 534)
            brush.shape(
                [(right - 60, 640), (right - 10, 640), (right - 6, 690), (right - 64, 690)],
                (196, 92, 80),
            )
            brush.box(right - 62, 632, right - 8, 662, (176, 78, 70), round_by=12, edge=0.4)
        beam(canvas, stage, self.window, _SEAM)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("classroom near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            brush.box(
                edge - 220, 716, edge + 300, 800, (196, 140, 92), round_by=8, grain="wood", edge=0.8
            )
            desks.pencil_cup(brush, edge - 40, 722, (206, 100, 84), 2.4)
            books.pile(brush, -edge + 40, 800, 4, 210)
