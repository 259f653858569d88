"""Films that play everywhere: H.264 in MP4, ready to stream, exact to the frame."""

from collections.abc import Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from castmate.errors import BadInput
from castmate.media.film_file import FilmFile, FilmWriter, Format
from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage, RgbImage

Preset = Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower"]
_BT709, _BT601 = 1, 6


@dataclass(frozen=True)
class Encoding:
    """How much time and space the film's pictures are worth."""

    preset: Preset
    crf: int
    """0..51, x264's constant rate factor: smaller is better and larger."""
    matrix: Literal["bt601", "bt709"]
    """bt601 is converted four times as fast; the file says which it is, so colours agree."""

    def __post_init__(self) -> None:
        if not 0 <= self.crf <= 51:
            raise BadInput(f"A crf of {self.crf} is not in 0..51.", advice="Give about 20.")


DRAFT = Encoding(preset="ultrafast", crf=19, matrix="bt601")
FINE = Encoding(preset="medium", crf=17, matrix="bt709")


class VideoWriter(FilmWriter):
    """Writes pictures to an MP4 film; the file appears when the ``with`` block ends well.

    Encoding goes on in threads of its own while the next picture is drawn. The same pictures give
    the same bytes. Raises :class:`castmate.errors.NoSpace` when the disk is full or the folder is
    closed, and leaves nothing half-written, whatever happens.

    *comment* is kept in the file, such as the recipe as JSON; at most 64 KiB. A film may be cut at
    its *keyframes* (indices of frames) without encoding anything again; there are others besides.
    """

    def __init__(
        self,
        path: Path,
        size: Size,
        frame_rate: Fraction,
        *,
        encoding: Encoding = FINE,
        comment: str = "",
        keyframes: Collection[int] = (),
    ) -> None:
        if size.width % 2 or size.height % 2:
            raise BadInput(
                f"A film cannot be {size}: its colours are stored for squares of 2x2 pixels.",
                advice=f"Take even numbers, such as "
                f"{size.width + size.width % 2}x{size.height + size.height % 2}.",
            )
        self._size = size
        self._encoding = encoding
        self._keyframes = frozenset(keyframes)
        self._file = FilmFile(path, size, frame_rate, _format(encoding, frame_rate), comment)

    @property
    def num_frames(self) -> int:
        """Pictures written so far."""
        return self._file.num_frames

    def write(self, picture: RgbImage | RgbaImage) -> None:
        """Add *picture* as the next frame; alpha, if any, is ignored. It may be reused after."""
        if picture.shape[:2] != (self._size.height, self._size.width):
            raise ValueError(f"a picture of shape {picture.shape} in a film of {self._size}")
        if self._encoding.matrix == "bt601":
            planes = _i420_bt601(picture)
            # Without a copy only where a plane of colours ends with a row of the array: PyAV
            # takes the rows of both planes to be whole.
            wrap = (
                av.VideoFrame.from_ndarray
                if self._size.height % 4
                else av.VideoFrame.from_numpy_buffer
            )
            frame = wrap(planes, format="yuv420p")
        else:
            frame = _yuv420p_bt709(picture)
        self._add(frame)

    def write_planes(self, planes: NDArray[np.uint8]) -> None:
        """Add a picture that is Y'CbCr 4:2:0 already, planar, as (height * 3/2, width)."""
        if planes.shape != (self._size.height * 3 // 2, self._size.width):
            raise ValueError(f"planes of shape {planes.shape} in a film of {self._size}")
        self._add(av.VideoFrame.from_ndarray(planes, format="yuv420p"))

    def _add(self, frame: av.VideoFrame) -> None:
        self._file.add(frame, is_key=self._file.num_frames in self._keyframes)

    def write_all(self, pictures: Iterable[RgbImage | RgbaImage]) -> None:
        """Add every one of *pictures*, each of which is its own array and is not changed after.

        A picture is converted and encoded while the next one is being made: with two cores this
        takes as long as the slower of the two, not as both.
        """
        with ThreadPoolExecutor(max_workers=1) as encoder:
            pending: Future[None] | None = None
            for picture in pictures:
                if pending is not None:
                    pending.result()
                pending = encoder.submit(self.write, picture)
            if pending is not None:
                pending.result()


def _format(encoding: Encoding, frame_rate: Fraction) -> Format:
    # One clock for track and film in which every frame is a whole number of ticks: exact length.
    clock = str(frame_rate.numerator * max(1, 10_000 // frame_rate.numerator))
    return Format(
        container="mp4",
        codec="libx264",
        pixel_format="yuv420p",
        codec_options=(
            ("preset", encoding.preset),
            ("crf", str(encoding.crf)),
            ("forced-idr", "1"),  # where a keyframe is asked for, a film can be cut
        ),
        container_options=(
            ("movflags", "+faststart"),
            ("video_track_timescale", clock),
            ("movie_timescale", clock),
        ),
        matrix=_BT601 if encoding.matrix == "bt601" else _BT709,
    )


_LIMITED = 224 / 255
"""Colour differences of full range, made those of limited range (ITU-R BT.601-7, 2.5.3)."""


def _i420_bt601(picture: RgbImage | RgbaImage) -> NDArray[np.uint8]:
    """Planar Y'CbCr 4:2:0, limited range, as (height * 3/2, width).

    OpenCV's luma is exact and quick, but it takes the colour of one pixel in four, which frays
    edges; here the colour of all four counts.
    """
    height, width = picture.shape[:2]
    has_alpha = picture.shape[2] == 4
    code = cv2.COLOR_RGBA2YUV_I420 if has_alpha else cv2.COLOR_RGB2YUV_I420
    planes: NDArray[np.uint8] = cv2.cvtColor(picture, code)
    halved = cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    luma_cr_cb = cv2.cvtColor(halved, cv2.COLOR_RGB2YCrCb)
    limited = cv2.convertScaleAbs(luma_cr_cb, alpha=_LIMITED, beta=128 * (1 - _LIMITED))
    cb, cr = planes[height:].reshape(2, height // 2, width // 2)
    cb[:], cr[:] = limited[..., 2], limited[..., 1]
    return planes


def _yuv420p_bt709(picture: RgbImage | RgbaImage) -> av.VideoFrame:
    layout = "rgba" if picture.shape[2] == 4 else "rgb24"
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format=layout)
    return frame.reformat(
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        interpolation="AREA",
        threads=1,
    )
