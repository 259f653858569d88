from fractions import Fraction

import numpy as np
import pytest

from castmate.characters.cut_frames import cut_frames
from castmate.characters.footing import footings
from castmate.characters.loop import choose_loop
from castmate.characters.matte.matte import MatteFrame
from castmate.characters.registration import MOST_HEIGHT
from castmate.media.clip import Frame
from castmate.media.geometry import Size
from tests.characters.scenes import RATE, creature, filmed, ground

SHAKE = np.random.default_rng(4).normal(0, 2.0, (200, 2))


def walking(num_frames, *, period=16, confidence=0.9, shake=True, missing=(), legs=True):
    """A creature that walks across, one step every *period* frames, before a shaking camera."""
    frames, mattes = [], []
    for t in range(num_frames):
        if t in missing:
            continue
        off = SHAKE[t] if shake else (0.0, 0.0)
        actor = creature(120, phase=t / period if legs else 0.0)
        at = (90 + 1.5 * t - off[0], 200 - off[1])
        rgb, alpha = filmed(ground(5), actor, at, (30 + off[0], 30 + off[1]))
        frames.append(Frame(t, t / RATE, rgb))
        mattes.append(MatteFrame(t, alpha, confidence))
    return cut_frames(frames, mattes)


def test_footing_follows_the_shake_of_the_camera():
    stands = footings(walking(40))
    x = np.array([stand.x for stand in stands])
    y = np.array([stand.y for stand in stands])
    true_x, true_y = 90 + 1.5 * np.arange(40) - SHAKE[:40, 0], 200 - SHAKE[:40, 1]
    assert np.std(x - true_x) < 1.0
    assert np.std(y - true_y) < 1.0
    assert all(stand.scale == pytest.approx(1.0, abs=0.05) for stand in stands)


def test_a_walk_loops_over_one_period_standing_on_the_spot():
    loop = choose_loop(walking(60), Fraction(RATE))
    assert loop is not None
    assert len(loop.pictures) == 16
    assert loop.seam > 0.8
    assert loop.frame_rate == 25
    assert loop.cut_by == ()
    assert len({picture.shape for picture in loop.pictures}) == 1
    bodies = np.stack([picture[: picture.shape[0] // 2, :, 3] for picture in loop.pictures])
    middles = (bodies * np.arange(bodies.shape[2])).sum(axis=(1, 2)) / bodies.sum(axis=(1, 2))
    assert np.ptp(middles) < 2.0
    feet = [np.flatnonzero(picture[..., 3].max(axis=1) > 127)[-1] for picture in loop.pictures]
    assert np.ptp(feet) <= 6
    assert loop.pictures[0].shape[0] - max(feet) < 12


def test_a_fast_clip_is_thinned():
    loop = choose_loop(walking(90, period=32), Fraction(50))
    assert loop is not None
    assert loop.frame_rate == 25
    assert len(loop.pictures) == 16


@pytest.mark.parametrize(
    "scene",
    [
        {"num_frames": 60, "legs": False},
        {"num_frames": 60, "confidence": 0.55},
        {"num_frames": 9},
        {"num_frames": 60, "missing": tuple(range(0, 60, 8))},
        {"num_frames": 60, "period": 200},
    ],
    ids=["nearly still", "not sure", "too short", "gaps", "never returns"],
)
def test_without_a_good_loop_there_is_none(scene):
    assert choose_loop(walking(**scene), Fraction(RATE)) is None


def test_a_loop_is_at_most_640_high():
    size = Size(640, 1000)
    frames, mattes = [], []
    background = ground(5, size)
    for t in range(20):
        rgb, alpha = filmed(background, creature(800, phase=t / 14), (320, 950), size=size)
        frames.append(Frame(t, t / RATE, rgb))
        mattes.append(MatteFrame(t, alpha, 0.9))
    loop = choose_loop(cut_frames(frames, mattes), Fraction(RATE))
    assert loop is not None
    assert loop.pictures[0].shape[0] <= MOST_HEIGHT
