"""Uploads made to do harm, sent to a server: every one must be answered with a clear 4xx.

    python -m benchmarks.hostile_uploads --count 1000

Prints how many were answered with what, the largest memory of the server, and what it left behind.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from fastapi.testclient import TestClient

from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size
from castmate.server.app import create_app

NAMES = (
    "clip.mp4", "../../../../etc/passwd", "..\\..\\windows\\system32\\x.mp4", "/etc/shadow",
    "a\0b.mp4", "x" * 5000 + ".mp4", "\u202e4pm.exe", "con", "|rm -rf .mp4", "\r\nX-Evil: 1",
    "file:///etc/passwd", "concat:a|b", "%2e%2e%2f", "", ".", "clip.m3u8", "clip.svg", "clip.html",
)  # fmt: skip
_PLAYLIST = b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
_CONCAT = b"ffconcat version 1.0\nfile /etc/passwd\n"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
_PICTURE_BOMB = (
    b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;"
)


def good_clip(folder: Path) -> bytes:
    """A small clip that is none of these."""
    path = folder / "good.mp4"
    with VideoWriter(path, Size(64, 48), Fraction(12), encoding=DRAFT) as film:
        for index in range(18):
            film.write(np.full((48, 64, 3), index * 10, np.uint8))
    return path.read_bytes()


def hostile(good: bytes, count: int, *, seed: int = 1) -> Iterator[tuple[str, str, bytes]]:
    """*count* times a kind, a name and content: cut off, flipped, grown, or another thing."""
    chance = random.Random(seed)
    others = {
        "playlist": _PLAYLIST, "concat": _CONCAT, "svg": _SVG, "picture bomb": _PICTURE_BOMB,
        "script": b"#!/bin/sh\nrm -rf /\n", "zip": b"PK\x03\x04" + bytes(200), "empty": b"",
        "zeros": bytes(100_000), "html": b"<script>alert(1)</script>",
        "noise": chance.randbytes(50_000), "elf": b"\x7fELF" + bytes(500),
    }  # fmt: skip
    kinds = [*others, "cut", "flipped", "sizes", "header only", "noise inside"]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        name = NAMES[number % len(NAMES)]
        yield kind, name, others[kind] if kind in others else _mutated(good, kind, chance)


def _mutated(good: bytes, kind: str, chance: random.Random) -> bytes:
    data = bytearray(good)
    match kind:
        case "cut":
            return bytes(data[: chance.randrange(1, len(data) // 2)])
        case "header only":
            return bytes(data[:32]) + chance.randbytes(chance.randrange(4000))
        case "sizes":
            for _ in range(12):
                at = chance.randrange(8, len(data) - 8)
                data[at : at + 4] = chance.choice(
                    [b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"]
                )
        case "noise inside":
            at = chance.randrange(24, len(data) // 2)
            data[at : at + len(data) // 3] = chance.randbytes(len(data) // 3)
        case _:
            for _ in range(chance.randrange(20, 400)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def main() -> None:
    """Send them all, and print what was answered."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    count = options.parse_args().count
    answers: Counter[tuple[str, int]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home(Path(folder) / "home"))
        client = TestClient(create_app(library), "http://localhost", client=("127.0.0.1", 1))
        good = good_clip(Path(folder))
        for kind, name, content in hostile(good, count):
            answer = client.post(
                "/v1/videos/characters", data={"name": "Momo"}, files={"video": (name, content)}
            )
            answers[kind, answer.status_code] += 1
            if answer.status_code >= 500:
                raise SystemExit(f"{kind} broke the server: {answer.text}")
        kept = sum(1 for _ in (library.home.folder / "uploads").glob("*"))
        accepted = sum(n for (_, status), n in answers.items() if status == 200)
        library.close()
    for (kind, status), number in sorted(answers.items()):
        print(f"{kind:<14} {status}  {number}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} uploads, {accepted} of them readable after all, {kept} kept; {memory:.0f} MiB")
    if kept != accepted:
        raise SystemExit("Something was left behind.")


if __name__ == "__main__":
    main()
