"""Talk: the head bobs with the syllables, phrases end with a breath, a bubble says who speaks."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import fill, stroke
from castmate.renderers.animatic.easing import overshoot, smooth
from castmate.renderers.animatic.poses import Pose, blended
from castmate.renderers.animatic.speaking import HALF_A_POSE

_PHRASE = 2.2
"""Seconds of a phrase: 1.7 of speech, then a breath."""
_SPOKEN = 1.7
_SYLLABLES_PER_SECOND = 4.6


def _voice(cue: Cue) -> float:
    """0..1: how loud one is who talks without words; syllables of uneven weight."""
    part = (cue.seconds + HALF_A_POSE + cue.variant) % _PHRASE
    if part > _SPOKEN:
        return 0.0
    syllable, inside = divmod(part * _SYLLABLES_PER_SECOND, 1.0)
    return _weight(syllable, cue) * float(max(0.0, math.sin(math.pi * inside)) ** 0.8)


def _weight(syllable: float, cue: Cue) -> float:
    return float(0.55 + 0.45 * math.sin(2.4 * syllable + 11 * cue.variant) ** 2)


def heard(cue: Cue) -> Iterator[Audible]:
    """The syllables of one who talks without words; words have a time of their own."""
    if cue.speech:
        return
    for phrase in range(int((cue.duration + cue.variant) / _PHRASE) + 1):
        for syllable in range(int(_SPOKEN * _SYLLABLES_PER_SECOND)):
            start = phrase * _PHRASE + syllable / _SYLLABLES_PER_SECOND - cue.variant
            if start >= 0:
                length = 1 / _SYLLABLES_PER_SECOND
                yield Audible("syllable", start, length, strength=_weight(syllable, cue))


def act(cue: Cue) -> Pose:
    """Speaks with the whole upper body; what words add to that comes with their syllables."""
    voice = 0.0 if cue.speech else _voice(cue)
    part = (cue.seconds + cue.variant) % _PHRASE
    point = math.sin(2 * math.pi * part / _PHRASE)
    talking = Pose(
        x=cue.start_x,
        nod=0.035 * voice,
        stretch=1 + 0.022 * voice,
        bend=0.035 * point,
        tilt=0.03 * math.sin(2 * math.pi * (part / 0.85)),
        turn=1.6 * point,
        breath=0.8 * smooth((part - 1.75) / 0.3),
    )
    return blended(stand.idle(cue, x=cue.start_x), talking, smooth(cue.seconds / 0.2))


def _bubble(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """A small bubble beside the head, where there is more room: three dots take turns in it."""
    side = 1 if cue.home_x <= 0 else -1
    size = cue.height * 0.105 * max(0.01, overshoot(cue.seconds / 0.45))
    x = cue.start_x + side * (cue.width * 0.5 + cue.height * 0.14)
    y = max(body.ground - cue.height * 0.97, body.ground - cue.height * (1 + cue.headroom) + size)
    shape = skia.Path()
    shape.addOval(skia.Rect.MakeLTRB(x - 1.45 * size, y - size, x + 1.45 * size, y + size))
    tail = skia.Path()
    tail.moveTo(x - side * 0.9 * size, y + 0.45 * size)
    tail.lineTo(x - side * 1.75 * size, y + 1.35 * size)
    tail.lineTo(x - side * 0.25 * size, y + 0.8 * size)
    tail.close()
    whole = skia.Op(shape, tail, skia.PathOp.kUnion_PathOp)
    canvas.drawPath(whole, fill((255, 255, 255), 0.94))
    canvas.drawPath(whole, stroke((52, 48, 66), cue.height * 0.008))
    dots = fill((72, 68, 92))
    for k in range(3):
        swell = 0.5 + 0.5 * math.sin(5.2 * cue.seconds - 0.9 * k)
        at = x + (k - 1) * size * 0.72
        canvas.drawCircle(at, y - 0.1 * size * swell, size * (0.15 + 0.07 * swell), dots)


ACTION = Action(act, before=_bubble, heard=heard)
