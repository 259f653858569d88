"""The sample clip: Pip on a table, "filmed" as a phone would.

It has what real clips have and what makes casting hard: a hand-held camera, a textured background
that moves in the picture and by itself, uneven light, sensor noise, and compression. Nothing of
how it is made is handed to the casting.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from castmate.demo.mascot import Mascot, Pose
from castmate.media.encode import Encoding, VideoWriter
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

SIZE = Size(1280, 720)
FRAME_RATE = Fraction(24)
SECONDS = 4.5
PHONE = Encoding(preset="veryfast", crf=25, matrix="bt601")
_NOISE = 4.0
"""Standard deviation of the sensor's noise, of 255."""
_ROOM = skia.Rect.MakeLTRB(-800, -620, 800, 420)
_TABLE = 30.0
"""y of the table's far edge; Pip stands at y = 200."""


def film_sample_clip(path: Path) -> None:
    """Write the sample clip to *path*: 4.5 s of 1280x720, the same every time."""
    with VideoWriter(path, SIZE, FRAME_RATE, encoding=PHONE) as film:
        for picture in _pictures():
            film.write(picture)


def _pictures() -> Iterator[RgbImage]:
    room, mascot = _painted_room(), Mascot()
    chance = np.random.default_rng(7)
    pixels = np.zeros((SIZE.height, SIZE.width, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(
        skia.ImageInfo.Make(
            SIZE.width, SIZE.height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType
        ),
        pixels,
    )
    noises = [_noise(chance) for _ in range(6)]
    for index in range(round(SECONDS * FRAME_RATE)):
        seconds = index / float(FRAME_RATE)
        canvas = surface.getCanvas()
        canvas.save()
        _aim(canvas, seconds)
        canvas.drawImageRect(room, _ROOM, skia.SamplingOptions(skia.FilterMode.kLinear))
        _paint_leaves(canvas, seconds)
        _paint_mascot(canvas, mascot, seconds)
        canvas.restore()
        yield _sensed(pixels, noises[int(chance.integers(len(noises)))], chance)


def _aim(canvas: skia.Canvas, seconds: float) -> None:
    """A hand that wants to hold still, and comes a little nearer."""
    sway_x = 15 * math.sin(0.9 * seconds) + 5 * math.sin(3.1 * seconds + 1)
    sway_y = 9 * math.sin(1.3 * seconds + 2) + 3 * math.sin(4.3 * seconds)
    canvas.translate(SIZE.width / 2 + sway_x, SIZE.height / 2 + sway_y)
    canvas.rotate(0.8 * math.sin(1.1 * seconds + 0.5))
    nearer = 1.0 + 0.018 * seconds
    canvas.scale(nearer, nearer)


def pose_at(seconds: float) -> Pose:
    """Pip's performance: looks about, hops, and waves."""
    hop = max(0.0, math.sin(math.pi * (seconds - 1.2) / 0.5)) if 1.2 < seconds < 1.7 else 0.0
    landing = (
        math.exp(-9 * (seconds - 1.7)) * math.cos(22 * (seconds - 1.7)) if seconds > 1.7 else 0
    )
    waving = min(1.0, max(0.0, (seconds - 2.0) * 4)) * min(1.0, max(0.0, (4.2 - seconds) * 4))
    return Pose(
        squash=0.12 * math.sin(4.2 * seconds) - 0.4 * hop + 0.3 * landing,
        lean=5 * math.sin(2.1 * seconds) - 4 * waving,
        left_arm=16 + 8 * math.sin(4.2 * seconds) + waving * (112 + 22 * math.sin(13 * seconds)),
        right_arm=14 + 10 * math.sin(4.2 * seconds + 1) + 60 * hop,
        tail=14 * math.sin(6.3 * seconds),
        blink=1.0 if (seconds % 1.9) > 1.78 else 0.0,
        look=math.sin(1.7 * seconds),
        mouth=0.3 + 0.5 * waving + 0.4 * hop,
    )


def _paint_mascot(canvas: skia.Canvas, mascot: Mascot, seconds: float) -> None:
    hop = max(0.0, math.sin(math.pi * (seconds - 1.2) / 0.5)) if 1.2 < seconds < 1.7 else 0.0
    x = 60 * math.sin(0.8 * seconds)
    shadow = skia.Paint(
        Color=0xFF1A0F08, AntiAlias=True, MaskFilter=skia.MaskFilter.MakeBlur(
            skia.kNormal_BlurStyle, 14 + 10 * hop
        )
    )  # fmt: skip
    shadow.setAlpha(round(150 - 60 * hop))
    canvas.drawOval(skia.Rect.MakeXYWH(x - 130, 182, 310, 48), shadow)
    canvas.save()
    canvas.translate(x, 206 - 70 * hop)
    canvas.scale(1.12, 1.12)
    mascot.draw(canvas, pose_at(seconds))
    canvas.restore()


def _paint_leaves(canvas: skia.Canvas, seconds: float) -> None:
    """A plant at the window that moves in the draught, and its shade on the wall."""
    chance = np.random.default_rng(11)
    for number in range(26):
        x, y = chance.uniform(-560, -330), chance.uniform(-330, -40)
        turn = chance.uniform(0, 360) + 9 * math.sin(1.6 * seconds + number)
        size = chance.uniform(26, 58)
        green = skia.Color4f(
            0.16 + 0.14 * chance.random(), 0.36 + 0.2 * chance.random(), 0.18, 1.0
        ).toColor()
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        leaf = skia.Path()
        leaf.moveTo(0, 0)
        leaf.quadTo(size * 0.5, -size * 0.42, size * 1.3, 0)
        leaf.quadTo(size * 0.5, size * 0.42, 0, 0)
        canvas.drawPath(leaf, skia.Paint(Color=green, AntiAlias=True))
        canvas.drawLine(0, 0, size * 1.2, 0, skia.Paint(Color=0x553E2F12, StrokeWidth=2))
        canvas.restore()


def _painted_room() -> skia.Image:
    """A wall with a shelf, out of focus, and a wooden table, in focus."""
    surface = skia.Surface(round(_ROOM.width()), round(_ROOM.height()))
    canvas = surface.getCanvas()
    canvas.translate(-_ROOM.left(), -_ROOM.top())
    soft = skia.Paint(ImageFilter=skia.ImageFilters.Blur(5, 5))
    canvas.saveLayer(_ROOM, soft)
    _paint_wall(canvas)
    _paint_shelves(canvas)
    canvas.restore()
    _paint_table(canvas)
    return surface.makeImageSnapshot()


def _paint_wall(canvas: skia.Canvas) -> None:
    light = skia.GradientShader.MakeRadial(
        skia.Point(-420, -380), 1300, [0xFF7A4E48, 0xFF55343A, 0xFF2C1C26], [0.0, 0.5, 1.0]
    )
    canvas.drawRect(_ROOM, skia.Paint(Shader=light))
    mottled = skia.Paint(
        Shader=skia.PerlinNoiseShader.MakeFractalNoise(0.02, 0.03, 4, 3),
        BlendMode=skia.BlendMode.kSoftLight,
    )
    mottled.setAlpha(150)
    canvas.drawRect(_ROOM, mottled)


def _paint_shelves(canvas: skia.Canvas) -> None:
    chance = np.random.default_rng(5)
    colours = [0xFF8C3B3B, 0xFF3F5C7A, 0xFFB98A3D, 0xFF5E6B3A, 0xFFD8CBB0, 0xFF6A4A6E, 0xFF2E3F4F]
    for level in (-430, -262):
        x = -250.0
        while x < 640:
            width, height = chance.uniform(16, 40), chance.uniform(70, 120)
            colour = int(colours[int(chance.integers(len(colours)))])
            canvas.drawRect(
                skia.Rect.MakeXYWH(x, level - height, width, height), skia.Paint(Color=colour)
            )
            canvas.drawRect(
                skia.Rect.MakeXYWH(x, level - height * 0.8, width, 8),
                skia.Paint(Color=0x66FFE9C0),
            )
            x += width + (chance.uniform(20, 90) if chance.random() < 0.18 else 2)
        canvas.drawRect(skia.Rect.MakeXYWH(-270, level, 930, 16), skia.Paint(Color=0xFF5B3D28))


def _paint_table(canvas: skia.Canvas) -> None:
    table = skia.Rect.MakeLTRB(_ROOM.left(), _TABLE, _ROOM.right(), _ROOM.bottom())
    wood = skia.GradientShader.MakeLinear(
        [skia.Point(0, _TABLE), skia.Point(0, _ROOM.bottom())], [0xFF8A5A36, 0xFFB98150]
    )
    canvas.drawRect(table, skia.Paint(Shader=wood))
    canvas.save()
    canvas.clipRect(table)
    for frequency, alpha in ((0.35, 120), (0.06, 150)):
        grain = skia.Paint(
            Shader=skia.PerlinNoiseShader.MakeFractalNoise(0.008, frequency, 4, 9),
            BlendMode=skia.BlendMode.kSoftLight,
        )
        grain.setAlpha(alpha)
        canvas.drawRect(table, grain)
    seam = skia.Paint(Color=0x88341D0E, StrokeWidth=3, AntiAlias=True)
    for y in (78, 150, 250, 380):
        canvas.drawLine(_ROOM.left(), y, _ROOM.right(), y + 6, seam)
    canvas.restore()
    canvas.drawRect(skia.Rect.MakeXYWH(_ROOM.left(), _TABLE - 5, _ROOM.width(), 8),
                    skia.Paint(Color=0xFF4A2D1A))  # fmt: skip


def _noise(chance: np.random.Generator) -> NDArray[np.int16]:
    shape = (SIZE.height + 32, SIZE.width + 32, 3)
    return chance.normal(0, _NOISE, shape).astype(np.int16)


def _sensed(
    pixels: NDArray[np.uint8], noise: NDArray[np.int16], chance: np.random.Generator
) -> RgbImage:
    """What a small sensor makes of the light: the same picture, with noise."""
    x, y = (int(step) for step in chance.integers(0, 32, 2))
    grain = noise[y : y + SIZE.height, x : x + SIZE.width]
    rgb = cv2.cvtColor(pixels, cv2.COLOR_RGBA2RGB).astype(np.int16)
    seen: RgbImage = cv2.add(rgb, np.ascontiguousarray(grain), dtype=cv2.CV_8U)
    return seen
