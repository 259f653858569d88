"""Small pictures of a finished video: a thumbnail, and a sheet to scrub over."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from castmate.media.clip import Clip
from castmate.media.contact_sheet import evenly_spaced
from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan
from castmate.report import Report

SHEET_COLUMNS = 4
MOST_ON_SHEET = 16
LONGEST_SIDE = 480
"""Pixels of the thumbnail; a picture of the sheet has half of it."""


@dataclass(frozen=True)
class VideoPictures:
    """Encoded pictures of a video."""

    thumbnail: bytes
    """WebP."""
    spritesheet: bytes
    """JPEG: up to 16 frames, evenly spaced, in rows of 4."""


def pictures_of_video(clip: Clip, report: Report) -> VideoPictures:
    """The thumbnail (from the middle) and the sprite sheet of *clip*."""
    chosen = evenly_spaced(clip.num_frames, MOST_ON_SHEET)
    span = FrameSpan(chosen.start, chosen.stop)
    frames = [
        Image.fromarray(frame.rgb)
        for frame in decode(
            clip, span, stride=chosen.step, longest_side=LONGEST_SIDE, report=report
        )
    ]
    return VideoPictures(
        _encoded(frames[len(frames) // 2], "WEBP", quality=82), _encoded(_sheet(frames), "JPEG")
    )


def _sheet(frames: list[Image.Image]) -> Image.Image:
    width, height = (max(1, side // 2) for side in frames[0].size)
    rows = -(-len(frames) // SHEET_COLUMNS)
    sheet = Image.new("RGB", (width * min(SHEET_COLUMNS, len(frames)), height * rows))
    for place, frame in enumerate(frames):
        row, column = divmod(place, SHEET_COLUMNS)
        sheet.paste(
            frame.resize((width, height), Image.Resampling.BOX), (column * width, row * height)
        )
    return sheet


def _encoded(picture: Image.Image, form: str, *, quality: int = 85) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, quality=quality)
    return file.getvalue()
