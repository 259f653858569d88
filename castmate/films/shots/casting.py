"""From the characters of a library to what scripts know of them and renderers are given."""

from __future__ import annotations

from collections.abc import Sequence

from castmate.characters.blobs import BlobSource
from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.media.png import picture_from_png
from castmate.renderers.renderer import Limits, Motion, Reference
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.shot import Role, Shot


def known_characters(characters: Sequence[Character]) -> list[KnownCharacter]:
    """What a script may mention of *characters*."""
    return [
        KnownCharacter(
            handle=character.handle,
            name=character.name,
            traits=tuple(trait.text for trait in character.traits),
            aliases=character.aliases,
            has_pictures=True,
        )
        for character in characters
    ]


def described(character: Character) -> str:
    """The text anchor: the name and the key traits, as in ``"Momo, round, mint green"``."""
    return ", ".join([character.name, *(trait.text for trait in character.traits)])


def references_of(shot: Shot, collection: Collection, limits: Limits) -> tuple[Reference, ...]:
    """What the renderer is given of each role of *shot*, in the order of its cast."""
    return tuple(_reference_of(role, shot, collection, limits) for role in shot.cast)


def _reference_of(role: Role, shot: Shot, collection: Collection, limits: Limits) -> Reference:
    if "reference" not in role.anchors:
        return Reference(handle=role.handle, name=role.name, description=role.name or shot.prompt)
    character = collection.get(role.handle)
    return reference_of(character, collection.library.blobs, max_views=limits.max_views)


def reference_of(character: Character, blobs: BlobSource, *, max_views: int) -> Reference:
    """Both anchors of *character*: its best views and motion, decoded, and its description."""
    best = character.views[:max_views]
    loop = character.loop
    motion = None
    if loop is not None:
        pictures = tuple(picture_from_png(blobs.get(name)) for name in loop.pictures)
        motion = Motion(pictures, loop.frame_rate)
    cut_by = loop.cut_by if loop else best[0].cut_by
    return Reference(
        handle=character.handle,
        name=character.name,
        description=described(character),
        views=tuple(picture_from_png(blobs.get(view.picture)) for view in best),
        motion=motion,
        cut_by=cut_by,
    )
