import numpy as np
import pytest

from castmate.errors import BadInput
from castmate.media.png import mask_from_png, picture_from_png, png_bytes


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(7).integers(0, 256, shape, dtype=np.uint8)


def test_pictures_come_back_byte_for_byte():
    rgba = noise(37, 53, 4)
    rgba[:9, :, 3] = 0  # the colour under wholly transparent pixels is kept
    np.testing.assert_array_equal(picture_from_png(png_bytes(rgba)), rgba)


def test_rgb_comes_back_opaque_and_masks_as_grey():
    rgb = noise(8, 9, 3)
    rgba = picture_from_png(png_bytes(rgb))
    np.testing.assert_array_equal(rgba[..., :3], rgb)
    assert rgba[..., 3].min() == 255
    np.testing.assert_array_equal(mask_from_png(png_bytes(noise(8, 9))), noise(8, 9))


def test_same_pixels_same_bytes():
    assert png_bytes(noise(20, 20, 4)) == png_bytes(np.asfortranarray(noise(20, 20, 4)))


@pytest.mark.parametrize(
    "data", [b"", b"hello", png_bytes(noise(40, 40, 4))[:900], b"\xff\xd8\xff\xe0" + bytes(90)]
)
def test_what_is_no_png_is_told(data: bytes):
    with pytest.raises(BadInput, match="no PNG, or a damaged one"):
        picture_from_png(data)
