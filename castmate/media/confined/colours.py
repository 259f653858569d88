"""From FFmpeg's frames to R'G'B' bytes: matrix, range, depth and alpha."""

from typing import Any

from av.video.reformatter import ColorRange, Interpolation, VideoReformatter

_UNSPECIFIED = 2
_HD_LINES = 720
# ITU-T H.273 matrix numbers as swscale's; anything else is treated as unspecified.
_SWSCALE_MATRIX = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
_SWSCALE_BT709 = 1
_SWSCALE_BT601 = 5


def has_alpha_layer(frame: Any) -> bool:
    """Whether *frame*'s layout can hold transparency."""
    return frame.format.name == "pal8" or any(c.is_alpha for c in frame.format.components)


def is_see_through(frame: Any) -> bool:
    """Whether any pixel of *frame* is not wholly opaque."""
    pixels = rgb_bytes(VideoReformatter(), frame, frame.width, frame.height, with_alpha=True)
    alpha = bytes(pixels)[3::4]
    return alpha.count(255) != len(alpha)


def rgb_bytes(
    reformatter: VideoReformatter, frame: Any, width: int, height: int, *, with_alpha: bool
) -> bytes | memoryview:
    """The pixels of *frame* at *width* x *height*: RGB or RGBA, rows without padding."""
    is_scaled = (frame.width, frame.height) != (width, height)
    converted = reformatter.reformat(
        frame,
        width,
        height,
        "rgba" if with_alpha else "rgb24",
        src_colorspace=_matrix(frame),
        dst_colorspace=_matrix(frame),
        src_color_range=ColorRange.UNSPECIFIED if frame.format.is_rgb else _range(frame),
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.AREA if is_scaled else Interpolation.BILINEAR,
        threads=1,
    )
    return _packed(converted.planes[0], width * (4 if with_alpha else 3), height)


def _matrix(frame: Any) -> int:
    """swscale's number for the matrix; where it is not told, HD is BT.709 and SD BT.601."""
    guess = _SWSCALE_BT709 if frame.height >= _HD_LINES else _SWSCALE_BT601
    return _SWSCALE_MATRIX.get(frame.colorspace, guess)


def _range(frame: Any) -> ColorRange:
    full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    return ColorRange.JPEG if full else ColorRange.MPEG


def _packed(plane: Any, row_bytes: int, height: int) -> bytes | memoryview:
    pixels = memoryview(plane)
    if plane.line_size == row_bytes:
        return pixels[: row_bytes * height]
    starts = range(0, plane.line_size * height, plane.line_size)
    return b"".join(pixels[start : start + row_bytes] for start in starts)
