"""Drawn characters that are cast for real: their pictures, and signatures made from them."""

from dataclasses import replace
from functools import cache

from castmate.characters.blobs import BlobTarget
from castmate.characters.character import Character, Trait, View
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage
from castmate.media.png import png_bytes
from castmate.renderers.animatic.creature import draw_creature
from tests.characters.momo import cast_momo

DRAGON = "red dragon with spots"
ROBOT = "silver robot"


@cache
def dragon_picture() -> RgbaImage:
    """The dragon, uint8 (height, width, 4)."""
    return draw_creature(DRAGON, 5, 240)


def cast_robot(blobs: BlobTarget) -> Character:
    """Rob the robot, likewise."""
    picture = draw_creature(ROBOT, 3, 240)
    view = View(
        blobs.put(png_bytes(picture)), Size(picture.shape[1], picture.shape[0]), 0, 0.0, 0.9
    )
    return replace(
        cast_dragon(blobs),
        id="char_0123456789abcdef01234569",
        handle="rob",
        name="Rob",
        views=(view,),
        traits=(Trait("silver robot", "told"),),
        signature=blobs.put(_signature(ROBOT, 3)),
    )


@cache
def _signature(description: str, seed: int) -> bytes:
    rgba = draw_creature(description, seed, 240)
    wider, mirrored = rgba[:, 6:-6], rgba[:, ::-1]
    crops = [Crop(part[..., :3].copy(), part[..., 3].copy()) for part in (rgba, wider, mirrored)]
    return make_signature(crops, FisherEmbedder()).to_bytes()


def cast_dragon(blobs: BlobTarget) -> Character:
    """Ruby the dragon, with one view, no loop, and a signature that measures."""
    picture = dragon_picture()
    view = View(
        blobs.put(png_bytes(picture)), Size(picture.shape[1], picture.shape[0]), 0, 0.0, 0.9
    )
    return replace(
        cast_momo(blobs),
        id="char_0123456789abcdef01234568",
        handle="ruby",
        name="Ruby",
        views=(view,),
        loop=None,
        traits=(Trait("red dragon", "told"), Trait("spots", "told")),
        signature=blobs.put(_signature(DRAGON, 5)),
    )
