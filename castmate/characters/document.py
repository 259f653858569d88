"""A character as a JSON document, and back."""

from collections.abc import Mapping
from typing import Any, Literal, cast

from castmate.characters.character import (
    Branch,
    Character,
    Edge,
    Kind,
    Loop,
    Rights,
    Swatch,
    Trait,
    View,
    Window,
)
from castmate.characters.fields import Fields
from castmate.characters.handle import checked_handle, checked_name
from castmate.errors import BadInput
from castmate.media.geometry import Size

TraitSource = Literal["measured", "told"]
FORMAT = "castmate.character/1"
MAX_PICTURE_SIDE = 4096
"""Pixels; no picture of a character is larger."""


def character_as_json(character: Character, *, sheet: str | None = None) -> dict[str, Any]:
    """*character* as plain JSON values; *sheet* is where its sheet can be found, if anywhere."""
    window, rights = character.window, character.rights
    return {
        "format": FORMAT,
        "id": character.id,
        "handle": character.handle,
        "name": character.name,
        "version": character.version,
        "created_at": character.created_at.isoformat(),
        "confidence": character.confidence,
        "branch": character.branch,
        "window": {
            "start_seconds": window.start_seconds,
            "duration_seconds": window.duration_seconds,
            "why": window.why,
        },
        "views": [_view_as_json(view) for view in character.views],
        "loop": None if character.loop is None else _loop_as_json(character.loop),
        "palette": [
            {"name": swatch.name, "hex": swatch.hex, "share": swatch.share}
            for swatch in character.palette
        ],
        "traits": [{"text": trait.text, "source": trait.source} for trait in character.traits],
        "rights": {
            "kind": rights.kind,
            "consent": rights.consent,
            "statement": rights.statement,
            "warnings": list(rights.warnings),
        },
        "signature": character.signature,
        "clip": character.clip,
        "aliases": list(character.aliases),
        "tags": list(character.tags),
        "sheet": sheet,
        "warnings": list(character.warnings),
    }


def character_from_json(document: object) -> Character:
    """The character of *document*; raises :class:`BadInput`, naming the field that is wrong."""
    fields = Fields(document)
    form = fields.text("format")
    if form != FORMAT:
        raise BadInput(
            f'The character is written as "{form[:60]}", which this castmate does not know.',
            advice=f"It reads {FORMAT}; a newer castmate may read it.",
        )
    return Character(
        id=fields.matching("id", "char_[0-9a-f]{24}"),
        handle=checked_handle(fields.text("handle")),
        name=checked_name(fields.text("name")),
        version=fields.whole("version", least=1),
        created_at=fields.instant("created_at"),
        confidence=fields.number("confidence", most=1.0),
        branch=cast("Branch", fields.choice("branch", Branch)),
        window=_window(fields.inner("window")),
        views=_views(fields),
        loop=_loop(fields.inner_or_none("loop")),
        palette=fields.each("palette", _swatch),
        traits=fields.each("traits", _trait),
        rights=_rights(fields.inner("rights")),
        signature=fields.sha256("signature"),
        clip=fields.sha256("clip"),
        aliases=fields.texts("aliases"),
        tags=fields.texts("tags"),
        warnings=fields.texts("warnings"),
    )


def _view_as_json(view: View) -> Mapping[str, Any]:
    return {
        "picture": view.picture,
        "width": view.size.width,
        "height": view.size.height,
        "frame_index": view.frame_index,
        "time_seconds": view.time_seconds,
        "score": view.score,
        "cut_by": list(view.cut_by),
    }


def _loop_as_json(loop: Loop) -> Mapping[str, Any]:
    return {
        "pictures": list(loop.pictures),
        "width": loop.size.width,
        "height": loop.size.height,
        "frame_rate": str(loop.frame_rate),
        "seam": loop.seam,
        "cut_by": list(loop.cut_by),
    }


def _size(fields: Fields) -> Size:
    return Size(
        fields.whole("width", least=1, most=MAX_PICTURE_SIDE),
        fields.whole("height", least=1, most=MAX_PICTURE_SIDE),
    )


def _edges(fields: Fields) -> tuple[Edge, ...]:
    return cast("tuple[Edge, ...]", fields.choices("cut_by", Edge))


def _window(fields: Fields) -> Window:
    return Window(
        fields.number("start_seconds"), fields.number("duration_seconds"), fields.text("why")
    )


def _views(fields: Fields) -> tuple[View, ...]:
    views = fields.each("views", _view)
    if not views:
        raise BadInput("character.views is empty; a character has at least one view.")
    return views


def _view(fields: Fields) -> View:
    return View(
        picture=fields.sha256("picture"),
        size=_size(fields),
        frame_index=fields.whole("frame_index"),
        time_seconds=fields.number("time_seconds"),
        score=fields.number("score", most=1.0),
        cut_by=_edges(fields),
    )


def _loop(fields: Fields | None) -> Loop | None:
    if fields is None:
        return None
    pictures = fields.sha256s("pictures")
    if not pictures:
        raise BadInput("character.loop.pictures is empty; a loop has at least one picture.")
    return Loop(
        pictures=pictures,
        size=_size(fields),
        frame_rate=fields.rate("frame_rate"),
        seam=fields.number("seam", most=1.0),
        cut_by=_edges(fields),
    )


def _swatch(fields: Fields) -> Swatch:
    return Swatch(
        fields.text("name", longest=80),
        fields.matching("hex", "#[0-9a-f]{6}"),
        fields.number("share", most=1.0),
    )


def _trait(fields: Fields) -> Trait:
    source = cast("TraitSource", fields.choice("source", TraitSource))
    return Trait(fields.text("text", longest=200), source)


def _rights(fields: Fields) -> Rights:
    return Rights(
        kind=cast("Kind", fields.choice("kind", Kind)),
        consent=fields.text_or_none("consent"),
        statement=fields.text_or_none("statement"),
        warnings=fields.texts("warnings"),
    )
