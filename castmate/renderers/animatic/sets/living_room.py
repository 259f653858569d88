"""A living room: a sofa under pictures, a fire that burns, a cat asleep before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes import (
    books,
    fireplace,
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

_SEAM = 536.0
_SOFA = -500.0
"""Its left end, in a wide picture."""

_PALETTES: tuple[tuple[Rgb, Rgb, Rgb, Rgb, tuple[Rgb, Rgb], rooms.Pattern], ...] = (
    # wall, its pattern, sofa, curtains, cushions
    ((206, 196, 164), (232, 222, 192), (86, 124, 122), (196, 112, 84),
     ((222, 160, 86), (206, 100, 84)), "diamonds"),
    ((158, 182, 170), (206, 216, 194), (204, 122, 92), (232, 202, 148),
     ((92, 128, 140), (236, 206, 140)), "flowers"),
    ((214, 166, 142), (238, 204, 178), (104, 116, 150), (106, 136, 128),
     ((230, 186, 110), (192, 96, 96)), "stripes"),
)  # fmt: skip


def build(stage: Stage) -> Set:
    """The living room in the stage's light; seeds vary its palette and pictures."""
    plan = _LivingRoom.planned(stage)
    sun, window = sun_colour(stage.mood), plan.window
    hearth = Lamp(plan.hearth, (255, 160, 90), 0.55 if stage.mood.is_dark else 0.2)
    lamp = Lamp(plan.lamp, (255, 200, 132), 0.6)
    built = room(
        "living_room", stage, window,
        (
            Layer("wall", 0.88, plan.paint_wall),
            Layer("floor", 0.96, plan.paint_floor),
            Layer("furniture", 0.96, plan.paint_furniture, fireplace.fire(stage, plan.hearth, 556)),
            Layer("before", 0.98, plan.paint_before,
                  motes(stage, window.left, window.right + 190, 190, 540, sun, 14)),
            Layer("near", 1.5, plan.paint_near),
        ),
        view="town",
        ground=632,
        lamps=(hearth, lamp) if stage.mood.is_dark else (hearth,),
    )  # fmt: skip
    return replace(built, seat=108, seat_x=0.96 * across(stage, _SOFA) + 163)


@dataclass(frozen=True)
class _LivingRoom:
    window: Window
    hearth: float
    lamp: float
    light: Light
    dark: bool
    wall: Rgb
    motif: Rgb
    sofa: Rgb
    curtains: Rgb
    cushions: tuple[Rgb, Rgb]
    pattern: rooms.Pattern

    @classmethod
    def planned(cls, stage: Stage) -> _LivingRoom:
        middle = across(stage, -240)
        window = Window(middle - 92, 96, middle + 92, 330)
        hearth, lamp = across(stage, 400), across(stage, -570)
        dark = stage.mood.is_dark
        pools = [
            *skylight(stage, [window]),
            Pool(hearth, 520, 300, (255, 120, 50), 0.34 if dark else 0.12),
        ]
        if dark:
            pools += lamps.lamp_pools(lamp, 250, 600, reach=600)
            pools.append(Pool(hearth - 60, 620, 400, (255, 130, 60), 0.5, squash=0.28))
        choice = _PALETTES[int(stage.rng("living room").integers(len(_PALETTES)))]
        return cls(window, hearth, lamp, Light(room_ambient(stage.mood), pools), dark, *choice)

    def paint_wall(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide, window = (
            Brush(canvas, stage.rng("living wall")),
            stage.reach(0.88),
            self.window,
        )
        with falling(canvas, stage, self.light, 0.88):
            rooms.wall(brush, wide, _SEAM, self.wall, self.pattern, self.motif)
            rooms.skirting(brush, wide, _SEAM, (238, 228, 210), 34)
            self._pictures(brush, stage)
            cut_and_frame(brush, stage, window, (244, 236, 220))
            rod(brush, window.left - 68, window.right + 68, 66, (150, 108, 72))
            curtain(brush, window.left - 60, window.left + 40, 68, 530, self.curtains, tied="left")
            curtain(
                brush, window.right - 40, window.right + 60, 68, 530, self.curtains, tied="right"
            )

    def _pictures(self, brush: Brush, stage: Stage) -> None:
        wood: Rgb = (150, 104, 68)
        inks: tuple[tuple[Rgb, ...], ...] = (
            ((160, 196, 206), (244, 220, 150), (112, 152, 130), (84, 122, 108)),
            ((240, 190, 150), (232, 120, 92), (150, 112, 140), (104, 88, 124)),
            ((200, 206, 190), (236, 196, 120), (196, 142, 100), (142, 108, 92)),
        )
        start = int(brush.rng.integers(3))
        for k, (x, top, w, h) in enumerate(
            ((-478, 150, 108, 84), (-470, 250, 84, 92), (60, 70, 92, 74))
        ):
            left = across(stage, x)
            books.framed_picture(
                brush, left, top, left + w, top + h, toned(wood, -0.1 * k), inks[(start + k) % 3]
            )

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("living floor"))
        sunny = on_floor(self.light, stage, self.window, _SEAM)
        with falling(canvas, stage, sunny, 0.96):
            rooms.boards(brush, stage.reach(0.96), _SEAM, (170, 118, 82))
            rooms.rug(brush, 20, 646, 350, 64, (self.cushions[1], (240, 224, 194), self.sofa))

    def paint_furniture(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("living furniture")), self.hearth
        shade = lamps.shade_outline(self.lamp, 300)
        with falling(canvas, stage, self.light, 0.96):
            fireplace.fireplace(brush, x, 556, (168, 150, 142), (150, 102, 68))
            lamps.candle(brush, x - 96, 302, 34)
            ornaments.vase(brush, x - 52, 302, (112, 146, 160), 54)
            kitchenware.wall_clock(brush, x + 4, 206, (176, 132, 82))
            books.framed_picture(
                brush,
                x + 40,
                240,
                x + 108,
                302,
                (190, 150, 96),
                ((236, 206, 170), (226, 120, 96), (150, 150, 120), (110, 120, 106)),
            )
            shelf = across(stage, 560)
            furniture.bookshelf(brush, shelf, 150, shelf + 170, 566, (140, 96, 66), shelves=4)
            seating.sofa(
                brush,
                across(stage, _SOFA),
                across(stage, _SOFA) + 340,
                596,
                self.sofa,
                self.cushions,
            )
            lamps.floor_lamp(brush, self.lamp, 570, (240, 216, 172))
        if self.dark:
            lamps.light_up(canvas, shade)
            glow(canvas, self.lamp, 215, 150, lamps.WARM, 0.35)

    def paint_before(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("living before")), across(stage, -470)
        with falling(canvas, stage, self.light, 0.98):
            furniture.table(brush, x - 110, 588, x + 130, 682, (160, 108, 74), thick=13)
            books.pile(brush, x - 60, 588, 3, 76)
            ornaments.mug(brush, x + 20, 588, (230, 222, 206), 0.9)
            books.open_book(brush, x + 84, 576, 0.8)
            fireplace.sleeping_cat(brush, across(stage, 372), 622, (104, 96, 112))
        beam(canvas, stage, self.window, _SEAM)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("living near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            ornaments.potted_plant(brush, edge - 16, 840, 340, (186, 110, 84), (76, 124, 86))
            brush.oval(-edge + 20, 800, 150, 110, toned(self.cushions[0], -0.1), grain="cloth")
