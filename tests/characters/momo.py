"""A small character that tests share: two views, a loop of three pictures, a made-up signature."""

from datetime import UTC, datetime
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.character import (
    Character,
    Loop,
    Rights,
    Swatch,
    Trait,
    View,
    Window,
)
from castmate.media.geometry import Size

MINT = (120, 200, 160)


def blob_picture(width: int, height: int, colour: tuple[int, int, int]) -> NDArray[np.uint8]:
    """An oval creature with two eyes on nothing: uint8 (height, width, 4)."""
    picture = np.zeros((height, width, 4), np.uint8)
    middle = (width // 2, height // 2)
    cv2.ellipse(picture, middle, (width // 2 - 4, height // 2 - 4), 0, 0, 360, (*colour, 255), -1)
    for x in (width // 3, 2 * width // 3):
        cv2.circle(picture, (x, height // 3), max(2, width // 16), (20, 20, 30, 255), -1)
    return picture


def png(picture: NDArray[np.uint8]) -> bytes:
    """*picture* as PNG bytes."""
    return cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGBA2BGRA))[1].tobytes()


def cast_momo(blobs: BlobsInMemory) -> Character:
    """Momo, her pictures in *blobs*."""
    views = tuple(
        View(
            picture=blobs.put(png(blob_picture(*size, MINT))),
            size=Size(*size),
            frame_index=10 * n,
            time_seconds=10 * n / 24,
            score=0.9 - n / 10,
        )
        for n, size in enumerate([(60, 80), (90, 70)])
    )
    pictures = tuple(blobs.put(png(blob_picture(40, 48 - n, MINT)[:40])) for n in range(3))
    return Character(
        id="char_0123456789abcdef01234567",
        handle="momo",
        name="Momo",
        version=1,
        created_at=datetime(2026, 10, 1, 12, 30, tzinfo=UTC),
        confidence=0.87,
        branch="automatic",
        window=Window(1.5, 4.0, "It is sharp and well lit."),
        views=views,
        loop=Loop(pictures, Size(40, 40), Fraction(24), seam=0.8, cut_by=("bottom",)),
        palette=(Swatch("mint green", "#78c8a0", 0.8), Swatch("black", "#14141e", 0.05)),
        traits=(Trait("mostly mint green", "measured"), Trait("two round eyes", "told")),
        rights=Rights(),
        signature=blobs.put(b"signature"),
        clip="ab" * 32,
        tags=("toy",),
    )
