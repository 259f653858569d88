from dataclasses import replace

import numpy as np
import pytest

from castmate.errors import ArchiveError, BadInput
from castmate.identity.calibration import BUILT_IN, FISHER_1, Constants
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.likeness import closest
from castmate.identity.signature import Signature, make_signature
from tests.identity.drawn import BROWN, MINT, RED, drawn, three


@pytest.fixture(scope="module")
def embedder():
    return FisherEmbedder()


@pytest.fixture(scope="module")
def momo(embedder):
    return make_signature(three(MINT, "dots"), embedder)


def test_another_view_is_the_character(momo, embedder):
    found = momo.score([drawn(MINT, "dots", turn=4)], embedder)
    assert found.confidence[0] > 0.9
    assert found.likeness[0] > 0.9


@pytest.mark.parametrize(("body", "pattern"), [(RED, "stripes"), (BROWN, "dots"), (RED, "none")])
def test_another_character_is_not(momo, embedder, body, pattern):
    found = momo.score([drawn(body, pattern)], embedder)
    assert found.confidence[0] < 0.5
    assert found.likeness[0] < 0.4


def test_the_embedder_is_found_by_name(momo):
    assert momo.score([drawn(MINT, "dots")]).confidence[0] > 0.9


def test_one_picture_is_enough_for_a_signature(embedder):
    signature = make_signature([drawn(MINT, "dots")], embedder)
    assert signature.score([drawn(MINT, "dots", turn=4)], embedder).likeness[0] > 0.8
    assert signature.score([drawn(RED, "stripes")], embedder).likeness[0] < 0.3


def test_neighbouring_samples_set_what_is_usual(embedder):
    steady = make_signature(three(MINT, "dots"), embedder, neighbours=three(MINT, "dots"))
    restless = make_signature(
        three(MINT, "dots"), embedder, neighbours=[drawn(MINT, "dots"), drawn(RED, "stripes")]
    )
    assert restless.continuity_level < steady.continuity_level
    assert restless.colour_limit > steady.colour_limit


def test_nothing_cut_out_makes_no_signature(embedder):
    crop = drawn(MINT, "dots")
    with pytest.raises(BadInput, match="cut out"):
        make_signature([Crop(crop.rgb, np.zeros_like(crop.alpha))], embedder)


def test_a_signature_survives_being_stored(momo):
    stored = momo.to_bytes()
    read = Signature.from_bytes(stored)
    assert stored == momo.to_bytes() == read.to_bytes()
    assert np.array_equal(read.references, momo.references)
    assert read.own_level == momo.own_level


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda stored: stored[:0], id="empty"),
        pytest.param(lambda stored: stored[:-100], id="cut short"),
        pytest.param(lambda stored: b"not a signature at all" + stored[:0], id="a text"),
        pytest.param(lambda stored: stored.replace(b"signature-1", b"signature-9"), id="another"),
        pytest.param(lambda stored: stored.replace(b"own_level", b"owl_level"), id="a fact lost"),
        pytest.param(lambda stored: stored[:-4] + b"\xff\xff\xff\x7f", id="not a number"),
    ],
)
def test_a_damaged_signature_says_so(momo, damaged):
    with pytest.raises(ArchiveError, match="cannot be read"):
        Signature.from_bytes(damaged(momo.to_bytes()))


OTHERS = Constants(
    "fisher-1", tuple(replace(row, alpha=2.0, seen_share=0.4) for row in FISHER_1), "of a test"
)


def test_other_constants_of_the_same_embedder_change_how_it_is_read(momo):
    read = momo.recalibrated(OTHERS)
    assert (read.alpha, read.calibrated_by) == (2.0, "of a test")
    assert momo.stranger_level < read.own_level < momo.own_level
    again = Signature.from_bytes(read.to_bytes()).recalibrated(BUILT_IN)
    assert again.own_level == pytest.approx(momo.own_level)


def test_a_signature_of_an_earlier_version_can_be_recalibrated(momo):
    earlier = replace(momo, levels=None)
    assert earlier.recalibrated(OTHERS).own_level == pytest.approx(
        momo.recalibrated(OTHERS).own_level
    )


def test_constants_of_another_embedder_are_refused(momo):
    with pytest.raises(BadInput, match=r'fitted for the embedder "mine-1".*"fisher-1"'):
        momo.recalibrated(replace(OTHERS, embedder="mine-1"))


def test_the_look_alike_comes_first(momo, embedder):
    twin = make_signature([drawn(MINT, "dots", turn=t) for t in (-4, 3, 10)], embedder)
    stranger = make_signature(three(RED, "stripes"), embedder)
    found = closest(momo, [("stranger", stranger), ("twin", twin)])
    assert [handle for handle, _ in found] == ["twin", "stranger"]
    assert found[0][1] > 0.8
    assert found[1][1] < 0.3
