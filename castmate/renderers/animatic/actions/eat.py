"""Eat: leaning over to the snack, biting, chewing; the snack gets smaller."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import fill
from castmate.renderers.animatic.easing import clamped, smooth
from castmate.renderers.animatic.mood import rgb
from castmate.renderers.animatic.poses import Pose, blended

_BITE_SECONDS = 1.15
_CHEWS_PER_SECOND = 4.2


def _bite(seconds: float) -> float:
    """0 upright .. 1 at the snack."""
    part = seconds % _BITE_SECONDS
    return smooth(part / 0.26) * (1 - smooth((part - 0.36) / 0.3))


def act(cue: Cue) -> Pose:
    """Goes for the snack head first, and chews while it comes up again."""
    part = cue.seconds % _BITE_SECONDS
    down = _bite(cue.seconds)
    chewing = smooth((part - 0.4) / 0.15) * (1 - smooth((part - 1.0) / 0.15))
    chew = math.sin(2 * math.pi * _CHEWS_PER_SECOND * part) * chewing
    eating = Pose(
        x=cue.start_x,
        turn=5 * down * cue.heading,
        bend=0.1 * down * cue.heading,
        tilt=0.08 * down * cue.heading,
        nod=0.09 * down + 0.018 * (1 + chew) * chewing,
        stretch=1 - 0.03 * down + 0.014 * chew,
    )
    return blended(stand.idle(cue, x=cue.start_x), eating, smooth(cue.seconds / 0.2))


def _snack(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """An apple held up beside the character, with a bite more taken out each time."""
    bites = int((cue.seconds - 0.3) / _BITE_SECONDS + 1) if cue.seconds > 0.3 else 0
    bites = bites % 5
    size = cue.height * 0.085
    shake = 0.03 * cue.height * _bite(cue.seconds) * math.sin(cue.seconds * 40) * 0.2
    x = cue.start_x + cue.heading * (cue.width * 0.5 + size * 0.35) + shake
    y = body.ground - cue.height * 0.46
    if bites < 4:
        canvas.saveLayer()
        _apple(canvas, cue, x, y, size)
        away = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear)
        for k in range(bites):
            angle = math.pi * (1.0 if cue.heading > 0 else 0.0) + (k - 1) * 0.75 * cue.heading
            at = x + math.cos(angle) * size * 0.85, y + math.sin(angle) * size * 0.85
            canvas.drawCircle(*at, size * 0.52, away)
        canvas.restore()
    part = clamped((cue.seconds % _BITE_SECONDS - 0.3) / 0.5)
    if 0 < part < 1 and cue.seconds > 0.3:
        for k in range(5):
            fall = part * cue.height * (0.08 + 0.2 * part)
            aside = (k - 2) * size * 0.4 * (0.5 + part)
            crumb = fill(cue.mood.lit(rgb("#fff2c9")), 1 - part)
            canvas.drawCircle(x - cue.heading * size * 0.6 + aside, y + fall, size * 0.09, crumb)


def _apple(canvas: skia.Canvas, cue: Cue, x: float, y: float, size: float) -> None:
    red, green = cue.mood.lit(rgb("#e0453c")), cue.mood.lit(rgb("#6fae4a"))
    canvas.drawCircle(x - size * 0.3, y, size * 0.78, fill(red))
    canvas.drawCircle(x + size * 0.3, y, size * 0.78, fill(red))
    canvas.drawOval(
        skia.Rect.MakeXYWH(x - size * 0.72, y - size * 0.5, size * 0.4, size * 0.55),
        fill((255, 255, 255), 0.4),
    )
    leaf = skia.Path()
    leaf.moveTo(x, y - size * 0.6)
    leaf.quadTo(x + size * 0.2, y - size * 1.35, x + size * 0.85, y - size * 1.15)
    leaf.quadTo(x + size * 0.6, y - size * 0.6, x, y - size * 0.6)
    canvas.drawPath(leaf, fill(green))


def heard(cue: Cue) -> Iterator[Audible]:
    """A bite, then chewing, each time."""
    for bite in range(int(cue.duration / _BITE_SECONDS) + 1):
        start = bite * _BITE_SECONDS
        yield Audible("bite", start + 0.3)
        for chew in range(2, 5):
            yield Audible("chew", start + (chew + 0.25) / _CHEWS_PER_SECOND, 0.12)


ACTION = Action(act, before=_snack, heard=heard)
