import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from castmate.errors import BadInput, CastmateError, NoSpace
from castmate.media.decode import decode
from castmate.media.encode import DRAFT, FINE, Encoding, VideoWriter
from castmate.media.geometry import Size
from castmate.media.probe import probe
from tests.media.studio import number_of, numbered

SMALL = Size(128, 96)
COLOURS = np.array(
    [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255),
     (255, 255, 255), (0, 0, 0), (128, 128, 128), (200, 120, 40), (20, 30, 25), (240, 235, 250)],
    np.uint8,
)  # fmt: skip


def write(path: Path, num_frames: int, rate: Fraction = Fraction(24), **settings) -> Path:
    with VideoWriter(path, SMALL, rate, **settings) as film:
        for number in range(num_frames):
            film.write(numbered(number, 128, 96))
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("encoding", "rate", "num_frames"),
    [
        (DRAFT, Fraction(24), 49),
        (DRAFT, Fraction(24000, 1001), 13),
        (DRAFT, Fraction(25, 2), 30),
        (FINE, Fraction(24), 13),
        (FINE, Fraction(30000, 1001), 49),
        (FINE, Fraction(16), 30),
    ],
)
def test_count_and_length_are_exact(
    tmp_path: Path, encoding: Encoding, rate: Fraction, num_frames: int
):
    film = write(tmp_path / "film.mp4", num_frames, rate, encoding=encoding)
    with av.open(str(film)) as file:
        stream = file.streams.video[0]
        assert stream.frames == num_frames
        assert stream.duration * stream.time_base == num_frames / rate
        assert stream.average_rate == rate
        assert (stream.codec_context.pix_fmt, stream.codec_context.codec_tag) == ("yuv420p", "avc1")
    if num_frames >= rate / 2:
        clip = probe(film)
        assert (clip.num_frames, clip.duration_seconds) == (num_frames, num_frames / rate)
        assert [number_of(frame.rgb) for frame in decode(clip)] == list(range(num_frames))


@pytest.mark.parametrize("encoding", [DRAFT, FINE], ids=["draft", "fine"])
@pytest.mark.parametrize("channels", [3, 4])
def test_colours_come_back(tmp_path: Path, encoding: Encoding, channels: int):
    picture = np.full((96, 24 * 16, channels), 255, np.uint8)
    picture[..., :3] = np.repeat(COLOURS, 32, axis=0)
    with VideoWriter(tmp_path / "f.mp4", Size(384, 96), Fraction(24), encoding=encoding) as film:
        for _ in range(13):
            film.write(picture)
    middle = next(decode(probe(tmp_path / "f.mp4"))).rgb[48, 16::32]
    np.testing.assert_allclose(middle, COLOURS, atol=4)


@pytest.mark.parametrize("height", [64, 66, 358])
def test_the_colours_of_every_row_come_back_at_any_even_height(tmp_path: Path, height: int):
    picture = np.zeros((height, 64, 3), np.uint8)
    picture[: height // 2] = (200, 40, 40)
    picture[height // 2 :] = (40, 40, 200)
    path = tmp_path / "film.mp4"
    with VideoWriter(path, Size(64, height), Fraction(24), encoding=DRAFT) as film:
        for _ in range(13):
            film.write(picture)
    shown = next(decode(probe(path))).rgb
    np.testing.assert_allclose(shown[:20], picture[:20], atol=12)
    np.testing.assert_allclose(shown[-20:], picture[-20:], atol=12)


def test_files_say_which_conversion_was_used(tmp_path: Path):
    matrices = {}
    for name, encoding in (("draft", DRAFT), ("fine", FINE)):
        with av.open(str(write(tmp_path / f"{name}.mp4", 13, encoding=encoding))) as file:
            frame = next(file.decode(video=0))
            matrices[name] = (frame.colorspace, frame.color_primaries, frame.color_range)
    assert matrices == {"draft": (6, 1, 1), "fine": (1, 1, 1)}


def test_the_quick_conversion_agrees_with_ffmpegs(tmp_path: Path):
    """The fast path against libswscale, on a picture full of edges."""
    noise = np.random.default_rng(1).integers(0, 255, (24, 32, 3), dtype=np.uint8)
    picture = cv2.resize(noise, (128, 96), interpolation=cv2.INTER_CUBIC)
    shown = []
    for matrix in ("bt601", "bt709"):
        path = tmp_path / f"{matrix}.mp4"
        with VideoWriter(path, SMALL, Fraction(24), encoding=Encoding("medium", 1, matrix)) as film:
            for _ in range(13):
                film.write(picture)
        shown.append(next(decode(probe(path))).rgb.astype(int))
    quick, reference = (np.abs(rgb - picture).mean() for rgb in shown)
    assert quick < 1.1 * reference
    assert np.abs(shown[0] - shown[1]).mean() < 3


def test_same_frames_same_bytes(tmp_path: Path):
    first = write(tmp_path / "a.mp4", 30, comment="{}").read_bytes()
    assert write(tmp_path / "b.mp4", 30, comment="{}").read_bytes() == first


def test_ready_to_stream_and_with_its_recipe(tmp_path: Path):
    recipe = '{"prompt": "Momo naps at the seaside ☀"}'
    film = write(tmp_path / "film.mp4", 13, comment=recipe)
    data = film.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(film)) as file:
        assert file.metadata["comment"] == recipe


def test_a_picture_may_be_drawn_over_after_it_was_written(tmp_path: Path):
    canvas = np.zeros((96, 128, 4), np.uint8)
    with VideoWriter(tmp_path / "film.mp4", SMALL, Fraction(24), encoding=DRAFT) as film:
        for number in range(24):
            canvas[..., :3] = numbered(number, 128, 96)
            film.write(canvas)
    frames = decode(probe(tmp_path / "film.mp4"))
    assert [number_of(frame.rgb) for frame in frames] == list(range(24))


@pytest.mark.parametrize(("size", "advice"), [(Size(127, 96), "128x96"), (Size(128, 95), "128x96")])
def test_odd_sizes_are_refused_with_a_reason(tmp_path: Path, size: Size, advice: str):
    with pytest.raises(BadInput, match=f"2x2 pixels.*{advice}"):
        VideoWriter(tmp_path / "film.mp4", size, Fraction(24))
    assert names_in(tmp_path) == []


def test_a_wrong_picture_is_the_callers_mistake(tmp_path: Path):
    with (
        pytest.raises(ValueError, match="shape"),
        VideoWriter(tmp_path / "film.mp4", SMALL, Fraction(24)) as film,
    ):
        film.write(np.zeros((96, 64, 3), np.uint8))
    assert names_in(tmp_path) == []


def test_a_recipe_beyond_the_limit_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="65537 bytes; a film holds 65536"):
        VideoWriter(tmp_path / "film.mp4", SMALL, Fraction(24), comment="x" * 65537)


# Nothing half-written.


def test_nothing_is_seen_before_the_end_and_nothing_else_after(tmp_path: Path):
    with VideoWriter(tmp_path / "film.mp4", SMALL, Fraction(24)) as film:
        film.write(numbered(1, 128, 96))
        assert "film.mp4" not in names_in(tmp_path)
    assert names_in(tmp_path) == ["film.mp4"]


@pytest.mark.parametrize("reason", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_stopping_half_way_leaves_what_was_there(tmp_path: Path, reason: type[BaseException]):
    (tmp_path / "film.mp4").write_text("an earlier take")

    def shoot() -> None:
        with VideoWriter(tmp_path / "film.mp4", SMALL, Fraction(24)) as film:
            film.write(numbered(1, 128, 96))
            raise reason

    with pytest.raises(reason):
        shoot()
    assert names_in(tmp_path) == ["film.mp4"]
    assert (tmp_path / "film.mp4").read_text() == "an earlier take"


def test_a_film_of_nothing_is_no_film(tmp_path: Path):
    with (
        pytest.raises(CastmateError, match="Nothing was drawn"),
        VideoWriter(tmp_path / "film.mp4", SMALL, Fraction(24)),
    ):
        pass
    assert names_in(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(NoSpace, match=r"gone/film.mp4.*No such file or directory.*-o"):
        VideoWriter(tmp_path / "gone" / "film.mp4", SMALL, Fraction(24))


def test_a_name_that_is_a_folder(tmp_path: Path):
    (tmp_path / "film.mp4").mkdir()
    with pytest.raises(NoSpace, match="Is a directory"):
        write(tmp_path / "film.mp4", 13)
    assert names_in(tmp_path) == ["film.mp4"]


def test_a_full_disk_is_said_and_cleaned_up(tmp_path: Path):
    """A limit on the size of files stands in for the disk: the kernel refuses to write on."""
    program = (
        "import resource, sys; from pathlib import Path; from fractions import Fraction\n"
        "import numpy as np; from castmate.errors import NoSpace\n"
        "from castmate.media.encode import VideoWriter, Size\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "noise = np.random.default_rng(1).integers(0, 255, (96, 128, 3), dtype=np.uint8)\n"
        "try:\n"
        "    with VideoWriter(Path(sys.argv[1]), Size(128, 96), Fraction(24)) as film:\n"
        "        for number in range(200): film.write(np.roll(noise, number * 17, 1))\n"
        "except NoSpace as error: print(error)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "film.mp4")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert 'The disk is full: "' in told.stdout
    assert "film.mp4" in told.stdout
    assert names_in(tmp_path) == []


def test_pictures_encoded_beside_their_making_give_the_same_film(tmp_path):
    pictures = [np.full((48, 64, 3), 9 * number, np.uint8) for number in range(20)]
    with VideoWriter(tmp_path / "one.mp4", Size(64, 48), Fraction(24)) as film:
        for picture in pictures:
            film.write(picture)
    with VideoWriter(tmp_path / "all.mp4", Size(64, 48), Fraction(24)) as film:
        film.write_all(iter(pictures))
    assert (tmp_path / "all.mp4").read_bytes() == (tmp_path / "one.mp4").read_bytes()


def test_an_error_while_encoding_beside_is_raised_and_leaves_nothing(tmp_path):
    wrong = [np.zeros((48, 64, 3), np.uint8), np.zeros((8, 8, 3), np.uint8)]
    with (
        pytest.raises(ValueError, match="a picture of shape"),
        VideoWriter(tmp_path / "film.mp4", Size(64, 48), Fraction(24)) as film,
    ):
        film.write_all(iter(wrong))
    assert list(tmp_path.iterdir()) == []
