"""What is done to footage, honest and not: light, codec, scale and blur; hue, stripes, texture.

An edit takes the shown frames of a take and gives them back changed. *Honest* edits change the
whole picture, as light and encoders do; *drifts* change the character alone.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.decode import decode
from castmate.media.encode import Encoding, VideoWriter
from castmate.media.geometry import Box, Size
from castmate.media.pixels import AlphaImage, RgbImage
from castmate.media.probe import probe
from castmate.renderers.animatic.mood import mood_of
from castmate.scripts.shot import TimeOfDay

Floats = NDArray[np.float32]

HARD_CODEC = Encoding(preset="veryfast", crf=36, matrix="bt601")
DEFORMED = 0.04
BLURRED = 0.012
"""Share of the character's size: what a focus that is slightly off does."""
SMOOTHED = 0.06
STRIPE = 0.1
"""Share of the character's size: width of a stripe and of the gap after it."""
DARKER = 0.5


@dataclass(frozen=True)
class Shown:
    """One frame of a take with its character."""

    rgb: RgbImage
    alpha: AlphaImage
    """Where the character is; same height and width."""

    @property
    def box(self) -> Box:
        """The tight box of the character."""
        return Box(*cv2.boundingRect((self.alpha > 127).astype(np.uint8)))

    @property
    def side(self) -> float:
        """Pixels: the side of a square as large as the character."""
        return float(np.sqrt(np.count_nonzero(self.alpha > 127)))


Take = tuple[Shown, ...]
Edit = Callable[[Take], Take]


def _painted(shown: Shown, rgb: NDArray[np.floating]) -> Shown:
    """*shown* with *rgb*, 0..255, where the character is."""
    cover = shown.alpha[..., None] / 255
    return replace(shown, rgb=_bytes(shown.rgb * (1 - cover) + rgb * cover))


def _bytes(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.asarray(values).clip(0, 255).round().astype(np.uint8)


def each(change: Callable[[Shown], Shown]) -> Edit:
    """The edit that does *change* to every frame."""
    return lambda take: tuple(change(shown) for shown in take)


def at_hour(hour: TimeOfDay) -> Edit:
    """The light that the animatic renderer casts on its characters at *hour*."""
    mood = mood_of(hour, "clear")
    light = (np.array(mood.fill, np.float32) + np.array(mood.key, np.float32)) / 510
    return each(lambda shown: replace(shown, rgb=_bytes(shown.rgb * light)))


def exposed(stops: float) -> Edit:
    """Linear light times ``2**stops``, clipped as a camera clips."""
    codes = np.arange(256) / 255
    table = _bytes(255 * (codes**2.2 * 2**stops).clip(0, 1) ** (1 / 2.2))
    return each(lambda shown: replace(shown, rgb=cv2.LUT(shown.rgb, table)))


def contrasted(factor: float) -> Edit:
    """Distance from middle grey times *factor*."""
    table = _bytes(127 + (np.arange(256) - 127.0) * factor)
    return each(lambda shown: replace(shown, rgb=cv2.LUT(shown.rgb, table)))


def encoded(take: Take) -> Take:
    """Written as H.264 at a low quality, and read again."""
    height, width = take[0].rgb.shape[:2]
    even = Size(width - width % 2, height - height % 2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.mp4"
        with VideoWriter(path, even, Fraction(5), encoding=HARD_CODEC) as film:
            film.write_all(
                np.ascontiguousarray(shown.rgb[: even.height, : even.width]) for shown in take
            )
        pictures = [frame.rgb for frame in decode(probe(path))]
    return tuple(
        Shown(rgb, shown.alpha[: even.height, : even.width])
        for rgb, shown in zip(pictures, take, strict=True)
    )


def scaled(factor: float) -> Edit:
    """The whole picture smaller."""

    def smaller(shown: Shown) -> Shown:
        rgb, alpha = (
            cv2.resize(plane, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
            for plane in (shown.rgb, shown.alpha)
        )
        return Shown(rgb, alpha)

    return each(smaller)


def blurred(shown: Shown) -> Shown:
    """Slightly out of focus."""
    return replace(shown, rgb=cv2.GaussianBlur(shown.rgb, (0, 0), BLURRED * shown.side))


def mirrored(shown: Shown) -> Shown:
    """As in a mirror."""
    return Shown(
        np.ascontiguousarray(shown.rgb[:, ::-1]), np.ascontiguousarray(shown.alpha[:, ::-1])
    )


def deformed(shown: Shown) -> Shown:
    """Bent by waves of 4 % of the character's size, one to each of its lengths."""
    rows, columns = np.mgrid[: shown.rgb.shape[0], : shown.rgb.shape[1]].astype(np.float32)
    box, reach = shown.box, DEFORMED * shown.side
    xs = columns + reach * np.sin(2 * np.pi * (rows - box.y) / box.height)
    ys = rows + reach * np.sin(2 * np.pi * (columns - box.x) / box.width)
    xs, ys = xs.astype(np.float32), ys.astype(np.float32)
    rgb = cv2.remap(shown.rgb, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return Shown(rgb, cv2.remap(shown.alpha, xs, ys, cv2.INTER_LINEAR))


def hue_turned(degrees: float) -> Edit:
    """The character's colours turned in the a-b plane of Lab; lightness stays."""
    turn = np.deg2rad(degrees)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]], np.float32)

    def turned(shown: Shown) -> Shown:
        lab = cv2.cvtColor(shown.rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
        lab[..., 1:] = lab[..., 1:] @ matrix.T
        return _painted(shown, cv2.cvtColor(lab, cv2.COLOR_LAB2RGB) * 255)

    return each(turned)


def striped(shown: Shown) -> Shown:
    """Dark stripes across the character."""
    rows, columns = np.mgrid[: shown.rgb.shape[0], : shown.rgb.shape[1]]
    is_dark = ((rows + columns) / np.sqrt(2) / (STRIPE * shown.side)).astype(int) % 2 == 0
    return _painted(shown, shown.rgb * np.where(is_dark, DARKER, 1.0).astype(np.float32)[..., None])


def smooth(shown: Shown) -> Shown:
    """The character's surface without its texture: large shapes and shades are left."""
    cover = (shown.alpha > 127).astype(np.float32)
    sigma = SMOOTHED * shown.side
    soft = cv2.GaussianBlur(shown.rgb * cover[..., None], (0, 0), sigma)
    weight = cv2.GaussianBlur(cover, (0, 0), sigma)
    return _painted(shown, soft / np.maximum(weight, 1e-3)[..., None])


def _of_height(shown: Shown, height: int) -> tuple[RgbImage, AlphaImage]:
    factor = height / shown.rgb.shape[0]
    size = (max(2, round(shown.rgb.shape[1] * factor)), height)
    return cv2.resize(shown.rgb, size), cv2.resize(shown.alpha, size)


def side_by_side(one: Take, other: Take) -> tuple[Take, Take]:
    """Both takes in one picture: the left one's character, and the right one's."""
    left, right = [], []
    for a, b in zip(one, other, strict=False):
        height = min(a.rgb.shape[0], b.rgb.shape[0])
        (a_rgb, a_alpha), (b_rgb, b_alpha) = _of_height(a, height), _of_height(b, height)
        rgb = np.hstack([a_rgb, b_rgb])
        left.append(Shown(rgb, np.hstack([a_alpha, np.zeros_like(b_alpha)])))
        right.append(Shown(rgb, np.hstack([np.zeros_like(a_alpha), b_alpha])))
    return tuple(left), tuple(right)


HONEST: Mapping[str, Edit] = {
    "unmodified": lambda take: take,
    "sunset": at_hour("sunset"),
    "night": at_hour("night"),
    "exposure +0.7": exposed(0.7),
    "exposure -1": exposed(-1.0),
    "contrast x1.25": contrasted(1.25),
    "contrast x0.75": contrasted(0.75),
    "codec": encoded,
    "scale x0.5": scaled(0.5),
    "blur": each(blurred),
    "mirror": each(mirrored),
    "deformation 4 %": each(deformed),
}
DRIFTS: Mapping[str, Edit] = {
    "hue 40": hue_turned(40),
    "hue 80": hue_turned(80),
    "stripes": each(striped),
    "lost texture": each(smooth),
}
RELIT: Sequence[str] = ("unmodified", *list(HONEST)[1:7])
