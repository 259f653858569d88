"""The character sheet: who it is, on one page."""

from castmate.raster import make_skia_loadable

make_skia_loadable()
