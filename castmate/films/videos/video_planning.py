"""What happens in an ordered video: planned from its prompt, and from the video it is made of."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sqlalchemy import select

from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.errors import BadInput
from castmate.films.shots.casting import known_characters
from castmate.films.shots.stored_plan import shot_from_json
from castmate.films.videos.changed_plan import continued_plan, edited_plan, replanned
from castmate.films.videos.video_order import Source, VideoOrder
from castmate.films.videos.video_sources import positions_at_end
from castmate.library import schema
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.prompt import plan_shot
from castmate.scripts.shot import PlanWarning, Shot

_PICTURE_IS_THE_SET = PlanWarning(
    "reference_is_the_set", "The picture that you gave is the set; it does not move by itself."
)
_UPLOAD_IS_THE_SET = PlanWarning(
    "upload_is_the_set",
    "What happens in an uploaded video is not known to castmate: one of its frames is the set, "
    "and your prompt is played in it.",
)


def planned_video(order: VideoOrder, collection: Collection) -> Shot:
    """The plan of *order*; raises what the script and the library have to say."""
    cast = [character_of_id(collection, identifier) for identifier in order.cast]
    known = known_first(cast, collection)
    shot = _planned(order, known, [character.handle for character in cast], collection)
    if order.upload == "image":
        return replace(shot, warnings=(*shot.warnings, _PICTURE_IS_THE_SET))
    if order.upload == "video":
        return replace(shot, warnings=(*shot.warnings, _UPLOAD_IS_THE_SET))
    return shot


def _planned(
    order: VideoOrder, known: list[KnownCharacter], cast: list[str], collection: Collection
) -> Shot:
    if order.source is None:
        return plan_shot(order.prompt, known=known, cast=cast, seconds=order.seconds)
    before = shot_from_json(order.source.plan)
    match order.kind:
        case "edit":
            return edited_plan(before, order.prompt, known)
        case "remix":
            return replanned(before, order.prompt, known)
        case "extend":
            return _continued(before, order, order.source, known, collection)
        case "create":
            raise BadInput("A new video is made of no other one.")


def _continued(
    before: Shot,
    order: VideoOrder,
    source: Source,
    known: list[KnownCharacter],
    collection: Collection,
) -> Shot:
    sidecar = collection.library.blobs.get(source.sidecar)
    ends_at = positions_at_end(sidecar, order.size.width)
    return continued_plan(
        before, order.prompt, known, seconds=Fraction(order.seconds), ends_at=ends_at
    )


def character_of_id(collection: Collection, identifier: str) -> Character:
    """The character of this id; raises :class:`BadInput` where the library has it not."""
    wanted = select(schema.characters.c.handle).where(schema.characters.c.id == identifier)
    with collection.library.database.reading() as connection:
        handle = connection.execute(wanted).scalar_one_or_none()
    if handle is None:
        raise BadInput(
            f'There is no character "{identifier}".', advice="Create it first, or leave it out."
        )
    return collection.get(handle)


def known_first(cast: list[Character], collection: Collection) -> list[KnownCharacter]:
    """All that a prompt may mention; a name that two bear means the one in *cast*."""
    ids = {character.id for character in cast}
    others = [character for character in collection.all() if character.id not in ids]
    return known_characters([*cast, *others])
