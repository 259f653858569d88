"""Blocking: who stands where, as what picture, with which cue, before anything is drawn."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.acting import Acting
from castmate.renderers.animatic.actions.cue import Cue
from castmate.renderers.animatic.camera import FRAMINGS
from castmate.renderers.animatic.creature import draw_creature
from castmate.renderers.animatic.motion import heading_of
from castmate.renderers.animatic.placement import Spot, spots
from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.animatic.wardrobe import Cut, cut_of
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.scripts.dialogue import Voiced, speech_seconds, utterances_of
from castmate.scripts.shot import Role, Shot


@dataclass(frozen=True)
class Blocked:
    """One role in its place."""

    role: Role
    reference: Reference
    view: RgbaImage
    """The picture it is measured by."""
    cut: Cut
    spot: Spot
    acting: Acting


def blocked(
    shot: Shot, cast: Sequence[Reference], settings: RenderSettings, stage: Stage, built: Set
) -> list[Blocked]:
    """Every role of *shot* in its place on *stage*, in the order of the cast."""
    views = [_best_view(reference, settings, stage.seed) for reference in cast]
    cuts = [cut_of([view]) for view in views]
    places = spots(
        [role.position for role in shot.cast], [cut.aspect for cut in cuts], shot.framing, stage
    )
    said = {one.handle: one.syllables for one in utterances_of(shot) if one.is_seen}
    made = []
    for role, reference, view, cut, place in zip(shot.cast, cast, views, cuts, places, strict=True):
        spot = _at_cut_edge(place, reference)
        own_motion = reference.motion is not None and len(reference.motion.pictures) > 1
        speech = said.get(role.handle, ())
        cue = _cue(shot, role, view, spot, stage, built, own_motion=own_motion, speech=speech)
        acting = Acting(
            role.actions,
            cue,
            float(shot.seconds),
            footless=is_footless(reference),
            speech_seconds=speech_seconds(role),
        )
        made.append(Blocked(role, reference, view, cut, spot, acting))
    return made


def _at_cut_edge(spot: Spot, reference: Reference) -> Spot:
    """One who was sawn off at a side stands at that side of the picture, which hides it."""
    sides = {"left", "right"} & set(reference.cut_by)
    if len(sides) != 1:
        return spot
    inside = spot.width * 0.47
    at = spot.edge_left + inside if "left" in sides else spot.edge_right - inside
    return replace(spot, x=at, left=at, right=at)


def is_footless(reference: Reference) -> bool:
    """Whether the clip's frame sawed off the lower end of the character's pictures."""
    return "bottom" in reference.cut_by and bool(reference.views or reference.motion)


def _best_view(reference: Reference, settings: RenderSettings, seed: int) -> RgbaImage:
    if reference.views:
        return reference.views[0]
    if reference.motion is not None:
        return reference.motion.pictures[0]
    return drawn(reference, settings, seed, asleep=False)


def drawn(reference: Reference, settings: RenderSettings, seed: int, *, asleep: bool) -> RgbaImage:
    """A creature after the words alone."""
    tall = round(settings.size.height * FRAMINGS["close_up"].character)
    return draw_creature(reference.description or reference.name, seed, tall, asleep=asleep)


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
    speech: tuple[Voiced, ...],
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
        speech=speech,
    )
