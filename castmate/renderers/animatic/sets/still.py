"""One still picture of a set, camera at rest: for previews, golden frames and tests."""

import numpy as np
import skia

from castmate.media.pixels import RgbImage
from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.stage import Stage


def still(built: Set, stage: Stage, seconds: float = 0.0) -> RgbImage:
    """The set without any character, as rgb uint8 (height, width, 3)."""
    picture = np.zeros((stage.size.height, stage.size.width, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(
        skia.ImageInfo.Make(
            stage.size.width, stage.size.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
        ),
        picture,
    )
    canvas = surface.getCanvas()
    canvas.scale(stage.pixels_per_unit, stage.pixels_per_unit)
    canvas.translate(stage.half_width, 0)
    for layer in built.layers:
        if layer.paint is not None:
            layer.paint(canvas, stage)
        if layer.animate is not None:
            layer.animate(canvas, stage, seconds)
    return np.ascontiguousarray(picture[..., 2::-1])
