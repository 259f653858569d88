"""Everything one shot needs, brought together once; then it draws frame after frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import skia

from castmate.renderers.animatic import camera
from castmate.renderers.animatic.actions import peek
from castmate.renderers.animatic.blocking import Blocked, blocked, drawn, is_footless
from castmate.renderers.animatic.camera import FRAMINGS, growth
from castmate.renderers.animatic.foreground import cover_layer, hideout_layer
from castmate.renderers.animatic.heard import happenings_among
from castmate.renderers.animatic.mood import mixed, mood_of
from castmate.renderers.animatic.motion import closed
from castmate.renderers.animatic.performer import Performer
from castmate.renderers.animatic.relight import light_at
from castmate.renderers.animatic.scene import Scene
from castmate.renderers.animatic.set_photo import ROAM, mood_in, photo_set
from castmate.renderers.animatic.sets import set_of
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.shadow import shadow_of
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.animatic.wardrobe import Edge, Wardrobe, cut_of
from castmate.renderers.animatic.weather import Weather
from castmate.renderers.renderer import Placement, Reference, RenderSettings
from castmate.scripts.shot import Shot

_LARGEST_ZOOM_IN = 1.34
_ENLARGED = 1.15
"""Of a picture's own size: how large it is prepared at most."""
_SMALLEST = 300.0
"""Pixels: what rims and shadows are fine enough at, however small the picture."""
_COVER_HEIGHT = 0.13
"""Of the character's height."""


class Production:
    """A shot ready to be drawn."""

    def __init__(
        self,
        shot: Shot,
        cast: Sequence[Reference],
        settings: RenderSettings,
        num_frames: int,
        *,
        seed: int,
    ) -> None:
        self._size = settings.size
        self._rate = float(settings.frame_rate)
        mood = mood_of(shot.time_of_day, shot.weather)
        photo = settings.set_photo
        if photo is not None:
            mood = mood_in(photo, mood)
        self._stage = Stage(settings.size, mood, seed)
        built = set_of(shot, self._stage) if photo is None else photo_set(photo, self._stage)
        roles = blocked(shot, cast, settings, self._stage, built)
        self._performers = [_performer(one, shot, settings, self._stage, built) for one in roles]
        self.happenings = happenings_among(roles, self._stage)
        """What can be heard, in order of time."""
        built = _furnished(built, shot, cast, self._performers)
        self._handles = [role.handle for role in shot.cast]
        follow = self._performers[0].x_at if self._performers else None
        self._path = camera.views(
            shot.camera,
            shot.framing,
            self._stage,
            built,
            [self._seconds(index) for index in range(num_frames)],
            seconds=float(shot.seconds),
            follow=follow,
            roam=float("inf") if photo is None else ROAM,
        )
        self._scene = Scene(built, self._path, self._stage)
        self._weather = Weather(self._stage, built)

    def _seconds(self, index: int) -> float:
        return index / self._rate

    def draw(self, canvas: skia.Canvas, index: int) -> tuple[Placement, ...]:
        """Draw frame *index*; says who is seen where."""
        seconds, view = self._seconds(index), self._path[index]
        self._scene.draw_behind(canvas, view, seconds)
        self._weather.draw_behind(canvas, view.x, seconds)
        at = self._scene.at(view)
        placements = []
        for handle, performer in zip(self._handles, self._performers, strict=True):
            box = performer.draw(canvas, at, seconds, self._size)
            if box is not None:
                placements.append(Placement(handle, box))
        self._scene.draw_before(canvas, view, seconds)
        self._weather.draw_before(canvas, view.x, seconds)
        return tuple(placements)


def _furnished(
    built: Set, shot: Shot, cast: Sequence[Reference], performers: Sequence[Performer]
) -> Set:
    """*built* with what has to stand before the characters: covers and hideouts."""
    before: list[Layer] = []
    for role, performer in zip(shot.cast, performers, strict=True):
        if "peek" in role.actions:
            cue = performer.acting.beats[role.actions.index("peek")].cue
            wide = cue.width * 1.1 + cue.height * 0.3
            before.append(
                hideout_layer(built, x=cue.start_x, width=wide, height=cue.height * peek.COVER)
            )
    heights = [
        performer.acting.beats[0].cue.height
        for reference, performer in zip(cast, performers, strict=True)
        if is_footless(reference)
    ]
    if heights:
        before.append(cover_layer(built, tall=max(heights) * _COVER_HEIGHT))
    # They come before layers nearer still, which may hide them in turn.
    near = [layer for layer in built.layers if layer.depth > 1]
    far = [layer for layer in built.layers if layer.depth <= 1]
    return replace(built, layers=(*far, *before, *near))


def _performer(
    one: Blocked, shot: Shot, settings: RenderSettings, stage: Stage, built: Set
) -> Performer:
    mood, reference, cut = stage.mood, one.reference, one.cut
    light = light_at(one.spot.x, mood, built.lamps, indoors=built.indoors)
    grown = growth(1.0, FRAMINGS[shot.framing].zoom)
    if shot.camera in ("zoom_in", "zoom_out"):
        grown *= _LARGEST_ZOOM_IN
    height = one.spot.height * grown * stage.pixels_per_unit
    # There is nothing to gain from preparing pictures much larger than they are.
    height = min(height, max(_SMALLEST, _ENLARGED * (cut.bottom - cut.top)))
    faded: list[Edge] = [edge for edge in reference.cut_by if edge != "bottom"]
    still = Wardrobe([one.view], cut, height, light, settings.look, faded=faded)
    asleep = None
    if "sleep" in one.role.actions and not (reference.views or reference.motion):
        asleep = Wardrobe([drawn(reference, settings, stage.seed, asleep=True)], cut, height,
                          light, settings.look)  # fmt: skip
    motion, rate = None, 0.0
    if reference.motion is not None and len(reference.motion.pictures) > 1:
        pictures = closed(reference.motion.pictures)
        motion = Wardrobe(pictures, cut_of(pictures), height, light, settings.look, faded=faded)
        rate = float(reference.motion.frame_rate)
    shadow = shadow_of(
        still.sprite(0),
        side=0.0 if built.indoors else mood.light_from,
        colour=mixed((18, 16, 34), mood.fill, 0.12),
        strength=0.75 if mood.is_dark or mood.luminary is None else 1.0,
    )
    return Performer(
        one.acting,
        still,
        motion,
        motion_rate=rate,
        shadow=shadow,
        ground=built.ground + (0.02 * one.spot.height if is_footless(reference) else 0.0),
        drawn_height=height,
        asleep=asleep,
    )
