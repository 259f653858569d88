import numpy as np
import pytest

pytest.importorskip("torch", reason='torch comes with the dependency group "train"')

from castmate.characters.matte.network.planes import PLANES
from tests.training.matte.stub import stub_clip
from training.matte.examples import example_of, moment_of


def plane(planes, name):
    return planes[PLANES.index(name)]


def example(start, seed=0):
    return example_of(stub_clip(), 2, np.random.default_rng(seed), start=start, plain=True)


@pytest.mark.parametrize(
    ("start", "shown"),
    [
        ("automatic", set()),
        ("box", {"box"}),
        ("box and clicks", {"box", "foreground clicks"}),
        ("clicks", {"foreground clicks"}),
        ("guess", {"guess", "whether there is a guess"}),
        ("guess and clicks", {"guess", "whether there is a guess", "foreground clicks"}),
    ],
)
def test_what_is_shown_is_what_was_drawn(start, shown):
    planes = example(start).planes()
    prompts = {"box", "foreground clicks", "guess", "whether there is a guess"}
    assert {name for name in prompts if plane(planes, name).any()} == shown


def test_corrections_are_set_where_the_answer_is_wrong_and_count_more():
    first = example("automatic")
    second = first.corrected(np.zeros((112, 192), np.float32), np.random.default_rng(1))
    planes = second.planes()
    clicked = plane(planes, "foreground clicks") == 1
    assert clicked.any()
    assert second.subject[clicked].all()
    assert second.emphasis(planes)[clicked].min() > 2


def test_a_moment_has_its_neighbours_on_both_sides_or_one():
    clip = stub_clip()
    random = np.random.default_rng(0)
    counts = set()
    for _ in range(40):
        moment, t = moment_of(clip, random)
        counts.add(len(moment))
        assert any(np.array_equal(moment.frames[t], frame) for frame in clip.frames)
    assert counts == {2, 3}
