"""A whole film at a glance: evenly spaced frames with their times on one page."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from castmate.media.clip import Clip
from castmate.media.decode import SILENT, decode
from castmate.media.geometry import FrameSpan, Size
from castmate.media.pixels import RgbImage
from castmate.report import Report

_PAPER = (247, 245, 240)
_INK = (45, 43, 40)
_PALE_INK = (134, 130, 122)
_SMOOTHING = 4  # rounded corners are drawn this much larger


@dataclass(frozen=True)
class _Layout:
    """Where things stand, in pixels; all follows from the page's width and the grid."""

    width: int
    columns: int
    rows: int
    picture: Size
    margin: int
    gap: int
    head: int
    caption: int

    @property
    def height(self) -> int:
        rows = self.rows * (self.picture.height + self.caption) + (self.rows - 1) * self.gap
        return self.head + rows + self.margin - self.caption // 4

    def corner(self, place: int) -> tuple[int, int]:
        row, column = divmod(place, self.columns)
        x = self.margin + column * (self.picture.width + self.gap)
        return x, self.head + row * (self.picture.height + self.caption + self.gap)


def contact_sheet(
    clip: Clip,
    *,
    columns: int = 4,
    rows: int = 3,
    width: int = 1600,
    title: str | None = None,
    report: Report = SILENT,
) -> RgbImage:
    """A page *width* pixels wide with up to *columns* x *rows* frames of *clip*, in order.

    *title* is the file's name by default. Returns uint8 (height, width, 3).
    """
    chosen = evenly_spaced(clip.num_frames, columns * rows)
    columns = min(columns, len(chosen))
    layout = _layout(clip.size, width, columns, -(-len(chosen) // columns))
    page = Image.new("RGB", (layout.width, layout.height), _PAPER)
    _write_head(page, layout, clip, clip.path.stem if title is None else title)
    corners = _rounded(layout.picture, radius=max(2, layout.picture.width // 40))
    span = FrameSpan(chosen.start, chosen.stop)
    longest = max(layout.picture.width, layout.picture.height)
    frames = decode(clip, span, stride=chosen.step, longest_side=2 * longest, report=report)
    for place, frame in enumerate(frames):
        picture = Image.fromarray(frame.rgb).resize(
            (layout.picture.width, layout.picture.height), Image.Resampling.LANCZOS
        )
        page.paste(picture, layout.corner(place), corners)
        _write_caption(page, layout, place, time_code(Fraction(frame.time_seconds)))
    return np.array(page)


def evenly_spaced(num_frames: int, most: int) -> range:
    """Up to *most* frame indices, equally far apart and centred in the clip.

    >>> list(evenly_spaced(100, 4))
    [12, 37, 62, 87]
    """
    count = min(num_frames, most)
    step = num_frames // count
    first = (num_frames - 1 - (count - 1) * step) // 2
    return range(first, first + (count - 1) * step + 1, step)


def time_code(seconds: Fraction) -> str:
    """Minutes and seconds to a tenth.

    >>> time_code(Fraction(754, 10))
    '1:15.4'
    """
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02}.{tenths % 10}"


def _layout(size: Size, width: int, columns: int, rows: int) -> _Layout:
    margin, gap = width // 32, width // 80
    picture_width = (width - 2 * margin - (columns - 1) * gap) // columns
    return _Layout(
        width=width,
        columns=columns,
        rows=rows,
        picture=Size(picture_width, max(1, round(picture_width * size.height / size.width))),
        margin=margin,
        gap=gap,
        head=margin + width // 20,
        caption=max(14, width // 46),
    )


def _write_head(page: Image.Image, layout: _Layout, clip: Clip, title: str) -> None:
    draw = ImageDraw.Draw(page)
    size = layout.width / 44
    baseline = layout.margin + size
    draw.text(
        (layout.margin, baseline),
        title,
        fill=_INK,
        font=ImageFont.load_default(size=size),
        anchor="ls",
    )
    rate = f"{float(clip.frame_rate):.3f}".rstrip("0").rstrip(".")
    draw.text(
        (layout.width - layout.margin, baseline),
        f"{time_code(clip.duration_seconds)}   {clip.size}   {rate} fps",
        fill=_PALE_INK,
        font=ImageFont.load_default(size=size * 0.6),
        anchor="rs",
    )


def _write_caption(page: Image.Image, layout: _Layout, place: int, text: str) -> None:
    x, y = layout.corner(place)
    ImageDraw.Draw(page).text(
        (x + 1, y + layout.picture.height + layout.caption * 0.62),
        text,
        fill=_PALE_INK,
        font=ImageFont.load_default(size=layout.caption * 0.5),
        anchor="lm",
    )


def _rounded(size: Size, *, radius: int) -> Image.Image:
    """A mask of *size* whose corners are round and smooth."""
    large = (size.width * _SMOOTHING, size.height * _SMOOTHING)
    mask = Image.new("L", large, 0)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, large[0] - 1, large[1] - 1), radius * _SMOOTHING, fill=255
    )
    return mask.resize((size.width, size.height), Image.Resampling.BOX)
