"""The work of kind "video": an ordered video is planned, rendered, measured, checked, published."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from castmate.characters.collection import Collection
from castmate.errors import BadInput, CastmateError
from castmate.films.shots.gating import Gate, GatedTake, gated_take
from castmate.films.shots.renderers import renderer_called
from castmate.films.shots.shooting import ShotRequest
from castmate.films.shots.sidecar import sidecar_path
from castmate.films.shots.take_sound import give_sound
from castmate.films.videos.staged_report import StagedReport
from castmate.films.videos.video_facts import facts_of
from castmate.films.videos.video_order import VideoOrder, upload_path
from castmate.films.videos.video_pictures import pictures_of_video
from castmate.films.videos.video_planning import planned_video
from castmate.films.videos.video_rows import publish_video
from castmate.films.videos.video_sources import HandedIn, handed_in, stitch, stitched_sidecar
from castmate.jobs.work import Produced
from castmate.library.library import Library
from castmate.media.clip import Clip
from castmate.media.files import write_whole
from castmate.media.probe import probe
from castmate.report import Report, StepStarted
from castmate.scripts.shot import Shot

_STAGES = {
    "plan": (0.0, 0.02),
    "take in": (0.02, 0.1),
    "set": (0.1, 0.12),
    "draw": (0.12, 0.8),
    "consistency": (0.8, 0.9),
    "check": (0.9, 0.97),
}


@dataclass(frozen=True)
class _Made:
    """A video that is whole, and what lies beside it."""

    video: Path
    clip: Clip
    sidecar: dict[str, Any]


class VideoWork:
    """Makes ordered videos of a library. Fits :class:`castmate.jobs.work.Work`."""

    def __init__(self, library: Library) -> None:
        """Characters are taken from *library*, and videos go into it."""
        self._library = library
        self._collection = Collection(library)

    def __call__(self, payload: Mapping[str, Any], *, folder: Path, report: Report) -> Produced:
        """Make the video that *payload*, a :class:`VideoOrder`, asks for."""
        order = VideoOrder.from_json(payload)
        staged = StagedReport(report, _STAGES)
        staged.tell(StepStarted("plan"))
        shot = planned_video(order, self._collection)
        staged.tell(StepStarted("take in"))
        given = self._handed_in(order, folder, staged)
        taken = self._shot(order, shot, folder, given, staged)
        made = self._joined(order, taken, folder, given)
        staged.tell(StepStarted("check"))
        return self._published(order, shot, taken, made, staged)

    def _handed_in(self, order: VideoOrder, folder: Path, report: Report) -> HandedIn | None:
        if order.upload != "video":
            return None
        return handed_in(
            upload_path(self._library.home, order.id), folder, size=order.size,
            frame_rate=order.frame_rate, last=order.kind == "extend", report=report,
        )  # fmt: skip

    def _shot(
        self, order: VideoOrder, shot: Shot, folder: Path, given: HandedIn | None, report: Report
    ) -> GatedTake:
        photo = None if given is None else given.edge
        if order.upload == "image":
            photo = upload_path(self._library.home, order.id)
        request = ShotRequest(
            prompt=order.prompt, seconds=shot.seconds, size=order.size,
            frame_rate=order.frame_rate, set_photo=photo, seed=order.seed,
        )  # fmt: skip
        gate = Gate(order.least_percent, order.tries)
        taken = gated_take(
            shot, request, self._collection, folder / "take.mp4", gate=gate, report=report,
            renderer=renderer_called(order.renderer),
        )  # fmt: skip
        take = taken.take
        give_sound(take.path, take.recipe, shot, self._collection, num_frames=take.num_frames)
        return taken

    def _joined(
        self, order: VideoOrder, taken: GatedTake, folder: Path, given: HandedIn | None
    ) -> _Made:
        take = taken.take
        beside = sidecar_path(take.path).read_bytes()
        if order.kind != "extend":
            clip = _checked(probe(take.path), take.num_frames)
            return _Made(take.path, clip, json.loads(beside))
        blobs = self._library.blobs
        before = given.video if given is not None else _there(blobs.path(_source(order).video))
        first = probe(before).num_frames
        whole = folder / "whole.mp4"
        comment = json.dumps(take.recipe, ensure_ascii=False)
        clip = _checked(stitch(before, take.path, whole, comment=comment), first + take.num_frames)
        earlier = None if given is not None else blobs.get(_source(order).sidecar)
        return _Made(whole, clip, stitched_sidecar(earlier, beside, first))

    def _published(
        self, order: VideoOrder, shot: Shot, taken: GatedTake, made: _Made, report: Report
    ) -> Produced:
        """Move everything to where it stays, and say what the finishing transaction writes."""
        pictures = pictures_of_video(made.clip, report)
        report.check_cancelled()
        beside = made.video.with_name("beside.json")
        write_whole(beside, json.dumps(made.sidecar, ensure_ascii=False).encode())
        num_bytes, seconds = made.video.stat().st_size, made.clip.duration_seconds
        blobs = self._library.blobs
        values = {
            "video": blobs.adopt(made.video),
            "sidecar": blobs.adopt(beside),
            "thumbnail": blobs.put(pictures.thumbnail),
            "spritesheet": blobs.put(pictures.spritesheet),
        }
        facts = facts_of(order, shot, taken, self._collection) | {
            "num_frames": made.clip.num_frames,
            "bytes": num_bytes,
        }

        def publish(connection: Connection) -> None:
            now = time.time()
            keep = order.keep_seconds
            publish_video(
                connection, order.id,
                values
                | {
                    "facts": json.dumps(facts, ensure_ascii=False),
                    "seconds": _as_text(seconds),
                    "completed_at": now,
                    "expires_at": None if keep is None else now + keep,
                },
            )  # fmt: skip

        return Produced({"video_id": order.id, **values}, publish)


def _source(order: VideoOrder) -> Any:
    if order.source is None:
        raise BadInput("There is no video to go on from.", advice="Give the id of a finished one.")
    return order.source


def _there(video: Path) -> Path:
    if not video.exists():
        raise BadInput("The video to go on from was deleted meanwhile.", advice="Give another one.")
    return video


def _checked(clip: Clip, num_frames: int) -> Clip:
    """*clip*, if it is as long as what was drawn: a video is not done before it can be read."""
    if clip.num_frames != num_frames:
        raise CastmateError(
            f"The finished video has {clip.num_frames} frames, but {num_frames} were drawn."
        )
    return replace(clip)


def _as_text(seconds: Fraction) -> str:
    """Seconds as the API writes them: ``"4"``; parts of a second only where there are any."""
    return f"{round(float(seconds), 3):g}"
