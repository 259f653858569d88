"""A brush: shapes filled the way a picture book is painted, never with one flat colour."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grain import Grain, grain_tile

_WARM_LIGHT: Rgb = (255, 240, 210)
_COOL_SHADE: Rgb = (38, 22, 62)


def toned(colour: Rgb, amount: float) -> Rgb:
    """Lighter and warmer (amount up to 1), or darker and cooler (down to -1), as painters do."""
    if amount >= 0:
        return mixed(colour, _WARM_LIGHT, amount)
    return mixed(colour, _COOL_SHADE, -amount)


def ink(colour: Rgb, alpha: float = 1.0) -> int:
    """Skia's colour number of *colour* at *alpha* 0..1."""
    r, g, b = colour
    if min(colour) < 0 or max(colour) > 255:
        r, g, b = (max(0, min(255, channel)) for channel in colour)
    # Packed here: Skia's own function takes twice as long, and a street asks 10,000 times.
    return round(255 * max(0.0, min(1.0, alpha))) << 24 | r << 16 | g << 8 | b


def polygon(points: Sequence[tuple[float, float]]) -> skia.Path:
    """The closed path through *points*."""
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points], True)  # noqa: FBT003 - Skia's signature
    return path


def curve(points: Sequence[tuple[float, float]], *, closed: bool = False) -> skia.Path:
    """A smooth path through *points* (Catmull-Rom)."""
    path = skia.Path()
    n = len(points)
    path.moveTo(*points[0])
    for i in range(n if closed else n - 1):
        before = points[i - 1] if closed or i else points[0]
        a, b = points[i], points[(i + 1) % n]
        after = points[(i + 2) % n] if closed or i + 2 < n else b
        path.cubicTo(
            a[0] + (b[0] - before[0]) / 6,
            a[1] + (b[1] - before[1]) / 6,
            b[0] - (after[0] - a[0]) / 6,
            b[1] - (after[1] - a[1]) / 6,
            *b,
        )
    if closed:
        path.close()
    return path


class Brush:
    """Paints on one canvas; keeps the grain tiles it has mixed."""

    def __init__(self, canvas: skia.Canvas, rng: np.random.Generator) -> None:
        self.canvas = canvas
        self.rng = rng
        self._tiles: dict[Grain, skia.Image] = {}

    def fill(
        self,
        path: skia.Path,
        colour: Rgb,
        *,
        shade: float = 0.12,
        grain: Grain | None = "paper",
        strength: float = 0.45,
        sideways: bool = False,
        alpha: float = 1.0,
    ) -> None:
        """*path* from a lighter top (or left) to a darker bottom (or right), with grain."""
        box = path.getBounds()
        start = (box.left(), box.top())
        stop = (box.right(), box.top()) if sideways else (box.left(), box.bottom())
        paint = skia.Paint(AntiAlias=True)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [start, stop],
                [ink(toned(colour, shade * 0.8), alpha), ink(toned(colour, -shade), alpha)],
            )
        )
        self.canvas.drawPath(path, paint)
        if grain is not None and strength > 0:
            self.canvas.drawPath(path, self.grained(grain, strength * alpha))

    def grained(self, kind: Grain, strength: float) -> skia.Paint:
        """Paint that adds grain to what is there; *strength* 0..1."""
        if kind not in self._tiles:
            self._tiles[kind] = grain_tile(kind, self.rng)
        shift = skia.Matrix.Translate(*(float(v) for v in self.rng.uniform(0, 256, 2)))
        shader = self._tiles[kind].makeShader(
            skia.TileMode.kRepeat,
            skia.TileMode.kRepeat,
            # Between its own pixels grain looks no better, and takes three times as long.
            skia.SamplingOptions(skia.FilterMode.kNearest),
            shift,
        )
        paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kOverlay, Shader=shader)
        paint.setAlphaf(strength)
        return paint

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        colour: Rgb,
        *,
        round_by: float = 0.0,
        shade: float = 0.12,
        grain: Grain | None = "paper",
        strength: float = 0.45,
        sideways: bool = False,
        edge: float = 0.0,
    ) -> None:
        """A rectangle; *edge* 0..1 adds a lit upper and a shaded lower rim."""
        path = skia.Path()
        bounds = skia.Rect(left, top, right, bottom)
        path.addRoundRect(bounds, round_by, round_by)
        self.fill(path, colour, shade=shade, grain=grain, strength=strength, sideways=sideways)
        if edge:
            inset = min(round_by, (right - left) / 2) * 0.6 + 1
            light, dark = toned(colour, 0.6), toned(colour, -0.7)
            self.line((left + inset, top + 1.2), (right - inset, top + 1.2), light, 2.2, edge)
            self.line((left + inset, bottom - 1), (right - inset, bottom - 1), dark, 2.2, edge)

    def oval(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        colour: Rgb,
        *,
        shade: float = 0.14,
        grain: Grain | None = "paper",
        strength: float = 0.45,
    ) -> None:
        """An ellipse around (x, y) with half axes *across* and *down*."""
        path = skia.Path()
        path.addOval(skia.Rect(x - across, y - down, x + across, y + down))
        self.fill(path, colour, shade=shade, grain=grain, strength=strength)

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        colour: Rgb,
        *,
        smooth: bool = False,
        shade: float = 0.12,
        grain: Grain | None = "paper",
        strength: float = 0.45,
        sideways: bool = False,
    ) -> None:
        """A polygon, or a smooth blob through the points."""
        path = curve(points, closed=True) if smooth else polygon(points)
        self.fill(path, colour, shade=shade, grain=grain, strength=strength, sideways=sideways)

    def line(
        self,
        a: tuple[float, float],
        b: tuple[float, float],
        colour: Rgb,
        width: float,
        alpha: float = 1.0,
    ) -> None:
        """A round-ended stroke."""
        self.canvas.drawLine(*a, *b, _stroke(colour, width, alpha))

    def trace(
        self,
        points: Sequence[tuple[float, float]],
        colour: Rgb,
        width: float,
        alpha: float = 1.0,
        *,
        closed: bool = False,
    ) -> None:
        """A smooth stroke through the points."""
        self.canvas.drawPath(curve(points, closed=closed), _stroke(colour, width, alpha))

    def shadow(self, x: float, y: float, across: float, down: float, alpha: float = 0.4) -> None:
        """A soft shadow on the floor, fading to nothing at its rim."""
        self.bloom(x, y, across, down, (24, 14, 40), alpha, skia.BlendMode.kSrcOver)

    def bloom(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        colour: Rgb,
        alpha: float,
        blend: skia.BlendMode = skia.BlendMode.kScreen,
    ) -> None:
        """A soft ellipse of light (or, with another *blend*, of any colour)."""
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(across, down)
        self.canvas.drawCircle(0, 0, 1, soft_spot(colour, alpha, blend))
        self.canvas.restore()

    def smooth_blob(self, x: float, y: float, radius: float, wobble: float = 0.2) -> skia.Path:
        """A hand-drawn round shape."""
        turns = np.linspace(0, 2 * math.pi, 9)[:-1]
        radii = radius * (1 + self.rng.uniform(-wobble, wobble, turns.size))
        return curve(
            [(x + r * math.cos(t), y + r * math.sin(t)) for t, r in zip(turns, radii, strict=True)],
            closed=True,
        )


def soft_spot(colour: Rgb, alpha: float, blend: skia.BlendMode) -> skia.Paint:
    """Paint of a unit disc that fades smoothly; nothing outside it."""
    paint = skia.Paint(AntiAlias=True, BlendMode=blend)
    shares = (1.0, 0.82, 0.48, 0.18, 0.05, 0.0)
    paint.setShader(
        skia.GradientShader.MakeRadial(
            (0, 0),
            1.0,
            [ink(colour, alpha * share) for share in shares],
            [0.0, 0.2, 0.45, 0.7, 0.86, 1.0],
        )
    )
    return paint


def _stroke(colour: Rgb, width: float, alpha: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
        StrokeWidth=width,
        Color=ink(colour, alpha),
    )
