"""Photos that someone hands over, such as ``--set photo.jpg``."""

from pathlib import Path

import numpy as np

from castmate.errors import ClipError
from castmate.media.guard import confined
from castmate.media.limits import ClipLimits
from castmate.media.pixels import RgbImage

PHOTO_LIMITS = ClipLimits(max_pixels=9216 * 6912)
"""Phones take pictures of 50 megapixels; they are made smaller on the way in."""

_WHITE = 255


def read_picture(
    path: Path, *, longest_side: int = 4096, limits: ClipLimits = PHOTO_LIMITS
) -> RgbImage:
    """The picture *path*, upright, as uint8 (height, width, 3), at most *longest_side* long.

    JPEG, PNG, WebP, BMP, TIFF or GIF; transparency is laid on white. Decoded in a confined
    process. Raises :class:`castmate.errors.ClipError`.
    """
    if path.is_dir():
        raise ClipError(f'"{path}" is a folder, not a picture.', advice="Give a JPEG or PNG.")
    task = {"task": "show picture", "longest_side": longest_side}
    with confined(task, path, limits) as process:
        head = process.picture_head()
        if head is None or max(head.width, head.height) > longest_side or head.channels > 4:
            raise ClipError(
                f'"{path.name}" led its decoder to say nonsense.', advice="The file is damaged."
            )
        pixels = process.pixels(head)
    if head.channels == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    on_white = (pixels[..., :3] * alpha + _WHITE * (255 - alpha) + 127) // 255
    return on_white.astype(np.uint8)
