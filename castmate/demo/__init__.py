"""The main job from end to end: a clip, a character, a film of three scenes, a page to show it."""

from castmate.raster import make_skia_loadable

make_skia_loadable()
