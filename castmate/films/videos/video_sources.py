"""Videos that others are made from: where everyone ends, how two become one, what was handed in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from castmate.errors import ClipError
from castmate.films.cutting.assembly import assemble
from castmate.media.clip import Clip
from castmate.media.decode import decode
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.files import write_whole
from castmate.media.geometry import FrameSpan, Size
from castmate.media.pixels import RgbImage
from castmate.media.png import png_bytes
from castmate.media.probe import probe
from castmate.media.sound_file import add_sound, samples_of
from castmate.report import Report
from castmate.scripts.shot import Position

_LEFT, _RIGHT = 0.38, 0.62


def positions_at_end(sidecar: bytes, width: int) -> dict[str, Position]:
    """Handle to where it stands in the last frame that shows it, in a picture *width* wide."""
    ends: dict[str, Position] = {}
    for handle, track in dict(json.loads(sidecar).get("boxes", {})).items():
        boxes = [box for box in track if box is not None]
        if boxes:
            x, _y, box_width, _height = boxes[-1]
            centre = (x + box_width / 2) / width
            ends[handle] = "left" if centre < _LEFT else "right" if centre > _RIGHT else "centre"
    return ends


def stitch(first: Path, second: Path, output: Path, *, comment: str) -> Clip:
    """Copy the pictures of both videos into *output*, one after the other; both are heard."""
    assemble([first, second], output, comment=comment)
    add_sound(output, chain(samples_of(first), samples_of(second)), output)
    return probe(output)


def stitched_sidecar(first: bytes | None, second: bytes, first_frames: int) -> dict[str, Any]:
    """The sidecar of two videos in a row: the recipe of the second, the boxes of both."""
    before = json.loads(first).get("boxes", {}) if first else {}
    recipe = json.loads(second)
    after: Mapping[str, list[Any]] = recipe.get("boxes", {})
    length = max((len(track) for track in after.values()), default=0)
    boxes = {
        handle: [*before.get(handle, [None] * first_frames), *after.get(handle, [None] * length)]
        for handle in {**before, **after}
    }
    return {**recipe, "boxes": boxes, "continues_at_frame": first_frames}


@dataclass(frozen=True)
class HandedIn:
    """A foreign video, made one of ours."""

    video: Path
    """Of the asked size and rate, so that it can be stitched."""
    edge: Path
    """A PNG of its last frame, or of its first."""
    clip: Clip


def handed_in(
    upload: Path, folder: Path, *, size: Size, frame_rate: Fraction, last: bool, report: Report
) -> HandedIn:
    """Bring the foreign video *upload* to our size and rate, inside *folder*.

    Pictures are cropped to the shape of *size*, never stretched. Raises
    :class:`castmate.errors.ClipError`.
    """
    clip = probe(upload)
    video, edge = folder / "handed_in.mp4", folder / "edge.png"
    stop = max(1, round(clip.duration_seconds * frame_rate))
    shown: RgbImage | None = None
    written = 0
    with VideoWriter(video, size, frame_rate, encoding=DRAFT) as film:
        for frame in decode(clip, FrameSpan(0, clip.num_frames), report=report):
            picture = _filling(frame.rgb, size)
            shown = picture if last or shown is None else shown
            due = min(stop, round((frame.index + 1) * stop / clip.num_frames))
            for _ in range(due - written):
                film.write(picture)
            written = max(written, due)
    if shown is None:
        raise ClipError("The video shows nothing.", advice="Give another one.")
    write_whole(edge, png_bytes(shown))
    return HandedIn(video, edge, clip)


def _filling(picture: RgbImage, size: Size) -> RgbImage:
    """*picture* scaled to cover *size*, its middle kept."""
    height, width = picture.shape[:2]
    factor = max(size.width / width, size.height / height)
    wide, high = max(size.width, round(width * factor)), max(size.height, round(height * factor))
    scaled = cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA)
    left, top = (wide - size.width) // 2, (high - size.height) // 2
    cut = scaled[top : top + size.height, left : left + size.width]
    return np.ascontiguousarray(cut, dtype=np.uint8)
