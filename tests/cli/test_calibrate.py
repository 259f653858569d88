"""``castmate calibrate``, and what ``score`` and ``shoot`` are given of it."""

import json
from dataclasses import asdict

import pytest

from castmate.characters.collection import Collection
from castmate.consistency.calibrating.constants_file import FORMAT
from castmate.identity.calibration import FISHER_1
from castmate.library.home import Home
from castmate.library.library import Library
from tests.conftest import mascot_clip
from tests.films.dragon import cast_dragon


@pytest.fixture
def with_ruby(tmp_path):
    """A library with Ruby in it, where the program looks for one, and a short film."""
    library = Library(Home(tmp_path / "home"))
    Collection(library).add(cast_dragon(library.blobs))
    library.close()
    mascot_clip(tmp_path / "film.mp4", seconds=0.5)


def constants(tmp_path, embedder):
    rows = [asdict(row) for row in FISHER_1]
    content = {"format": FORMAT, "embedder": embedder, "fitted_on": "2026-11-22", "subjects": 19}
    (tmp_path / "mine.json").write_text(json.dumps({**content, "rows": rows}))
    return tmp_path / "mine.json"


def test_too_few_subjects_are_refused_with_how_many_are_needed(castmate, tmp_path):
    for name in ("rex", "momo"):
        (tmp_path / "subjects" / name).mkdir(parents=True)
    done = castmate("calibrate", "subjects", "-o", "constants.json")
    assert done.returncode == 2
    assert "0 subjects" in done.stderr
    assert "6 are needed" in done.stderr
    assert not (tmp_path / "constants.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "no folder"),
        ((".", "-o", "plot.svg"), "no name for a file of constants"),
        ((".", "--embedder", "owl-9"), "Give one of fisher-1, dinov2-small"),
    ],
)
def test_what_cannot_be_calibrated(castmate, arguments, said):
    done = castmate("calibrate", *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_score_says_by_which_constants_it_was_measured(castmate, tmp_path, with_ruby):
    file = constants(tmp_path, "fisher-1")
    done = castmate("score", "film.mp4", "--character", "ruby", "--constants", file, "--json")
    assert done.returncode == 0, done.stderr
    told = "fisher-1, constants fitted on 2026-11-22 from 19 subjects"
    assert json.loads(done.stdout)["method"].endswith(told)


@pytest.mark.parametrize(
    "command", [("score", "film.mp4", "--character", "ruby"), ("shoot", "@ruby waves")]
)
def test_constants_of_another_embedder_are_refused(castmate, tmp_path, with_ruby, command):
    done = castmate(*command, "--constants", constants(tmp_path, "owl-9"))
    assert done.returncode == 2
    assert 'fitted for the embedder "owl-9"' in done.stderr
    assert not (tmp_path / "shot.mp4").exists()
