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
_SAME_DEPTH_ZOOMING = 0.3
"""The same for a camera that only comes closer, in which parallax is five times smaller."""


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
        self._path = path
        still = all(view == path[0] for view in path)
        behind = [layer for layer in built.layers if layer.depth <= 1]
        before = [layer for layer in built.layers if layer.depth > 1]
        self._behind = self._baked(behind, still=still)
        self._before = self._baked(before, still=still)

    def draw_behind(self, canvas: skia.Canvas, view: View, seconds: float) -> None:
        """Everything up to where the characters stand."""
        self._draw(self._behind, canvas, view, seconds)

    def draw_before(self, canvas: skia.Canvas, view: View, seconds: float) -> None:
        """Everything nearer than the characters."""
        self._draw(self._before, canvas, view, seconds)

    def at(self, view: View, depth: float = 1.0) -> Placing:
        """Where *depth* lands in the picture."""
        return placing(view, depth, self._stage, self.built.horizon)

    def _baked(self, layers: Sequence[Layer], *, still: bool) -> tuple[_Step, ...]:
        steps: list[_Step] = []
        for group in _groups(layers, math.inf if still else _same_depth(self._path)):
            depth = _depth_of(group)
            painted = [layer for layer in group if layer.paint is not None]
            if painted:
                sheet = self._sheet(painted, depth, still=still)
                if sheet.bands:
                    steps.append(_Step(depth, sheet, None))
            last = group[-1]
            if last.animate is not None:
                steps.append(_Step(last.depth if still else depth, None, last.animate))
        return tuple(steps)

    def _sheet(self, layers: Sequence[Layer], depth: float, *, still: bool) -> Sheet | StillSheet:
        horizon = self.built.horizon
        if still:
            return bake_still(layers, self._path[0], self._stage, horizon)
        return bake(layers, self._path, self._stage, horizon, depth=depth)

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


def _same_depth(path: Sequence[View]) -> float:
    """How far apart in depth layers may be to share a sheet."""
    only_zooms = all(view.x == path[0].x for view in path)
    zooms = max(view.zoom for view in path) > 1.05 * min(view.zoom for view in path)
    return _SAME_DEPTH_ZOOMING if only_zooms and zooms else _SAME_DEPTH


def _groups(layers: Sequence[Layer], same_depth: float) -> list[list[Layer]]:
    """Neighbours that can share one sheet; what moves in a layer ends its group."""
    groups: list[list[Layer]] = [[layer] for layer in layers[:1]]
    for earlier, layer in pairwise(layers):
        if earlier.animate is None and abs(layer.depth - groups[-1][0].depth) < same_depth:
            groups[-1].append(layer)
        else:
            groups.append([layer])
    return groups


def _depth_of(group: Sequence[Layer]) -> float:
    """The depth a group is drawn at: that of the characters' own ground, if it is among them."""
    if any(layer.depth == 1 for layer in group):
        return 1.0
    return sum(layer.depth for layer in group) / len(group)


def _hidden_from(steps: Sequence[_Step], placings: Sequence[Placing], height: int) -> list[float]:
    """For each step the first row that a nearer sheet hides wholly."""
    line = float(height)
    hidden = []
    for step, at in zip(reversed(steps), reversed(placings), strict=True):
        hidden.append(line)
        if step.sheet is not None:
            line = min(line, step.sheet.hiding_line(at))
    return hidden[::-1]
