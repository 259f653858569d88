"""The picture of candidates, numbered: which one is meant?"""

from castmate.raster import make_skia_loadable

make_skia_loadable()

from castmate.characters.candidates.picture.page import draw_offer  # noqa: E402 - needs Skia

__all__ = ["draw_offer"]
