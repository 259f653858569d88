"""Fall: tumbling down from above, or toppling over; a thud, dust, dizzy stars, up again."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.actions.dust import landing
from castmate.renderers.animatic.canvas import fill
from castmate.renderers.animatic.easing import arc, clamped, ease_in, ringing, smooth
from castmate.renderers.animatic.mood import rgb
from castmate.renderers.animatic.poses import Pose, blended

_AIR, _TOPPLE = 0.75, 0.6
"""Seconds until the ground is met."""


def _impact(cue: Cue) -> float:
    return _AIR if cue.first else _TOPPLE


def act(cue: Cue) -> Pose:
    """From out of the picture when the shot begins with it, else over its own feet."""
    after = cue.seconds - _impact(cue)
    if after < 0:
        return _dropping(cue) if cue.first else _toppling(cue)
    if cue.first:
        hop = 0.09 * arc(clamped(after / 0.34))
        ring = ringing(after, per_second=2.3, decay=4.2)
        pose = Pose(
            x=cue.start_x,
            lift=hop,
            stretch=1 - 0.34 * ring,
            bend=0.07 * _dizzy(after),
            tilt=0.06 * _dizzy(after - 0.12),
        )
        return blended(pose, stand.idle(cue, x=cue.start_x), smooth((after - 1.8) / 0.6))
    down = _lying(cue)
    bounced = replace(down, lift=down.lift + 0.07 * arc(clamped(after / 0.3)))
    return blended(bounced, stand.idle(cue, x=cue.start_x), smooth((after - 0.9) / 0.6))


def _dizzy(after: float) -> float:
    """Swaying that dies away."""
    return math.sin(2 * math.pi * 1.1 * after) * math.exp(-0.9 * after)


def _dropping(cue: Cue) -> Pose:
    share = cue.seconds / _AIR
    high = cue.headroom + 1.15
    return Pose(
        x=cue.start_x,
        lift=high * (1 - ease_in(share)),
        turn=-360 * cue.heading * (1 - share) ** 1.2,
        pivot=0.5,
        stretch=1 + 0.14 * share,
        still=1,
    )


def _lying(cue: Cue) -> Pose:
    wide = cue.width / cue.height
    side = cue.heading
    if wide > 1.05:
        return Pose(x=cue.start_x, stretch=0.66, lean=0.06 * side, still=1)
    return Pose(x=cue.start_x - 0.2 * side * cue.height, turn=84 * side, grounded=1, still=1)


def _toppling(cue: Cue) -> Pose:
    share = clamped(cue.seconds / _TOPPLE)
    lurch = math.sin(math.pi * clamped(share / 0.45))
    standing = Pose(x=cue.start_x, lean=-0.08 * lurch * cue.heading, turn=-5 * lurch * cue.heading)
    return blended(standing, _lying(cue), ease_in(clamped((share - 0.3) / 0.7)))


def _aftermath(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    after = cue.seconds - _impact(cue)
    landing(canvas, cue, cue.start_x, body.ground, age=after / 0.7)
    shown = smooth(after / 0.3) * (1 - smooth((after - 1.5) / 0.4))
    if shown <= 0 or not cue.first:
        return
    gold = rgb("#ffd75a")
    for k in range(4):
        angle = 2 * math.pi * (cue.seconds * 0.9 + k / 4)
        x = body.x + math.cos(angle) * cue.width * 0.42
        y = body.top - cue.height * (0.02 - 0.05 * math.sin(angle))
        canvas.drawPath(_star(x, y, cue.height * 0.035, angle), fill(gold, shown))


def _star(x: float, y: float, size: float, angle: float) -> skia.Path:
    path = skia.Path()
    for k in range(10):
        far = size if k % 2 == 0 else size * 0.45
        at = angle + math.pi * k / 5
        point = x + far * math.cos(at), y + far * math.sin(at)
        if k == 0:
            path.moveTo(*point)
        else:
            path.lineTo(*point)
    path.close()
    return path


def heard(cue: Cue) -> Iterator[Audible]:
    """The way down, the ground, and the ground again."""
    impact = _impact(cue)
    yield Audible("whoosh", 0.0 if cue.first else 0.25, impact - 0.05, strength=0.9)
    yield Audible("thud", impact, strength=1.2)
    yield Audible("landing", impact + (0.34 if cue.first else 0.3), strength=0.5)


ACTION = Action(act, before=_aftermath, heard=heard)
