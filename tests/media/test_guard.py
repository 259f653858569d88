"""What a hostile file can do to castmate: end up as a sentence."""

import os
import signal
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from castmate.errors import ClipError
from castmate.media.decode import decode
from castmate.media.guard import confined
from castmate.media.limits import STANDARD, ClipLimits
from castmate.media.picture import read_picture
from castmate.media.probe import probe
from tests.media.studio import Studio


def children() -> set[int]:
    own = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    return {int(pid) for pid in own.split()}


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


PLAYLISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile '{secret}'\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\n"
    "c=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period>'
    "<AdaptationSet><Representation><BaseURL>file://{secret}</BaseURL></Representation>"
    "</AdaptationSet></Period></MPD>",
}


@pytest.mark.parametrize(
    ("kind", "suffix"), [("hls", "mp4"), ("hls", "m3u8"), ("concat", "txt"), ("sdp", "sdp"),
                         ("dash", "mpd")],
)  # fmt: skip
def test_a_playlist_pulls_in_no_other_file(studio: Studio, kind: str, suffix: str):
    secret = studio.film("secret.ts")
    bait = studio.folder / f"bait.{suffix}"
    bait.write_text(PLAYLISTS[kind].format(secret=secret))
    with pytest.raises(ClipError, match="cannot read this file as a video"):
        probe(bait)


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_bomb() -> bytes:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + png_chunk(b"IEND", b"")
    )


def test_a_small_file_cannot_ask_for_gigabytes(tmp_path: Path):
    (tmp_path / "bomb.png").write_bytes(png_bomb())
    with pytest.raises(ClipError):
        probe(tmp_path / "bomb.png")
    with pytest.raises(ClipError, match=r"60000x60000, 3600.0 megapixels"):
        read_picture(tmp_path / "bomb.png")
    with pytest.raises(ClipError, match=r"60000x60000"):
        probe(tmp_path)


def test_memory_is_capped(studio: Studio):
    film = studio.film("a.mp4", size=(1280, 720), num_frames=13)
    with pytest.raises(ClipError, match=r"(memory to decode|broke its decoder)"):
        probe(film, limits=ClipLimits(max_memory_bytes=100 << 20))


def test_noise_is_no_video(tmp_path: Path):
    (tmp_path / "noise.mp4").write_bytes(os.urandom(50_000))
    with pytest.raises(ClipError):
        probe(tmp_path / "noise.mp4")


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin"])
def test_devices_are_not_read(path: str):
    with pytest.raises(ClipError, match=r"neither a file|cannot be opened"):
        probe(Path(path))


def test_a_named_pipe_does_not_hang(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(ClipError, match="neither a file nor a folder"):
        probe(tmp_path / "pipe.mp4")


def test_a_crash_of_the_decoder_is_a_clip_error(studio: Studio):
    frames = decode(probe(studio.film("a.mp4", size=(320, 240), num_frames=60)))
    before = next(frames)
    (pid,) = children()
    os.kill(pid, signal.SIGSEGV)
    assert before.rgb.shape == (240, 320, 3)
    with pytest.raises(ClipError, match=r'Reading "a.mp4" broke its decoder \(signal 11\)'):
        list(frames)
    assert not children()


def test_a_decoder_that_hangs_is_given_up(studio: Studio):
    film = studio.film("a.mp4", size=(320, 240), num_frames=60)
    frames = decode(probe(film), limits=ClipLimits(stall_seconds=3))
    next(frames)
    (pid,) = children()
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(ClipError, match="kept its decoder busy"):
        list(frames)
    assert not is_running(pid)


def test_closing_early_ends_the_child(studio: Studio):
    frames = decode(probe(studio.film("a.mp4", size=(320, 240), num_frames=60)))
    next(frames)
    (pid,) = children()
    frames.close()
    assert not is_running(pid)


def test_no_orphan_when_castmate_is_killed(studio: Studio):
    film = studio.film("a.mp4", size=(320, 240), num_frames=60)
    program = (
        "import sys, time; from pathlib import Path\n"
        "from castmate.media.probe import probe; from castmate.media.decode import decode\n"
        f"frames = decode(probe(Path({str(film)!r}))); next(frames)\n"
        "print('decoding', flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"decoding\n"
    (child,) = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while is_running(int(child)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(int(child))


def test_nothing_can_be_opened_once_the_clip_is(studio: Studio):
    """The rule itself, seen from inside: no file, no socket, nothing written."""
    program = (
        "import os, socket, sys; from castmate.media.confined import cell\n"
        "cell.lock_up(os.open(sys.argv[1], os.O_RDONLY), max_memory_bytes=2 << 30)\n"
        "for action in (lambda: open('/etc/hostname'), socket.socket, lambda: os.pipe()):\n"
        "    try: action()\n"
        "    except OSError as error: print(error.errno, end=' ')\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(studio.film("a.mp4"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert answer.stdout == "24 24 24 "


def test_a_child_that_talks_nonsense_is_not_believed(tmp_path: Path):
    (tmp_path / "a.mp4").write_bytes(b"x")
    with (
        confined({"task": "no such task"}, tmp_path / "a.mp4", STANDARD) as process,
        pytest.raises(ClipError, match=r"broke its decoder \(exit code 1\)"),
    ):
        process.words()


def test_odd_names_are_no_trouble(studio: Studio):
    film = studio.film("a.mp4")
    odd = film.rename(studio.folder / os.fsdecode(b"-k\xe9 'x' \"y\" $(z).mp4"))
    assert probe(odd).num_frames == 24
    with pytest.raises(ClipError, match="cannot be opened"):
        probe(Path("a\0b.mp4"))
