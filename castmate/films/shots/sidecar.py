"""What lies beside a video: how it was made, and where each character stands in each frame.

``beach.mp4`` has ``beach.castmate.json``. The sidecar is the truth; the video carries the recipe
too, without the boxes, in its comment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from castmate.errors import BadInput
from castmate.media.files import write_whole
from castmate.media.geometry import Box
from castmate.renderers.renderer import Placement

MAX_BYTES = 64 << 20


def sidecar_path(video: Path) -> Path:
    """Where the sidecar of *video* lies."""
    return video.with_name(f"{video.stem}.castmate.json")


def write_sidecar(
    video: Path,
    recipe: Mapping[str, Any],
    placements: Sequence[Sequence[Placement] | None],
) -> Path:
    """Write *recipe* and, frame by frame, the boxes of *placements* beside *video*."""
    boxes: dict[str, list[list[int] | None]] = {}
    for index, placed in enumerate(placements):
        for placement in placed or ():
            box = placement.box
            track = boxes.setdefault(placement.handle, [None] * len(placements))
            track[index] = [box.x, box.y, box.width, box.height]
    path = sidecar_path(video)
    write_whole(path, json.dumps({**recipe, "boxes": boxes}, ensure_ascii=False).encode())
    return path


def add_to_sidecar(video: Path, facts: Mapping[str, Any]) -> None:
    """Put *facts* into the sidecar that lies beside *video*, wholly or not at all."""
    path = sidecar_path(video)
    known = json.loads(path.read_bytes())
    write_whole(path, json.dumps({**known, **facts}, ensure_ascii=False).encode())


def boxes_of(video: Path, handle: str) -> Mapping[int, Box] | None:
    """Frame index to the box of *handle*; None where no usable sidecar lies beside *video*."""
    path = sidecar_path(video)
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return None
    try:
        track = json.loads(path.read_bytes())["boxes"][handle]
        return {index: _box(entry) for index, entry in enumerate(track) if entry is not None}
    except (OSError, ValueError, KeyError, TypeError, RecursionError, BadInput):
        return None  # not ours, or edited by hand: the character is searched for instead


def _box(entry: Any) -> Box:
    x, y, width, height = entry
    if any(type(number) is not int for number in (x, y, width, height)):
        raise ValueError(f"{entry} is no box of whole pixels")
    return Box(x, y, width, height)
