"""What moves under water: fish, kelp that sways, bubbles that rise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.outline import smooth
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, gradient, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.stage import Stage

_BODY = ((-0.42, 0.0), (-0.26, -0.20), (0.05, -0.30), (0.36, -0.18), (0.5, 0.0), (0.36, 0.17),
         (0.05, 0.27), (-0.26, 0.18))  # fmt: skip


def fish(
    stage: Stage, base: Rgb, stripe: Rgb | None, depth: float, *, size: float = 60.0
) -> Sprite:
    """A fish looking right, *size* units long without its tail, its foot in its middle."""
    steps = tones(stage.mood, base, depth)

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(size * 0.7, size * 0.5)
        canvas.scale(size, size)
        fin = fill_of(steps[1])
        canvas.drawPath(smooth([(-0.2, -0.2), (-0.12, -0.44), (0.2, -0.34), (0.25, -0.18)]), fin)
        canvas.drawPath(smooth([(-0.1, 0.18), (-0.14, 0.40), (0.08, 0.34), (0.14, 0.2)]), fin)
        body = smooth(_BODY)
        shades = ((0.0, colour(steps[4])), (0.4, colour(steps[2])), (1.0, colour(steps[0])))
        canvas.drawPath(body, gradient(((0, -0.28), (0, 0.3)), shades))
        if stripe is not None:
            canvas.save()
            canvas.clipPath(body, doAntiAlias=True)
            band = fill_of(tones(stage.mood, stripe, depth)[3])
            canvas.drawOval(skia.Rect.MakeXYWH(-0.26, -0.5, 0.11, 1.0), band)
            canvas.drawOval(skia.Rect.MakeXYWH(0.10, -0.5, 0.13, 1.0), band)
            canvas.restore()
        canvas.drawPath(smooth([(0.02, 0.02), (-0.16, 0.04), (-0.14, 0.18), (0.02, 0.12)]), fin)
        canvas.drawCircle(0.34, -0.05, 0.058, fill_of((250, 250, 250)))
        canvas.drawCircle(0.355, -0.05, 0.034, fill_of((22, 26, 44)))

    return painted_sprite(stage, (1.3 * size, size), (0.7 * size, 0.5 * size), draw)


@dataclass(frozen=True)
class _Swimmer:
    sprite: Sprite
    tail: skia.Paint
    size: float
    start: float
    y: float
    speed: float
    phase: float


class Shoal:
    """Fish that swim across the picture, each at its own pace, tails beating."""

    def __init__(
        self,
        stage: Stage,
        purpose: str,
        kinds: Sequence[tuple[Rgb, Rgb | None]],
        *,
        count: int,
        depth: float,
        size: float,
        top: float,
        bottom: float,
        speed: float = 26.0,
        together: float = 0.0,
    ) -> None:
        """*together* 1 keeps them in one school that swims the same way; 0 lets each go its way."""
        rng = stage.rng(purpose)
        self._span = stage.reach(depth) + 120
        sprites = [
            fish(stage, base, stripe, min(1.0, depth + 0.32), size=size) for base, stripe in kinds
        ]
        heading = 1 if rng.random() < 0.5 else -1
        middle, level = rng.uniform(-0.6, 0.6) * self._span, rng.uniform(top, bottom)
        self._fish = []
        for number in range(count):
            alone = rng.uniform(-self._span, self._span)
            near = middle + rng.normal(0, size * 4.2)
            y = (
                rng.uniform(top, bottom) * (1 - together)
                + (level + rng.normal(0, size * 1.3)) * together
            )
            way = heading if together or rng.random() < 0.5 else -heading
            self._fish.append(_Swimmer(
                sprites[number % len(sprites)],
                fill_of(tones(stage.mood, kinds[number % len(kinds)][0], depth)[1]),
                size, float(near * together + alone * (1 - together)), float(y),
                float(way * speed * (1.0 if together else rng.uniform(0.6, 1.3))),
                float(rng.uniform(0, 6.28)),
            ))  # fmt: skip

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every fish where it has swum to after *seconds*."""
        for one in self._fish:
            x = (one.start + one.speed * seconds + self._span) % (2 * self._span) - self._span
            y = one.y + 5 * math.sin(0.8 * seconds + one.phase)
            way = 1 if one.speed > 0 else -1
            beat = 0.10 * math.sin(7 * seconds + one.phase)
            s = one.size
            root = x - way * 0.36 * s
            tail = skia.Path()
            tail.moveTo(root, y - 0.03 * s)
            tail.quadTo(
                root - way * 0.2 * s, y - 0.3 * s, root - way * (0.34 + beat) * s, y - 0.22 * s
            )
            tail.quadTo(root - way * 0.2 * s, y, root - way * (0.34 - beat) * s, y + 0.22 * s)
            tail.quadTo(root - way * 0.2 * s, y + 0.26 * s, root, y + 0.03 * s)
            canvas.drawPath(tail, one.tail)
            one.sprite.place(canvas, x, y, mirrored=way < 0)


class Kelp:
    """Ribbons of kelp that sway from their roots."""

    def __init__(
        self,
        stage: Stage,
        purpose: str,
        base: Rgb,
        depth: float,
        places: Sequence[tuple[float, float, float]],
    ) -> None:
        """One ribbon at every (x, y, height) of *places*, in units."""
        rng = stage.rng(purpose)
        steps = tones(stage.mood, base, depth)
        self._ribbons = [
            (x, y, height, height * float(rng.uniform(0.045, 0.07)), float(rng.uniform(0, 6.28)),
             fill_of(mixed(steps[0], steps[3], float(rng.random()) * 0.8)))
            for x, y, height in places
        ]  # fmt: skip

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every ribbon as it sways after *seconds*."""
        pieces = 7
        for x, y, height, wide, phase, paint in self._ribbons:
            left, right = [], []
            for number in range(pieces + 1):
                share = number / pieces
                sway = height * 0.13 * share * math.sin(0.9 * seconds + phase + 2.6 * share)
                ripple = wide * 0.9 * math.sin(2.2 * math.pi * share * 1.6 + phase)
                half = wide * (0.55 + 0.45 * math.sin(5 * share + phase)) * (1 - share**3)
                left.append((x + sway + ripple - half, y - height * share))
                right.append((x + sway + ripple + half, y - height * share))
            canvas.drawPath(smooth(left + right[::-1]), paint)


class Bubbles:
    """Columns of bubbles that rise and wobble."""

    def __init__(
        self, stage: Stage, columns: Sequence[float], *, bottom: float, each: int = 7
    ) -> None:
        rng = stage.rng("bubbles")
        self._bubbles = [
            (x, float(rng.random()), float(rng.uniform(2.5, 8.0)), float(rng.uniform(0, 6.28)))
            for x in columns for _ in range(each)
        ]  # fmt: skip
        self._bottom = bottom
        rim = mixed((214, 244, 255), stage.mood.key, 0.3)
        self._rim = fill_of(rim, 0.55)
        self._rim.setStyle(skia.Paint.kStroke_Style)
        self._rim.setStrokeWidth(1.4)
        self._shine = fill_of((255, 255, 255), 0.75)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every bubble where it has risen to after *seconds*."""
        for x, start, radius, phase in self._bubbles:
            share = (start + seconds * (0.05 + radius * 0.004)) % 1.0
            y = self._bottom - share * (self._bottom + 80)
            at = x + 9 * math.sin(2.0 * seconds + phase) + 22 * share
            canvas.drawCircle(at, y, radius, self._rim)
            canvas.drawCircle(at - radius * 0.35, y - radius * 0.35, radius * 0.2, self._shine)
