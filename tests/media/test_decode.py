from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from castmate.errors import BadInput, Cancelled, ClipError
from castmate.media.clip import Frame
from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan, Size
from castmate.media.probe import probe
from castmate.report import Event, Progressed
from tests.media.studio import Studio, grain, number_of, numbered, see_through, strip_of

ALPHA = {"picture": see_through, "num_frames": 16}

FILMS = {
    "mp4": ("a.mp4", {}),
    "mp4, fragments": ("a.mp4", {"file_options": {"movflags": "frag_keyframe+empty_moov"}}),
    "mov, MPEG-4": ("a.mov", {"codec": "mpeg4"}),
    "mkv": ("a.mkv", {"rate": Fraction(30000, 1001)}),
    "mkv, 10 bit": ("a.mkv", {"codec": "ffv1", "layout": "yuv420p10le"}),
    "mkv, odd size": ("a.mkv", {"codec": "ffv1", "layout": "yuv444p", "size": (127, 95)}),
    "avi, B-frames without times": ("a.avi", {"codec": "mpeg4", "options": {"bf": "2"}}),
    "avi, MJPEG": ("a.avi", {"codec": "mjpeg", "layout": "yuvj420p"}),
    "webm, VP9": ("a.webm", {"codec": "libvpx-vp9"}),
    "webm, VP8 with hidden frames": (
        "a.webm",
        {"codec": "libvpx", "options": {"auto-alt-ref": "1", "lag-in-frames": "10"}},
    ),
    "transport stream": ("a.ts", {"rate": 25}),
    "bare H.264": ("a.h264", {"container": "h264"}),
    "mpeg": ("a.mpg", {"codec": "mpeg2video", "rate": 25}),
    "gif": ("a.gif", {"codec": "gif", "layout": "rgb8", "rate": 10}),
    "variable rate": ("a.mp4", {"times": [n * n * 7 for n in range(24)]}),
    "interlaced": ("a.mp4", {"options": {"x264-params": "tff=1"}}),
}


@pytest.mark.parametrize("film", FILMS)
def test_every_frame_comes_once_and_knows_its_place(studio: Studio, film: str):
    name, making = FILMS[film]
    clip = probe(studio.film(name, **making))
    frames = list(decode(clip))
    assert [frame.index for frame in frames] == list(range(24))
    assert [number_of(frame.rgb) for frame in frames] == list(range(24))
    assert clip.num_frames == 24
    times = [frame.time_seconds for frame in frames]
    assert times == sorted(set(times))
    assert times[0] == 0
    red, blue = strip_of(frames[-1].rgb)
    np.testing.assert_allclose(red, (255, 0, 0), atol=6)
    np.testing.assert_allclose(blue, (0, 0, 255), atol=6)


@pytest.mark.parametrize("name", ["long.mp4", "long.mkv", "long.ts"])
def test_a_span_is_exact_however_it_is_reached(studio: Studio, name: str):
    film = studio.film(name, num_frames=200, rate=30, options={"g": "12", "bf": "3"})
    clip = probe(film)
    for span, stride in ((FrameSpan(150, 160), 1), (FrameSpan(1, 200), 61), (FrameSpan(40, 99), 5)):
        frames = list(decode(clip, span, stride=stride))
        wanted = list(range(span.first, span.stop, stride))
        assert [frame.index for frame in frames] == wanted
        assert [number_of(frame.rgb) for frame in frames] == wanted
        assert frames[0].time_seconds == pytest.approx(span.first / 30, abs=1e-3)


ALPHA_FILMS = {
    "webm, VP9": ("a.webm", {"codec": "libvpx-vp9", "layout": "yuva420p"}),
    "webm, VP8": ("a.webm", {"codec": "libvpx", "layout": "yuva420p"}),
    "ProRes 4444": ("a.mov", {"codec": "prores_ks", "layout": "yuva444p10le"}),
    "QuickTime animation": ("a.mov", {"codec": "qtrle", "layout": "argb"}),
    "PNG in MOV": ("a.mov", {"codec": "png", "layout": "rgba"}),
    "animated PNG": ("a.png", {"codec": "apng", "layout": "rgba", "container": "apng"}),
}


@pytest.mark.parametrize("film", ALPHA_FILMS)
def test_a_clips_own_alpha_is_read(studio: Studio, film: str):
    name, making = ALPHA_FILMS[film]
    options = {"auto-alt-ref": "0"} if "libvpx" in making["codec"] else {}
    clip = probe(studio.film(name, **making, **ALPHA, options=options))
    assert clip.has_alpha
    for frame in decode(clip):
        assert number_of(frame.rgb) == frame.index
        assert frame.alpha is not None
        assert frame.alpha[2, 2] < 8
        assert frame.alpha[48, 64] > 247


def test_an_alpha_layer_without_a_hole_is_no_alpha(studio: Studio):
    clip = probe(studio.film("a.mov", codec="png", layout="rgba"))
    assert not clip.has_alpha
    assert next(decode(clip)).alpha is None


@pytest.mark.parametrize("animation", ["webp", "avif", "gif"])
def test_animated_pictures_are_clips(tmp_path: Path, animation: str):
    pictures = [Image.fromarray(see_through(number, 128, 96)) for number in range(8)]
    path = tmp_path / f"a.{animation}"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=100, disposal=2)
    clip = probe(path)
    assert (clip.num_frames, clip.frame_rate, clip.has_alpha) == (8, 10, True)
    frames = list(decode(clip, FrameSpan(2, 8), stride=2))
    assert [number_of(frame.rgb) for frame in frames] == [2, 4, 6]
    assert frames[0].time_seconds == pytest.approx(0.2)
    assert frames[0].alpha is not None
    assert frames[0].alpha[2, 2] == 0


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pictures_are_turned_upright(studio: Studio, turn: int):
    def lying(number: int, width: int, height: int) -> np.ndarray:
        upright = numbered(number, *((height, width) if turn % 180 else (width, height)))
        # What a turned camera stores: turning it by *turn*, counter-clockwise, sets it upright.
        return np.ascontiguousarray(np.rot90(upright, k=-turn // 90))

    film = studio.film(
        "r.mov", picture=lying, set_up=lambda stream: stream.set_display_rotation(turn)
    )
    clip = probe(film)
    frames = list(decode(clip))
    assert frames[0].rgb.shape == (clip.size.height, clip.size.width, 3)
    assert [number_of(frame.rgb) for frame in frames] == list(range(24))
    red, blue = strip_of(frames[0].rgb)
    assert red[0] > 240 > 20 > red[2]
    assert blue[2] > 240 > 20 > blue[0]


PATCHES = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (128, 128, 128),
           (200, 120, 40), (30, 200, 180)]  # fmt: skip


def patches(number: int, width: int, height: int) -> np.ndarray:
    return np.repeat(np.repeat(np.array([PATCHES], np.uint8), height, 0), width // 8, 1)


def colour(matrix: int, value_range: int, hd_primaries: int = 1):
    def set_up(stream):
        stream.codec_context.colorspace = matrix
        stream.codec_context.color_range = value_range
        stream.codec_context.color_primaries = hd_primaries

    return set_up


@pytest.mark.parametrize(
    ("matrix", "value_range"), [(1, 1), (6, 1), (1, 2), (6, 2)],
    ids=["BT.709", "BT.601", "BT.709 full range", "BT.601 full range"],
)  # fmt: skip
@pytest.mark.parametrize("layout", ["yuv420p", "yuv420p10le"])
def test_colours_are_true(studio: Studio, matrix: int, value_range: int, layout: str):
    film = studio.film(
        "c.mp4", layout=layout, picture=patches, set_up=colour(matrix, value_range),
        options={"crf": "5"},
    )  # fmt: skip
    middle = next(decode(probe(film))).rgb[48, 8::16]
    np.testing.assert_allclose(middle, PATCHES, atol=4)


def test_a_phones_hdr_is_brought_to_srgb(studio: Studio):
    """ITU-R BT.2408, table 1: HLG shows diffuse white at 75 % of the signal."""

    def signal(number: int, width: int, height: int) -> np.ndarray:
        picture = np.full((height, width, 3), round(0.75 * 255), np.uint8)
        picture[:, width // 2 :] = 0
        return picture

    def hlg(stream):
        colour(9, 1, 9)(stream)
        stream.codec_context.color_trc = 18

    film = studio.film("h.mp4", layout="yuv420p10le", picture=signal, set_up=hlg)
    white, black = next(decode(probe(film))).rgb[48, [20, 108]]
    np.testing.assert_allclose(white, 248, atol=4)  # the rest is left for what shines
    np.testing.assert_allclose(black, 0, atol=2)


def test_smaller_pictures_keep_their_shape(studio: Studio):
    clip = probe(studio.film("a.mp4", size=(160, 90)))
    frame = next(decode(clip, longest_side=80))
    assert frame.rgb.shape == (45, 80, 3)
    assert frame.rgb.flags.c_contiguous
    assert next(decode(clip, longest_side=4000)).rgb.shape == (90, 160, 3)


def test_a_folder_is_read_in_natural_order_and_brought_to_one_size(tmp_path: Path):
    for number in range(12):
        size = (128, 96) if number < 6 else (64, 48)
        Image.fromarray(numbered(number, *size)).save(tmp_path / f"frame{number}.png")
    frames = list(decode(probe(tmp_path)))
    assert [number_of(frame.rgb) for frame in frames] == list(range(12))
    assert {frame.rgb.shape for frame in frames} == {(96, 128, 3)}
    assert frames[6].time_seconds == pytest.approx(6 / 24)


def test_interlaced_lines_do_not_comb(studio: Studio):
    def two_moments(number: int, width: int, height: int) -> np.ndarray:
        picture = np.zeros((height, width, 3), np.uint8)
        picture[1::2] = 255
        return picture

    film = studio.film(
        "i.mp4", picture=two_moments, layout="yuv444p", options={"x264-params": "tff=1:qp=1"}
    )
    rows = next(decode(probe(film))).rgb[:, 60, 1].astype(int)
    assert np.abs(np.diff(rows))[:-1].max() < 10


def test_damage_is_bridged_where_it_is_small_and_told_where_it_is_not(studio: Studio):
    film = studio.film(
        "d.mov", codec="mjpeg", layout="yuvj420p", picture=grain, num_frames=40, size=(64, 48)
    )
    with av.open(str(film)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        places = [(packet.pos, packet.size) for packet in packets]
    whole = film.read_bytes()

    def damaged(numbers: range) -> list[Frame]:
        data = bytearray(whole)
        for number in numbers:
            start, size = places[number]
            data[start : start + size] = bytes(size)
        film.write_bytes(data)
        return list(decode(probe(film)))

    few = damaged(range(20, 22))
    assert [frame.index for frame in few] == list(range(40))
    np.testing.assert_array_equal(few[21].rgb, few[19].rgb)
    with pytest.raises(ClipError, match=r"damaged from about second \d"):
        damaged(range(10, 40))


def test_a_span_beyond_the_end_is_told(studio: Studio):
    clip = probe(studio.film("a.mp4"))
    with pytest.raises(BadInput, match=r'"a\.mp4" has 24 frames'):
        decode(clip, FrameSpan(20, 30))


def test_a_clip_that_changed_since_is_told(studio: Studio):
    clip = probe(studio.film("a.mp4"))
    studio.film("a.mp4", num_frames=12)
    with pytest.raises(ClipError, match="changed since"):
        list(decode(clip))


class Impatient:
    """Wants to stop after *most* questions."""

    def __init__(self, most: int) -> None:
        self.left = most
        self.events: list[Event] = []

    def tell(self, event: Event) -> None:
        self.events.append(event)

    def check_cancelled(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_progress_is_told_and_cancelling_stops(studio: Studio):
    clip = probe(studio.film("a.mp4"))
    patient = Impatient(most=100)
    assert len(list(decode(clip, report=patient))) == 24
    assert patient.events[-1] == Progressed(24, 24)
    with pytest.raises(Cancelled):
        list(decode(clip, report=Impatient(most=3)))


def test_size_is_that_of_the_shown_picture(studio: Studio):
    def wide(stream):
        stream.sample_aspect_ratio = stream.codec_context.sample_aspect_ratio = Fraction(2)

    clip = probe(studio.film("anamorphic.mkv", set_up=wide))
    assert clip.size == Size(256, 96)
    assert next(decode(clip)).rgb.shape == (96, 256, 3)
