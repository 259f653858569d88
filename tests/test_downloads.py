"""Nobody gets weights unasked: name, size and licence come first, and a yes."""

from dataclasses import dataclass, field

import pytest

from castmate.downloads import Weights, are_in, obtained
from castmate.errors import BadInput

MINE = Weights("Owl 2", "a maker", "maker/owl", "Apache-2.0", 12, "go without: --owl none")


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
    obtained(MINE, shelf, accepted=False, ask=user.ask, report=user)
    assert not user.told
    assert not shelf.fetched


@pytest.mark.parametrize("accepted", [True, False])
def test_name_size_and_licence_are_told_before_anything_is_fetched(accepted):
    shelf, user = ShelfOfWeights(here=False), Notebook(answer=True)
    obtained(MINE, shelf, accepted=accepted, ask=user.ask, report=user)
    offer, *question = user.told
    assert all(word in offer for word in ("Owl 2", "a maker", "12 MB", "Apache-2.0", "maker/owl"))
    assert question == ([] if accepted else ["Download it now?"])
    assert shelf.fetched == ["Owl 2"]


@pytest.mark.parametrize("can_be_asked", [True, False])
def test_without_a_yes_nothing_is_downloaded_and_the_way_on_is_named(can_be_asked):
    shelf, user = ShelfOfWeights(here=False), Notebook(answer=False)
    ask = user.ask if can_be_asked else None
    with pytest.raises(BadInput, match=r"12 MB.*--accept-download, or go without: --owl none"):
        obtained(MINE, shelf, accepted=False, ask=ask, report=user)
    assert not shelf.fetched


def test_a_folder_holds_weights_when_both_files_are_there(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    assert not are_in(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"")
    assert are_in(tmp_path)
