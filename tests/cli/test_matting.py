"""Cutting out with weights that are not castmate's: nothing happens unasked."""

from importlib.util import find_spec

import numpy as np
import pytest

from castmate import downloads
from castmate.characters.matte.backends import extra, weights
from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint
from castmate.cli.matting import chosen_cutter
from castmate.errors import BadInput
from castmate.media.clip import Frame
from castmate.media.geometry import Box
from castmate.report import Silent


class Told(Silent):
    """A report that keeps what is noted."""

    def __init__(self):
        self.notes = []

    def tell(self, event):
        self.notes.append(event.text)


class EmptyStore:
    """A store that has nothing and must not be asked for anything."""

    def find(self, _):
        return None

    def fetch(self, weights):
        pytest.fail(f"{weights.name} was downloaded, and nobody agreed")


@pytest.fixture
def installed(monkeypatch):
    """As if the extra were installed, with nothing downloaded yet."""
    monkeypatch.setattr(extra, "check_installed", lambda: None)
    monkeypatch.setattr(downloads, "HuggingFaceCache", EmptyStore)


def test_castmates_own_way_is_just_that():
    assert chosen_cutter("own", None, accept_download=False, report=Silent()) is cut


def test_weights_without_the_way_that_uses_them_are_a_mistake(tmp_path):
    with pytest.raises(BadInput, match="--matting sam2"):
        chosen_cutter("own", tmp_path, accept_download=False, report=Silent())


@pytest.mark.usefixtures("installed")
def test_away_from_a_terminal_nothing_is_downloaded_without_the_flag():
    report = Told()
    with pytest.raises(BadInput, match="--accept-download"):
        chosen_cutter("sam2", None, accept_download=False, report=report)
    assert report.notes == [weights.SAM2.offer]


@pytest.mark.usefixtures("installed")
def test_a_given_folder_is_looked_into_and_nothing_is_downloaded(tmp_path):
    with pytest.raises(BadInput, match="no weights of SAM 2"):
        chosen_cutter("sam2", tmp_path, accept_download=True, report=Silent())


@pytest.mark.skipif(find_spec("torch") is not None, reason="the extra castmate[sam2] is installed")
def test_without_the_extra_the_program_says_what_to_install(castmate, mascot):
    done = castmate("cast", mascot, "--name", "Momo", "--matting", "sam2")
    assert done.returncode == 2
    assert 'pip install "castmate[sam2]"' in done.stderr
    assert "190 MB" in done.stderr


@pytest.mark.skipif(find_spec("torch") is None, reason="the extra castmate[sam2] is not installed")
def test_with_the_extra_weights_from_a_folder_do_the_cutting(tmp_path):
    from tests.characters.matte.backends.tiny_sam2 import tiny_sam2

    tiny_sam2().save_pretrained(tmp_path)
    cutter = chosen_cutter("sam2", tmp_path, accept_download=False, report=Silent())
    pictures = np.random.default_rng(0).integers(0, 255, (2, 48, 64, 3), np.uint8)
    frames = [Frame(place, place / 24, picture) for place, picture in enumerate(pictures)]
    matte = cutter(frames, [Hint(1, Box(10, 10, 30, 30))], report=Silent())
    assert matte.branch == "hinted"
    assert len(matte.frames) == 2
