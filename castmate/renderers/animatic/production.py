"""Everything one shot needs, brought together once; then it draws frame after frame."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import skia

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic import camera
from castmate.renderers.animatic.acting import Acting
from castmate.renderers.animatic.actions import peek
from castmate.renderers.animatic.actions.cue import Cue
from castmate.renderers.animatic.camera import FRAMINGS, growth
from castmate.renderers.animatic.creature import draw_creature
from castmate.renderers.animatic.foreground import cover_layer, hideout_layer
from castmate.renderers.animatic.mood import mixed, mood_of
from castmate.renderers.animatic.motion import closed, heading_of
from castmate.renderers.animatic.performer import Performer
from castmate.renderers.animatic.placement import Spot, spots
from castmate.renderers.animatic.relight import light_at
from castmate.renderers.animatic.scene import Scene
from castmate.renderers.animatic.set_photo import ROAM, mood_in, photo_set
from castmate.renderers.animatic.sets import build_set
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.shadow import shadow_of
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.animatic.wardrobe import Edge, Wardrobe, cut_of
from castmate.renderers.animatic.weather import Weather
from castmate.renderers.renderer import Placement, Reference, RenderSettings
from castmate.scripts.shot import Role, Shot

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
        built = build_set(shot.set, self._stage) if photo is None else photo_set(photo, self._stage)
        self._performers = _performers(shot, cast, settings, self._stage, built)
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


def _performers(
    shot: Shot, cast: Sequence[Reference], settings: RenderSettings, stage: Stage, built: Set
) -> list[Performer]:
    views = [_best_view(reference, settings, stage.seed) for reference in cast]
    cuts = [cut_of([view]) for view in views]
    aspects = [cut.aspect for cut in cuts]
    places = [
        _at_cut_edge(spot, reference)
        for spot, reference in zip(
            spots([role.position for role in shot.cast], aspects, shot.framing, stage),
            cast,
            strict=True,
        )
    ]
    return [
        _performer(shot, role, reference, view, spot, settings, stage, built)
        for role, reference, view, spot in zip(shot.cast, cast, views, places, strict=True)
    ]


def _at_cut_edge(spot: Spot, reference: Reference) -> Spot:
    """One who was sawn off at a side stands at that side of the picture, which hides it."""
    sides = {"left", "right"} & set(reference.cut_by)
    if len(sides) != 1:
        return spot
    inside = spot.width * 0.47
    at = spot.edge_left + inside if "left" in sides else spot.edge_right - inside
    return replace(spot, x=at, left=at, right=at)


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


def is_footless(reference: Reference) -> bool:
    """Whether the clip's frame sawed off the lower end of the character's pictures."""
    return "bottom" in reference.cut_by and bool(reference.views or reference.motion)


def _best_view(reference: Reference, settings: RenderSettings, seed: int) -> RgbaImage:
    if reference.views:
        return reference.views[0]
    if reference.motion is not None:
        return reference.motion.pictures[0]
    return _drawn(reference, settings, seed, asleep=False)


def _drawn(reference: Reference, settings: RenderSettings, seed: int, *, asleep: bool) -> RgbaImage:
    """A creature after the words alone."""
    tall = round(settings.size.height * FRAMINGS["close_up"].character)
    return draw_creature(reference.description or reference.name, seed, tall, asleep=asleep)


def _performer(
    shot: Shot,
    role: Role,
    reference: Reference,
    view: RgbaImage,
    spot: Spot,
    settings: RenderSettings,
    stage: Stage,
    built: Set,
) -> Performer:
    mood = stage.mood
    light = light_at(spot.x, mood, built.lamps, indoors=built.indoors)
    grown = growth(1.0, FRAMINGS[shot.framing].zoom)
    if shot.camera in ("zoom_in", "zoom_out"):
        grown *= _LARGEST_ZOOM_IN
    cut = cut_of([view])
    height = spot.height * grown * stage.pixels_per_unit
    # There is nothing to gain from preparing pictures much larger than they are.
    height = min(height, max(_SMALLEST, _ENLARGED * (cut.bottom - cut.top)))
    faded: list[Edge] = [edge for edge in reference.cut_by if edge != "bottom"]
    still = Wardrobe([view], cut, height, light, settings.look, faded=faded)
    asleep = None
    if "sleep" in role.actions and not (reference.views or reference.motion):
        asleep = Wardrobe([_drawn(reference, settings, stage.seed, asleep=True)], cut, height,
                          light, settings.look)  # fmt: skip
    motion, rate = None, 0.0
    if reference.motion is not None and len(reference.motion.pictures) > 1:
        pictures = closed(reference.motion.pictures)
        motion = Wardrobe(pictures, cut_of(pictures), height, light, settings.look, faded=faded)
        rate = float(reference.motion.frame_rate)
    cue = _cue(shot, role, view, spot, stage, built, own_motion=motion is not None)
    shadow = shadow_of(
        still.sprite(0),
        side=0.0 if built.indoors else mood.light_from,
        colour=mixed((18, 16, 34), mood.fill, 0.12),
        strength=0.75 if mood.is_dark or mood.luminary is None else 1.0,
    )
    return Performer(
        Acting(role.actions, cue, float(shot.seconds), footless=is_footless(reference)),
        still,
        motion,
        motion_rate=rate,
        shadow=shadow,
        ground=built.ground + (0.02 * spot.height if is_footless(reference) else 0.0),
        drawn_height=height,
        asleep=asleep,
    )


def _seat_within_reach(built: Set, role: Role, spot: Spot, *, alone: bool) -> Set:
    """*built*, without its seat where nobody wants it or it is out of the picture."""
    wanted = alone and bool({"sit", "sleep"} & set(role.actions))
    if wanted and spot.left <= built.seat_x <= spot.right:
        return built
    return replace(built, seat=0.0)


def _cue(
    shot: Shot,
    role: Role,
    view: RgbaImage,
    spot: Spot,
    stage: Stage,
    built: Set,
    *,
    own_motion: bool,
) -> Cue:
    looks = heading_of(view)
    built = _seat_within_reach(built, role, spot, alone=len(shot.cast) == 1)
    home = built.seat_x if built.seat else spot.x
    heading = {"pan_left": -1, "pan_right": 1}.get(shot.camera, looks or 1)
    variant = np.random.default_rng([stage.seed, zlib.crc32(role.handle.encode())]).uniform()
    return Cue(
        seconds=0.0,
        duration=float(shot.seconds),
        height=spot.height,
        width=spot.width,
        start_x=home,
        home_x=home,
        left=spot.left,
        right=spot.right,
        side=spot.edge_left if heading > 0 else spot.edge_right,
        heading=heading,
        mirrored=1.0 if looks in (0, heading) else -1.0,
        headroom=spot.headroom,
        place=built,
        mood=stage.mood,
        first=True,
        last=True,
        own_motion=own_motion,
        variant=float(variant),
    )
