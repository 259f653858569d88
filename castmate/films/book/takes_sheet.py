"""Every take of a film on one picture: what there is, what was measured, what is in the film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from castmate.films.book.take_rows import ShotRow, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.media.own_film import picture_of
from castmate.media.pixels import RgbImage

COLUMNS = 5
_PAPER, _INK, _PALE = (247, 245, 240), (45, 43, 40), (134, 130, 122)
_IN_THE_FILM, _LOCKED, _SHORT = (22, 120, 92), (176, 116, 18), (184, 52, 44)
_WIDTH, _MARGIN, _GAP, _HEAD, _WORDS = 1600, 40, 20, 90, 74
"""Pixels: of the page, round it, between pictures, its title, and the words at a picture."""
_PICTURE = (_WIDTH - 2 * _MARGIN - (COLUMNS - 1) * _GAP) // COLUMNS
_BORDER = 5


@dataclass(frozen=True)
class _Cell:
    shot: ShotRow
    take: TakeRow | None
    """None: the shot has none yet."""
    num_takes: int
    is_first: bool

    @property
    def is_in_the_film(self) -> bool:
        return self.take is not None and self.take.id == self.shot.selected


def takes_sheet(book: TakeBook, film_id: str) -> RgbImage:
    """A page 1600 pixels wide with a picture of every take of a film; uint8 (height, width, 3).

    Takes stand in the order of shots and of their numbers. Those in the film have a green frame,
    an amber one where they are locked.
    """
    film = book.film(film_id)
    cells = _cells(book.shots(film.id), book.takes_of(film.id))
    first = next((cell.take for cell in cells if cell.take is not None), None)
    shape = (16, 9) if first is None else _shape_of(first)
    height = round(_PICTURE * shape[1] / shape[0])
    rows = -(-max(1, len(cells)) // COLUMNS)
    page = Image.new("RGB", (_WIDTH, _HEAD + rows * (height + _WORDS) + _MARGIN), _PAPER)
    _write_head(page, film.title or film.name, len(cells))
    for place, cell in enumerate(cells):
        row, column = divmod(place, COLUMNS)
        corner = (_MARGIN + column * (_PICTURE + _GAP), _HEAD + row * (height + _WORDS))
        _draw_cell(page, cell, corner, height, book)
    return np.array(page)


def _cells(shots: Sequence[ShotRow], takes: dict[str, list[TakeRow]]) -> list[_Cell]:
    cells = []
    for shot in shots:
        mine = sorted(takes.get(shot.id, ()), key=lambda take: take.number)
        cells += [_Cell(shot, take, len(mine), n == 0) for n, take in enumerate(mine or [None])]
    return cells


def _shape_of(take: TakeRow) -> tuple[int, int]:
    width, _, height = str(take.recipe["size"]).partition("x")
    return int(width), int(height)


def _write_head(page: Image.Image, title: str, num_takes: int) -> None:
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, 52), title[:70], fill=_INK, font=_font(30), anchor="ls")
    legend = [("in the film", _IN_THE_FILM), ("locked", _LOCKED), ("under the gate", _SHORT)]
    x = _WIDTH - _MARGIN
    for words, colour in reversed(legend):
        x -= round(draw.textlength(words, font=_font(17)))
        draw.text((x, 51), words, fill=_PALE, font=_font(17), anchor="ls")
        draw.rounded_rectangle((x - 24, 36, x - 8, 52), 4, fill=colour)
        x -= 52
    draw.text((x, 51), f"{num_takes} takes", fill=_PALE, font=_font(17), anchor="rs")


def _draw_cell(
    page: Image.Image, cell: _Cell, corner: tuple[int, int], height: int, book: TakeBook
) -> None:
    draw = ImageDraw.Draw(page)
    x, y = corner
    if cell.is_first:
        draw.text((x, y + 16), cell.shot.label, fill=_INK, font=_font(17), anchor="ls")
        start = x + draw.textlength(cell.shot.label, font=_font(17)) + 10
        words = cell.shot.text.partition("\n")[2] or cell.shot.text
        room = x + min(cell.num_takes, 2) * _PICTURE - start
        said = _fitted(draw, " ".join(words.split()), room)
        draw.text((start, y + 16), said, fill=_PALE, font=_font(15), anchor="ls")
    top = y + 24
    frame = (x, top, x + _PICTURE - 1, top + height - 1)
    if cell.take is None:
        draw.rounded_rectangle(frame, 8, outline=_PALE, width=2)
        draw.text((x + _PICTURE // 2, top + height // 2), "no take yet", fill=_PALE,
                  font=_font(17), anchor="mm")  # fmt: skip
        return
    _paste(page, cell.take, (x, top), height, book.library.blobs.path(cell.take.video))
    if cell.is_in_the_film:
        colour = _LOCKED if cell.shot.locked else _IN_THE_FILM
        draw.rounded_rectangle(frame, 8, outline=colour, width=_BORDER)
    _write_words(draw, cell, x, top + height + 22)


def _paste(
    page: Image.Image, take: TakeRow, corner: tuple[int, int], height: int, video: Path
) -> None:
    if not video.exists():
        ImageDraw.Draw(page).text(corner, "file missing", fill=_SHORT, font=_font(17))
        return
    rgb = picture_of(video, take.num_frames // 2, longest_side=2 * _PICTURE)
    picture = Image.fromarray(rgb).resize((_PICTURE, height), Image.Resampling.LANCZOS)
    corners = Image.new("L", picture.size, 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, _PICTURE - 1, height - 1), 8, fill=255)
    page.paste(picture, corner, corners)


def _write_words(draw: ImageDraw.ImageDraw, cell: _Cell, x: int, baseline: int) -> None:
    take = cell.take
    if take is None:
        return
    draw.text((x, baseline), f"take {take.number}", fill=_INK, font=_font(17), anchor="ls")
    is_short = take.verdict in ("fail", "not measurable")
    known = take.verdict if take.percent is None else f"{take.percent:.0f} %"
    at = x + draw.textlength(f"take {take.number}", font=_font(17)) + 12
    draw.text((at, baseline), known, fill=_SHORT if is_short else _PALE, font=_font(16),
              anchor="ls")  # fmt: skip
    mark = "locked" if cell.shot.locked else "in the film"
    if cell.is_in_the_film:
        colour = _LOCKED if cell.shot.locked else _IN_THE_FILM
        draw.text((x + _PICTURE, baseline), mark, fill=colour, font=_font(16), anchor="rs")


def _fitted(draw: ImageDraw.ImageDraw, text: str, room: float) -> str:
    if draw.textlength(text, font=_font(15)) <= room:
        return text
    while text and draw.textlength(text + "...", font=_font(15)) > room:
        text = text[:-4]
    return text.rstrip() + "..." if text else ""


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)
