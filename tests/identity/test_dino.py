"""DINO behind the embedder's seam: with a tiny network of random weights, where torch is there."""

from importlib.util import find_spec

import numpy as np
import pytest

from castmate.errors import BadInput
from castmate.identity import dino
from castmate.identity.drawn_strangers import drawn_strangers
from castmate.identity.embedder import Crop
from castmate.identity.embedders import embedder_asked_for
from castmate.identity.signature import make_signature
from castmate.media.clip import Frame
from castmate.report import Silent
from tests.identity.drawn import MINT, RED, drawn, three

needs_torch = pytest.mark.skipif(
    not (find_spec("torch") and find_spec("transformers")),
    reason='PyTorch and transformers are not installed: pip install "castmate[dino]"',
)


@pytest.fixture(scope="module", params=["dinov2", "dinov3"])
def folder(request, tmp_path_factory):
    """Weights of a network of two small layers that has learned nothing."""
    import torch
    from transformers import Dinov2Config, Dinov2Model, DINOv3ViTConfig, DINOv3ViTModel

    torch.manual_seed(0)
    small = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    made = (
        Dinov2Model(Dinov2Config(**small, image_size=28, patch_size=14))
        if request.param == "dinov2"
        else DINOv3ViTModel(DINOv3ViTConfig(**small, intermediate_size=64, patch_size=16))
    )
    place = tmp_path_factory.mktemp(request.param)
    made.save_pretrained(place)
    return place


@pytest.fixture(scope="module")
def embedder(folder):
    return dino.DinoEmbedder.load(folder)


@needs_torch
def test_it_keeps_the_embedders_contract(embedder):
    vectors = embedder.embed([drawn(MINT, "dots"), drawn(RED, "stripes"), drawn(MINT, "dots")])
    assert (vectors.shape, vectors.dtype) == ((3, 32), np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[0], vectors[2], atol=1e-5)
    assert embedder.embed([]).shape == (0, 32)
    assert embedder.negatives.shape == (96, 32)


@needs_torch
def test_left_and_right_and_what_is_behind_do_not_matter(embedder):
    crop = drawn(MINT, "dots")
    mirrored = Crop(crop.rgb[:, ::-1], crop.alpha[:, ::-1])
    elsewhere = crop.rgb.copy()
    elsewhere[crop.alpha == 0] = (250, 20, 30)
    same = embedder.embed([crop, mirrored, Crop(elsewhere, crop.alpha)])
    assert np.allclose(same @ same[0], 1, atol=1e-4)


@needs_torch
def test_the_name_says_which_weights(embedder, folder, tmp_path):
    kind, size, content = embedder.name.split("-")
    assert kind in ("dinov2", "dinov3")
    assert size == "32x2"
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    assert (
        embedder_asked_for(str(tmp_path), accepted=False, ask=None, report=Silent()).name
        == embedder.name
    )
    assert len(content) == 8


@needs_torch
def test_without_constants_there_is_no_percentage(embedder):
    assert not make_signature(three(MINT, "dots"), embedder).is_calibrated


@needs_torch
def test_whole_frames_for_the_fields_own_number(embedder):
    frames = [Frame(k, k / 5, drawn(MINT, "dots", turn=k).rgb) for k in range(3)]
    vectors = embedder.embed_frames(frames)
    assert vectors.shape == (3, 32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@needs_torch
@pytest.mark.parametrize("content", ["{}", "[", '{"model_type": "bert", "hidden_size": 1}'])
def test_a_folder_of_something_else_says_so(tmp_path, content):
    (tmp_path / "config.json").write_text(content)
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(BadInput, match="holds no DINOv2 or DINOv3"):
        dino.DinoEmbedder.load(tmp_path)


def test_what_is_not_installed_is_named_with_the_command_size_and_licence():
    with pytest.raises(BadInput) as missing:
        dino.check_installed({"transformers", "huggingface_hub"}.__contains__)
    for part in ("DINO needs torch", 'pip install "castmate[dino]"', "190 MB", "Apache-2.0"):
        assert part in str(missing.value)


def test_every_offer_says_its_licence_and_size():
    assert "Apache-2.0" in dino.OFFERED["dinov2-small"].offer
    assert "Meta's own and not an open-source one" in dino.OFFERED["dinov3-small"].offer
    assert all(f"{each.megabytes} MB" in each.offer for each in dino.OFFERED.values())


def test_an_embedder_nobody_knows_is_answered_with_those_there_are():
    with pytest.raises(BadInput, match=r'"dinov9" is not installed.*fisher-1, dinov2-small'):
        embedder_asked_for("dinov9", accepted=False, ask=None, report=Silent())


def test_a_crop_stands_in_the_middle_of_grey():
    crop = drawn(MINT, "none")
    square = dino.on_grey(crop)
    assert square.shape == (224, 224, 3)
    assert (square[:8] == dino.GREY).all()
    assert not (square[112, 112] == dino.GREY).all()
    empty = Crop(crop.rgb, np.zeros_like(crop.alpha))
    assert (dino.on_grey(empty) == dino.GREY).all()


def test_drawn_strangers_are_many_and_always_the_same():
    first, again = drawn_strangers(), drawn_strangers()
    assert len(first) == 96
    assert all((a.rgb == b.rgb).all() and a.alpha.any() for a, b in zip(first, again, strict=True))
    assert len({crop.rgb.tobytes() for crop in first}) == 96
