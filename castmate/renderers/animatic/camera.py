"""The camera: where it looks in every frame, and what that does to each layer.

The camera travels sideways (a truck, so near layers pass quicker than far ones) and closer (a
dolly, so near layers grow quicker), and tilts about its own middle (so all layers move alike).
It never goes where a layer is not painted: every view is held within ``stage.reach``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from castmate.renderers.animatic.easing import between, smooth
from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.stage import HEIGHT, Stage
from castmate.scripts.shot import CameraMove, Framing

MARGIN = 60.0
"""Units that every layer is painted beyond the top and the bottom of the picture."""

_FAR_GROWTH = 0.55
"""How much of the zoom the horizon takes part in; all of it would be a lens, none a true dolly."""


@dataclass(frozen=True)
class View:
    """Where the camera is in one frame, in stage units at the characters' depth."""

    x: float
    """Sideways, from the middle."""
    horizon: float
    """y in the resting picture at which the set's horizon appears."""
    zoom: float
    """1 sees the whole stage."""


@dataclass(frozen=True)
class Placing:
    """Where a layer's stage units land: ``pixel = scale * unit + offset``."""

    scale: float
    dx: float
    dy: float

    @property
    def whole(self) -> Placing:
        """The same, moved to whole pixels."""
        return Placing(self.scale, float(round(self.dx)), float(round(self.dy)))


def growth(depth: float, zoom: float) -> float:
    """How much larger a layer at *depth* appears at *zoom*.

    >>> growth(1.0, 2.0), growth(0.0, 1.0)
    (2.0, 1.0)
    """
    return 1 + (zoom - 1) * max(0.3, _FAR_GROWTH + (1 - _FAR_GROWTH) * depth)


def placing(view: View, depth: float, stage: Stage, horizon: float) -> Placing:
    """Where *view* puts a layer at *depth* of a set with this *horizon*."""
    scale = growth(depth, view.zoom) * stage.pixels_per_unit
    dx = stage.size.width / 2 - scale * view.x * depth
    return Placing(scale, dx, view.horizon * stage.pixels_per_unit - scale * horizon)


@dataclass(frozen=True)
class Framed:
    """How near the camera is, and how large a character stands in the picture."""

    zoom: float
    soles: float
    """Where the soles are, as a share of the picture's height."""
    character: float
    """A character's height, as a share of the picture's height."""


FRAMINGS: dict[Framing, Framed] = {
    "wide": Framed(zoom=1.0, soles=0.872, character=0.38),
    "medium": Framed(zoom=1.12, soles=0.89, character=0.58),
    "close_up": Framed(zoom=1.6, soles=0.985, character=0.95),
}


def resting(framing: Framing, built: Set) -> View:
    """The view of a camera that stands still in front of *built*."""
    framed = FRAMINGS[framing]
    at_rest = HEIGHT * framed.soles - growth(1, framed.zoom) * (built.ground - built.horizon)
    if framing == "wide":
        at_rest = built.horizon  # the set as it was composed
    return View(0.0, at_rest, framed.zoom)


def held_in(view: View, stage: Stage, built: Set, *, roam: float = math.inf) -> View:
    """*view*, moved as little as needed to see only what is painted.

    *roam* is a tighter bound on ``x``, in units, for sets with less to show at the sides.
    """
    zoom, x, low, high = max(1.0, view.zoom), roam, -math.inf, math.inf
    for depth in {layer.depth for layer in built.layers}:
        grown = growth(depth, zoom)
        if depth > 0:
            x = min(x, (stage.reach(depth) - stage.half_width / grown) / depth)
        low = max(low, HEIGHT - grown * (HEIGHT + MARGIN - built.horizon))
        high = min(high, grown * (built.horizon + MARGIN))
    at = min(max(view.horizon, low), high) if low <= high else built.horizon
    return View(min(max(view.x, -x), x), at, zoom)


Follow = Callable[[float], float]
"""x of the followed character, in units, at *seconds*."""


def views(
    move: CameraMove,
    framing: Framing,
    stage: Stage,
    built: Set,
    times: Sequence[float],
    *,
    seconds: float,
    follow: Follow | None = None,
    roam: float = math.inf,
) -> list[View]:
    """The camera at each of *times*, in a shot of *seconds*."""
    rest = resting(framing, built)
    sway = _Sway(stage) if move == "handheld" else None
    path = []
    for time in times:
        share = _travelled(time, seconds)
        if sway is not None:
            view = sway.moved(rest, time)
        elif move == "track" and follow is not None:
            view = replace(rest, zoom=max(rest.zoom, 1.1), x=0.82 * _led(follow, time, seconds))
        else:
            view = _moved(move, rest, share)
            if follow is not None and view.zoom > rest.zoom:
                # Going closer, towards the character: it stays where it was in the picture.
                closer = 1 - rest.zoom / view.zoom
                view = replace(view, x=view.x + closer * _led(follow, time, seconds))
        path.append(held_in(view, stage, built, roam=roam))
    return path


def _travelled(time: float, seconds: float) -> float:
    """0..1 over the shot: the camera rests a moment, moves, and settles."""
    hold = min(0.25, seconds * 0.08)
    share = (time - hold) / max(1e-6, seconds - 2 * hold)
    # Half eased, half even: a long move with hard ease-in looks as if the shot began late.
    return between(min(1.0, max(0.0, share)), smooth(share), 0.6)


def _moved(move: CameraMove, rest: View, share: float) -> View:
    travel = between(-170, 170, share)
    tilt = between(-1, 1, share)
    match move:
        case "pan_right":
            return replace(rest, x=travel)
        case "pan_left":
            return replace(rest, x=-travel)
        case "zoom_in":
            return _zoomed(rest, between(1.0, 1.34, share))
        case "zoom_out":
            return _zoomed(rest, between(1.34, 1.0, share))
        case "tilt_up":
            return _tilted(rest, tilt)
        case "tilt_down":
            return _tilted(rest, -tilt)
        case "static" | "track" | "handheld":
            return rest


def _zoomed(rest: View, by: float) -> View:
    # Going closer, the eye rises from the ground towards the character's face.
    return View(rest.x, rest.horizon - 40 * (by - 1), rest.zoom * by)


def _tilted(rest: View, share: float) -> View:
    zoom = max(rest.zoom, 1.18)
    sunk = rest.horizon - (zoom - rest.zoom) * 110
    return View(rest.x, sunk + share * 78, zoom)


def _led(follow: Follow, time: float, seconds: float) -> float:
    """A smoothed x of the followed one: the operator reacts late and rounds corners off."""
    around = np.linspace(-0.45, 0.35, 9)
    return float(np.mean([follow(min(max(0.0, time + d), seconds)) for d in around]))


class _Sway:
    """A hand that is never quite still: slow sines whose phases come from the seed."""

    _RATES = (0.23, 0.41, 0.77, 1.3)
    _SIZES = (1.0, 0.6, 0.28, 0.1)

    def __init__(self, stage: Stage) -> None:
        self._phases = stage.rng("handheld").uniform(0, 2 * math.pi, (2, len(self._RATES)))

    def moved(self, rest: View, time: float) -> View:
        x, y = (self._at(axis, time) for axis in range(2))
        return View(rest.x + 9 * x, rest.horizon + 6 * y, rest.zoom * 1.035)

    def _at(self, axis: int, time: float) -> float:
        waves = zip(self._RATES, self._SIZES, self._phases[axis], strict=True)
        return sum(size * math.sin(2 * math.pi * rate * time + p) for rate, size, p in waves)
