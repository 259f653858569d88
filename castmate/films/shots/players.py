"""The characters of a shot as they are measured: signature, views, and by which embedder."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from castmate.characters.blobs import BlobSource
from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.consistency.uncalibrated import HOW_TO_CALIBRATE
from castmate.consistency.yardstick import Yardstick
from castmate.errors import BadInput
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature
from castmate.media.png import picture_from_png
from castmate.scripts.shot import Shot

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


def players_of(
    shot: Shot, collection: Collection, yardstick: Yardstick | None = None
) -> list[Player]:
    """Everyone of *shot* who has pictures. Raises :class:`BadInput` for an uncalibrated embedder:
    without a percentage there is nothing to hold a take to.
    """
    cast = [collection.get(role.handle) for role in shot.cast if "reference" in role.anchors]
    players = [player_of(who, collection.library.blobs, yardstick) for who in cast]
    for player in players:
        check_calibrated(player, otherwise=" Or shoot with --gate off.")
    return players


def check_calibrated(player: Player, *, otherwise: str = "") -> None:
    """Raise :class:`castmate.errors.BadInput` unless *player* can be measured in percent."""
    if not player.signature.is_calibrated:
        raise BadInput(
            f'The embedder "{player.signature.embedder}" is not calibrated, so there is no '
            f"percentage for {player.name}.",
            advice=f"{HOW_TO_CALIBRATE}{otherwise}",
        )


def _crop_of(png: bytes) -> Crop:
    picture = picture_from_png(png)
    return Crop(np.ascontiguousarray(picture[..., :3]), np.ascontiguousarray(picture[..., 3]))
