import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from castmate.characters.candidates import Candidate, candidates
from castmate.characters.candidates.offer import Offer, offered
from castmate.characters.candidates.picture import draw_offer
from castmate.characters.candidates.regions import could_be_subject, is_part, is_same, things_in
from castmate.characters.matte.cut import cut
from castmate.errors import BadInput
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Size
from castmate.media.probe import probe
from tests.characters.scenes import SIZE, clip_of, creature, filmed, frames_of, ground

DATA = Path(
    os.environ.get(
        "CASTMATE_TEST_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"
    )
)
WHITE = np.full((SIZE.height * 2, SIZE.width * 2, 3), 250, np.uint8)


def two_on(background, num_frames=12):
    """A large creature that walks to the left and a smaller one that walks to the right."""
    shots = []
    for t in range(num_frames):
        first, large = filmed(background, creature(130, phase=t / 12), (110 - 3 * t, 205))
        both, small = filmed(first, creature(90, phase=t / 9, spotted=False), (215 + 3 * t, 200))
        shots.append((both, large > 127, small > 127))
    return shots


def overlap(one, other):
    return (one & other).sum() / (one | other).sum()


@pytest.fixture(scope="module")
def park():
    return two_on(ground(3))


@pytest.fixture(scope="module")
def in_the_park(park):
    return candidates(list(frames_of([picture for picture, _, _ in park])))


def rectangle(x, y, width, height, shape=(120, 160)):
    region = np.zeros(shape, bool)
    region[y : y + height, x : x + width] = True
    return region


def test_two_who_walk_are_two_candidates_before_all_others(park, in_the_park):
    _, large, small = park[in_the_park[0].frame_index]
    first, second = (one.mask for one in in_the_park[:2])
    found = [max(overlap(actor, first), overlap(actor, second)) for actor in (large, small)]
    assert min(found) > 0.6
    assert overlap(first, second) < 0.1
    assert len(in_the_park) <= 4


def test_what_is_told_of_a_candidate_is_true_of_its_mask(in_the_park):
    for one in in_the_park:
        rows, columns = np.nonzero(one.mask)
        assert one.mask.shape == (SIZE.height, SIZE.width)
        assert (one.box.x, one.box.y) == (columns.min(), rows.min())
        assert (one.box.right, one.box.bottom) == (columns.max() + 1, rows.max() + 1)
        assert one.share == pytest.approx(one.mask.mean())
        assert 0.3 <= one.confidence <= 1
        assert not one.is_all


def test_the_likeliest_comes_first_and_no_thing_twice(in_the_park):
    assert [one.confidence for one in in_the_park] == sorted(
        (one.confidence for one in in_the_park), reverse=True
    )
    for n, one in enumerate(in_the_park):
        assert all(overlap(one.mask, other.mask) < 0.5 for other in in_the_park[:n])


def test_the_same_frames_give_the_same_numbers(park, in_the_park):
    again = candidates(list(frames_of([picture for picture, _, _ in park])))
    assert [one.box for one in again] == [one.box for one in in_the_park]
    assert all(
        np.array_equal(one.mask, other.mask) for one, other in zip(again, in_the_park, strict=True)
    )


def test_one_more_source_is_one_more_opinion(park):
    picture, large, _ = park[7]
    told = candidates([Frame(7, 0.28, picture)], sources=[lambda _: [large]])
    assert len(told) == 1
    assert overlap(told[0].mask, large) > 0.7


def test_a_picked_candidate_is_what_is_cut_out(park, in_the_park):
    frames = list(frames_of([picture for picture, _, _ in park]))
    _, _, small = park[in_the_park[0].frame_index]
    number = 1 + max(range(len(in_the_park)), key=lambda n: overlap(in_the_park[n].mask, small))
    offer = Offer(clip_of(len(frames)), in_the_park, {frame.index: frame for frame in frames})
    matte = cut(frames, offer.hints_for(number))
    found = [
        overlap(made.alpha > 127, actor)
        for made, (_, _, actor) in zip(matte.frames, park, strict=True)
    ]
    assert matte.branch == "hinted"
    assert np.mean(found) > 0.6


def test_before_a_plain_wall_each_that_stands_alone_is_a_candidate():
    shots = two_on(WHITE, num_frames=5)
    told = candidates(list(frames_of([picture for picture, _, _ in shots])))
    _, large, small = shots[told[0].frame_index]
    assert [one.is_all for one in told] == [False, False]
    assert overlap(told[0].mask, large) > 0.9
    assert overlap(told[1].mask, small) > 0.9


def test_the_only_one_before_a_plain_wall_needs_no_hint():
    pictures = [filmed(WHITE, creature(130), (150 + t, 205))[0] for t in range(5)]
    frames = list(frames_of(pictures))
    told = candidates(frames)
    assert [one.is_all for one in told] == [True]
    assert Offer(clip_of(5), told, {}).hints_for(1) == ()


def test_transparency_says_it_all():
    shown = [filmed(ground(1), creature(130), (150 + t, 205)) for t in range(5)]
    told = candidates([Frame(t, t / 25, rgb, alpha) for t, (rgb, alpha) in enumerate(shown)])
    assert [(one.is_all, one.confidence) for one in told] == [(True, 1.0)]
    assert overlap(told[0].mask, shown[told[0].frame_index][1] > 127) > 0.99


def test_where_nothing_stands_out_nothing_is_offered():
    grey = np.full((SIZE.height, SIZE.width, 3), 128, np.uint8)
    assert candidates(list(frames_of([grey] * 5))) == ()


@pytest.mark.parametrize(
    ("region", "could"),
    [
        pytest.param(rectangle(40, 30, 50, 60), True, id="a thing"),
        pytest.param(rectangle(0, 30, 50, 60), True, id="cut off at the left"),
        pytest.param(rectangle(40, 30, 4, 4), False, id="a speck"),
        pytest.param(rectangle(40, 0, 4, 120), False, id="a stripe"),
        pytest.param(rectangle(0, 0, 160, 20), False, id="along the edge"),
        pytest.param(rectangle(5, 5, 150, 110), False, id="nearly everything"),
    ],
)
def test_what_could_be_a_subject(region, could):
    assert could_be_subject(region) is could


def test_things_with_a_gap_between_them_stand_apart():
    one, beside, far = (rectangle(x, 20, 40, 40) for x in (20, 61, 75))
    assert [thing.tolist() for thing in things_in(one | far)] == [one.tolist(), far.tolist()]
    assert len(things_in(one | beside)) == 1
    assert len(things_in(one | rectangle(90, 20, 12, 12))) == 1


def test_parts_and_wholes():
    whole, part = rectangle(20, 20, 80, 80), rectangle(30, 10, 40, 40)
    assert is_part(part, whole)
    assert not is_part(whole, part)
    assert not is_same(part, whole)
    assert is_same(whole, rectangle(24, 20, 80, 80))
    assert not is_part(rectangle(90, 20, 40, 40), whole)


def made_up(*boxes, size=SIZE, frames=(0,)):
    """An offer of *boxes*, each on one of *frames*, of a grey clip of *size*."""
    made = []
    for n, box in enumerate(boxes):
        mask = rectangle(box.x, box.y, box.width, box.height, (size.height, size.width))
        made.append(Candidate(frames[n % len(frames)], mask, box, 0.9 - n / 10, mask.mean()))
    grey = np.full((size.height, size.width, 3), 128, np.uint8)
    shown = {index: Frame(index, index / 25, grey) for index in frames}
    return Offer(clip_of(20, size), tuple(made), shown)


def test_hints_and_boxes_are_in_pixels_of_the_clip():
    small = made_up(Box(40, 30, 100, 120))
    large = replace(small, clip=clip_of(20, Size(640, 480)))
    (hint,) = large.hints_for(1)
    assert hint.mask.shape == (480, 640)
    assert hint.mask[64:296, 84:276].min() == 255
    assert large.box_of(large.candidates[0]) == Box(80, 60, 200, 240)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_number_that_is_not_offered(number):
    offer = made_up(Box(40, 30, 100, 120), Box(200, 30, 100, 120))
    with pytest.raises(BadInput, match="offers the candidates 1 to 2"):
        offer.hints_for(number)


@pytest.mark.parametrize("size", [SIZE, Size(240, 320)], ids=["wide", "tall"])
def test_the_picture_numbers_and_colours_each(size):
    one, four = (
        draw_offer(made_up(*(Box(20 + 50 * n, 40, 40, 150) for n in range(count)), size=size))
        for count in (1, 4)
    )
    orange, green = (232, 89, 12), (43, 138, 62)
    assert one.shape[1] == four.shape[1] == 1600
    assert [(page == orange).all(axis=2).sum() > 3000 for page in (one, four)] == [True, True]
    assert [(page == green).all(axis=2).sum() > 3000 for page in (one, four)] == [False, True]


def test_what_is_on_another_frame_is_cut_out_but_not_outlined():
    boxes = Box(20, 40, 60, 150), Box(200, 40, 60, 150)
    blue = (25, 113, 194)
    apart = draw_offer(made_up(*boxes, frames=(0, 5)))
    together = draw_offer(made_up(*boxes))
    assert 500 < (apart == blue).all(axis=2).sum() < (together == blue).all(axis=2).sum() - 3000


@pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data")
def test_a_clip_of_a_dog_and_a_woman_offers_both():
    offer = offered(probe(DATA / "clips" / "dog_fetch.mp4"))
    boxes = [offer.box_of(one) for one in offer.candidates]
    assert any(box.x < 320 and box.height > 300 for box in boxes)
    assert any(600 < box.x < 800 and box.y > 250 for box in boxes)
