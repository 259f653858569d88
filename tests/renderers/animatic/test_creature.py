"""Creatures from words: what is said is seen, and the same words draw the same creature."""

import numpy as np
import pytest

from castmate.renderers.animatic.creature import draw_creature
from castmate.renderers.animatic.creature.genome import COLOURS, read_genome
from castmate.renderers.animatic.creature.species import SPECIES


@pytest.mark.parametrize(
    ("words", "part", "value"),
    [
        ("a small green dragon", "coat", COLOURS["green"]),
        ("a small green dragon", "covering", "scales"),
        ("a dragon", "wings", "leather"),
        ("a one-eyed blue monster", "eyes", 1),
        ("a monster with one eye", "eyes", 1),
        ("a one eyed monster", "eyes", 1),
        ("a cat with one big eye", "eyes", 1),
        ("a three-eyed alien", "eyes", 3),
        ("a two-eyed alien", "eyes", 2),
        ("a monster with one horn", "horns", "one"),
        ("a bear with two horns", "horns", "two"),
        ("a robot", "build", "boxy"),
        ("a robot", "mouth", "grille"),
        ("a striped white cat", "pattern", "stripes"),
        ("a fluffy penguin", "covering", "fur"),
        ("a pink unicorn", "horns", "one"),
        ("a pig with wings", "wings", "leather"),
        ("a chubby fox", "build", "plump"),
        ("a brown elephant", "mouth", "trunk"),
    ],
)
def test_words_decide(words, part, value):
    assert all(getattr(read_genome(words, seed), part) == value for seed in range(5))


@pytest.mark.parametrize("kind", sorted(SPECIES))
def test_every_kind_can_be_drawn(kind):
    picture = draw_creature(f"a {kind}", 1, 96)
    assert picture.dtype == np.uint8
    assert picture.shape[0] <= 96
    assert (picture[..., 3] == 255).mean() > 0.25


def test_the_same_words_and_seed_draw_the_same_picture():
    first, again = (draw_creature("a fluffy purple monster", 4, 160) for _ in range(2))
    assert np.array_equal(first, again)


def test_a_sleeper_differs_by_its_eyes_alone():
    awake, asleep = (draw_creature("a grey cat", 4, 160, asleep=closed) for closed in (False, True))
    assert np.array_equal(awake[..., 3], asleep[..., 3])
    rows = np.flatnonzero((awake != asleep).any(axis=(1, 2)))
    assert 0 < rows[-1] - rows[0] < 0.25 * len(awake)


def test_another_seed_draws_another_creature():
    creatures = {read_genome("a creature", seed) for seed in range(12)}
    assert len(creatures) == 12


def test_a_white_creature_is_white():
    picture = draw_creature("a white rabbit", 2, 200)
    assert picture[picture[..., 3] == 255][:, :3].mean() > 190
