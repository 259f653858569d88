"""``castmate score``: numbers for people and machines, a report, and errors that help."""

import json

import pytest

from castmate.cli.score import _say
from castmate.consistency.whole_cast import Member, score_cast
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.probe import probe
from tests.conftest import mascot_clip
from tests.identity.drawn import drawn


def test_nobody_of_that_name(castmate, tmp_path):
    clip = mascot_clip(tmp_path / "film.mp4", seconds=0.5)
    done = castmate("score", clip, "--character", "nobody", "--json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["error"]["code"] == "character_not_found"


def test_a_file_that_is_no_video(castmate, tmp_path):
    (tmp_path / "film.mp4").write_bytes(b"no film at all")
    done = castmate("score", "film.mp4", "--character", "momo")
    assert done.returncode == 2
    assert "film.mp4" in done.stderr


@pytest.mark.parametrize("names", [("Momo",), ("Momo", "Rex")])
def test_what_is_said_of_each(names, tmp_path, capsys):
    clip = probe(mascot_clip(tmp_path / "film.mp4", seconds=0.5))
    signature = make_signature([drawn((60, 170, 90), "stripes")], FisherEmbedder())
    cast = [Member(name.lower(), name, signature, boxes={}) for name in names]
    _say(score_cast(clip, cast))
    said = capsys.readouterr().out
    assert all(f"{name}: not measurable" in said for name in names)
    assert "fisher-1; 6 of 6 frames" in said
