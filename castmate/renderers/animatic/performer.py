"""The performer: draws one character acting, with its shadow and what belongs to the action."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import skia

from castmate.media.geometry import Box, Size
from castmate.renderers.animatic.acting import Acting, Moment
from castmate.renderers.animatic.actions.cue import Body, Draw
from castmate.renderers.animatic.camera import Placing
from castmate.renderers.animatic.canvas import EXACT, SMOOTH, image
from castmate.renderers.animatic.poses import Pose
from castmate.renderers.animatic.shadow import Shadow
from castmate.renderers.animatic.wardrobe import Wardrobe
from castmate.renderers.animatic.warp import Patch, Sprite, posed

_VISIBLE = 100
"""Alpha (0..255) from which a pixel counts as the character; soft shadows stay below."""

_DOZING = 0.4
"""How dim one who sleeps is, where it has no picture with closed eyes."""

POSES_PER_SECOND = 12
"""Characters move "on twos", as drawn animation does; places and cameras move in every frame."""


@dataclass(frozen=True)
class _Shown:
    """A posed picture ready to lay down, and the visible part of it."""

    picture: skia.Image
    patch: Patch
    visible: tuple[int, int, int, int]


@dataclass(frozen=True)
class _Spot:
    """Picture pixels: the soles' middle, and the ground below it."""

    x: float
    soles: float
    ground: float


class Performer:
    """One character of a shot. Frames must be drawn in order of time, or any: the result of a
    frame depends on its time alone."""

    def __init__(
        self,
        acting: Acting,
        still: Wardrobe,
        motion: Wardrobe | None,
        *,
        motion_rate: float,
        shadow: Shadow,
        ground: float,
        drawn_height: float,
        asleep: Wardrobe | None = None,
    ) -> None:
        """*asleep* are its pictures with closed eyes, where there are any."""
        self.acting = acting
        self._still = still
        self._motion = motion
        self._asleep = asleep
        self._motion_rate = motion_rate
        self._shadow = shadow
        self._ground = ground
        self._drawn_height = drawn_height
        self._last: tuple[tuple[float, int], _Shown] | None = None

    def x_at(self, seconds: float) -> float:
        """Stage units: where the character is, for a camera that follows it."""
        return self.acting.at(seconds).pose.x

    def draw(self, canvas: skia.Canvas, at: Placing, seconds: float, size: Size) -> Box | None:
        """Draw the character; returns the box of what is visible of it, or None."""
        moment = self.acting.at(seconds)
        pose = moment.pose
        unit = moment.cue.height
        grow = unit * at.scale / self._drawn_height
        shown = self._shown(seconds)
        spot = self._spot(pose, at, shown, unit=unit * at.scale, grow=grow)
        body = Body(pose.x, self._ground, unit, moment.cue.width, pose)
        self._lay_shadow(canvas, spot, shown, pose, grow=grow, unit=unit * at.scale)
        _accompany(canvas, moment.beat.action.behind, moment, body, at)
        box = _laid(canvas, shown, spot, pose, grow, size)
        _accompany(canvas, moment.beat.action.before, moment, body, at)
        return box

    def _spot(self, pose: Pose, at: Placing, shown: _Shown, *, unit: float, grow: float) -> _Spot:
        x = pose.x * at.scale + at.dx
        ground = self._ground * at.scale + at.dy
        _, y, _, height = shown.visible
        below = (shown.patch.dy + y + height) * grow
        return _Spot(x, ground - pose.lift * unit - pose.grounded * below, ground)

    def _lay_shadow(
        self,
        canvas: skia.Canvas,
        spot: _Spot,
        shown: _Shown,
        pose: Pose,
        *,
        grow: float,
        unit: float,
    ) -> None:
        x, _, width, _ = shown.visible
        middle = shown.patch.dx + x + width / 2
        lying = pose.grounded * min(1.0, abs(pose.turn) / 60)
        self._shadow.draw(
            canvas,
            spot.x + lying * middle * grow,
            spot.ground - pose.seat * unit,
            grow=grow,
            wide=1 + lying * (width / max(1.0, self._shadow.width) - 1),
            lift=pose.lift - pose.seat,
            fade=max(pose.fade, min(1.0, pose.sunk * 3)),
        )

    def _shown(self, seconds: float) -> _Shown:
        held = int(seconds * POSES_PER_SECOND + 1e-6) / POSES_PER_SECOND
        pose = self.acting.at(held).pose
        wardrobe, index = self._still, 0
        if self._motion is not None and pose.still < 0.5:
            wardrobe = self._motion
            index = int(held * self._motion_rate + 1e-6) % len(wardrobe)
        if self._asleep is not None and pose.asleep > 0.5:
            wardrobe, index = self._asleep, 0
        elif pose.asleep > 0:
            # A photograph cannot close its eyes; in the dark they are seen less.
            pose = replace(pose, dim=max(pose.dim, _DOZING * pose.asleep))
        key = (held, index)
        if self._last is None or self._last[0] != key:
            self._last = (key, _posed(wardrobe.sprite(index), pose))
        return self._last[1]


def _posed(sprite: Sprite, pose: Pose) -> _Shown:
    patch = posed(sprite, pose)
    cover = (patch.bgra[..., 3] > _VISIBLE).astype(np.uint8)
    x, y, width, height = cv2.boundingRect(cover)
    return _Shown(image(patch.bgra), patch, (x, y, width, height))


def _laid(
    canvas: skia.Canvas, shown: _Shown, spot: _Spot, pose: Pose, grow: float, size: Size
) -> Box | None:
    """Lay the picture down; returns the box of what is visible of it."""
    left, top = spot.x + shown.patch.dx * grow, spot.soles + shown.patch.dy * grow
    paint = skia.Paint(Alphaf=1 - pose.fade) if pose.fade > 0 else None
    canvas.save()
    if pose.sunk > 0:
        canvas.clipRect(skia.Rect.MakeLTRB(-1e5, -1e5, 1e5, spot.ground))
    near = abs(left - round(left)) < 0.05 and abs(top - round(top)) < 0.05
    if near and abs(grow - 1) < 1e-6:
        canvas.drawImage(shown.picture, round(left), round(top), EXACT, paint)
    else:
        canvas.translate(left, top)
        canvas.scale(grow, grow)
        canvas.drawImage(shown.picture, 0, 0, SMOOTH, paint)
    canvas.restore()
    bottom = spot.ground if pose.sunk > 0 else float(size.height)
    return _box(shown.visible, left, top, grow, size, bottom)


def _box(
    visible: tuple[int, int, int, int],
    left: float,
    top: float,
    grow: float,
    size: Size,
    bottom: float,
) -> Box | None:
    x, y, width, height = visible
    if width < 1 or height < 1:
        return None
    x0, y0 = max(0, round(left + x * grow)), max(0, round(top + y * grow))
    x1 = min(size.width, round(left + (x + width) * grow))
    y1 = min(size.height, round(bottom), round(top + (y + height) * grow))
    return Box(x0, y0, x1 - x0, y1 - y0) if x1 > x0 and y1 > y0 else None


def _accompany(
    canvas: skia.Canvas, draw: Draw | None, moment: Moment, body: Body, at: Placing
) -> None:
    if draw is None:
        return
    canvas.save()
    canvas.translate(at.dx, at.dy)
    canvas.scale(at.scale, at.scale)
    draw(canvas, moment.cue, body)
    canvas.restore()
