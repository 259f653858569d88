"""Photos and folders of pictures, read with Pillow."""

import io
import os
import re
from collections.abc import Iterator
from typing import Any

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from castmate.errors import ClipError
from castmate.media.confined import cell
from castmate.media.confined.speech import Alive, Speech
from castmate.media.confined.survey import check_size
from castmate.media.limits import ClipLimits
from castmate.media.wire import PictureHead

# Pillow imports a format's reader when it first meets it: too late once nothing can be opened.
_READERS = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "TIFF", "GIF")
_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff")
_MAX_FILE_BYTES = 256 << 20


def prepare() -> None:
    """Make Pillow ready while files may still be opened."""
    Image.preinit()
    Image.MAX_IMAGE_PIXELS = None  # check_size asks before anything is decoded


def open_picture(
    data: bytes, name: str, limits: ClipLimits, *, longest_side: int | None = None
) -> Image.Image:
    """The picture in *data*, upright, as RGB or RGBA. Raises :class:`ClipError`."""
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        check_size(*picture.size, limits)
        if longest_side:
            picture.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
        ImageOps.exif_transpose(picture, in_place=True)
        return as_rgb(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ClipError(
            f"{name} is not a picture that castmate can read.",
            advice="It may be damaged or cut off; give a JPEG or PNG.",
        ) from error


def as_rgb(picture: Image.Image) -> Image.Image:
    """*picture* as RGB, or as RGBA where it can be transparent."""
    if picture.mode in {"I;16", "I;16B", "I;16L", "I;16N", "I"}:
        # Pillow would clip 16-bit greys at 255 in place of scaling them.
        picture = picture.point(lambda value: value / 257).convert("L")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def is_see_through(picture: Image.Image) -> bool:
    """Whether any pixel of *picture* is not wholly opaque."""
    if picture.mode != "RGBA":
        return False
    return picture.getchannel("A").histogram()[255] < picture.width * picture.height


def show_picture(longest_side: int, speech: Speech, limits: ClipLimits) -> None:
    """Send the one picture of the source file, made smaller where it is too long."""
    data = read_file(cell.SOURCE)
    picture = open_picture(data, "the file", limits, longest_side=longest_side)
    show(picture, 0, 0.0, speech)


def survey_folder(limits: ClipLimits, alive: Alive) -> dict[str, Any]:
    """Size and number of the folder's pictures; its rate is for the parent to choose."""
    names = _names()
    if not names:
        raise ClipError(
            "the folder holds no pictures.",
            advice="Give a video, or a folder of numbered PNG or JPEG files.",
        )
    first = open_picture(_read_of_folder(names[0]), names[0], limits)
    see_through = False
    for name in names[:8]:
        alive()
        picture = open_picture(_read_of_folder(name), name, limits)
        see_through |= is_see_through(picture)
    return {
        "container": "folder",
        "codec": names[0].rpartition(".")[2].lower().replace("jpg", "jpeg"),
        "has_sound": False,
        "width": first.width,
        "height": first.height,
        "pixel_aspect": "1",
        "rotation_degrees": 0,
        "has_alpha": see_through,
        "num_frames": len(names),
    }


def show_folder(
    indices: range, size: tuple[int, int], *, with_alpha: bool, rate: float, speech: Speech,
    limits: ClipLimits,
) -> None:  # fmt: skip
    """Send the folder's pictures *indices*, each brought to *size*."""
    names = _names()
    for index in indices:
        name = names[index]
        picture = open_picture(_read_of_folder(name), name, limits)
        picture = picture.convert("RGBA" if with_alpha else "RGB")
        if picture.size != size:
            picture = picture.resize(size, Image.Resampling.BOX)
        show(picture, index, index / rate, speech)


def show(picture: Image.Image, index: int, seconds: float, speech: Speech) -> None:
    """Send *picture*, which is RGB or RGBA."""
    channels = len(picture.getbands())
    head = PictureHead(index, seconds, picture.width, picture.height, channels)
    speech.show(head, picture.tobytes())


def _names() -> list[str]:
    found = (name for name in os.listdir(cell.SOURCE) if not name.startswith("."))  # noqa: PTH208
    return sorted((n for n in found if n.lower().endswith(_SUFFIXES)), key=_natural)


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts ``frame2`` before ``frame10``."""
    parts: Iterator[str] = iter(re.split(r"(\d+)", name.lower()))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]


def _read_of_folder(name: str) -> bytes:
    # Its descriptor is the only free one; it is kept busy while the bytes are looked at.
    file = os.open(name, os.O_RDONLY | os.O_NONBLOCK, dir_fd=cell.SOURCE)
    try:
        return read_file(file)
    finally:
        os.close(file)


def read_file(fd: int) -> bytes:
    """All bytes of a picture's file. Raises :class:`ClipError` for one of absurd size."""
    if os.fstat(fd).st_size > _MAX_FILE_BYTES:
        raise ClipError(
            f"the file of a picture is larger than {_MAX_FILE_BYTES >> 20} MiB.",
            advice="Save it as a JPEG or PNG of common size.",
        )
    with io.FileIO(fd, closefd=False) as file:
        file.seek(0)
        return file.read()
