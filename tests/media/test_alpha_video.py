from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from castmate.errors import BadInput, CastmateError, NoSpace
from castmate.media.alpha_video import AlphaFormat, PngFolder, cut_out_writer
from castmate.media.decode import decode
from castmate.media.geometry import Size
from castmate.media.png import mask_from_png, picture_from_png
from castmate.media.probe import probe
from tests.media.studio import number_of, see_through


@pytest.mark.parametrize("kind", ["webm", "prores", "png"])
@pytest.mark.parametrize("num_frames", [24])
def test_cut_outs_come_back_with_their_alpha(tmp_path: Path, kind: AlphaFormat, num_frames: int):
    path = tmp_path / {"webm": "a.webm", "prores": "a.mov", "png": "a"}[kind]
    with cut_out_writer(kind, path, Size(128, 96), Fraction(24)) as film:
        for number in range(num_frames):
            film.write(see_through(number, 128, 96))
    clip = probe(path)
    assert (clip.num_frames, clip.duration_seconds, clip.has_alpha) == (24, 1, True)
    for frame in decode(clip):
        assert number_of(frame.rgb) == frame.index
        expected = see_through(frame.index, 128, 96)
        assert frame.alpha is not None
        assert np.abs(frame.alpha.astype(int) - expected[..., 3]).mean() < 2
        inside = np.abs(frame.rgb[8:-8, 8:-8].astype(int) - expected[8:-8, 8:-8, :3])
        assert inside.mean() < 3


@pytest.mark.parametrize("kind", ["webm", "prores"])
def test_same_cut_outs_same_bytes(tmp_path: Path, kind: AlphaFormat):
    written = []
    for name in ("a", "b"):
        with cut_out_writer(kind, tmp_path / name, Size(64, 48), Fraction(24)) as film:
            for number in range(12):
                film.write(see_through(number, 64, 48))
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]


def test_masks_are_named_by_the_frame_they_belong_to(tmp_path: Path):
    masks = {number: np.full((48, 64), 40 * number, np.uint8) for number in (2, 3, 5)}
    with PngFolder(tmp_path / "masks") as folder:
        for number, mask in masks.items():
            folder.write(mask, index=number)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["masks"]
    files = sorted((tmp_path / "masks").iterdir())
    assert [file.name for file in files] == ["00002.png", "00003.png", "00005.png"]
    for file, mask in zip(files, masks.values(), strict=True):
        np.testing.assert_array_equal(mask_from_png(file.read_bytes()), mask)


def test_a_folder_keeps_its_other_files(tmp_path: Path):
    (tmp_path / "masks").mkdir()
    (tmp_path / "masks" / "notes.txt").write_text("mine")
    (tmp_path / "masks" / "00000.png").write_text("an older mask")
    with PngFolder(tmp_path / "masks") as folder:
        folder.write(see_through(1, 64, 48))
    assert (tmp_path / "masks" / "notes.txt").read_text() == "mine"
    picture = picture_from_png((tmp_path / "masks" / "00000.png").read_bytes())
    np.testing.assert_array_equal(picture, see_through(1, 64, 48))


@pytest.mark.parametrize("kind", ["webm", "prores", "png"])
def test_stopping_half_way_leaves_nothing(tmp_path: Path, kind: AlphaFormat):
    def cut_out() -> None:
        with cut_out_writer(kind, tmp_path / "a", Size(64, 48), Fraction(24)) as film:
            film.write(see_through(1, 64, 48))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_out()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["webm", "prores", "png"])
def test_no_cut_outs_no_file(tmp_path: Path, kind: AlphaFormat):
    with (
        pytest.raises(CastmateError, match=r"Nothing was drawn|No picture was made"),
        cut_out_writer(kind, tmp_path / "a", Size(64, 48), Fraction(24)),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoSpace, match="Not a directory"):
        PngFolder(tmp_path / "file")
    with pytest.raises(NoSpace, match="No such file or directory"):
        PngFolder(tmp_path / "gone" / "masks")
    with pytest.raises(BadInput, match="2x2 pixels"):
        cut_out_writer("webm", tmp_path / "a.webm", Size(63, 48), Fraction(24))


def test_prores_takes_odd_sizes(tmp_path: Path):
    with cut_out_writer("prores", tmp_path / "a.mov", Size(127, 95), Fraction(24)) as film:
        for number in range(12):
            film.write(see_through(number, 127, 95))
    assert probe(tmp_path / "a.mov").size == Size(127, 95)
