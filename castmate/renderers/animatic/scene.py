"""A set made ready for a shot: baked, and drawn frame by frame behind and before the cast."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import skia

from castmate.renderers.animatic.bake import Sheet, StillSheet, bake, bake_still
from castmate.renderers.animatic.camera import Placing, View, placing
from castmate.renderers.animatic.sets.layers import Animate, Layer, Set
from castmate.renderers.animatic.stage import Stage

_SAME_DEPTH = 0.025
"""Layers nearer to each other than this may share a sheet; nobody sees their parallax."""


@dataclass(frozen=True)
class _Step:
    """One thing to draw: a baked sheet, or what moves in a layer."""

    depth: float
    sheet: Sheet | StillSheet | None
    animate: Animate | None


class Scene:
    """The scenery of one shot. Drawing a frame changes nothing in it."""

    def __init__(self, built: Set, path: Sequence[View], stage: Stage) -> None:
        self.built = built
        self._stage = stage
        still = all(view == path[0] for view in path)
        behind = [layer for layer in built.layers if layer.depth <= 1]
        before = [layer for layer in built.layers if layer.depth > 1]
        self._behind = self._baked(behind, path, still=still)
        self._before = self._baked(before, path, still=still)

    def draw_behind(self, canvas: skia.Canvas, view: View, seconds: float) -> None:
        """Everything up to where the characters stand."""
        self._draw(self._behind, canvas, view, seconds)

    def draw_before(self, canvas: skia.Canvas, view: View, seconds: float) -> None:
        """Everything nearer than the characters."""
        self._draw(self._before, canvas, view, seconds)

    def at(self, view: View, depth: float = 1.0) -> Placing:
        """Where *depth* lands in the picture."""
        return placing(view, depth, self._stage, self.built.horizon)

    def _baked(
        self, layers: Sequence[Layer], path: Sequence[View], *, still: bool
    ) -> tuple[_Step, ...]:
        steps: list[_Step] = []
        for group in _groups(layers, still=still):
            painted = [layer for layer in group if layer.paint is not None]
            if painted:
                sheet: Sheet | StillSheet
                if still:
                    sheet = bake_still(painted, path[0], self._stage, self.built.horizon)
                else:
                    sheet = bake(painted, path, self._stage, self.built.horizon)
                if sheet.bands:
                    steps.append(_Step(group[0].depth, sheet, None))
            last = group[-1]
            if last.animate is not None:
                steps.append(_Step(last.depth, None, last.animate))
        return tuple(steps)

    def _draw(
        self, steps: Sequence[_Step], canvas: skia.Canvas, view: View, seconds: float
    ) -> None:
        placings = [self.at(view, step.depth) for step in steps]
        hidden = _hidden_from(steps, placings, self._stage.size.height)
        for step, at, rows in zip(steps, placings, hidden, strict=True):
            if step.sheet is not None:
                step.sheet.draw(canvas, at, rows)
            elif step.animate is not None:
                canvas.save()
                canvas.clipRect(skia.Rect.MakeLTRB(0, 0, 1e5, math.ceil(rows)))
                canvas.translate(at.dx, at.dy)
                canvas.scale(at.scale, at.scale)
                step.animate(canvas, self._stage, seconds)
                canvas.restore()


def _groups(layers: Sequence[Layer], *, still: bool) -> list[list[Layer]]:
    """Layers that can share one sheet: neighbours at (nearly) the same depth, or any when the
    camera rests; what moves in a layer ends its group."""
    groups: list[list[Layer]] = [[layer] for layer in layers[:1]]
    for earlier, layer in pairwise(layers):
        near = abs(layer.depth - groups[-1][0].depth) < _SAME_DEPTH
        if earlier.animate is None and (still or near):
            groups[-1].append(layer)
        else:
            groups.append([layer])
    return groups


def _hidden_from(steps: Sequence[_Step], placings: Sequence[Placing], height: int) -> list[float]:
    """For each step the first row that a nearer sheet hides wholly."""
    line = float(height)
    hidden = []
    for step, at in zip(reversed(steps), reversed(placings), strict=True):
        hidden.append(line)
        if step.sheet is not None:
            line = min(line, step.sheet.hiding_line(at))
    return hidden[::-1]
