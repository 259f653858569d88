"""What hangs and falls in a jungle: vines that sway, a waterfall that streams."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from castmate.renderers.animatic.mood import Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.brushes.outline import smooth
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, glow, gradient, tones
from castmate.renderers.animatic.stage import Stage


class Vines:
    """Vines with leaves that hang from (x, y) and swing slowly."""

    def __init__(
        self,
        stage: Stage,
        purpose: str,
        of: Rgb,
        depth: float,
        places: Sequence[tuple[float, float, float]],
    ) -> None:
        """One vine at every (x, y, length) of *places*."""
        rng = stage.rng(purpose)
        steps = tones(stage.mood, of, depth)
        self._stem = fill_of(steps[1])
        self._stem.setStyle(skia.Paint.kStroke_Style)
        self._stem.setStrokeWidth(3.4)
        self._leaves = [fill_of(steps[2]), fill_of(steps[3])]
        self._vines = [
            (x, y, long, float(rng.uniform(0, 6.28)), float(rng.uniform(-26, 26)))
            for x, y, long in places
        ]

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every vine as it swings after *seconds*."""
        stems, leaves = skia.Path(), (skia.Path(), skia.Path())
        for x, y, long, phase, bow in self._vines:
            swing = long * 0.05 * math.sin(0.8 * seconds + phase)
            stems.moveTo(x, y)
            stems.quadTo(x + bow, y + long * 0.5, x + swing, y + long)
            for number in range(2, 2 + int(long / 30)):
                share = number / (2 + long / 30)
                at = x + 2 * share * (1 - share) * bow + share * share * swing
                low = y + long * share
                way = 1 if number % 2 else -1
                leaf = leaves[number % 2]
                leaf.moveTo(at, low)
                leaf.quadTo(at + way * 14, low - 5, at + way * 19, low + 10)
                leaf.quadTo(at + way * 6, low + 12, at, low)
                leaf.close()
        canvas.drawPath(stems, self._stem)
        for path, paint in zip(leaves, self._leaves, strict=True):
            canvas.drawPath(path, paint)


class Waterfall:
    """Water that falls from *top* to *bottom* around *x*, with streaks that run down and spray."""

    def __init__(self, stage: Stage, x: float, top: float, bottom: float, half: float) -> None:
        rng = stage.rng("waterfall")
        mood = stage.mood
        self._x, self._top, self._bottom, self._half = x, top, bottom, half
        body = multiplied((196, 228, 232), mixed(mood.fill, (255, 255, 255), 0.2))
        self._body = mixed(body, mood.haze, 0.25)
        self._light = fill_of(mixed((255, 255, 255), mood.key, 0.4), 0.7)
        self._haze = mood.haze
        self._streaks = [
            (float(rng.uniform(-0.92, 0.92)), float(rng.random()), float(rng.uniform(0.5, 1.0)),
             float(rng.uniform(1.2, 3.6)))
            for _ in range(34)
        ]  # fmt: skip

    def _edge(self, share: float) -> float:
        return self._half * (0.72 + 0.42 * share)

    def paint(self, canvas: skia.Canvas) -> None:
        """The body of water and the spray at its foot."""
        tall = self._bottom - self._top
        left, right = [], []
        for number in range(9):
            share = number / 8
            ragged = 4 * math.sin(number * 2.3)
            left.append((self._x - self._edge(share) + ragged, self._top + tall * share))
            right.append((self._x + self._edge(share) + ragged * 0.6, self._top + tall * share))
        lit = mixed(self._body, (255, 255, 255), 0.35)
        ends = colour(self._body)
        stops = ((0.0, ends), (0.5, colour(lit)), (1.0, ends))
        paint = gradient(((0, self._top), (0, self._bottom)), stops)
        canvas.drawPath(smooth([*left, *right[::-1]]), paint)
        for share in (-0.6, 0.1, 0.7):
            x = self._x + share * self._half
            canvas.drawCircle(x, self._bottom, 74, glow(x, self._bottom, 74, (250, 254, 255), 0.75))

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The streaks where they have fallen to after *seconds*."""
        tall = self._bottom - self._top
        path = skia.Path()
        for across, start, pace, thick in self._streaks:
            fallen = (start + seconds * pace * 0.55) % 1.0
            share = fallen**1.3
            x = self._x + across * self._edge(share)
            y = self._top + tall * share
            long = 14 + 40 * share
            low = min(self._bottom, y + long)
            path.addRoundRect(skia.Rect.MakeLTRB(x - thick / 2, y, x + thick / 2, low), 1.5, 1.5)
        canvas.drawPath(path, self._light)
