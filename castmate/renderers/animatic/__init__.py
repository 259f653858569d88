"""The built-in renderer: a quick draft film, drawn on the CPU, without any weights."""

from castmate.raster import make_skia_loadable

make_skia_loadable()
