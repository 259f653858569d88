"""A child's bedroom: a patchwork bed, shelves of toys, a window on the hills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes import (
    bedding,
    books,
    furniture,
    lamps,
    ornaments,
    rooms,
)
from castmate.renderers.animatic.sets.brushes.brush import Brush, toned
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import (
    Light,
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

_SEAM = 540.0

_PALETTES: tuple[tuple[Rgb, Rgb, Rgb, Rgb, tuple[Rgb, Rgb, Rgb]], ...] = (
    # wall, its pattern, curtains, wood, quilt
    ((164, 190, 186), (222, 226, 206), (214, 116, 98), (176, 124, 84),
     ((204, 104, 92), (232, 186, 112), (98, 142, 150))),
    ((226, 188, 160), (246, 222, 196), (98, 138, 142), (164, 112, 80),
     ((92, 132, 146), (226, 198, 150), (206, 122, 98))),
    ((176, 178, 208), (222, 214, 228), (226, 164, 96), (172, 126, 92),
     ((124, 112, 172), (228, 178, 168), (232, 202, 130))),
)  # fmt: skip


def build(stage: Stage) -> Set:
    """The bedroom in the stage's light; seeds vary wallpaper, palette and toys."""
    plan = _Bedroom.planned(stage)
    window, sun = plan.window, sun_colour(stage.mood)
    twinkles: tuple[Rgb, ...] = ((255, 206, 120), (255, 150, 130), (150, 210, 220))
    return room(
        "bedroom", stage, window,
        (
            Layer("wall", 0.88, plan.paint_wall, ornaments.cat_clock_moves(window.left - 112, 190)),
            Layer("floor", 0.96, plan.paint_floor),
            Layer("furniture", 0.96, plan.paint_furniture,
                  lamps.twinkling(stage, plan.bulbs, twinkles)),
            Layer("bed", 0.98, plan.paint_bed,
                  motes(stage, window.left - 190, window.right, 200, 560, sun)),
            Layer("near", 1.5, plan.paint_near),
        ),
        ground=628,
        lamps=(Lamp(plan.lamp, (255, 196, 128), 0.75),) if plan.dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Bedroom:
    window: Window
    lamp: float
    light: Light
    dark: bool
    bulbs: Sequence[tuple[float, float]]
    """Of the string of lights on the wall."""
    pattern: rooms.Pattern
    wall: Rgb
    motif: Rgb
    cloth: Rgb
    wood: Rgb
    quilt: tuple[Rgb, Rgb, Rgb]

    @classmethod
    def planned(cls, stage: Stage) -> _Bedroom:
        rng, dark = stage.rng("bedroom"), stage.mood.is_dark
        palette = _PALETTES[int(rng.integers(len(_PALETTES)))]
        pattern: rooms.Pattern = ("stars", "flowers", "stripes")[int(rng.integers(3))]
        middle, lamp = across(stage, 300), across(stage, -216)
        window = Window(middle - 96, 116, middle + 96, 352)
        pools = [*skylight(stage, [window]), *(lamps.lamp_pools(lamp, 372, 600) if dark else [])]
        light = Light(room_ambient(stage.mood), pools)
        bulbs = lamps.string_points((across(stage, -600), 92), (across(stage, -190), 112), 42, 10)
        return cls(window, lamp, light, dark, bulbs, pattern, *palette)

    def paint_wall(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, window = Brush(canvas, stage.rng("bedroom wall")), self.window
        wide = stage.reach(0.88)
        with falling(canvas, stage, self.light, 0.88):
            rooms.wall(brush, wide, _SEAM, self.wall, self.pattern, self.motif)
            rooms.skirting(brush, wide, _SEAM, (236, 226, 210))
            for k, (px, py) in enumerate(((-520, 214), (-428, 190), (-340, 226), (-470, 290))):
                books.crayon_drawing(brush, across(stage, px), py, 0.95, turn=(-5, 3, -2, 6)[k])
            ornaments.cat_clock(brush, window.left - 112, 190)
            cut_and_frame(brush, stage, window, (242, 232, 214))
            rod(brush, window.left - 62, window.right + 62, 88, (150, 104, 66))
            left, right = window.left, window.right
            curtain(brush, left - 54, left + 44, 90, 420, self.cloth, tied="left")
            curtain(brush, right - 44, right + 54, 90, 420, self.cloth, tied="right")
            brush.trace(self.bulbs, (92, 80, 74), 1.8, 0.9)
            ornaments.potted_plant(brush, left + 46, window.bottom + 9, 58, (196, 110, 82))

    def paint_furniture(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, lamp = Brush(canvas, stage.rng("bedroom furniture")), self.lamp
        with falling(canvas, stage, self.light, 0.96):
            _shelf(brush, across(stage, 470), self.wood)
            furniture.cabinet(brush, lamp - 46, 470, lamp + 46, 580, toned(self.wood, 0.06))
            lamps.table_lamp(brush, lamp, 463, (240, 214, 168), (108, 146, 150), lit=False)
            books.pile(brush, lamp - 26, 463, 2, 34)
        if self.dark:
            lamps.light_up(canvas, lamps.shade_outline(lamp, 463))
            glow(canvas, lamp, 376, 130, lamps.WARM, 0.3)

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("bedroom floor"))
        with falling(canvas, stage, on_floor(self.light, stage, self.window, _SEAM), 0.96):
            rooms.boards(brush, stage.reach(0.96), _SEAM, (190, 140, 98))
            rooms.rug(brush, 0, 640, 330, 62, (self.quilt[2], (240, 222, 190), self.quilt[0]))

    def paint_bed(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("bedroom bed"))
        with falling(canvas, stage, self.light, 0.98):
            left = across(stage, -264) - 386
            bedding.bed(brush, left, left + 386, 650, self.wood, self.quilt)
            ornaments.teddy(brush, left + 176, 514, 1.12)
            _toys(brush, across(stage, 330), self.quilt)
        beam(canvas, stage, self.window, _SEAM)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("bedroom near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 5):
            ornaments.block(brush, -edge + 60, 742, 84, self.quilt[1], -8)
            ornaments.block(brush, -edge + 150, 764, 76, self.quilt[0], 14)
            ornaments.potted_plant(brush, edge - 20, 800, 300, (170, 96, 78), (70, 112, 84))


def _shelf(brush: Brush, x: float, wood: Rgb) -> None:
    boards = furniture.bookshelf(brush, x - 30, 250, x + 150, 572, wood, shelves=3, fill=0.78)
    ornaments.ball(brush, x + 112, boards[2], 24, ((214, 96, 84), (244, 226, 190)))
    ornaments.vase(brush, x, 243, (126, 160, 164), 46)
    ornaments.teddy(brush, x + 88, 243, 0.75, (206, 178, 150))


def _toys(brush: Brush, x: float, colours: tuple[Rgb, Rgb, Rgb]) -> None:
    ornaments.block(brush, x + 10, 612, 34, colours[0])
    ornaments.block(brush, x + 48, 616, 34, colours[1], 6)
    ornaments.block(brush, x + 26, 578, 34, colours[2], -4)
    ornaments.ball(brush, x + 116, 640, 30, (colours[1], colours[0]))
