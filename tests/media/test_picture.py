from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castmate.errors import ClipError
from castmate.media.picture import read_picture
from tests.media.studio import numbered, strip_of


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp", "tif", "gif"])
def test_photos_are_read(tmp_path: Path, suffix: str):
    Image.fromarray(numbered(85, 128, 96)).save(tmp_path / f"photo.{suffix}", quality=95)
    rgb = read_picture(tmp_path / f"photo.{suffix}")
    assert (rgb.shape, rgb.dtype) == ((96, 128, 3), np.uint8)
    assert np.abs(rgb.astype(int) - numbered(85, 128, 96)).mean() < 5


def test_a_phones_photo_is_turned_upright(tmp_path: Path):
    lying = Image.fromarray(np.ascontiguousarray(np.rot90(numbered(85, 96, 128))))
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn clockwise to see it upright
    lying.save(tmp_path / "photo.jpg", exif=exif, quality=95)
    rgb = read_picture(tmp_path / "photo.jpg")
    assert rgb.shape == (128, 96, 3)
    red, blue = strip_of(rgb)
    assert red[0] > 230
    assert blue[2] > 230


def test_transparency_is_laid_on_white(tmp_path: Path):
    rgba = np.zeros((10, 10, 4), np.uint8)
    rgba[:, 5:] = (10, 20, 30, 128)
    Image.fromarray(rgba).save(tmp_path / "logo.png")
    rgb = read_picture(tmp_path / "logo.png")
    assert rgb[0, 0].tolist() == [255, 255, 255]
    np.testing.assert_allclose(rgb[0, 9], (132, 137, 142), atol=1)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "LA"])
def test_other_layouts_become_rgb(tmp_path: Path, mode: str):
    suffix = "jpg" if mode == "CMYK" else "png"
    if mode == "I;16":
        picture = Image.fromarray(np.full((8, 8), 200 * 257, np.uint16))
    else:
        picture = Image.new("L", (8, 8), 200).convert(mode)
    picture.save(tmp_path / f"a.{suffix}")
    rgb = read_picture(tmp_path / f"a.{suffix}")
    expected = 255 if mode == "1" else 200
    if mode == "1":
        assert set(np.unique(rgb)) <= {0, 255}
    else:
        np.testing.assert_allclose(rgb, expected, atol=4)


def test_a_large_photo_is_made_smaller(tmp_path: Path):
    Image.new("RGB", (3000, 1000), (9, 99, 199)).save(tmp_path / "large.jpg")
    assert read_picture(tmp_path / "large.jpg", longest_side=600).shape == (200, 600, 3)


def test_what_is_no_photo_is_told(tmp_path: Path):
    (tmp_path / "a.jpg").write_text("hello")
    with pytest.raises(ClipError, match=r'"a.jpg": .*not a picture that castmate can read'):
        read_picture(tmp_path / "a.jpg")
    with pytest.raises(ClipError, match="is a folder"):
        read_picture(tmp_path)
    with pytest.raises(ClipError, match="There is no file"):
        read_picture(tmp_path / "b.jpg")


def test_a_photo_cut_off_is_told(tmp_path: Path):
    Image.fromarray(numbered(85, 640, 480)).save(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[: len(data) // 2])
    with pytest.raises(ClipError, match="damaged or cut off"):
        read_picture(tmp_path / "a.png")
