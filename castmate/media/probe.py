"""What is in a clip: size, rate, frames; found without trusting the file."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.errors import ClipError
from castmate.media.clip import Clip
from castmate.media.geometry import Size
from castmate.media.guard import confined
from castmate.media.limits import STANDARD, ClipLimits

FOLDER_FRAME_RATE = Fraction(24)
"""A folder of pictures says nothing of time."""


def probe(path: Path, *, limits: ClipLimits = STANDARD) -> Clip:
    """Look at the clip *path*: a video, an animated picture, or a folder of numbered pictures.

    Reads all packets but decodes only the beginning, except for containers that do not tell
    when their frames are shown. Raises :class:`castmate.errors.ClipError`.
    """
    is_folder = path.is_dir()
    with confined({"task": _survey_task(path)}, path, limits) as process:
        told = process.words()
    try:
        clip = _folder_clip(path, told) if is_folder else _clip(path, told)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        raise ClipError(
            f'"{path.name}" led its decoder to say nonsense.', advice="The file is damaged."
        ) from None
    _check(clip, limits)
    return clip


def _survey_task(path: Path) -> str:
    if path.is_dir():
        return "survey folder"
    if not path.is_file():
        return "survey video"  # which says what is wrong with it
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except PermissionError:
        return "survey video"  # the same
    is_animation = head[8:] == b"WEBP" or head[4:] in {b"ftypavis", b"ftypavif"}
    return "survey animation" if is_animation else "survey video"


def _folder_clip(path: Path, told: dict[str, Any]) -> Clip:
    rate = FOLDER_FRAME_RATE
    timing = {
        "frame_rate": str(rate),
        "duration_seconds": str(told["num_frames"] / rate),
        "is_variable_rate": False,
    }
    return _clip(path, told | timing)


def _clip(path: Path, told: dict[str, Any]) -> Clip:
    turn = int(told["rotation_degrees"])
    stored = _with_square_pixels(
        Size(int(told["width"]), int(told["height"])), _fraction(told["pixel_aspect"])
    )
    clip = Clip(
        path=path,
        size=Size(stored.height, stored.width) if turn in {90, 270} else stored,
        frame_rate=_fraction(told["frame_rate"]),
        num_frames=int(told["num_frames"]),
        duration_seconds=_fraction(told["duration_seconds"]),
        container=str(told["container"])[:40],
        codec=str(told["codec"])[:40],
        has_alpha=bool(told["has_alpha"]),
        has_sound=bool(told["has_sound"]),
        is_variable_rate=bool(told["is_variable_rate"]),
        rotation_degrees=turn,
    )
    if clip.rotation_degrees not in {0, 90, 180, 270} or clip.frame_rate <= 0:
        raise ValueError("a turn or rate that cannot be")
    return clip


def _fraction(text: object) -> Fraction:
    # "1e999999999" is a fraction too, and would keep this process busy for days.
    if not re.fullmatch(r"\d{1,20}(/\d{1,20})?", str(text), re.ASCII):
        raise ValueError("no plain fraction")
    return Fraction(str(text))


def _with_square_pixels(stored: Size, aspect: Fraction) -> Size:
    """The size at which pixels are square; stretches, never shrinks, so that nothing is lost."""
    if aspect >= 1:
        return Size(round(stored.width * aspect), stored.height)
    return Size(stored.width, round(stored.height / aspect))


def _check(clip: Clip, limits: ClipLimits) -> None:
    """Raise :class:`ClipError` for a clip that is too large or too short to work with."""
    name = clip.path.name
    if clip.size.pixels > limits.max_pixels:
        raise ClipError(
            f'"{name}": the pictures are {clip.size}, {clip.size.pixels / 1e6:.1f} megapixels; '
            f"castmate reads up to {limits.largest()}.",
            advice="Make it smaller first: ffmpeg -i IN -vf scale=1280:-2 OUT.mp4.",
        )
    if not limits.min_frames <= clip.num_frames <= limits.max_frames:
        frames = "1 frame" if clip.num_frames == 1 else f"{clip.num_frames} frames"
        raise ClipError(
            f'"{name}" has {frames}; a character is cast from at least {limits.min_frames}.',
            advice="Give a clip in which it moves; 2 to 4 seconds are ideal.",
        )
    if clip.duration_seconds < limits.min_seconds:
        raise ClipError(
            f'"{name}" lasts {float(clip.duration_seconds):.2f} seconds; '
            f"at least {float(limits.min_seconds):g} are needed.",
            advice="Give a longer clip; 2 to 4 seconds are ideal.",
        )
