import json

import cv2
import pytest

from castmate.consistency.calibrating.subjects import read_subjects
from castmate.errors import BadInput, SubjectNotFound
from castmate.report import Noted, Silent
from tests.identity.drawn import MINT, RED, drawn


class Notebook(Silent):
    """Keeps what it is told."""

    def __init__(self):
        self.told = []

    def tell(self, event):
        if isinstance(event, Noted):
            self.told.append(event.text)


def no_clip(path):
    raise SubjectNotFound("Nothing could be cut out of this part of the clip.")


def photo(path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    crop = drawn(body, "dots", side=120)
    cv2.imwrite(str(path), cv2.cvtColor(crop.rgb, cv2.COLOR_RGB2BGR))


def test_a_folder_is_a_subject_and_so_is_a_loose_clip(tmp_path):
    photo(tmp_path / "momo" / "1.png", MINT)
    photo(tmp_path / "momo" / "2.png", MINT)
    photo(tmp_path / "rex" / "1.jpg", RED)
    (tmp_path / "rex" / "notes.txt").write_text("no picture")
    (tmp_path / "bird.mp4").write_bytes(b"")
    (tmp_path / "classes.json").write_text(json.dumps({"momo": "toy"}))
    frames = [drawn(RED, "none", turn=k, side=60) for k in range(40)]
    found = read_subjects(tmp_path, cut_clip=lambda _: frames, report=Silent())
    assert [(each.name, each.kind, len(each.pictures)) for each in found] == [
        ("bird", "bird", 18), ("momo", "toy", 2), ("rex", "rex", 1),
    ]  # fmt: skip
    assert found[0].pictures[0] is frames[1]
    crop = found[1].pictures[0]
    assert crop.alpha.shape == crop.rgb.shape[:2]
    assert crop.alpha.any()


def test_what_cannot_be_used_is_left_out_and_said(tmp_path):
    photo(tmp_path / "momo" / "1.png", MINT)
    (tmp_path / "momo" / "2.png").write_bytes(b"no picture")
    (tmp_path / "momo" / "3.mp4").write_bytes(b"")
    notebook = Notebook()
    found = read_subjects(tmp_path, cut_clip=no_clip, report=notebook)
    assert len(found[0].pictures) == 1
    assert [said.split(" ")[0] for said in notebook.told] == ["2.png", "3.mp4"]


@pytest.mark.parametrize("content", ["[", "[1]", '{"momo": 1}'])
def test_classes_that_are_none(tmp_path, content):
    (tmp_path / "classes.json").write_text(content)
    with pytest.raises(BadInput, match="which class"):
        read_subjects(tmp_path, cut_clip=no_clip, report=Silent())


def test_a_folder_that_is_none(tmp_path):
    with pytest.raises(BadInput, match="no folder"):
        read_subjects(tmp_path / "nothing", cut_clip=no_clip, report=Silent())
