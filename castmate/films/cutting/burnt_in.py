"""Subtitles drawn into the pictures, for places that show no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import skia
from numpy.typing import NDArray

from castmate.characters.sheet.lettering import Lettering
from castmate.films.cutting.subtitles import Cue
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

_LETTERS = 0.052
"""Height of the letters, of the picture's shorter side (but see ``_WIDEST``)."""
_WIDEST = 0.9
"""Share of the picture's width that a line may take; letters get smaller beyond."""
_FROM_BELOW = 0.055
"""Share of the picture's height that stays free under the text: the usual safe area."""
_WHITE, _SHADE = 0xFFFFFFFF, 0x99000000


@dataclass(frozen=True)
class _Plate:
    """A cue, drawn: its pixels are laid over the picture's from row *top* and column *left* on."""

    left: int
    top: int
    light: NDArray[np.uint16]
    """What is added, (height, width, 3), premultiplied."""
    kept: NDArray[np.uint16]
    """0..255: how much of the picture is seen through, (height, width, 1)."""

    def laid(self, picture: RgbImage) -> RgbImage:
        """*picture* with the cue; a new array."""
        made = picture.copy()
        height, width = self.kept.shape[:2]
        part = made[self.top : self.top + height, self.left : self.left + width]
        part[:] = self.light + (part * self.kept + 127) // 255
        return made


def burnt_in(
    pictures: Iterable[RgbImage], cues: Sequence[Cue], frame_rate: Fraction
) -> Iterator[RgbImage]:
    """*pictures* of a film, from its first one on, with the *cues* that are heard in them.

    A picture without a cue is handed on as it is. About half a millisecond a picture.
    """
    lettering = Lettering()
    plate: _Plate | None = None
    drawn = -1
    for index, picture in enumerate(pictures):
        current = _current(cues, float(index / frame_rate), drawn)
        if current < 0:
            yield picture
            continue
        if current != drawn or plate is None:
            size = Size(picture.shape[1], picture.shape[0])
            plate, drawn = _plate(cues[current], size, lettering), current
        yield plate.laid(picture)


def _current(cues: Sequence[Cue], seconds: float, last: int) -> int:
    """Which of *cues* is seen at *seconds*, or -1; *last* is the one drawn before."""
    for index in range(max(0, last), len(cues)):
        if cues[index].start_seconds > seconds:
            return -1
        if seconds < cues[index].stop_seconds:
            return index
    return -1


def _plate(cue: Cue, size: Size, lettering: Lettering) -> _Plate:
    letters = _LETTERS * min(size.width, size.height * 16 / 9) * 9 / 16 + 4
    for line in cue.lines:
        letters = lettering.fitting_size(line, _WIDEST * size.width, letters)
    step, margin = 1.3 * letters, 0.45 * letters
    tall = round(step * len(cue.lines) + margin)
    wide = max(lettering.width(line, letters) for line in cue.lines)
    across = min(size.width, round(wide + 3 * margin))
    pixels = np.zeros((tall, across, 4), np.uint8)
    canvas = skia.Canvas(pixels, colorType=skia.kRGBA_8888_ColorType)
    shade = skia.Paint(AntiAlias=True, Color=_SHADE)
    canvas.drawRoundRect(skia.Rect.MakeWH(across, tall), margin * 0.6, margin * 0.6, shade)
    for number, line in enumerate(cue.lines):
        baseline = margin * 0.5 + step * number + 0.98 * letters
        lettering.write(canvas, line, across / 2, baseline, letters, _WHITE, align="centre")
    top = max(0, size.height - tall - round(_FROM_BELOW * size.height))
    seen = pixels[: size.height - top]
    return _Plate(
        (size.width - across) // 2, top,
        seen[..., :3].astype(np.uint16), 255 - seen[..., 3:].astype(np.uint16),
    )  # fmt: skip


def frames_with(cues: Sequence[Cue], frame_rate: Fraction) -> Iterator[tuple[int, int]]:
    """The frames ``[first, stop)`` that each of *cues* is seen in; all others stay as they are."""
    for cue in cues:
        first, stop = (
            -int(-Fraction(second).limit_denominator(100_000) * frame_rate // 1)
            for second in (cue.start_seconds, cue.stop_seconds)
        )
        if first < stop:
            yield first, stop
