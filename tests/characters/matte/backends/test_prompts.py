"""What boxes, points and masks become for a network that is prompted."""

import numpy as np

from castmate.characters.matte.backends.prompts import prompts_of
from castmate.characters.matte.matte import Hint
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Point

FRAMES = [Frame(10 + t, t / 24, np.zeros((100, 200, 3), np.uint8)) for t in range(6)]


def test_a_box_with_points_is_stretched_to_the_networks_square():
    hint = Hint(13, Box(50, 20, 100, 60), foreground=(Point(100, 50),), background=(Point(0, 99),))
    (prompt,) = prompts_of(FRAMES, [hint], side=1000).showing
    assert prompt.place == 3
    assert prompt.points.tolist() == [[250, 200], [750, 800], [500, 500], [0, 990]]
    assert prompt.labels.tolist() == [2, 3, 1, 0]
    assert prompt.mask is None


def test_a_mask_says_all_there_is_to_say():
    mask = np.zeros((100, 200), np.uint8)
    mask[:, 100:] = 255
    (prompt,) = prompts_of(FRAMES, [Hint(10, mask=mask, background=(Point(1, 1),))], 64).showing
    assert prompt.mask is not None
    assert prompt.mask.shape == (64, 64)
    assert prompt.mask[:, 32:].all()
    assert not prompt.mask[:, :32].any()
    assert not len(prompt.points)


def test_boxes_on_several_frames_all_show_the_subject():
    prompts = prompts_of(FRAMES, [Hint(15, Box(0, 0, 9, 9)), Hint(11, Box(5, 5, 9, 9))], 64)
    assert [prompt.place for prompt in prompts.showing] == [1, 5]
    assert not prompts.correcting


def test_points_beside_a_box_on_another_frame_are_corrections():
    hints = [Hint(12, Box(0, 0, 50, 50)), Hint(14, foreground=(Point(3, 3), Point(4, 4)))]
    prompts = prompts_of(FRAMES, hints, 64)
    assert [prompt.place for prompt in prompts.showing] == [2]
    assert [prompt.place for prompt in prompts.correcting] == [4]


def test_of_points_alone_the_frame_with_most_of_them_shows_the_subject():
    hints = [
        Hint(11, foreground=(Point(3, 3),), background=(Point(9, 9), Point(8, 8))),
        Hint(13, foreground=(Point(3, 3),)),
        Hint(13, foreground=(Point(5, 3),)),
    ]
    prompts = prompts_of(FRAMES, hints, 64)
    assert [prompt.place for prompt in prompts.showing] == [3]
    assert prompts.showing[0].labels.tolist() == [1, 1]
    assert [prompt.place for prompt in prompts.correcting] == [1]
