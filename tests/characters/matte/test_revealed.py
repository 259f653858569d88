"""What other frames reveal: a ring rolls over a patterned floor, and its mask has no hole."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from castmate.characters.matte.behind import behind
from castmate.characters.matte.confidence import frame_confidences, witnessed
from castmate.characters.matte.hinted import evidence_of
from castmate.characters.matte.propagate import Evidence, Step
from castmate.characters.matte.revealed import reveal_on, revealed
from castmate.characters.matte.small import SmallFrames
from castmate.report import Silent

WIDTH, HEIGHT, COUNT, MIDDLE = 200, 140, 16, 8
PAN = 2
"""Pixels per frame that the camera moves over the floor."""

Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def patterned(seed: int, width: int) -> Picture:
    random = np.random.default_rng(seed)
    coarse = random.integers(40, 200, (HEIGHT // 6, width // 6, 3)).astype(np.uint8)
    return cv2.resize(coarse, (width, HEIGHT), interpolation=cv2.INTER_CUBIC)


def ring(t: int, *, step: int) -> tuple[Mask, Mask]:
    """A disc on frame *t*, and the hole in it."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    from_middle = np.hypot(x - 100 - step * (t - MIDDLE), y - 70)
    return from_middle < 40, from_middle < 24


def filmed(*, step: int, count: int = COUNT) -> Evidence:
    """The ring moves by *step* pixels a frame while the camera pans over the floor."""
    floor, skin = patterned(1, 2 * WIDTH), patterned(2, 2 * WIDTH)
    pictures = []
    for t in range(count):
        disc, hole = ring(t, step=step)
        picture = floor[:, PAN * t : PAN * t + WIDTH].copy()
        worn = skin[:, 100 - step * t : 100 - step * t + WIDTH] if step else picture
        picture[disc & ~hole] = 255 - worn[disc & ~hole] // 2
        pictures.append(picture)
    return evidence_of(SmallFrames(tuple(pictures), 1.0), Silent())


@pytest.fixture(scope="module")
def rolling() -> Evidence:
    return filmed(step=5)


def inner(mask: Mask, by: int = 4) -> Mask:
    return cv2.erode(mask.astype(np.uint8), np.ones((2 * by + 1, 2 * by + 1), np.uint8)) > 0


def test_the_floor_seen_through_a_hole_is_told_from_the_ring(rolling: Evidence) -> None:
    disc, hole = ring(MIDDLE, step=5)
    found = revealed(rolling, MIDDLE, disc.astype(np.float32))
    assert found is not None
    odds = found.log_odds()
    assert odds[inner(hole)].mean() < -2
    assert odds[inner(disc & ~hole)].mean() > 0.5
    assert (found.bare + found.covered)[inner(hole)].mean() > 0.6
    assert found.replaced[inner(disc & ~hole)].mean() > 0.5


def test_all_shares_are_shares(rolling: Evidence) -> None:
    disc, _ = ring(MIDDLE, step=5)
    found = revealed(rolling, MIDDLE, disc.astype(np.float32))
    assert found is not None
    for kind in (found.bare, found.replaced, found.covered, found.passed, found.stays):
        assert kind.shape == disc.shape
        assert float(kind.min()) >= -0.001
        assert float(kind.max()) <= 1.001


def test_nothing_is_held_against_a_subject_that_rests() -> None:
    resting = filmed(step=-PAN)
    disc, hole = ring(MIDDLE, step=-PAN)
    odds = reveal_on(resting, MIDDLE)(disc.astype(np.float32))
    assert abs(float(np.median(odds[inner(disc & ~hole)]))) < 1


def test_a_photo_reveals_nothing() -> None:
    photo = filmed(step=5, count=1)
    disc, _ = ring(0, step=5)
    assert revealed(photo, 0, disc.astype(np.float32)) is None
    assert not reveal_on(photo, 0)(disc.astype(np.float32)).any()
    assert behind(photo, 0, disc.astype(np.float32)) is None


@pytest.mark.parametrize("t", [2, MIDDLE, 13])
def test_the_background_is_known_on_every_frame(rolling: Evidence, t: int) -> None:
    first, _ = ring(MIDDLE, step=5)
    background = behind(rolling, MIDDLE, first.astype(np.float32))
    assert background is not None
    compared = background.compared(t, rolling.small.lab(t))
    disc, hole = ring(t, step=5)
    band = disc & ~hole
    beside = np.zeros_like(disc)
    beside[20:120, 50:150] = True
    assert compared[inner(band)].mean() > 0.3
    assert compared[inner(beside & ~disc)].mean() < -0.6


@pytest.mark.parametrize(
    ("seen", "sure"),
    [
        pytest.param("the same", 0.9, id="a witness who saw the same takes nothing away"),
        pytest.param("elsewhere", 0.5, id="a witness who saw something else leaves a doubt"),
    ],
)
def test_a_cutout_is_as_sure_as_its_witness_allows(seen: str, sure: float) -> None:
    disc, _ = ring(MIDDLE, step=5)
    chance = disc.astype(np.float32)
    steps = [Step(chance, 1.0, 1.0)] * 3
    view = chance if seen == "the same" else 1 - chance
    assert witnessed(0.9, steps, [(0, view), (2, view)]) == pytest.approx(sure)


def test_without_a_witness_confidence_stays_as_it_is() -> None:
    assert witnessed(0.9, [], []) == 0.9


def test_what_a_person_showed_is_surer_than_what_was_guessed() -> None:
    disc, _ = ring(MIDDLE, step=5)
    steps = [Step(disc.astype(np.float32), 1.0, 1.0)] * 2
    shown, guessed = (frame_confidences(steps, 0, 0.7, shown=told)[0] for told in (True, False))
    assert 0.7 < guessed < shown < 0.8
