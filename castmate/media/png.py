"""PNG bytes for blobs: lossless, and the same for the same pixels."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castmate.errors import BadInput
from castmate.media.limits import STANDARD
from castmate.media.pixels import AlphaImage, RgbaImage, RgbImage

# Beyond this, zlib takes three times as long for a few percent.
_COMPRESSION = 4


def png_bytes(picture: RgbaImage | RgbImage | AlphaImage) -> bytes:
    """*picture* as a PNG: RGBA, RGB or 8-bit grey by its shape.

    The colour of wholly transparent pixels is kept. The same pixels give the same bytes.
    """
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(
        file, format="PNG", compress_level=_COMPRESSION
    )
    return file.getvalue()


def picture_from_png(data: bytes) -> RgbaImage:
    """The RGBA pixels (height, width, 4) of a PNG; opaque where it has no alpha.

    Raises :class:`castmate.errors.BadInput` for anything but a whole PNG of common size.
    """
    return _decoded(data, "RGBA")


def mask_from_png(data: bytes) -> AlphaImage:
    """The 8-bit grey pixels (height, width) of a PNG. Raises like :func:`picture_from_png`."""
    return _decoded(data, "L")


def _decoded(data: bytes, mode: str) -> NDArray[np.uint8]:
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > STANDARD.max_pixels:
                raise BadInput(
                    f"A PNG of {picture.width}x{picture.height} is larger than castmate makes.",
                    advice="The file it came from is not castmate's, or is damaged.",
                )
            return np.array(picture.convert(mode))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BadInput(
            "A picture is no PNG, or a damaged one.",
            advice="Restore the file it came from, or make it anew.",
        ) from error
