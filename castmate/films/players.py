"""The characters of a shot as they are measured: signature, views, and by which embedder."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from castmate.characters.blobs import BlobSource
from castmate.characters.character import Character
from castmate.consistency.yardstick import Yardstick
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature
from castmate.media.png import picture_from_png

MOVING = 3
"""Every how-manyth picture of the loop stands for the next sample of the clip."""


@dataclass(frozen=True)
class Player:
    """A character that has pictures, and so can be measured."""

    handle: str
    name: str
    signature: Signature = field(repr=False)
    views: tuple[Crop, ...] = field(default=(), repr=False)
    embedder: Embedder | None = field(default=None, repr=False)
    """None: the one that the signature names."""


def player_of(
    character: Character, blobs: BlobSource, yardstick: Yardstick | None = None
) -> Player:
    """*character* with its pictures from *blobs*, to be measured by *yardstick*."""
    cast_with = Signature.from_bytes(blobs.get(character.signature))
    views = tuple(_crop_of(blobs.get(view.picture)) for view in character.views)
    if yardstick is None:
        return Player(character.handle, character.name, cast_with, views)
    loop = character.loop
    moving = tuple(_crop_of(blobs.get(picture)) for picture in loop.pictures) if loop else ()
    signature = yardstick.signature_of(cast_with, views, moving[::MOVING])
    return Player(character.handle, character.name, signature, views, yardstick.embedder)


def _crop_of(png: bytes) -> Crop:
    picture = picture_from_png(png)
    return Crop(np.ascontiguousarray(picture[..., :3]), np.ascontiguousarray(picture[..., 3]))
