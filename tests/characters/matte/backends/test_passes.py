"""Every frame is visited, and with the memory of its neighbour."""

import pytest

from castmate.characters.matte.backends.passes import from_correction, from_shown


@pytest.mark.parametrize(
    ("shown", "count"), [([0], 1), ([0], 5), ([4], 5), ([2], 5), ([1, 3], 5), ([0, 1, 2], 3)]
)
def test_every_frame_that_was_not_shown_is_visited_once_next_to_a_known_one(shown, count):
    known = set(shown)
    for visit in from_shown(shown, count):
        assert visit.place not in known
        assert visit.place + (1 if visit.backwards else -1) in known
        known.add(visit.place)
    assert known == set(range(count))


@pytest.mark.parametrize("corrections", [[0], [7], [3], [2, 3], [1, 6], [0, 4, 7]])
def test_corrections_share_the_frames_among_them(corrections):
    shown = [5]
    visits = [
        from_correction(place, corrections, shown, 8) for place in corrections if place not in shown
    ]
    assert [visit[0].place for visit in visits] == corrections
    places = [visit.place for one in visits for visit in one]
    assert sorted(places) == [place for place in range(8) if place not in shown]
