"""A little studio: films of numbered frames in any container, made with PyAV itself.

Every frame shows its own number as eight vertical bars, black for 0 and white for 1, highest bit
at the left, over a strip that is red at the left and blue at the right. So a test can read from
a decoded picture which frame it is and which way up it is.
"""

import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

RED, BLUE = (255, 0, 0), (0, 0, 255)


def numbered(number: int, width: int, height: int) -> np.ndarray:
    picture = np.zeros((height, width, 3), np.uint8)
    for bit in range(8):
        if number >> (7 - bit) & 1:
            picture[:, width * bit // 8 : width * (bit + 1) // 8] = 255
    strip = picture[height * 3 // 4 :]
    strip[:, : width // 2], strip[:, width // 2 :] = RED, BLUE
    return picture


def number_of(rgb: np.ndarray) -> int:
    """The number that an upright picture shows."""
    height, width = rgb.shape[:2]
    middles = [width * (2 * bit + 1) // 16 for bit in range(8)]
    bars = [rgb[height // 4 : height // 2, x - 1 : x + 2].mean() for x in middles]
    return sum(int(bar > 128) << (7 - bit) for bit, bar in enumerate(bars))


def strip_of(rgb: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean colour of the strip's left and right half."""
    height, width = rgb.shape[:2]
    strip = rgb[height * 7 // 8 : height - 2]
    left, right = strip[:, 4 : width // 2 - 8], strip[:, width // 2 + 8 : -4]
    return left.mean((0, 1)), right.mean((0, 1))


@dataclass(frozen=True)
class Studio:
    """Makes films in one folder."""

    folder: Path

    def film(
        self,
        name: str,
        *,
        codec: str = "libx264",
        layout: str = "yuv420p",
        size: tuple[int, int] = (128, 96),
        rate: Fraction | int = 24,
        num_frames: int = 24,
        container: str | None = None,
        times: Sequence[int] | None = None,
        picture: Callable[[int, int, int], np.ndarray] = numbered,
        options: dict[str, str] | None = None,
        file_options: dict[str, str] | None = None,
        set_up: Callable[[Any], None] | None = None,
        sound: bool = False,
    ) -> Path:
        """*times* are in milliseconds; without them, frames come at *rate*."""
        path = self.folder / name
        with av.open(str(path), "w", format=container, container_options=file_options) as file:
            stream = file.add_stream(codec, rate=rate, options=options or {})
            stream.width, stream.height = size
            stream.pix_fmt = layout
            stream.codec_context.thread_count = 1
            tick = Fraction(1, 1000) if times else 1 / Fraction(rate)
            stream.time_base = stream.codec_context.time_base = tick
            if set_up is not None:
                set_up(stream)
            voice = file.add_stream("aac", rate=8000, layout="mono") if sound else None
            if voice is not None:
                silence = av.AudioFrame.from_ndarray(
                    np.zeros((1, 8000), np.float32), format="fltp", layout="mono"
                )
                silence.sample_rate = 8000
                file.mux(voice.encode(silence))
            for number in range(num_frames):
                drawn = picture(number, *size)
                frame = av.VideoFrame.from_ndarray(
                    drawn, format="rgba" if drawn.shape[2] == 4 else "rgb24"
                )
                matrix = stream.codec_context.colorspace
                frame = frame.reformat(
                    format=layout,
                    dst_colorspace={1: 1, 9: 9}.get(matrix, 5),
                    dst_color_range=2 if stream.codec_context.color_range == 2 else 1,
                ) if layout not in {"rgb24", "rgba"} else frame  # fmt: skip
                frame.pts = times[number] if times else number
                frame.time_base = tick
                file.mux(stream.encode(frame))
            file.mux(stream.encode(None))
            if voice is not None:
                file.mux(voice.encode(None))
        return path

    def sound(self, name: str) -> Path:
        """One second of silence without any picture."""
        path = self.folder / name
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(bytes(16000))
        return path


def see_through(number: int, width: int, height: int) -> np.ndarray:
    """A numbered picture, wholly transparent along a narrow border."""
    picture = np.zeros((height, width, 4), np.uint8)
    picture[..., :3] = numbered(number, width, height)
    edge = height // 24
    picture[edge:-edge, edge:-edge, 3] = 255
    return picture


def grain(number: int, width: int, height: int) -> np.ndarray:
    """Noise: packets of a size that damage can hit."""
    return np.random.default_rng(number).integers(0, 255, (height, width, 3), dtype=np.uint8)
