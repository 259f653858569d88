"""Animated WebP and AVIF, which Pillow reads and FFmpeg does not."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PIL import Image, ImageSequence, UnidentifiedImageError

from castmate.errors import ClipError
from castmate.media.confined import cell
from castmate.media.confined.speech import Alive, Speech
from castmate.media.confined.stills import as_rgb, is_see_through, read_file, show
from castmate.media.confined.survey import check_size, rhythm_of
from castmate.media.confined.timeline import too_many_frames
from castmate.media.limits import ClipLimits

_FORMATS = ("WEBP", "AVIF")
_FALLBACK_MILLISECONDS = 100


@dataclass(frozen=True)
class _Shown:
    picture: Image.Image
    start_seconds: Fraction
    duration_seconds: Fraction


def survey_animation(limits: ClipLimits, alive: Alive) -> dict[str, Any]:
    """The same facts as of a video; decodes every frame once, as nothing else tells its time."""
    starts: list[Fraction] = []
    last = Fraction(0)
    see_through = False
    size, container = (0, 0), ""
    for shown in _frames(limits, alive):
        see_through |= is_see_through(shown.picture)
        starts.append(shown.start_seconds)
        last = shown.duration_seconds
        size, container = shown.picture.size, str(shown.picture.info["container"])
        if len(starts) > limits.max_frames:
            raise too_many_frames(limits)
    return rhythm_of(starts, last, Fraction(1, 1000), ()) | {
        "container": container,
        "codec": container,
        "has_sound": False,
        "width": size[0],
        "height": size[1],
        "pixel_aspect": "1",
        "rotation_degrees": 0,
        "has_alpha": see_through,
    }


def show_animation(
    indices: range, size: tuple[int, int], *, with_alpha: bool, speech: Speech, limits: ClipLimits
) -> None:
    """Send the frames *indices*, each brought to *size*."""
    for index, shown in enumerate(_frames(limits, speech.alive)):
        if index in indices:
            picture = shown.picture.convert("RGBA" if with_alpha else "RGB")
            if picture.size != size:
                picture = picture.resize(size, Image.Resampling.BOX)
            show(picture, index, float(shown.start_seconds), speech)
        if index >= indices[-1]:
            return


def _frames(limits: ClipLimits, alive: Alive) -> Iterator[_Shown]:
    try:
        animation = Image.open(io.BytesIO(read_file(cell.SOURCE)), formats=_FORMATS)
        check_size(*animation.size, limits)
        start = Fraction(0)
        for frame in ImageSequence.Iterator(animation):
            alive()
            picture = as_rgb(frame)
            picture.info["container"] = str(animation.format).lower()
            milliseconds = int(frame.info.get("duration") or _FALLBACK_MILLISECONDS)
            yield _Shown(picture, start, Fraction(milliseconds, 1000))
            start += Fraction(milliseconds, 1000)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ClipError(
            "castmate cannot read this animation.",
            advice="It is damaged or cut off. If it plays elsewhere, convert it to a video.",
        ) from error
