"""Every action moves, stays on the stage, and flows into the next."""

from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
import pytest

from castmate.media.geometry import Size
from castmate.renderers.animatic.acting import Acting
from castmate.renderers.animatic.actions import ACTIONS
from castmate.renderers.animatic.actions.cue import Body, Cue
from castmate.renderers.animatic.canvas import Board
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.poses import Pose, bent, blended, unbent
from castmate.renderers.animatic.sets.layers import Set
from castmate.scripts import shot

MOOD = mood_of("day", "clear")
CUE = Cue(
    seconds=0.0, duration=4.0, height=370.0, width=250.0, start_x=0.0, home_x=0.0,
    left=-430.0, right=430.0, side=-570.0, heading=1, mirrored=1.0, headroom=0.5,
    place=Set("meadow", ()), mood=MOOD, first=True, last=True, own_motion=False, variant=0.3,
)  # fmt: skip
TIMES = [k / 24 for k in range(97)]


def poses(*names, cue=CUE, seconds=4.0, **rest):
    acting = Acting(names, cue, seconds, **rest)
    return [acting.at(time).pose for time in TIMES]


def test_there_is_an_action_for_every_word_of_a_plan():
    assert tuple(ACTIONS) == shot.ACTIONS


@pytest.mark.parametrize("name", shot.ACTIONS)
def test_an_action_is_alive_and_bounded(name):
    acted = poses(name)
    values = np.array([[getattr(pose, f.name) for f in fields(Pose)] for pose in acted])
    assert np.isfinite(values).all()
    assert values.std(axis=0).max() > 0.004
    assert all(0.5 < pose.stretch < 1.6 for pose in acted)
    assert all(CUE.side - CUE.width < pose.x < -CUE.side + CUE.width for pose in acted)


@pytest.mark.parametrize("name", shot.ACTIONS)
def test_nothing_jumps_from_one_frame_to_the_next(name):
    for a, b in pairwise(poses(name)):
        assert abs(b.x - a.x) < 0.12 * CUE.height
        assert abs(b.lift - a.lift) < 0.22
        assert abs(b.stretch - a.stretch) < 0.5  # landing is sudden
        assert abs(b.facing - a.facing) < 0.75


@pytest.mark.parametrize("name", shot.ACTIONS)
def test_what_goes_with_an_action_can_be_drawn_at_any_time(name):
    board = Board(Size(320, 180))
    action = ACTIONS[name]
    for surface in ("ground", "snow", "floor", "water", "sand", "air"):
        cue = replace(CUE, place=Set("meadow", (), surface=surface))
        for seconds in (0.0, 0.4, 1.1, 2.9, 4.2):
            now = replace(cue, seconds=seconds)
            body = Body(0.0, 628.0, CUE.height, CUE.width, action.act(now))
            for draw in (action.behind, action.before):
                if draw is not None:
                    draw(board.canvas, now, body)


def test_actions_share_the_time_and_flow_into_each_other():
    acting = Acting(("walk", "jump", "sleep"), CUE, 6.0)
    assert acting.beats[0].start == 0
    assert acting.beats[-1].start + acting.beats[-1].cue.duration == pytest.approx(6.0)
    for a, b in pairwise([acting.at(k / 24).pose for k in range(145)]):
        assert abs(b.x - a.x) < 0.12 * CUE.height
        assert abs(b.turn - a.turn) < 16
        assert abs(b.lift - a.lift) < 0.2


@pytest.mark.parametrize("name", ["walk", "run", "ride", "swim", "fly"])
@pytest.mark.parametrize("heading", [1, -1])
def test_travellers_are_seen_whole(name, heading):
    for pose in poses(name, cue=replace(CUE, heading=heading, side=-570.0 * heading)):
        assert CUE.left - 0.15 * CUE.width <= pose.x <= CUE.right + 0.15 * CUE.width


def test_who_sits_on_a_seat_casts_its_shadow_there():
    sofa = replace(CUE, place=Set("living_room", (), seat=111.0))
    assert poses("sit", cue=sofa)[-1].seat == pytest.approx(0.3)
    assert poses("sit")[-1].seat == 0


def test_only_who_sleeps_has_its_eyes_closed():
    asleep = {name for name in shot.ACTIONS if any(pose.asleep > 0.5 for pose in poses(name))}
    assert asleep == {"sleep"}


def test_who_walks_to_a_place_stays_there():
    acted = poses("walk", "stand", cue=replace(CUE, home_x=120.0, start_x=120.0))
    assert acted[0].x == CUE.left
    assert acted[-1].x == pytest.approx(120.0, abs=2)


def test_feet_do_not_slide():
    """While a foot is on the ground the body hardly moves on; between, it swings forward."""
    acted = poses("walk")
    speeds = [b.x - a.x for a, b in pairwise(acted)]
    lifts = [pose.lift for pose in acted[1:]]
    planted = [speed for speed, lift in zip(speeds, lifts, strict=True) if lift < 0.008]
    swinging = [speed for speed, lift in zip(speeds, lifts, strict=True) if lift > 0.03]
    assert np.mean(planted) < 0.6 * np.mean(swinging)


def test_a_jump_gathers_before_and_squashes_after():
    acted = poses("jump")
    peak = max(range(len(acted)), key=lambda k: acted[k].lift)
    assert min(pose.stretch for pose in acted[:peak]) < 0.86
    assert acted[peak].lift > 0.25
    landing = next(k for k in range(peak, len(acted)) if acted[k].lift == 0)
    assert 0.82 < min(pose.stretch for pose in acted[landing : landing + 4]) < 0.86


def test_the_footless_neither_fly_nor_lie_down():
    for name in ("jump", "fly", "sleep", "fall"):
        for pose in poses(name, footless=True):
            assert pose.lift <= 0.04
            assert abs(pose.turn) <= 7


@pytest.mark.parametrize(
    "pose",
    [
        Pose(),
        Pose(turn=30, pivot=0.5, stretch=0.8, lean=0.1),
        Pose(bend=0.1, nod=0.05, tilt=0.06, breath=1, facing=-0.6, stretch=1.2),
        Pose(turn=-84, pivot_side=0.1, breath=0.5),
    ],
)
def test_unbending_undoes_bending(pose):
    u, v = np.meshgrid(np.linspace(-0.5, 0.5, 7), np.linspace(0, 1.1, 9))
    back_u, back_v = unbent(pose, *bent(pose, u, v))
    assert np.abs(back_u - u).max() < 0.004
    assert np.abs(back_v - v).max() < 0.004


def test_blending_goes_from_one_pose_to_the_other():
    a, b = Pose(x=10, turn=20), Pose(x=30, stretch=0.8)
    assert blended(a, b, 0) == a
    assert blended(a, b, 1) == b
    assert blended(a, b, 0.5) == Pose(x=20, turn=10, stretch=0.9)
