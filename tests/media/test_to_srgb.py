import numpy as np
import pytest

from castmate.media.to_srgb import BT2020, HLG, P3, PQ, Colours, to_srgb


def grey(value: float) -> np.ndarray:
    return np.full((2, 2, 3), round(value * 255), np.uint8)


def test_srgb_is_left_alone():
    picture = grey(0.4)
    assert to_srgb(picture, Colours()) is picture
    assert to_srgb(picture, Colours(transfer=1, primaries=1)) is picture


@pytest.mark.parametrize(
    ("transfer", "signal"), [(HLG, 0.75), (PQ, 0.58)], ids=["HLG", "PQ"]
)  # BT.2408-7, table 1: the signal of diffuse white
def test_diffuse_white_is_nearly_white(transfer: int, signal: float):
    assert 245 <= to_srgb(grey(signal), Colours(transfer, BT2020)).mean() <= 253


@pytest.mark.parametrize("transfer", [HLG, PQ, 1])
@pytest.mark.parametrize("primaries", [1, BT2020, P3])
def test_black_greys_and_order_stay(transfer: int, primaries: int):
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, 2)
    shown = to_srgb(ramp, Colours(transfer, primaries)).astype(int)
    assert shown[0, 0].tolist() == [0, 0, 0]
    assert np.ptp(shown, axis=2).max() <= 1
    assert np.diff(shown[0, :, 1]).min() >= 0


def test_p3_white_point_and_red():
    red = np.array([[[234, 51, 35]]], np.uint8)  # sRGB red, written in P3
    np.testing.assert_allclose(to_srgb(red, Colours(1, P3))[0, 0], (255, 0, 0), atol=3)
