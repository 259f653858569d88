import numpy as np
import pytest

from castmate.identity.embedder import Crop
from castmate.identity.features import local_features, mirrored
from castmate.identity.fisher import FisherEmbedder
from tests.identity.drawn import MINT, RED, drawn


@pytest.fixture(scope="module")
def embedder():
    return FisherEmbedder()


def test_a_crop_becomes_a_unit_vector(embedder):
    vectors = embedder.embed([drawn(MINT, "dots"), drawn(RED, "stripes")])
    assert vectors.shape == (2, 8704)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_the_same_crop_gives_the_same_vector(embedder):
    crop = drawn(MINT, "dots")
    assert np.array_equal(embedder.embed([crop]), embedder.embed([crop]))


def test_no_crops_give_no_rows(embedder):
    assert embedder.embed([]).shape == (0, 8704)


def test_an_empty_mask_is_the_zero_vector(embedder):
    crop = drawn(MINT, "dots")
    assert not embedder.embed([Crop(crop.rgb, np.zeros_like(crop.alpha))]).any()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda a: a[:, ::-1], id="mirrored"),
        pytest.param(lambda a: np.pad(a, ((30, 5), (5, 60), (0, 0))[: a.ndim]), id="moved"),
        pytest.param(lambda a: a.repeat(2, axis=0).repeat(2, axis=1), id="twice as large"),
    ],
)
def test_where_how_large_and_which_way_round_does_not_matter(embedder, change):
    crop = drawn(MINT, "stripes", turn=5)
    changed = Crop(np.ascontiguousarray(change(crop.rgb)), np.ascontiguousarray(change(crop.alpha)))
    one, other = embedder.embed([crop, changed])
    assert one @ other > 0.9


def test_what_is_behind_the_character_does_not_matter(embedder):
    crop = drawn(MINT, "dots")
    behind = np.random.default_rng(1).integers(0, 255, crop.rgb.shape, np.uint8)
    elsewhere = Crop(np.where(crop.alpha[..., None] > 127, crop.rgb, behind), crop.alpha)
    one, other = embedder.embed([crop, elsewhere])
    assert one @ other > 0.95


def test_another_character_is_farther_than_another_view(embedder):
    mint, turned, red = embedder.embed(
        [drawn(MINT, "dots"), drawn(MINT, "dots", turn=8), drawn(RED, "stripes")]
    )
    assert mint @ turned > mint @ red + 0.3


def test_features_mirrored_are_features_of_the_mirror_image():
    crop = drawn(MINT, "stripes", turn=8)
    flipped = Crop(crop.rgb[:, ::-1].copy(), crop.alpha[:, ::-1].copy())
    one, other = mirrored(local_features(crop)), local_features(flipped)
    assert np.allclose(one.gradients.mean(axis=0), other.gradients.mean(axis=0), atol=0.02)
    assert np.allclose(one.colours.mean(axis=0), other.colours.mean(axis=0), atol=0.02)


def test_negatives_are_unit_vectors_of_the_same_kind(embedder):
    assert embedder.negatives.shape[1] == 8704
    assert np.linalg.norm(embedder.negatives, axis=1) == pytest.approx(1, abs=1e-2)
