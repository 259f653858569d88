from dataclasses import replace

import numpy as np
import pytest

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.character import Swatch
from castmate.characters.sheet.ink import ink_for
from castmate.characters.sheet.lettering import Lettering
from castmate.characters.sheet.page import PAGE, draw_sheet
from castmate.characters.sheet.panels import skia, standing_place
from castmate.characters.sheet.tiles import Tile, _arranged
from tests.characters.momo import MINT, blob_picture, cast_momo


@pytest.fixture
def momo():
    return cast_momo(BlobsInMemory())


def sheet_of(character):
    return draw_sheet(character, lambda _: blob_picture(60, 80, MINT))


def test_a_sheet_is_one_page_with_the_character_in_its_own_colours(momo):
    sheet = sheet_of(momo)
    assert (sheet.shape, sheet.dtype) == ((PAGE.height, PAGE.width, 3), np.uint8)
    is_mint = np.abs(sheet[:, :700].astype(int) - MINT).max(axis=2) < 8
    assert is_mint.sum() > 10_000
    assert np.array_equal(sheet, sheet_of(momo))


def test_more_to_say_changes_the_page(momo):
    plain = sheet_of(momo)
    for other in (
        replace(momo, name="Nono"),
        replace(momo, confidence=0.3),
        replace(momo, warnings=("It is dark.",)),
        replace(momo, traits=()),
        replace(momo, palette=(Swatch("black", "#000000", 1.0),)),
        replace(momo, loop=None),
        replace(momo, views=momo.views[:1], loop=None),
    ):
        assert not np.array_equal(plain, sheet_of(other))


def test_a_sheet_bears_much_text(momo):
    sheet_of(
        replace(
            momo,
            name="W" * 80,
            handle="w" * 80,
            views=momo.views * 5,
            traits=momo.traits * 20,
            palette=momo.palette * 9,
            warnings=("A word " * 200,) * 3,
        )
    )


def test_a_grey_character_has_a_readable_sheet():
    ink = ink_for((Swatch("grey", "#808080", 0.9), Swatch("red", "#ff0000", 0.02)))
    assert ink.accent != ink.paper


def test_letters_that_the_typeface_lacks_are_still_written():
    lettering = Lettering()
    assert lettering.width("Käthe", 40) > lettering.width("Kthe", 40) * 1.1
    assert lettering.width("モ", 40) > 5


def test_lines_are_broken_between_words_and_cut_off_at_the_end():
    lettering = Lettering()
    lines = lettering.lines("one two three four five six seven eight nine", 120, 18, most=2)
    assert len(lines) == 2
    assert lines[0].startswith("one two")
    assert lines[1].endswith("...")
    assert all(lettering.width(line, 18) <= 120 for line in lines)


@pytest.mark.parametrize("others", range(6))
def test_no_place_of_the_grid_stays_empty(others):
    tile = Tile(blob_picture(20, 20, MINT), "0:00.0")
    tiles, columns = _arranged([tile] * others, [tile, tile], one_row=False)
    assert len(tiles) % columns == 0
    assert len(tiles) >= others
    tiles, columns = _arranged([tile] * others, [tile, tile], one_row=True)
    assert len(tiles) == columns


@pytest.mark.parametrize("edges", [(), ("bottom",), ("left",), ("right", "bottom"), ("top",)])
def test_a_cut_edge_lies_on_the_rim(edges):
    inner, outer = skia.Rect.MakeLTRB(20, 20, 180, 180), skia.Rect.MakeLTRB(0, 0, 200, 200)
    place = standing_place(inner, outer, blob_picture(200, 200, MINT), edges)
    on_rim = {
        "left": place.left() == 0,
        "top": place.top() == 0,
        "right": place.right() == 200,
        "bottom": place.bottom() == 200,
    }
    assert all(on_rim[edge] == (edge in edges) for edge in on_rim)
