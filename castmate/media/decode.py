"""The frames of a clip, one after another, decoded in a process that can do no harm."""

import os
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from castmate.errors import BadInput, ClipError
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import FrameSpan, Size
from castmate.media.guard import Confined, confined
from castmate.media.limits import STANDARD, ClipLimits
from castmate.media.to_srgb import Colours, to_srgb
from castmate.media.wire import PictureHead
from castmate.report import Progressed, Report, Silent

SILENT = Silent()

_SHOW = {"folder": "show folder", "webp": "show animation", "avif": "show animation"}
_MAX_THREADS = 4
_FRAMES_BETWEEN_EVENTS = 10


def decode(
    clip: Clip,
    span: FrameSpan | None = None,
    *,
    longest_side: int | None = None,
    stride: int = 1,
    report: Report = SILENT,
    limits: ClipLimits = STANDARD,
) -> Iterator[Frame]:
    """The frames of *span* (all by default), every *stride*-th from its first on.

    Pictures are upright, with square pixels, in sRGB, and at most *longest_side* long; each frame
    carries its index in the whole clip. Memory does not grow with length. Closing the iterator
    ends the work at once. Raises :class:`castmate.errors.ClipError` for damaged data and
    :class:`castmate.errors.Cancelled` when *report* asks for it.
    """
    span = span or clip.all_frames
    if span.stop > clip.num_frames:
        raise BadInput(
            f"The frames {span.first} to {span.stop} are not all in the clip.",
            advice=f'"{clip.path.name}" has {clip.num_frames} frames.',
        )
    if stride < 1:
        raise BadInput(f"A stride of {stride} leads nowhere.", advice="Give at least 1.")
    return _decode(clip, range(span.first, span.stop, stride), longest_side, report, limits)


def _decode(
    clip: Clip, wanted: range, longest_side: int | None, report: Report, limits: ClipLimits
) -> Iterator[Frame]:
    shown = clip.size.fitted(longest_side) if longest_side else clip.size
    is_turned = clip.rotation_degrees in {90, 270}
    sent = Size(shown.height, shown.width) if is_turned else shown
    with confined(_task(clip, wanted, sent), clip.path, limits) as process:
        for count, index in enumerate(wanted):
            report.check_cancelled()
            head = _expected_head(process, index, sent, clip)
            yield _frame(head, process.pixels(head), clip)
            if count % _FRAMES_BETWEEN_EVENTS == 0:
                report.tell(Progressed(count + 1, len(wanted)))
    report.tell(Progressed(len(wanted), len(wanted)))


def _task(clip: Clip, wanted: range, sent: Size) -> dict[str, Any]:
    return {
        "task": _SHOW.get(clip.container, "show frames"),
        "first": wanted.start,
        "stop": wanted.stop,
        "stride": wanted.step,
        "width": sent.width,
        "height": sent.height,
        "with_alpha": clip.has_alpha,
        "rate": str(clip.frame_rate),
        "threads": min(_MAX_THREADS, os.cpu_count() or 1),
    }


def _expected_head(process: Confined, index: int, sent: Size, clip: Clip) -> PictureHead:
    """The next picture's head, if it is what was asked for."""
    head = process.picture_head()
    if head is None:
        raise ClipError(
            f'"{clip.path.name}" ends before its frame {index}.',
            advice="It changed since it was looked at, or is damaged; try again.",
        )
    channels = 4 if clip.has_alpha else 3
    asked = (index, sent.width, sent.height, channels)
    if (head.index, head.width, head.height, head.channels) != asked:
        raise ClipError(
            f'Reading "{clip.path.name}" gave another picture than frame {index}.',
            advice="The file is damaged or made to do harm.",
        )
    return head


def _frame(head: PictureHead, pixels: NDArray[np.uint8], clip: Clip) -> Frame:
    if head.interlaced:
        _fill_second_field(pixels)
    upright = np.rot90(pixels, k=-clip.rotation_degrees // 90) if clip.rotation_degrees else pixels
    return Frame(
        index=head.index,
        time_seconds=head.time_seconds,
        rgb=to_srgb(np.ascontiguousarray(upright[..., :3]), Colours(head.transfer, head.primaries)),
        alpha=np.ascontiguousarray(upright[..., 3]) if clip.has_alpha else None,
    )


def _fill_second_field(pixels: NDArray[np.uint8]) -> None:
    """Replace every second line by the mean of its neighbours, in place.

    The two fields of interlaced video show two moments; one moment without combs is worth more
    to a cut-out than the lines.
    """
    above, below = pixels[:-2:2], pixels[2::2]
    pixels[1 : 2 * len(above) : 2] = (above & below) + ((above ^ below) >> 1)
