import struct
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from castmate.errors import ClipError
from castmate.media.geometry import Size
from castmate.media.limits import ClipLimits
from castmate.media.probe import probe
from tests.media.studio import Studio, numbered


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("a.mp4", Fraction(24)),
        ("b.mp4", Fraction(24000, 1001)),
        ("d.mkv", Fraction(24000, 1001)),
        ("e.mkv", Fraction(30)),
        ("f.mp4", Fraction(16)),
        ("g.mp4", Fraction(25, 2)),
        ("h.ts", Fraction(25)),
        ("i.avi", Fraction(24)),
    ],
)
def test_rate_count_and_length_are_exact(studio: Studio, name: str, rate: Fraction):
    clip = probe(studio.film(name, rate=rate, num_frames=30))
    assert clip.num_frames == 30
    assert clip.frame_rate == rate
    assert clip.duration_seconds == 30 / rate
    assert not clip.is_variable_rate


@pytest.mark.parametrize("name", ["v.mp4", "v.mkv"])
def test_a_variable_rate_is_said_and_averaged(studio: Studio, name: str):
    times = [0, 40, 80, 200, 210, 500, 540, 1000]
    clip = probe(studio.film(name, times=times, num_frames=len(times)))
    assert clip.is_variable_rate
    assert clip.num_frames == 8
    assert clip.frame_rate == 7  # seven steps in one second
    assert clip.duration_seconds >= 1


def test_an_absurd_rate_is_measured_not_believed(studio: Studio):
    film = studio.film("fast.mkv", rate=240, times=range(0, 6000, 500), num_frames=12)
    assert probe(film).frame_rate == 2


@pytest.mark.parametrize(("turn", "size"), [(90, (96, 128)), (180, (128, 96)), (270, (96, 128))])
def test_a_phone_held_upright_gives_an_upright_size(studio: Studio, turn: int, size):
    film = studio.film("r.mov", set_up=lambda stream: stream.set_display_rotation(turn))
    clip = probe(film)
    assert (clip.size.width, clip.size.height) == size
    assert clip.rotation_degrees == (360 - turn) % 360  # FFmpeg turns the other way round


def test_pixels_that_are_not_square_are_stretched(studio: Studio):
    def wide(stream):
        stream.sample_aspect_ratio = stream.codec_context.sample_aspect_ratio = Fraction(4, 3)

    assert probe(studio.film("anamorphic.mkv", set_up=wide)).size == Size(171, 96)


def test_sound_and_codec_are_told(studio: Studio):
    clip = probe(studio.film("s.mp4", sound=True))
    assert clip.has_sound
    assert (clip.codec, clip.has_alpha) == ("h264", False)
    assert not probe(studio.film("quiet.mp4")).has_sound


def test_a_missing_header_count_is_counted(studio: Studio):
    fragments = {"movflags": "frag_keyframe+empty_moov"}
    assert probe(studio.film("f.mp4", file_options=fragments)).num_frames == 24


def test_a_title_in_an_old_encoding_is_no_trouble(studio: Studio):
    def entitle(stream):
        stream.container.metadata["title"] = "Momo at the seaside"

    film = studio.film("old.avi", codec="mjpeg", layout="yuvj420p", set_up=entitle)
    data = film.read_bytes()
    assert b"seaside" in data
    film.write_bytes(data.replace(b"seaside", "caf\xe9 \xfc\xdf".encode("latin-1")))
    assert probe(film).num_frames == 24


def test_a_folder_of_pictures_is_a_clip(tmp_path: Path):
    for number in (1, 2, 10, 11, 12, 3, 4, 5, 6, 7, 8, 9):
        Image.fromarray(numbered(number, 64, 48)).save(tmp_path / f"frame{number}.png")
    (tmp_path / "notes.txt").write_text("not a picture")
    clip = probe(tmp_path)
    assert (clip.num_frames, clip.frame_rate, clip.size) == (12, 24, Size(64, 48))
    assert clip.duration_seconds == Fraction(1, 2)


# What people really try, and what they should read.


def test_no_such_file(tmp_path: Path):
    with pytest.raises(ClipError, match=r'There is no file ".*gone.mp4"\. Check the path'):
        probe(tmp_path / "gone.mp4")


def test_a_folder_without_pictures(tmp_path: Path):
    with pytest.raises(ClipError, match="holds no pictures"):
        probe(tmp_path)


def test_a_text_file_named_mp4(tmp_path: Path):
    (tmp_path / "notes.mp4").write_text("a story of a round green monster\n" * 100)
    with pytest.raises(ClipError, match=r'"notes.mp4": castmate cannot read this file as a video'):
        probe(tmp_path / "notes.mp4")


def test_sound_only(studio: Studio):
    with pytest.raises(ClipError, match="sound but no pictures"):
        probe(studio.sound("voice.wav"))


def test_one_frame(studio: Studio):
    with pytest.raises(ClipError, match=r'"one.mp4" has 1 frame; .* at least 2'):
        probe(studio.film("one.mp4", num_frames=1))


def test_a_photo_is_one_frame(tmp_path: Path):
    Image.fromarray(numbered(1, 64, 48)).save(tmp_path / "photo.jpg")
    with pytest.raises(ClipError, match="has 1 frame"):
        probe(tmp_path / "photo.jpg")


def test_a_fifth_of_a_second(studio: Studio):
    with pytest.raises(ClipError, match=r"lasts 0.20 seconds; at least 0.5"):
        probe(studio.film("blink.mp4", rate=25, num_frames=5))


def test_limits_can_be_widened(studio: Studio):
    film = studio.film("blink.mp4", rate=25, num_frames=5)
    assert probe(film, limits=ClipLimits(min_seconds=Fraction(1, 10))).num_frames == 5


def test_pictures_beyond_the_limit(studio: Studio):
    film = studio.film("large.mp4", size=(640, 480))
    with pytest.raises(ClipError, match=r"640x480, 0.3 megapixels; .* up to 0.1 megapixels"):
        probe(film, limits=ClipLimits(max_pixels=100_000))


def test_a_film_cut_off_before_its_table_of_contents(studio: Studio):
    film = studio.film("cut.mp4")
    film.write_bytes(film.read_bytes()[:-600])
    with pytest.raises(ClipError, match="cannot read this file as a video"):
        probe(film)


def test_a_film_cut_off_in_the_middle(studio: Studio):
    film = studio.film("cut.mp4", file_options={"movflags": "+faststart"}, codec="mpeg4")
    film.write_bytes(film.read_bytes()[: film.stat().st_size * 6 // 10])
    with pytest.raises(ClipError, match=r"breaks off: \d+ of its 24 frames are there"):
        probe(film)


def test_an_encrypted_film(studio: Studio):
    key = "00112233445566778899aabbccddeeff"
    film = studio.film(
        "locked.mp4",
        file_options={
            "encryption_scheme": "cenc-aes-ctr",
            "encryption_key": key,
            "encryption_kid": key,
        },
    )
    with pytest.raises(ClipError, match="encrypted"):
        probe(film)


def test_a_header_that_promises_eight_thousand_pixels_a_side(tmp_path: Path):
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 8192, 8192, 0) + b"\x02\x02\x4c\x01\x00"
    header = b"GIF89a" + struct.pack("<HHBBB", 8192, 8192, 0x80, 0, 0) + bytes(6)
    (tmp_path / "bomb.gif").write_bytes(header + frame * 3 + b";")
    with pytest.raises(ClipError, match=r"8192x8192, 67.1 megapixels; .* such as 4096x2304"):
        probe(tmp_path / "bomb.gif")
