"""Cutting a character out: each branch on scenes whose exact masks are known."""

import os
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from castmate.characters.matte.cut import cut
from castmate.characters.matte.foreground import cut_out
from castmate.characters.matte.matte import Hint, Matte
from castmate.characters.matte.plate import away_from_plate
from castmate.characters.matte.small import small_frames
from castmate.errors import HintOutsidePicture, SubjectNotFound
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Point

DATA = Path(
    os.environ.get("CASTMATE_TEST_DATA", Path(__file__).resolve().parents[4] / "shared" / "data")
)
WIDTH, HEIGHT = 240, 160

Mask = NDArray[np.bool_]
Film = tuple[list[Frame], list[Mask]]


def overlap(a: Mask, b: Mask) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def mean_overlap(matte: Matte, truth: Sequence[Mask]) -> float:
    return float(
        np.mean([overlap(made.alpha > 127, t) for made, t in zip(matte.frames, truth, strict=True)])
    )


def texture(seed: int, colour: tuple[int, int, int], *, width: int, height: int) -> NDArray:
    random = np.random.default_rng(seed)
    coarse = cv2.resize(random.normal(0, 1, (height // 8, width // 8, 1)), (width, height))
    fine = random.normal(0, 1, (height, width))
    return np.clip(np.array(colour) + (22 * coarse + 6 * fine)[..., None], 0, 255).astype(np.uint8)


def creature(x: float, y: float, *, width: int = WIDTH, height: int = HEIGHT) -> Mask:
    """A body, a head and two legs, standing about *x*, *y*."""
    mask = np.zeros((height, width), np.uint8)
    cv2.ellipse(mask, (round(x), round(y)), (26, 32), 0, 0, 360, 1, cv2.FILLED)
    cv2.circle(mask, (round(x) + 4, round(y) - 40), 17, 1, cv2.FILLED)
    for side in (-14, 8):
        cv2.rectangle(
            mask, (round(x) + side, round(y) + 20), (round(x) + side + 8, round(y) + 48), 1, -1
        )
    return mask > 0


def filmed(count: int = 12, *, still: bool = False) -> Film:
    """A textured creature walks before a textured background that a camera pans over."""
    behind = texture(1, (70, 110, 60), width=2 * WIDTH, height=HEIGHT)
    skin = texture(2, (190, 110, 80), width=2 * WIDTH, height=HEIGHT)
    frames, truth = [], []
    for t in range(count):
        pan = 0 if still else 2 * t
        mask = creature(90 + 3 * t, 78 + 2 * np.sin(t))
        body = np.roll(skin, 3 * t, axis=1)[:, :WIDTH]
        rgb = np.where(mask[..., None], body, behind[:, pan : pan + WIDTH])
        frames.append(Frame(10 + t, t / 24, cv2.GaussianBlur(rgb, (3, 3), 0)))
        truth.append(mask)
    return frames, truth


def before(colour: tuple[int, int, int], skin: tuple[int, int, int], *, shade: float = 0) -> Film:
    """A creature with a dark outline before a plain backdrop, shaded from left to right."""
    frames, truth = [], []
    random = np.random.default_rng(3)
    slope = shade * (np.arange(WIDTH) / WIDTH - 0.5)[None, :, None]
    for t in range(5):
        mask = creature(100 + 6 * t, 80)
        inner = cv2.erode(mask.astype(np.uint8), np.ones((5, 5))) > 0
        rgb = np.array(colour, float) + np.broadcast_to(slope, (HEIGHT, WIDTH, 3))
        rgb = np.where(mask[..., None], (40, 30, 35), rgb)
        rgb = np.where(inner[..., None], skin, rgb) + random.normal(0, 0.8, rgb.shape)
        frames.append(Frame(t, t / 24, np.clip(rgb, 0, 255).astype(np.uint8)))
        truth.append(mask)
    return frames, truth


@pytest.mark.parametrize(
    ("colour", "skin", "shade"),
    [
        pytest.param((255, 255, 255), (220, 90, 60), 0, id="orange-on-white"),
        pytest.param((255, 255, 255), (255, 255, 255), 0, id="white-on-white"),
        pytest.param((20, 200, 40), (230, 120, 160), 0, id="pink-on-green-screen"),
        pytest.param((120, 130, 160), (240, 220, 90), 50, id="yellow-on-shaded-studio"),
        pytest.param((12, 12, 14), (90, 160, 230), 0, id="blue-on-black"),
    ],
)
def test_a_plain_backdrop_of_any_colour_is_keyed(colour, skin, shade):
    frames, truth = before(colour, skin, shade=shade)
    matte = cut(frames)
    assert matte.branch == "plain"
    assert matte.confidence > 0.9
    assert mean_overlap(matte, truth) > 0.95


def test_the_clips_own_alpha_is_taken_as_it_is():
    frames, truth = before((255, 255, 255), (220, 90, 60))
    own = [
        Frame(f.index, f.time_seconds, f.rgb, np.where(mask, 255, 0).astype(np.uint8))
        for f, mask in zip(frames, truth, strict=True)
    ]
    matte = cut(own)
    assert matte.branch == "alpha"
    assert matte.confidence == 1.0
    assert all(np.array_equal(m.alpha, f.alpha) for m, f in zip(matte.frames, own, strict=True))


def test_a_box_round_the_only_subject_before_a_plain_backdrop_leaves_it_to_the_keyer():
    frames, truth = before((255, 255, 255), (220, 90, 60))
    box = Box(*cv2.boundingRect(truth[2].astype(np.uint8)))
    assert cut(frames, [Hint(2, box=box)]).branch == "plain"


def test_a_box_round_one_of_two_subjects_before_a_plain_backdrop_chooses():
    frames, truth = before((255, 255, 255), (220, 90, 60))
    for frame in frames:
        cv2.rectangle(frame.rgb, (10, 20), (50, 130), (40, 90, 200), cv2.FILLED)
    box = Box(*cv2.boundingRect(truth[2].astype(np.uint8)))
    matte = cut(frames, [Hint(2, box=box.grown(0.05))])
    assert matte.branch == "hinted"
    assert mean_overlap(matte, truth) > 0.7


def test_one_box_is_enough_for_a_walking_creature():
    frames, truth = filmed()
    box = Box(*cv2.boundingRect(truth[6].astype(np.uint8)))
    matte = cut(frames, [Hint(16, box=box.grown(0.06))])
    assert matte.branch == "hinted"
    assert mean_overlap(matte, truth) > 0.85
    assert len(matte.sure) == len(frames)


def test_what_moves_and_stands_out_is_found_unaided():
    frames, truth = filmed()
    matte = cut(frames)
    assert matte.branch == "automatic"
    assert mean_overlap(matte, truth) > 0.75


def test_a_mask_given_is_carried_along():
    frames, truth = filmed()
    given = np.where(truth[0], 255, 0).astype(np.uint8)
    matte = cut(frames, [Hint(10, mask=given)])
    assert mean_overlap(matte, truth) > 0.85


def test_every_second_frame_of_a_long_span_is_carried_between():
    frames, truth = filmed(48)
    box = Box(*cv2.boundingRect(truth[21].astype(np.uint8)))
    matte = cut(frames, [Hint(31, box=box)])
    assert [made.index for made in matte.frames] == list(range(10, 58))
    assert mean_overlap(matte, truth) > 0.8


def test_a_background_stroke_takes_a_wrong_region_away():
    frames, truth = filmed()
    ball = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(ball, (165, 60), 16, 1, cv2.FILLED)
    shown = [
        Frame(
            f.index,
            f.time_seconds,
            np.where(ball[..., None] > 0, (200, 115, 85), f.rgb).astype(np.uint8),
        )
        for f in frames
    ]
    box = Box(60, 15, 130, 125)
    foreground = (Point(108, 80), Point(112, 36))
    loose = cut(shown, [Hint(16, box=box, foreground=foreground)]).frames[6].alpha
    told = (
        cut(
            shown,
            [
                Hint(
                    16, box=box, foreground=foreground, background=(Point(165, 60), Point(160, 120))
                )
            ],
        )
        .frames[6]
        .alpha
    )
    outside = (ball > 0) & ~truth[6]
    assert (told[outside] > 127).mean() < 0.1
    assert (told[outside] > 127).mean() <= (loose[outside] > 127).mean()
    assert overlap(told > 127, truth[6]) > 0.75


def test_a_blank_wall_has_no_subject():
    wall = [Frame(t, t / 24, np.full((90, 160, 3), 180, np.uint8)) for t in range(6)]
    with pytest.raises(SubjectNotFound, match="--box"):
        cut(wall)


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (Hint(99, box=Box(10, 10, 20, 20)), "frame 99.*10 to 21"),
        (Hint(12, box=Box(200, 10, 80, 20)), "box 200,10,80,20.*240x160"),
        (Hint(12, foreground=(Point(5, 160),)), "point 5,160.*240x160"),
        (Hint(12, background=(Point(-1, 3),)), "point -1,3.*240x160"),
    ],
    ids=["frame", "box", "foreground", "background"],
)
def test_a_hint_that_is_not_in_the_picture_is_refused(hint, words):
    frames, _ = filmed()
    with pytest.raises(HintOutsidePicture, match=words):
        cut(frames, [hint])


def test_the_same_frames_give_the_same_matte():
    frames, truth = filmed(8)
    hint = Hint(14, box=Box(*cv2.boundingRect(truth[4].astype(np.uint8))))
    first, second = cut(frames, [hint]), cut(frames, [hint])
    assert first.confidence == second.confidence
    assert all(
        np.array_equal(a.alpha, b.alpha) for a, b in zip(first.frames, second.frames, strict=True)
    )


def test_a_single_frame_can_be_cut():
    frames, truth = filmed(1)
    box = Box(*cv2.boundingRect(truth[0].astype(np.uint8)))
    matte = cut(frames, [Hint(10, box=box)])
    assert mean_overlap(matte, truth) > 0.8


def test_a_cut_out_keeps_no_backdrop_in_its_edges():
    alpha = np.zeros((80, 80), np.uint8)
    cv2.circle(alpha, (40, 40), 24, 255, cv2.FILLED)
    alpha = cv2.GaussianBlur(alpha, (9, 9), 0)
    a = alpha[..., None] / 255
    rgb = np.round(a * (200, 40, 40) + (1 - a) * (20, 220, 20)).astype(np.uint8)
    rgba = cut_out(rgb, alpha)
    edge = (alpha > 60) & (alpha < 200)
    assert np.abs(rgba[edge][:, :3].astype(int) - (200, 40, 40)).mean() < 20
    assert np.array_equal(rgba[..., 3], alpha)


@pytest.mark.skipif(not DATA.is_dir(), reason="the real test material is not beside the checkout")
@pytest.mark.parametrize(("name", "least"), [("alpha_gopher_dance", 0.95), ("flamingo", 0.5)])
def test_real_footage(name, least):
    if name == "flamingo":
        pictures = sorted((DATA / "sequences/JPEGImages/480p/flamingo").glob("*.jpg"))[30:46]
        masks = [DATA / f"sequences/Annotations/480p/flamingo/{p.stem}.png" for p in pictures]
    else:
        pictures = sorted((DATA / f"sequences/{name}/frames").glob("*.png"))
        masks = [DATA / f"sequences/{name}/masks/{p.name}" for p in pictures]
    frames = [
        Frame(t, t / 24, cv2.cvtColor(cv2.imread(str(p)), cv2.COLOR_BGR2RGB))
        for t, p in enumerate(pictures)
    ]
    truth = [cv2.imread(str(p), 0) > 127 for p in masks]
    hints = []
    if name == "flamingo":
        hints = [Hint(8, box=Box(*cv2.boundingRect(truth[8].astype(np.uint8))))]
    assert mean_overlap(cut(frames, hints), truth) > least


def test_a_still_camera_shows_what_stood_elsewhere_a_moment_ago():
    frames, truth = filmed(20, still=True)
    away = away_from_plate(small_frames(frames))
    assert away[0][truth[0] & ~truth[-1]].mean() > 5 * away[0][~truth[0]].mean()
