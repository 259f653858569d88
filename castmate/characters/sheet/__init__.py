"""The character sheet: who it is, on one page."""

from castmate.raster import make_skia_loadable

make_skia_loadable()

from castmate.characters.sheet.page import PAGE, draw_sheet, sheet_png  # noqa: E402 - needs Skia

__all__ = ["PAGE", "draw_sheet", "sheet_png"]
