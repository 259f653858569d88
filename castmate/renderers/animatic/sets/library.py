"""An old library: shelves to the ceiling, a tall window, green lamps, a ladder and a globe."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes import (
    books,
    fireplace,
    furniture,
    halls,
    lamps,
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
from castmate.renderers.animatic.sets.brushes.windows import Window, beam, motes, skylight
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.sets.room import on_floor, room
from castmate.renderers.animatic.stage import Stage

_SEAM = 528.0
_WOODS: tuple[tuple[Rgb, Rgb, Rgb], ...] = (
    # shelves, wall, carpet
    ((146, 96, 62), (150, 130, 104), (150, 62, 58)),
    ((124, 84, 66), (112, 130, 118), (66, 98, 92)),
    ((158, 112, 72), (150, 118, 110), (76, 84, 128)),
)


def build(stage: Stage) -> Set:
    """The library in the stage's light; seeds vary wood, books and carpet."""
    library = _Library.planned(stage)
    window, dark, sun = library.window, stage.mood.is_dark, sun_colour(stage.mood)
    flames = [(library.lamp + dx, 176.0, 8.0) for dx in (-60, -20, 20, 60)]
    candles = lamps.burning(stage, flames, halo=40, strength=0.5)
    return room(
        "library", stage, window,
        (
            Layer("wall", 0.82, library.paint_wall),
            Layer("floor", 0.95, library.paint_floor),
            Layer("shelves", 0.95, library.paint_shelves, candles),
            Layer("table", 0.98, library.paint_table,
                  motes(stage, window.left - 60, window.right + 260, 160, 560, sun, 22)),
            Layer("near", 1.5, library.paint_near),
        ),
        ground=632,
        lamps=library.burning if dark else (),
    )  # fmt: skip


@dataclass(frozen=True)
class _Library:
    window: Window
    lamp: float
    """x of the chandelier."""
    desk: float
    light: Light
    dark: bool
    wood: Rgb
    wall: Rgb
    carpet: Rgb

    @classmethod
    def planned(cls, stage: Stage) -> _Library:
        middle = across(stage, -196)
        window = Window(middle - 84, 90, middle + 84, 400, 2, 5)
        lamp, desk = across(stage, 96), across(stage, 470)
        pools = skylight(stage, [window])
        if stage.mood.is_dark:
            pools += [
                Pool(lamp, 190, 460, (255, 160, 76), 0.55),
                *lamps.lamp_pools(desk, 440, 610, reach=300),
            ]
            pools.append(Pool(lamp, 620, 460, (255, 160, 80), 0.5, squash=0.28))
        choice = _WOODS[int(stage.rng("library").integers(len(_WOODS)))]
        light = Light(room_ambient(stage.mood, (216, 202, 186)), pools, corners=0.4)
        return cls(window, lamp, desk, light,
                   stage.mood.is_dark, *choice)  # fmt: skip

    @property
    def burning(self) -> tuple[Lamp, ...]:
        return tuple(Lamp(x, (255, 206, 136), 0.55) for x in (self.lamp, self.desk))

    def paint_wall(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, wide, w = Brush(canvas, stage.rng("library wall")), stage.reach(0.82), self.window
        with falling(canvas, stage, self.light, 0.82):
            rooms.wall(brush, wide, _SEAM, self.wall, "diamonds", toned(self.wall, 0.2))
            rooms.wainscot(brush, wide, 430, _SEAM, self.wood)
            left = w.right + 70
            while left < wide:
                furniture.bookshelf(
                    brush, left, 176, left + 150, _SEAM + 8, toned(self.wood, -0.16), shelves=5
                )
                left += 164
            right = w.left - 70
            while right > -wide:
                furniture.bookshelf(
                    brush, right - 150, 176, right, _SEAM + 8, toned(self.wood, -0.16), shelves=5
                )
                right -= 164
            # Calms the far shelves behind a character: the air between is thick with dust.
            dust = toned(self.wall, -0.25)
            brush.bloom(60, 350, 640, 330, dust, 0.5, skia.BlendMode.kSrcOver)
            halls.arched_window(brush, w.left, w.top, w.right, w.bottom, toned(self.wood, 0.2))
            halls.beams(brush, wide, self.wood)

    def paint_floor(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("library floor"))
        sunny = on_floor(self.light, stage, self.window, _SEAM, length=220)
        with falling(canvas, stage, sunny, 0.95):
            rooms.boards(brush, stage.reach(0.95), _SEAM, toned(self.wood, 0.12))
            rooms.rug(
                brush, 0, 648, 340, 62, (self.carpet, (222, 190, 128), toned(self.carpet, -0.35))
            )

    def paint_shelves(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush = Brush(canvas, stage.rng("library shelves"))
        with falling(canvas, stage, self.light, 0.95):
            for x in (across(stage, -660), across(stage, 540)):
                furniture.bookshelf(brush, x, -60, x + 240, 584, self.wood, shelves=6)
            halls.ladder(brush, across(stage, 430), 60, 596, toned(self.wood, 0.24), 120)
            self._chandelier(brush)
            halls.globe(brush, across(stage, -352), 600)

    def _chandelier(self, brush: Brush) -> None:
        x, brass = self.lamp, (196, 152, 86)
        brush.line((x, -70), (x, 186), toned(brass, -0.3), 4)
        brush.trace(
            [(x - 64, 200), (x - 30, 216), (x, 190), (x + 30, 216), (x + 64, 200)], brass, 6
        )
        brush.oval(x, 206, 9, 12, brass)
        for dx in (-60, -20, 20, 60):
            brush.box(x + dx - 11, 198, x + dx + 11, 204, brass, round_by=2)
            lamps.candle(brush, x + dx, 200, 20)

    def paint_table(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, x = Brush(canvas, stage.rng("library table")), self.desk
        shade = [(x - 40, 448.0), (x + 40, 448.0), (x + 26, 424.0), (x - 26, 424.0)]
        with falling(canvas, stage, self.light, 0.98):
            furniture.table(brush, x - 150, 514, x + 210, 650, (112, 62, 48))
            brush.line((x, 450), (x, 512), (196, 152, 86), 6)
            brush.oval(x, 511, 24, 5, (196, 152, 86))
            brush.shape(shade, (70, 128, 96), shade=0.25)
            books.open_book(brush, x - 92, 500, 0.9)
            books.pile(brush, x + 96, 514, 5, 84)
            books.pile(brush, across(stage, -500), 640, 6, 92)
            books.pile(brush, across(stage, -500) + 86, 652, 3, 80)
            fireplace.sleeping_cat(brush, across(stage, -500) + 8, 566, (112, 104, 118))
        if self.dark:
            glow(canvas, x, 452, 120, lamps.WARM, 0.5)
            lamps.light_up(canvas, [(x - 38, 449), (x + 38, 449), (x + 34, 444), (x - 34, 444)])
        beam(canvas, stage, self.window, _SEAM)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, edge = Brush(canvas, stage.rng("library near")), stage.half_width
        with falling(canvas, stage, self.light, 1.5), out_of_focus(canvas, 6):
            for x in (-edge + 60, edge - 50):
                canvas.save()
                canvas.translate(x, 760)
                canvas.scale(2, 2)
                books.pile(brush, 0, 0, 4 if x < 0 else 3, 90)
                canvas.restore()
