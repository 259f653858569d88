"""``/v1/videos/characters``: a character from an uploaded clip."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from castmate.characters.character import Kind
from castmate.characters.handle import checked_name, handle_from
from castmate.characters.rights import check_kind, check_name
from castmate.errors import BadInput, RightsError
from castmate.films.videos.cast_work import how_to_consent
from castmate.films.videos.video_order import upload_path
from castmate.server.callers import Caller, Reader, Writer
from castmate.server.forms import Body, Sent
from castmate.server.http_errors import refused
from castmate.server.openai import bodies
from castmate.server.openai.casting_store import (
    CastingStore,
    KnownCast,
    NewCasting,
    new_character_id,
)
from castmate.server.openai.reading import file_of, refuse_unknown, required_text, text_of
from castmate.server.openai.shapes import DeletedCharacter, VideoCharacter, VideoCharacterList, ok
from castmate.server.openai.videos import Limit
from castmate.server.services import Here, Services
from castmate.server.uploads import checked_video, take_in

router = APIRouter(prefix="/v1/videos/characters", tags=["Characters"])
_KNOWN = ("name", "video", "kind", "consent", "statement", "traits")
_MOST_WORDS = 2000


@router.post("", responses=ok(VideoCharacter, 400, 409, 413, 415), openapi_extra=bodies.CHARACTER)
def create_character(here: Here, caller: Writer, sent: Body) -> Response:
    """Cast a character from a clip of 2 to 4 seconds; it is cast in the background.

    A video that mentions it may be asked for at once, and waits for it.
    """
    refuse_unknown(sent, _KNOWN)
    return JSONResponse(cast_from_upload(here, caller, sent).as_json())


@router.get("", responses=ok(VideoCharacterList, 400))
def list_characters(
    here: Here, _caller: Reader, limit: Limit = 20, after: str | None = None
) -> Response:
    """Characters in pages, the newest first; also those cast on the command line."""
    everyone = CastingStore(here.library).all()
    if after:
        ids = [one.id for one in everyone]
        if after not in ids:
            raise refused("'after' is no character.", "after")
        everyone = everyone[ids.index(after) + 1 :]
    data = [one.as_json() for one in everyone[:limit]]
    return JSONResponse(
        {
            "object": "list",
            "data": data,
            "first_id": data[0]["id"] if data else None,
            "last_id": data[-1]["id"] if data else None,
            "has_more": len(everyone) > limit,
        }
    )


@router.get("/{character_id}", responses=ok(VideoCharacter, 404))
def retrieve_character(here: Here, _caller: Reader, character_id: str) -> Response:
    """A character, cast or not yet."""
    return JSONResponse(CastingStore(here.library).get(character_id).as_json())


@router.delete("/{character_id}", responses=ok(DeletedCharacter, 404))
def delete_character(here: Here, _caller: Writer, character_id: str) -> Response:
    """Delete a character, with its pictures; casting it stops."""
    CastingStore(here.library).delete(character_id)
    return JSONResponse({"id": character_id, "object": "character.deleted", "deleted": True})


def cast_from_upload(here: Services, caller: Caller, sent: Sent) -> KnownCast:
    """Take in a clip, and file the casting of the character that it shows."""
    store = CastingStore(here.library)
    upload = file_of(sent.fields, "video")
    new = _asked(sent, caller)
    path = upload_path(here.library.home, new.id)
    limit = here.settings.max_upload_bytes
    content = take_in(upload.file, path, max_bytes=limit, param="video")
    is_kept = False
    try:
        checked_video(path, here.settings, param="video")
        plain = {**vars(new), "id": "", "content": content}
        seen = hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
        one, is_kept = store.add(NewCasting(**{**vars(new), "fingerprint": seen}))
    finally:
        if not is_kept:
            path.unlink(missing_ok=True)
    return one


def _asked(sent: Sent, caller: Caller) -> NewCasting:
    fields = sent.fields
    kind = text_of(fields, "kind", most=20, default="non_human")
    if kind not in ("non_human", "human"):
        raise refused("'kind' must be non_human or human.", "kind")
    new = NewCasting(
        id=new_character_id(),
        name=required_text(fields, "name", most=80),
        kind=cast("Kind", kind),
        consent=text_of(fields, "consent", most=_MOST_WORDS),
        statement=text_of(fields, "statement", most=_MOST_WORDS),
        traits=_traits(fields),
        owner=caller.owner,
        idempotency_key=sent.idempotency_key,
    )
    try:
        handle_from(checked_name(new.name))
        check_name(new.name, statement=new.statement)
        check_kind(new.kind, new.consent)
    except RightsError as error:
        told = f"{error.happened} {how_to_consent()}"
        raise refused(told, "name", code="moderation_blocked") from error
    except BadInput as error:
        raise refused(str(error), "name", code=error.code) from error
    return new


def _traits(fields: Mapping[str, Any]) -> tuple[str, ...]:
    told = text_of(fields, "traits", most=_MOST_WORDS, default="") or ""
    return tuple(" ".join(part.split()) for part in told.split(",") if part.strip())
