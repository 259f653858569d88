"""Pip, the mascot of castmate: a furry little monster with a striped scarf, as a paper puppet.

Pip is drawn for this project and stands in wherever a clip is needed and none is given. Units: Pip
is 400 high; x = 0 is the middle, y = 0 the soles, y grows down.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

HEIGHT = 400.0
_FUR, _FUR_DARK, _FUR_LIGHT = 0xFF2FA89A, 0xFF1C7A78, 0xFF63D0B8
_BELLY, _BELLY_DARK = 0xFFF7E8C8, 0xFFE2C797
_SCARF, _SCARF_STRIPE = 0xFFE4572E, 0xFFFFE0A3
_HORN, _HORN_DARK = 0xFFF2C14E, 0xFFB97F24
_SPOT = 0xFF7A4FA3
_INK = 0xFF1B2430
_SHARPNESS = 2.0
"""Pixels per unit of the baked parts."""


@dataclass(frozen=True)
class Pose:
    """How Pip holds itself. Angles in degrees, clockwise."""

    squash: float = 0.0
    """-1 (stretched) .. 1 (flat)."""
    lean: float = 0.0
    left_arm: float = 12.0
    """0 hangs down, 140 is raised."""
    right_arm: float = 12.0
    tail: float = 0.0
    blink: float = 0.0
    """0 open .. 1 shut."""
    look: float = 0.0
    """-1 left .. 1 right."""
    mouth: float = 0.3
    """0 shut .. 1 wide open."""


@dataclass(frozen=True)
class _Part:
    picture: skia.Image
    box: skia.Rect

    def draw(self, canvas: skia.Canvas) -> None:
        canvas.drawImageRect(
            self.picture, self.box, skia.SamplingOptions(skia.CubicResampler.Mitchell())
        )


class Mascot:
    """Pip, painted once and then posed as often as needed; the same every time."""

    def __init__(self) -> None:
        self._tail = _baked(skia.Rect.MakeLTRB(-30, -120, 130, 40), _paint_tail)
        self._arm = _baked(skia.Rect.MakeLTRB(-40, -30, 40, 130), _paint_arm)
        self._foot = _baked(skia.Rect.MakeLTRB(-60, -40, 60, 20), _paint_foot)
        self._body = _baked(skia.Rect.MakeLTRB(-190, -430, 190, 20), _paint_body)
        self._scarf = _baked(skia.Rect.MakeLTRB(-170, -200, 170, 0), _paint_scarf)

    def draw(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Draw Pip standing at the origin of *canvas*."""
        canvas.save()
        canvas.scale(1 + 0.16 * pose.squash, 1 - 0.16 * pose.squash)
        canvas.save()
        canvas.rotate(pose.lean)
        self._placed(canvas, self._tail, 92, -62, pose.tail, 1)
        self._placed(canvas, self._arm, 118, -178, -pose.right_arm, -1)
        self._body.draw(canvas)
        _paint_face(canvas, pose)
        self._scarf.draw(canvas)
        self._placed(canvas, self._arm, -118, -178, pose.left_arm, 1)
        canvas.restore()
        for side in (-1, 1):
            self._placed(canvas, self._foot, side * 66, -12, 0, side)
        canvas.restore()

    def _placed(
        self, canvas: skia.Canvas, part: _Part, x: float, y: float, turn: float, side: int
    ) -> None:
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.scale(side, 1)
        part.draw(canvas)
        canvas.restore()


def _baked(box: skia.Rect, paint: Callable[[skia.Canvas], None]) -> _Part:
    surface = skia.Surface(
        math.ceil(box.width() * _SHARPNESS), math.ceil(box.height() * _SHARPNESS)
    )
    canvas = surface.getCanvas()
    canvas.scale(_SHARPNESS, _SHARPNESS)
    canvas.translate(-box.left(), -box.top())
    paint(canvas)
    return _Part(surface.makeImageSnapshot(), box)


def _fill(colour: int) -> skia.Paint:
    return skia.Paint(Color=colour, AntiAlias=True)


def _shaded(box: skia.Rect, light: int, middle: int, dark: int) -> skia.Paint:
    """A ball lit from the upper left."""
    centre = skia.Point(box.left() + 0.36 * box.width(), box.top() + 0.26 * box.height())
    shader = skia.GradientShader.MakeRadial(
        centre, 0.86 * max(box.width(), box.height()), [light, middle, dark], [0.0, 0.46, 1.0]
    )
    return skia.Paint(Shader=shader, AntiAlias=True)


def _body_path() -> skia.Path:
    path = skia.Path()
    path.moveTo(0, -352)
    path.cubicTo(92, -356, 136, -286, 134, -216)
    path.cubicTo(160, -150, 150, -18, 84, -10)
    path.cubicTo(40, -2, -40, -2, -84, -10)
    path.cubicTo(-150, -18, -160, -150, -134, -216)
    path.cubicTo(-136, -286, -92, -356, 0, -352)
    path.close()
    return path


def _paint_fur(canvas: skia.Canvas, path: skia.Path, seed: int, *, length: float = 15.0) -> None:
    """Short strokes that fall outwards and down, over *path* and a little beyond its edge."""
    chance = np.random.default_rng(seed)
    box = path.getBounds()
    middle_x, middle_y = box.centerX(), box.centerY() - 0.1 * box.height()
    for _ in range(int(box.width() * box.height() / 22)):
        x = chance.uniform(box.left(), box.right())
        y = chance.uniform(box.top(), box.bottom())
        if not path.contains(x, y):
            continue
        angle = math.atan2(y - middle_y + 60, x - middle_x) + chance.normal(0, 0.28)
        reach = length * chance.uniform(0.5, 1.15)
        tone = chance.choice([_FUR_DARK, _FUR, _FUR_LIGHT], p=[0.36, 0.3, 0.34])
        stroke = skia.Paint(
            Color=int(tone), AntiAlias=True, Style=skia.Paint.kStroke_Style,
            StrokeWidth=chance.uniform(1.4, 2.8), StrokeCap=skia.Paint.kRound_Cap,
        )  # fmt: skip
        stroke.setAlpha(int(chance.uniform(70, 170)))
        canvas.drawLine(x, y, x + reach * math.cos(angle), y + reach * math.sin(angle), stroke)


def _paint_body(canvas: skia.Canvas) -> None:
    for side in (-1, 1):
        _paint_horn(canvas, side)
        _paint_ear(canvas, side)
    path = _body_path()
    canvas.drawPath(path, _shaded(path.getBounds(), _FUR_LIGHT, _FUR, _FUR_DARK))
    _paint_fur(canvas, path, 1)
    for x, y, radius in ((-72, -322, 17), (-40, -340, 10), (78, -316, 13), (112, -128, 15),
                         (-118, -108, 13), (126, -88, 9), (-104, -76, 8)):  # fmt: skip
        canvas.drawCircle(x, y, radius, _fill(_SPOT))
        canvas.drawCircle(x - radius / 4, y - radius / 4, radius * 0.45, _fill(0x33FFFFFF))
    belly = skia.Rect.MakeLTRB(-84, -150, 84, -16)
    canvas.drawOval(belly, _shaded(belly, 0xFFFFF6E2, _BELLY, _BELLY_DARK))
    lines = skia.Paint(
        Color=0x66B98E58, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=2.4
    )
    for number in range(4):
        y = -128 + 27 * number
        bow = skia.Path()
        bow.moveTo(-60 + 4 * number, y)
        bow.quadTo(0, y + 16, 60 - 4 * number, y)
        canvas.drawPath(bow, lines)


def _paint_horn(canvas: skia.Canvas, side: int) -> None:
    horn = skia.Path()
    horn.moveTo(side * 34, -336)
    horn.cubicTo(side * 30, -384, side * 62, -404, side * 84, -408)
    horn.cubicTo(side * 80, -380, side * 84, -350, side * 78, -318)
    horn.close()
    canvas.drawPath(horn, _shaded(horn.getBounds(), 0xFFFFE39A, _HORN, _HORN_DARK))
    ring = skia.Paint(
        Color=_HORN_DARK, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3.2
    )
    for step in (0.25, 0.5, 0.72):
        y = -330 - 66 * step
        canvas.drawLine(side * (38 + 10 * step), y, side * (80 - 4 * step), y - 6, ring)


def _paint_ear(canvas: skia.Canvas, side: int) -> None:
    ear = skia.Path()
    ear.moveTo(side * 104, -302)
    ear.cubicTo(side * 150, -338, side * 186, -318, side * 176, -282)
    ear.cubicTo(side * 168, -252, side * 140, -244, side * 118, -252)
    ear.close()
    canvas.drawPath(ear, _shaded(ear.getBounds(), _FUR_LIGHT, _FUR, _FUR_DARK))
    _paint_fur(canvas, ear, 5 + side, length=8)
    canvas.drawOval(skia.Rect.MakeXYWH(side * 148 - 15, -304, 30, 36), _fill(0xFFEFA3A0))


def _paint_arm(canvas: skia.Canvas) -> None:
    arm = skia.Path()
    arm.moveTo(-24, -10)
    arm.cubicTo(-36, 40, -34, 84, -20, 104)
    arm.cubicTo(-8, 122, 18, 120, 26, 100)
    arm.cubicTo(34, 70, 30, 30, 22, -8)
    arm.cubicTo(10, -24, -14, -24, -24, -10)
    arm.close()
    canvas.drawPath(arm, _shaded(arm.getBounds(), _FUR_LIGHT, _FUR, _FUR_DARK))
    _paint_fur(canvas, arm, 3, length=9)
    canvas.drawOval(skia.Rect.MakeXYWH(-15, 84, 34, 28), _fill(_BELLY))
    for x in (-9, 2, 13):
        canvas.drawCircle(x, 106, 3.4, _fill(_BELLY_DARK))


def _paint_foot(canvas: skia.Canvas) -> None:
    foot = skia.Rect.MakeLTRB(-52, -30, 46, 14)
    canvas.drawOval(foot, _shaded(foot, 0xFFFFF1D0, _BELLY, _BELLY_DARK))
    for x in (-34, -10, 14):
        canvas.drawOval(skia.Rect.MakeXYWH(x - 9, -2, 18, 15), _fill(_HORN))


def _paint_tail(canvas: skia.Canvas) -> None:
    tail = skia.Path()
    tail.moveTo(-20, 10)
    tail.cubicTo(50, 24, 84, -10, 76, -62)
    tail.cubicTo(100, -50, 110, 10, 64, 32)
    tail.cubicTo(36, 44, -10, 40, -20, 30)
    tail.close()
    canvas.drawPath(tail, _shaded(tail.getBounds(), _FUR_LIGHT, _FUR, _FUR_DARK))
    _paint_fur(canvas, tail, 4, length=9)
    tuft = skia.Path()
    tuft.moveTo(70, -50)
    tuft.cubicTo(46, -84, 66, -110, 86, -116)
    tuft.cubicTo(116, -100, 118, -66, 94, -44)
    tuft.close()
    canvas.drawPath(tuft, _shaded(tuft.getBounds(), 0xFFA77BD0, _SPOT, 0xFF51307A))


def _paint_scarf(canvas: skia.Canvas) -> None:
    band = skia.Path()
    band.moveTo(-138, -196)
    band.cubicTo(-70, -150, 70, -150, 138, -196)
    band.cubicTo(148, -182, 148, -166, 140, -154)
    band.cubicTo(70, -108, -70, -108, -140, -154)
    band.cubicTo(-148, -166, -148, -182, -138, -196)
    band.close()
    end = skia.Path()
    end.moveTo(52, -140)
    end.lineTo(100, -152)
    end.lineTo(116, -58)
    end.lineTo(70, -50)
    end.close()
    for path, turn in ((end, 8.0), (band, 0.0)):
        canvas.save()
        canvas.drawPath(path, _shaded(path.getBounds(), 0xFFFF8059, _SCARF, 0xFFAA3414))
        canvas.clipPath(path, doAntiAlias=True)
        canvas.rotate(turn)
        stripe = _fill(_SCARF_STRIPE)
        if path is band:
            for x in range(-150, 170, 46):
                canvas.drawRect(skia.Rect.MakeXYWH(x, -210, 18, 120), stripe)
        else:
            for y in range(-156, -40, 30):
                canvas.drawRect(skia.Rect.MakeXYWH(20, y, 120, 12), stripe)
        canvas.restore()
    canvas.drawCircle(78, -146, 20, _shaded(skia.Rect.MakeXYWH(58, -166, 40, 40), 0xFFFF8059,
                                            _SCARF, 0xFFAA3414))  # fmt: skip


def _paint_face(canvas: skia.Canvas, pose: Pose) -> None:
    for side in (-1, 1):
        _paint_eye(canvas, side * 48, -262, pose)
        canvas.drawOval(skia.Rect.MakeXYWH(side * 96 - 19, -238, 38, 22), _fill(0xD0F29C96))
    nose = skia.Rect.MakeXYWH(-15, -236, 30, 20)
    canvas.drawOval(nose, _shaded(nose, 0xFF5A4A70, 0xFF3B2A4D, _INK))
    mouth = skia.Path()
    opened = 8 + 26 * pose.mouth
    mouth.moveTo(-34, -210)
    mouth.quadTo(0, -200, 34, -210)
    mouth.quadTo(26, -210 + opened, 0, -208 + opened)
    mouth.quadTo(-26, -210 + opened, -34, -210)
    mouth.close()
    canvas.drawPath(mouth, _fill(0xFF7A1F33))
    canvas.save()
    canvas.clipPath(mouth, doAntiAlias=True)
    canvas.drawCircle(0, -196 + opened, 16, _fill(0xFFF2828A))
    for side in (-1, 1):
        tooth = skia.Path()
        tooth.moveTo(side * 20 - 6, -208)
        tooth.lineTo(side * 20 + 6, -208)
        tooth.lineTo(side * 20, -196)
        canvas.drawPath(tooth, _fill(0xFFFFFDF2))
    canvas.restore()


def _paint_eye(canvas: skia.Canvas, x: float, y: float, pose: Pose) -> None:
    ball = skia.Rect.MakeXYWH(x - 33, y - 36, 66, 72)
    canvas.drawOval(ball, _shaded(ball, 0xFFFFFFFF, 0xFFFDFDF8, 0xFFC9D6DC))
    at = x + 9 * pose.look
    canvas.drawCircle(at, y + 4, 20, _fill(0xFFE08A1E))
    canvas.drawCircle(at, y + 4, 12.5, _fill(_INK))
    canvas.drawCircle(at - 6, y - 4, 6, _fill(0xFFFFFFFF))
    canvas.save()
    canvas.clipRect(skia.Rect.MakeXYWH(x - 40, y - 40, 80, 80 * min(1.0, 0.1 + pose.blink)))
    lid = ball.makeOutset(1, 1)
    canvas.drawOval(lid, _shaded(lid, _FUR_LIGHT, _FUR, _FUR_DARK))
    canvas.restore()
    if pose.blink > 0.8:
        lash = skia.Path()
        lash.moveTo(x - 30, y + 8)
        lash.quadTo(x, y + 36, x + 30, y + 8)
        line = skia.Paint(
            Color=_INK, AntiAlias=True, Style=skia.Paint.kStroke_Style,
            StrokeWidth=5, StrokeCap=skia.Paint.kRound_Cap,
        )  # fmt: skip
        canvas.drawPath(lash, line)
