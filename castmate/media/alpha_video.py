"""Cut-outs as files: video with alpha for browsers and editors, or numbered pictures."""

from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace

from castmate.errors import BadInput, CastmateError
from castmate.media.film_file import FilmFile, FilmWriter, Format
from castmate.media.geometry import Size
from castmate.media.part_file import discard, part_beside, publish, writing_to
from castmate.media.pixels import AlphaImage, RgbaImage
from castmate.media.png import png_bytes

AlphaFormat = Literal["webm", "prores", "png"]

_WEBM = Format(
    container="webm",
    codec="libvpx-vp9",
    pixel_format="yuva420p",
    codec_options=(
        ("crf", "20"), ("b", "0"), ("deadline", "good"), ("cpu-used", "5"), ("row-mt", "1"),
        # Frames that are never shown make the alpha layer lose step.
        ("auto-alt-ref", "0"),
    ),
)  # fmt: skip
_PRORES = Format(
    container="mov",
    codec="prores_ks",
    pixel_format="yuva444p10le",
    codec_options=(("profile", "4444"), ("alpha_bits", "8"), ("vendor", "apl0")),
)


class CutOutWriter(Protocol):
    """Takes cut-outs one after another; what they become appears when ``with`` ends well."""

    def write(self, picture: RgbaImage, /, index: int | None = None) -> None:
        """Add *picture*; *index* is its frame in the clip, for formats that number by it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def cut_out_writer(
    format_name: AlphaFormat, path: Path, size: Size, frame_rate: Fraction
) -> CutOutWriter:
    """The writer for *format_name*: a WebM or MOV file, or a folder of PNGs, at *path*."""
    if format_name == "png":
        return PngFolder(path)
    return AlphaVideoWriter(path, size, frame_rate, format_name)


class AlphaVideoWriter(FilmWriter):
    """VP9 with alpha in WebM, or ProRes 4444 in MOV. Errors as in ``VideoWriter``."""

    def __init__(
        self, path: Path, size: Size, frame_rate: Fraction, kind: Literal["webm", "prores"]
    ) -> None:
        if kind == "webm" and (size.width % 2 or size.height % 2):
            raise BadInput(
                f"A WebM with alpha cannot be {size}: its colours are stored for 2x2 pixels.",
                advice="Take even numbers, or the format prores or png.",
            )
        self._size = size
        self._file = FilmFile(path, size, frame_rate, _WEBM if kind == "webm" else _PRORES)

    def write(self, picture: RgbaImage, /, index: int | None = None) -> None:
        """Add *picture*, (height, width, 4) with straight alpha, as the next frame."""
        del index  # a video numbers its frames itself
        if picture.shape != (self._size.height, self._size.width, 4):
            raise ValueError(f"a cut-out of shape {picture.shape} in a film of {self._size}")
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgba")
        self._file.add(
            frame.reformat(
                format=self._file.format.pixel_format,
                dst_colorspace=Colorspace.ITU709,
                src_color_range=ColorRange.JPEG,
                dst_color_range=ColorRange.MPEG,
                threads=1,
            )
        )


class PngFolder:
    """A folder of PNGs named by frame, ``00000.png``: cut-outs, or 8-bit grey masks.

    A folder that is there already keeps its other files.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = part_beside(path)
        self._num_written = 0
        with writing_to(path):
            if path.exists() and not path.is_dir():
                raise NotADirectoryError(20, "Not a directory")
            self._part.mkdir()

    def write(self, picture: RgbaImage | AlphaImage, /, index: int | None = None) -> None:
        """Add *picture* under the number *index*, or under the next one."""
        number = self._num_written if index is None else index
        self._num_written += 1
        with writing_to(self._path):
            (self._part / f"{number:05d}.png").write_bytes(png_bytes(picture))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._publish()
        finally:
            discard(self._part)

    def _publish(self) -> None:
        if self._num_written == 0:
            raise CastmateError(f'No picture was made, so there is no "{self._path}".')
        with writing_to(self._path):
            publish(self._part, self._path)
