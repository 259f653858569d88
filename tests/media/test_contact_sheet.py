import numpy as np
import pytest

from castmate.media.contact_sheet import contact_sheet, evenly_spaced
from castmate.media.probe import probe
from tests.media.studio import Studio, number_of


@pytest.mark.parametrize(("num_frames", "most"), [(1, 12), (2, 12), (12, 12), (13, 12), (1000, 7)])
def test_frames_are_spread_evenly(num_frames: int, most: int):
    chosen = evenly_spaced(num_frames, most)
    assert len(chosen) == min(num_frames, most)
    assert 0 <= chosen[0] <= chosen[-1] < num_frames
    assert abs(chosen[0] - (num_frames - 1 - chosen[-1])) <= 1  # as much before as after


def test_a_page_shows_its_frames_in_order(studio: Studio):
    clip = probe(studio.film("film.mp4", num_frames=60, size=(160, 96)))
    page = contact_sheet(clip, columns=3, rows=2, width=640)
    assert page.shape[1] == 640
    assert page.dtype == np.uint8
    margin, gap = 640 // 32, 640 // 80
    width = (640 - 2 * margin - 2 * gap) // 3
    height = round(width * 96 / 160)
    top, below = margin + 640 // 20, max(14, 640 // 46) + gap
    seen = [
        number_of(
            page[
                top + row * (height + below) :,
                margin + column * (width + gap) : margin + column * (width + gap) + width,
            ][:height]
        )
        for row in range(2)
        for column in range(3)
    ]
    assert seen == list(evenly_spaced(60, 6))


def test_a_short_portrait_clip_fills_one_row(studio: Studio):
    clip = probe(studio.film("film.mp4", rate=4, num_frames=3, size=(96, 160)))
    page = contact_sheet(clip, width=800, title="Momo")
    assert page.shape[1] == 800
    assert page[-1, -1].tolist() == page[0, 0].tolist()
