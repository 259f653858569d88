"""Bringing what phones and cinema cameras film, HDR and wide gamuts, to sRGB.

Curves after ITU-R BT.2100-2 (HLG: table 5, PQ: table 4); diffuse white after BT.2408-7: 75 % of
an HLG signal, 203 cd/m2 of a PQ signal. Brighter light is rolled off, not cut.
"""

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import RgbImage

PQ: Final = 16
HLG: Final = 18
BT2020: Final = 9
P3: Final = 12
"""Numbers of ITU-T H.273 for transfer curves and primaries."""

# From linear light of these primaries to linear BT.709 (BT.2407-0, 2.2; P3 with D65 white).
_TO_BT709 = {
    BT2020: ((1.6605, -0.5876, -0.0728), (-0.1246, 1.1329, -0.0083), (-0.0182, -0.1006, 1.1187)),
    P3: ((1.2249, -0.2249, 0.0), (-0.0420, 1.0420, 0.0), (-0.0197, -0.0786, 1.0983)),
}
_ROLL_OFF_FROM = 0.8
_STEPS = 4096
_BRIGHTEST = 10.0
"""In units of diffuse white; what shines more is shown the same."""


@dataclass(frozen=True)
class Colours:
    """How a picture's R'G'B' values are meant; 0 for sRGB or near enough."""

    transfer: int = 0
    primaries: int = 0

    @property
    def is_srgb(self) -> bool:
        """Whether there is nothing to do."""
        return self.transfer not in {PQ, HLG} and self.primaries not in _TO_BT709


def to_srgb(picture: RgbImage, colours: Colours) -> RgbImage:
    """*picture*, whose values are meant as *colours* say, in sRGB. About 20 ms at 720p."""
    if colours.is_srgb:
        return picture
    light = cv2.LUT(picture, _light(colours.transfer))
    if colours.primaries in _TO_BT709:
        light = cv2.transform(light, np.array(_TO_BT709[colours.primaries], np.float32))
    # Square roots are spaced about as the eye sees, so that few steps suffice for the dark.
    places = np.sqrt(np.clip(light, 0, _BRIGHTEST)) * np.float32((_STEPS - 1) / _BRIGHTEST**0.5)
    table = _encoded(rolls_off=colours.transfer in {PQ, HLG})
    shown: RgbImage = np.take(table, places.astype(np.uint16))
    return shown


def _light(transfer: int) -> NDArray[np.float32]:
    """Linear light of the 256 values, in units of diffuse white."""
    signal: NDArray[Any] = np.arange(256) / 255
    light: NDArray[Any]
    if transfer == HLG:
        light = _hlg_scene_light(signal) / _hlg_scene_light(np.array(0.75))
        light = light**1.2  # the system gamma of a display of 1000 cd/m2
    elif transfer == PQ:
        light = 10_000 * _pq_display_light(signal) / 203
    else:
        light = np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def _hlg_scene_light(signal: NDArray[Any]) -> NDArray[Any]:
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - c) / a) + b) / 12)


def _pq_display_light(signal: NDArray[Any]) -> NDArray[Any]:
    m1, m2 = 2610 / 16384, 2523 / 4096 * 128
    c1, c2, c3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
    root = signal ** (1 / m2)
    result: NDArray[Any] = (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)
    return result


def _encoded(*, rolls_off: bool) -> NDArray[np.uint8]:
    """sRGB values of square roots of light, 0 to the brightest in equal steps."""
    light: NDArray[Any] = np.linspace(0, _BRIGHTEST**0.5, _STEPS) ** 2
    if rolls_off:
        room = 1 - _ROLL_OFF_FROM
        rolled = _ROLL_OFF_FROM + room * np.tanh((light - _ROLL_OFF_FROM) / room)
        light = np.where(light <= _ROLL_OFF_FROM, light, rolled)
    light = np.clip(light, 0, 1)
    signal: NDArray[Any]
    signal = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.round(signal * 255).astype(np.uint8)
