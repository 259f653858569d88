"""What a film says of itself: in the file's comment, and whole in the sidecar beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av

from castmate import __version__
from castmate.errors import BadInput
from castmate.films.book.take_rows import TakeRow
from castmate.films.making.film_plan import FilmPlan, PlannedShot, Script
from castmate.films.making.film_settings import FilmSettings
from castmate.films.shots.recipe import SOURCE_TYPE
from castmate.films.shots.sidecar import sidecar_path
from castmate.library.blobs import FolderBlobs, content_hash
from castmate.media.film_file import MAX_COMMENT_BYTES

FORMAT = "castmate.film/1"
MAX_SIDECAR_BYTES = 256 << 20


@dataclass(frozen=True)
class ShownShot:
    """A shot as it is in the file."""

    planned: PlannedShot
    take: TakeRow
    start: int
    """The frame of the film at which it begins."""
    is_as_made: bool = True
    """Whether the film shows the take's own pictures, and not ones fitted to its size."""


def film_record(plan: FilmPlan, film_id: str, shots: Sequence[ShownShot]) -> dict[str, Any]:
    """Script, settings and takes as plain JSON values; no paths of this machine."""
    return {
        "format": FORMAT,
        "castmate": __version__,
        "digital_source_type": SOURCE_TYPE,
        "id": film_id,
        "title": plan.film.title,
        "script": {"name": plan.script.name, "form": plan.film.form, "text": plan.script.text},
        "settings": plan.settings.as_json(),
        "characters": [
            {"handle": who.handle, "id": who.id, "version": who.version,
             "signature": who.signature} for who in plan.characters
        ],
        "shots": [_shot_record(shown) for shown in shots],
    }  # fmt: skip


def comment_of(record: Mapping[str, Any]) -> str:
    """*record* as it fits into a film: whole, or with digests of what is too long."""
    script = {**record["script"]}
    text = script.pop("text")
    digests = {
        "script": {**script, "sha256": content_hash(text.encode()), "characters": len(text)},
        "shots": {"count": len(record["shots"]), "sha256": _digest(record["shots"])},
    }
    for shorter in ({}, {"shots": digests["shots"]}, digests):
        comment = json.dumps({**record, **shorter}, ensure_ascii=False, separators=(",", ":"))
        if len(comment.encode()) <= MAX_COMMENT_BYTES:
            return comment
    return json.dumps({name: record[name] for name in ("format", "digital_source_type", "id")})


def sidecar_bytes(
    record: Mapping[str, Any], shots: Sequence[ShownShot], num_frames: int, blobs: FolderBlobs
) -> bytes:
    """The sidecar of a film: its record, and where each character stands in each of its frames."""
    boxes: dict[str, list[Any]] = {}
    for shown in shots:
        if not shown.is_as_made:
            continue  # its boxes are of other pictures; who wants to know looks for the character
        tracks = json.loads(blobs.get(shown.take.sidecar)).get("boxes", {})
        for handle, track in tracks.items():
            whole = boxes.setdefault(handle, [None] * num_frames)
            stop = min(num_frames, shown.start + len(track))
            whole[shown.start : stop] = track[: stop - shown.start]
    return json.dumps({**record, "boxes": boxes}, ensure_ascii=False).encode()


def restored(film: Path) -> tuple[Script, FilmSettings]:
    """Script and settings of a *film* that castmate made, from its sidecar or the film itself."""
    record = _read_record(film)
    script = record.get("script", {})
    if "text" not in script:
        raise BadInput(
            f"The script of {film.name} is too long to lie in the film itself.",
            advice=f"Put {sidecar_path(film).name} beside it, which has it.",
        )
    form = script.get("form")
    read = Script(
        text=str(script["text"]),
        name=Path(str(script.get("name", ""))).name,
        form=form if form in ("fountain", "list") else "auto",
    )
    return read, FilmSettings.from_json(record.get("settings", {}))


def id_in(film: Path) -> str | None:
    """The id of the film that the file *film* is, if castmate made it."""
    try:
        record = json.loads(_comment_in(film))
    except (BadInput, ValueError):
        return None
    return record.get("id") if isinstance(record, dict) else None


def _read_record(film: Path) -> dict[str, Any]:
    beside = sidecar_path(film)
    try:
        if beside.is_file() and beside.stat().st_size <= MAX_SIDECAR_BYTES:
            record = json.loads(beside.read_bytes())
        else:
            record = json.loads(_comment_in(film))
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise BadInput(
            f"{film.name} is no film that castmate film made, or it was changed since.",
            advice="Give the file as castmate wrote it; other programs drop what it says of "
            "itself. Its .castmate.json beside it does as well.",
        )
    return record


def _comment_in(film: Path) -> str:
    try:
        with av.open(str(film)) as container:
            return str(container.metadata.get("comment", ""))
    except (OSError, av.error.FFmpegError) as error:
        raise BadInput(f"{film} cannot be read as a film.", advice="Check the path.") from error


def _shot_record(shown: ShownShot) -> dict[str, Any]:
    take, row = shown.take, shown.planned.row
    return {
        "label": row.label,
        "line": shown.planned.shot.source.line,
        "start": shown.start,
        "num_frames": take.num_frames,
        "take": take.number,
        "seed": take.seed,
        "verdict": take.verdict,
        "consistency_percent": None if take.percent is None else round(take.percent, 1),
        "locked": row.locked,
        "key": take.key,
    }


def _digest(value: object) -> str:
    return content_hash(json.dumps(value, sort_keys=True).encode())
