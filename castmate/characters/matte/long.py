"""Cutting a clip of any length: chunk after chunk, only small masks are kept."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.cut import cut
from castmate.characters.matte.edges.soften import softened
from castmate.characters.matte.edges.steady import steadied
from castmate.characters.matte.matte import Hint, Matte, MatteFrame
from castmate.errors import SubjectNotFound
from castmate.media.clip import Clip, Frame
from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan, Size
from castmate.media.pixels import AlphaImage, RgbImage
from castmate.report import Progressed, Report, Silent

_SILENT = Silent()

_CHUNK = 72
"""Frames held at a time."""

_DRAWN_AHEAD = 3
"""Frames whose alpha is drawn before it is asked for: both cores have work."""

_FADE = 0.97
"""What is left of the confidence when a mask is handed to the next chunk."""

_KEPT_SIDE = 480
"""Longest side, in pixels, of the masks kept between the two passes."""


@dataclass(frozen=True)
class _Kept:
    """A mask as a small PNG, with its confidence."""

    png: NDArray[np.uint8]
    confidence: float


def cut_long(
    clip: Clip,
    hints: Sequence[Hint] = (),
    *,
    around: FrameSpan | None = None,
    report: Report = _SILENT,
) -> Iterator[MatteFrame]:
    """Cut every frame of *clip*, in order, in memory that does not grow with its length.

    The chunk that has the hints (or lies *around* the given span, or in the middle) is cut
    first; its masks are carried chunk by chunk to both ends. Decodes the clip twice.

    Raises:
        HintOutsidePicture: a hint off the picture, or not in the chunk of the first hint.
        SubjectNotFound: nothing stands out in the first chunk.
    """
    first = _first_chunk(clip, hints, around)
    matte = cut(list(decode(clip, first, report=report)), hints, report=report)
    if matte.branch in {"alpha", "plain"}:
        return _independent(clip, report)
    return _carried_outward(clip, first, matte, report)


def _first_chunk(clip: Clip, hints: Sequence[Hint], around: FrameSpan | None) -> FrameSpan:
    span = around or clip.all_frames
    middle = hints[0].frame_index if hints else (span.first + span.stop) // 2
    first = max(0, min(middle - _CHUNK // 2, clip.num_frames - _CHUNK))
    return FrameSpan(first, min(clip.num_frames, first + _CHUNK))


def _independent(clip: Clip, report: Report) -> Iterator[MatteFrame]:
    """Chunks that need nothing of each other: an alpha channel, a plain backdrop."""
    for first in range(0, clip.num_frames, _CHUNK):
        report.tell(Progressed(first, clip.num_frames))
        chunk = FrameSpan(first, min(clip.num_frames, first + _CHUNK))
        frames = list(decode(clip, chunk, report=report))
        yield from _cut_or_empty(frames, (), report)


def _cut_or_empty(
    frames: Sequence[Frame], hints: Sequence[Hint], report: Report
) -> tuple[MatteFrame, ...]:
    """The cut of *frames*; empty masks where the subject has left the picture."""
    try:
        return cut(frames, hints, report=report).frames
    except SubjectNotFound:
        return tuple(_nothing_on(frame.index, frame.rgb) for frame in frames)


def _nothing_on(index: int, rgb: RgbImage) -> MatteFrame:
    return MatteFrame(index, np.zeros(rgb.shape[:2], np.uint8), 0.0)


def _carried_outward(
    clip: Clip, first: FrameSpan, matte: Matte, report: Report
) -> Iterator[MatteFrame]:
    """Carry the masks of the *first* chunk to both ends, then draw them all in order."""
    kept = {made.index: _packed(made, 1.0) for made in matte.frames}
    for chunk, edge in _outward(first, clip.num_frames):
        report.tell(Progressed(len(kept), 2 * clip.num_frames))
        if edge not in kept or not _unpacked(kept[edge].png).any():
            continue
        frames = list(decode(clip, chunk, report=report))
        shape = frames[0].rgb.shape
        mask = cv2.resize(_unpacked(kept[edge].png), (shape[1], shape[0]))
        fade = _FADE * kept[edge].confidence
        made = _cut_or_empty(frames, (Hint(edge, mask=mask.astype(np.uint8)),), report)
        kept.update({one.index: _packed(one, fade) for one in made if one.index not in kept})
    for index, alpha in enumerate(steadied(_drawn(decode(clip, report=report), kept))):
        report.tell(Progressed(clip.num_frames + index, 2 * clip.num_frames))
        yield MatteFrame(index, alpha, kept[index].confidence if index in kept else 0.0)


def _drawn(
    frames: Iterable[Frame], kept: Mapping[int, _Kept]
) -> Iterator[tuple[RgbImage, AlphaImage]]:
    """Each of *frames* with the alpha of its *kept* mask, on two threads, in order."""
    waiting: deque[tuple[RgbImage, Future[AlphaImage]]] = deque()
    with ThreadPoolExecutor(max_workers=2) as threads:
        for frame in frames:
            waiting.append((frame.rgb, threads.submit(_alpha, frame.rgb, kept.get(frame.index))))
            if len(waiting) > _DRAWN_AHEAD:
                rgb, alpha = waiting.popleft()
                yield rgb, alpha.result()
        while waiting:
            rgb, alpha = waiting.popleft()
            yield rgb, alpha.result()


def _alpha(rgb: RgbImage, small: _Kept | None) -> AlphaImage:
    if small is None:
        return np.zeros(rgb.shape[:2], np.uint8)
    return softened(_unpacked(small.png).astype(np.float32) / np.float32(255), rgb)


def _outward(first: FrameSpan, num_frames: int) -> Iterator[tuple[FrameSpan, int]]:
    """Chunks after and before *first*, each with the frame it shares with the one before it."""
    for edge in range(first.stop - 1, num_frames - 1, _CHUNK):
        yield FrameSpan(edge, min(num_frames, edge + _CHUNK + 1)), edge
    for edge in range(first.first, 0, -_CHUNK):
        yield FrameSpan(max(0, edge - _CHUNK), edge + 1), edge


def _packed(made: MatteFrame, fade: float) -> _Kept:
    height, width = made.alpha.shape
    size = Size(width, height).fitted(_KEPT_SIDE)
    small = cv2.resize(made.alpha, (size.width, size.height), interpolation=cv2.INTER_AREA)
    return _Kept(cv2.imencode(".png", small)[1].astype(np.uint8), fade * made.confidence)


def _unpacked(png: NDArray[np.uint8]) -> AlphaImage:
    return np.asarray(cv2.imdecode(png, cv2.IMREAD_GRAYSCALE), np.uint8)
