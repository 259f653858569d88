"""From what a client sent to a video that is ordered: checked first, filed in one step."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from castmate.errors import CastmateError
from castmate.films.videos.video_order import Source, VideoOrder, upload_path
from castmate.films.videos.video_planning import planned_video
from castmate.films.videos.video_rows import casting_of, why_not_cast
from castmate.scripts.plan_json import shot_as_json
from castmate.server.callers import Caller
from castmate.server.forms import Sent, is_file
from castmate.server.http_errors import ApiError, refused
from castmate.server.openai.fetching import fetched
from castmate.server.openai.file_store import FileStore
from castmate.server.openai.reading import (
    LONGEST_PROMPT,
    id_of,
    ids_of,
    model_of,
    refuse_unknown,
    required_text,
    seconds_of,
    size_of,
    whole_of,
)
from castmate.server.openai.video_object import standing_of
from castmate.server.openai.video_store import NewVideo, VideoRow, VideoStore, new_video_id
from castmate.server.services import Services
from castmate.server.uploads import checked_picture, checked_video, take_in

MOST_CHARACTERS = 2
MOST_EXTENSIONS = 6
LONGEST_EXTENDED = 120
_SEEDS = 2**31
_CREATE = ("prompt", "model", "seconds", "size", "input_reference", "characters", "seed")
_EDIT = ("prompt", "video", "model", "characters", "seed")
_EXTEND = ("prompt", "video", "seconds", "model", "seed", "size")
_REMIX = ("prompt", "characters", "seed")


@dataclass(frozen=True)
class Ordering:
    """Orders videos for one *caller*."""

    services: Services
    caller: Caller

    @property
    def store(self) -> VideoStore:
        """The videos of the library."""
        return VideoStore(self.services.library)

    def create(
        self, sent: Sent, *, batch_id: str | None = None, custom_id: str | None = None
    ) -> VideoRow:
        """A new video."""
        refuse_unknown(sent, _CREATE)
        order = self._begun(sent, "create")
        order = replace(
            order,
            size=size_of(sent.fields, strict=sent.is_strict),
            seconds=seconds_of(sent.fields, strict=sent.is_strict),
            cast=self._cast(sent.fields),
        )
        new = NewVideo(order, model_of(sent.fields, self.services.settings), str(order.seconds))
        reference = sent.fields.get("input_reference")
        if reference not in (None, "", {}):
            new = replace(new, order=replace(order, upload="image"))
        with self._uploads(new) as uploads:
            content = uploads.picture(reference) if new.order.upload else ""
            new = replace(new, batch_id=batch_id, custom_id=custom_id)
            return self._add(new, sent, content, uploads)

    def edit(self, sent: Sent) -> VideoRow:
        """A video changed by a prompt."""
        refuse_unknown(sent, _EDIT)
        order = self._begun(sent, "edit")
        if is_file(sent.fields.get("video")):
            return self._from_upload(sent, order)
        source = self._finished(sent.fields.get("video"))
        return self._from_source(sent, order, source, whole=Fraction(source.seconds))

    def extend(self, sent: Sent) -> VideoRow:
        """A video carried on; the new part is stitched to it."""
        refuse_unknown(sent, _EXTEND)
        if sent.fields.get("characters"):
            raise refused("Characters cannot be given to an extension.", "characters")
        seconds = seconds_of(sent.fields, strict=sent.is_strict, default=None)
        order = replace(self._begun(sent, "extend"), seconds=seconds)
        if is_file(sent.fields.get("video")):
            return self._from_upload(sent, order)
        source = self._finished(sent.fields.get("video"))
        self._check_extension(source, seconds)
        whole = Fraction(source.seconds) + seconds
        return self._from_source(sent, order, source, whole=whole)

    def remix(self, video_id: str, sent: Sent) -> VideoRow:
        """A video planned anew from another prompt, with the same cast, size and length."""
        refuse_unknown(sent, _REMIX)
        order = self._begun(sent, "remix")
        source = self._finished(video_id)
        return self._from_source(sent, order, source, whole=Fraction(source.seconds))

    # Steps

    def _begun(self, sent: Sent, kind: Any) -> VideoOrder:
        settings = self.services.settings
        prompt = required_text(sent.fields, "prompt", most=LONGEST_PROMPT)
        model = model_of(sent.fields, settings)
        seed = whole_of(sent.fields, "seed", most=_SEEDS - 1)
        return VideoOrder(
            id=new_video_id(), kind=kind, prompt=prompt,
            size=size_of({}, strict=False), seconds=Fraction(4),
            seed=secrets.randbelow(_SEEDS) if seed is None else seed,
            renderer=settings.renderer_of(model) or "animatic",
            least_percent=settings.least_percent, tries=settings.tries,
            keep_seconds=settings.keep_seconds,
        )  # fmt: skip

    def _cast(self, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of the characters that are given; each is cast, or is being cast."""
        ids = ids_of(fields, "characters", most=MOST_CHARACTERS)
        with self.services.library.database.reading() as connection:
            for one in ids:
                state = casting_of(connection, one)
                if state == "unknown":
                    raise refused(
                        f"There is no character '{one}'.", "characters", code="character_not_found"
                    )
                if state == "failed":
                    told = why_not_cast(connection, one)["message"]
                    raise refused(told, "characters", code="character_failed")
        return ids

    def _finished(self, video: object) -> VideoRow:
        """The finished video that *video* means."""
        if video is None:
            raise refused(
                "Missing required parameter: 'video'.", "video", code="missing_required_parameter"
            )
        row = self.store.get(id_of(video, "video"))
        if standing_of(row).status != "completed" or row.video is None:
            raise refused(
                f"The video {row.id} is not completed.", "video", code="video_not_completed"
            )
        return row

    def _check_extension(self, source: VideoRow, seconds: Fraction) -> None:
        earlier, row = 0, source
        while row.kind == "extend" and row.source_id is not None:
            earlier += 1
            try:
                row = self.store.get(row.source_id)
            except ApiError:  # deleted; what is left still counts
                break
        if earlier >= MOST_EXTENSIONS:
            raise refused(f"A video can be extended {MOST_EXTENSIONS} times.", "video")
        if Fraction(source.seconds) + seconds > LONGEST_EXTENDED:
            raise refused(
                f"An extended video lasts at most {LONGEST_EXTENDED} seconds; this one would last "
                f"{float(Fraction(source.seconds) + seconds):g}.", "seconds",
            )  # fmt: skip

    def _from_source(
        self, sent: Sent, order: VideoOrder, source: VideoRow, *, whole: Fraction
    ) -> VideoRow:
        """A video made from another of ours."""
        facts, before = (
            json.loads(source.facts or "{}"),
            VideoOrder.from_json(json.loads(source.order)),
        )
        order = replace(
            order,
            size=before.size,
            frame_rate=before.frame_rate,
            seconds=order.seconds if order.kind == "extend" else Fraction(facts["plan"]["seconds"]),
            seed=order.seed if sent.fields.get("seed") is not None else facts["seed"],
            renderer=order.renderer if sent.fields.get("model") else before.renderer,
            cast=self._cast(sent.fields),
            source=Source(facts["plan"], source.video, source.sidecar, facts["seed"]),
            upload="image" if before.upload == "image" else None,
        )
        model = sent.fields.get("model") or source.model
        new = NewVideo(order, model, _as_text(whole), source_id=source.id)
        with self._uploads(new) as uploads:
            if order.upload == "image":
                uploads.same_as(source.id)
            return self._add(new, sent, source.id, uploads)

    def _from_upload(self, sent: Sent, order: VideoOrder) -> VideoRow:
        """A video made from one that is handed in."""
        model = model_of(sent.fields, self.services.settings)
        new = NewVideo(replace(order, upload="video"), model, str(order.seconds))
        with self._uploads(new) as uploads:
            content, clip = uploads.video(sent.fields["video"])
            size = size_of({"size": _nearest_size(clip.size.width, clip.size.height)}, strict=True)
            length = min(Fraction(20), max(Fraction(1), clip.duration_seconds))
            seconds = order.seconds if order.kind == "extend" else Fraction(round(length))
            whole = clip.duration_seconds + seconds if order.kind == "extend" else seconds
            order = replace(new.order, size=size, seconds=seconds, cast=self._cast(sent.fields))
            return self._add(
                replace(new, order=order, seconds=_as_text(whole)), sent, content, uploads
            )

    def _add(self, new: NewVideo, sent: Sent, content: str, uploads: Uploads) -> VideoRow:
        new = replace(
            new,
            owner=self.caller.owner,
            idempotency_key=sent.idempotency_key,
            fingerprint=_fingerprint(new, sent, content),
            facts=self._planned(new.order),
        )
        row, is_new = self.store.add(new, max_waiting=self.services.settings.max_waiting)
        uploads.is_kept = is_new
        return row

    def _planned(self, order: VideoOrder) -> dict[str, Any] | None:
        """What the plan says already, so that who asks hears of it at once."""
        with self.services.library.database.reading() as connection:
            if any(casting_of(connection, one) != "cast" for one in order.cast):
                return None
        try:
            shot = planned_video(order, self.services.collection)
        except CastmateError as error:
            raise refused(str(error), "prompt", code=error.code) from error
        ids = {each.handle: each.id for each in self.services.collection.all()}
        plan = shot_as_json(shot)
        cast = [
            {"id": ids.get(role["handle"]), "handle": role["handle"], "name": role["name"],
             "anchors": role["anchors"]}
            for role in plan["cast"]
        ]  # fmt: skip
        warnings = [{"code": w.code, "message": w.text} for w in shot.warnings]
        return {"characters": cast, "warnings": warnings}

    def _uploads(self, new: NewVideo) -> Uploads:
        return Uploads(self.services, new.order)


class Uploads:
    """What is handed in with one video; forgotten where the video is not kept."""

    def __init__(self, services: Services, order: VideoOrder) -> None:
        """Files lie under the id of *order*."""
        self._services, self._order = services, order
        self._path = upload_path(services.library.home, order.id)
        self.is_kept = False

    def __enter__(self) -> Uploads:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.is_kept:
            self._path.unlink(missing_ok=True)

    def picture(self, reference: object) -> str:
        """Take in the picture that *reference* is or names; the SHA-256 of its bytes."""
        name, settings = "input_reference", self._services.settings
        with fetched(reference, name, settings, FileStore(self._services.library)) as source:
            content = take_in(source, self._path, max_bytes=settings.max_image_bytes, param=name)
        checked_picture(self._path, self._order.size, param=name)
        return content

    def video(self, upload: Any) -> tuple[str, Any]:
        """Take in a video; the SHA-256 of its bytes, and what is in it."""
        settings = self._services.settings
        content = take_in(
            upload.file, self._path, max_bytes=settings.max_upload_bytes, param="video"
        )
        return content, checked_video(self._path, settings, param="video")

    def same_as(self, video_id: str) -> None:
        """Use what was handed in with another video of ours."""
        earlier = upload_path(self._services.library.home, video_id)
        if not earlier.exists():
            raise refused("The picture of the source video is gone.", "video")
        os.link(earlier, self._path)


def _nearest_size(width: int, height: int) -> str:
    return "1280x720" if width >= height else "720x1280"


def _fingerprint(new: NewVideo, sent: Sent, content: str) -> str:
    """What was asked for, so that the same key cannot ask for two things."""
    plain = {name: value for name, value in sent.fields.items() if not is_file(value)}
    whole = json.dumps([new.order.kind, new.source_id, plain, content], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()


def _as_text(seconds: Fraction) -> str:
    return f"{round(float(seconds), 3):g}"
