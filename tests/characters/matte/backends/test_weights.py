"""Nobody gets weights unasked: name, size and licence come first, and a yes."""

from dataclasses import dataclass, field

import pytest

from castmate.characters.matte.backends.extra import check_installed
from castmate.characters.matte.backends.weights import SAM2, given
from castmate.downloads import obtained
from castmate.errors import BadInput


@dataclass
class ShelfOfWeights:
    """A store whose network is a shelf."""

    here: bool
    fetched: list[str] = field(default_factory=list)

    def find(self, weights):
        return f"shelf/{weights.name}" if self.here else None

    def fetch(self, weights):
        self.fetched.append(weights.name)
        return f"shelf/{weights.name}"


@dataclass
class Notebook:
    """A report that keeps what it is told, and answers one question."""

    answer: bool = False
    told: list[str] = field(default_factory=list)

    def tell(self, event):
        self.told.append(event.text)

    def ask(self, question):
        self.told.append(question)
        return self.answer


def test_what_was_downloaded_before_is_used_without_a_word():
    shelf, user = ShelfOfWeights(here=True), Notebook()
    obtained(SAM2, shelf, accepted=False, ask=user.ask, report=user)
    assert not user.told
    assert not shelf.fetched


def test_name_size_and_licence_are_told_before_the_question():
    shelf, user = ShelfOfWeights(here=False), Notebook(answer=True)
    obtained(SAM2, shelf, accepted=False, ask=user.ask, report=user)
    offer, question = user.told
    assert all(
        word in offer for word in ("SAM 2.1", "Meta", "156 MB", "Apache-2.0", SAM2.repository)
    )
    assert question == "Download it now?"
    assert shelf.fetched == [SAM2.name]


def test_who_accepted_beforehand_is_told_and_not_asked():
    shelf, user = ShelfOfWeights(here=False), Notebook()
    obtained(SAM2, shelf, accepted=True, ask=user.ask, report=user)
    assert user.told == [SAM2.offer]
    assert shelf.fetched == [SAM2.name]


@pytest.mark.parametrize("can_be_asked", [True, False])
def test_without_a_yes_nothing_is_downloaded_and_every_way_on_is_named(can_be_asked):
    shelf, user = ShelfOfWeights(here=False), Notebook(answer=False)
    ask = user.ask if can_be_asked else None
    with pytest.raises(BadInput) as refused:
        obtained(SAM2, shelf, accepted=False, ask=ask, report=user)
    assert not shelf.fetched
    for way in ("--accept-download", "--matting-weights", "--matting own", "156 MB", "Apache-2.0"):
        assert way in str(refused.value)


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
