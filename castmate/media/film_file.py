"""One stream of pictures on its way into a container, whatever the codec."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import av
from av.video.frame import PictureType

from castmate.errors import BadInput, CastmateError
from castmate.media.geometry import Size
from castmate.media.part_file import discard, part_beside, publish, writing_to

MAX_COMMENT_BYTES = 1 << 16
# Encoders decide by their number of threads, so it is fixed: same frames, same bytes, anywhere.
_THREADS = 4


Options = tuple[tuple[str, str], ...]
"""Names and values as FFmpeg knows them."""


@dataclass(frozen=True)
class Format:
    """A container and codec, with everything that shapes the file."""

    container: str
    codec: str
    pixel_format: str
    codec_options: Options = ()
    container_options: Options = ()
    matrix: int = 1
    """ITU-T H.273 number of the conversion to YCbCr: 1 is BT.709, 6 is BT.601."""


@dataclass
class FilmFile:
    """Writes frames to a hidden part file and gives it its name at the end."""

    path: Path
    size: Size
    frame_rate: Fraction
    format: Format
    comment: str = ""
    num_frames: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.frame_rate <= 0:
            raise BadInput(f"{self.frame_rate} frames per second is no rate.")
        if len(self.comment.encode()) > MAX_COMMENT_BYTES:
            raise BadInput(
                f"The recipe takes {len(self.comment.encode())} bytes; a film holds "
                f"{MAX_COMMENT_BYTES}.",
                advice="Shorten the prompt.",
            )
        self._part = part_beside(self.path)
        with self._writing():
            self._open()

    def _open(self) -> None:
        # Made here so that a folder that is closed to us is told before any work.
        self._part.touch(exist_ok=False)
        self._container = av.open(
            str(self._part),
            "w",
            format=self.format.container,
            container_options=dict(self.format.container_options) | {"fflags": "+bitexact"},
        )
        self._stream = self._video_stream()
        if self.comment:
            self._container.metadata["comment"] = self.comment

    def _video_stream(self) -> Any:
        stream = self._container.add_stream(
            self.format.codec, rate=self.frame_rate, options=dict(self.format.codec_options)
        )
        stream.width, stream.height = self.size.width, self.size.height
        stream.pix_fmt = self.format.pixel_format
        stream.time_base = 1 / self.frame_rate
        context = stream.codec_context
        context.time_base = 1 / self.frame_rate
        context.thread_count = _THREADS
        # Two seconds between keyframes: quick to jump in, and little larger.
        context.gop_size = max(1, round(2 * self.frame_rate))
        context.color_range = 1
        context.color_primaries = 1
        context.color_trc = 1
        context.colorspace = self.format.matrix
        return stream

    def add(self, frame: Any, *, is_key: bool = False) -> None:
        """Encode an ``av.VideoFrame`` of the file's pixel format as the next one.

        One that *is_key* can be begun with: nothing after it looks back beyond it.
        """
        frame.pict_type = PictureType.I if is_key else PictureType.NONE
        frame.pts = self.num_frames
        frame.time_base = 1 / self.frame_rate
        frame.duration = 1
        self.num_frames += 1
        with self._writing():
            self._container.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Write what is still in the encoder and publish the file."""
        with self._writing():
            if self.num_frames == 0:
                raise CastmateError(f'Nothing was drawn, so there is no "{self.path}".')
            self._container.mux(self._stream.encode(None))
            self._container.close()
            publish(self._part, self.path)

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError, ValueError):  # the trailer of a file that goes away anyhow
            self._container.close()
        discard(self._part)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with writing_to(self.path):
                yield
        except BaseException:
            discard(self._part)
            raise


class FilmWriter:
    """A ``with`` block that fills *_file*: it appears when the block ends well, or not at all."""

    _file: FilmFile

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._file.finish()
        else:
            self._file.abandon()
