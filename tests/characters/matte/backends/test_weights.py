"""What SAM 2 brings and needs is named: size, licence, and the other ways."""

import pytest

from castmate.characters.matte.backends.extra import check_installed
from castmate.characters.matte.backends.weights import SAM2, given
from castmate.errors import BadInput


def test_the_offer_names_size_licence_and_the_ways_around_it():
    for word in ("SAM 2.1", "Meta", "156 MB", "Apache-2.0", SAM2.repository):
        assert word in SAM2.offer
    assert "--matting-weights" in SAM2.otherwise
    assert "--matting own" in SAM2.otherwise


def test_a_folder_without_weights_is_refused_with_what_it_must_hold(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(BadInput, match=r"model\.safetensors"):
        given(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"")
    assert given(tmp_path) == tmp_path


def test_what_is_not_installed_is_named_with_the_command_size_and_licence():
    with pytest.raises(BadInput) as missing:
        check_installed({"transformers", "huggingface_hub"}.__contains__)
    message = str(missing.value)
    assert message.startswith("SAM 2 needs torch, which")
    for part in ('pip install "castmate[sam2]"', "190 MB", "Apache-2.0"):
        assert part in message
    check_installed({"torch", "transformers", "huggingface_hub"}.__contains__)
