"""What walls, halls and water do to whatever sounds in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from castmate.media.sound_file import SAMPLE_RATE, Samples
from castmate.scripts.shot import SetName
from castmate.sound.tones import decay, noise


@dataclass(frozen=True)
class Room:
    """How sound comes back."""

    seconds: float
    """Until the echo has died away."""
    level: float
    """How loud the echo is beside the sound itself, 0..1."""
    dark: float = 4500.0
    """Hz above which the echo is muffled."""
    muffled: float = 0.0
    """Hz above which the sound itself is; 0 where it is not."""


_ROOMS: dict[SetName, Room] = {
    "bedroom": Room(0.3, 0.16, 3000), "living_room": Room(0.35, 0.18, 3500),
    "kitchen": Room(0.4, 0.24, 5500), "classroom": Room(0.55, 0.26), "office": Room(0.35, 0.2),
    "stage": Room(1.1, 0.36), "library": Room(0.5, 0.22, 3500), "city_street": Room(0.6, 0.16),
    "cave": Room(1.15, 0.55, 3200), "castle": Room(0.9, 0.3), "mountains": Room(1.0, 0.22, 3000),
    "forest": Room(0.5, 0.13, 3500), "jungle": Room(0.4, 0.12, 3500),
    "space": Room(0.7, 0.25), "underwater": Room(0.7, 0.35, 900, muffled=1300),
}  # fmt: skip
LONGEST_ECHO = 1.2
"""Seconds; no room's is longer."""


def in_room(sound: Samples, place: SetName) -> Samples:
    """*sound* as it is heard in *place*; of the same length, so leave room for the echo."""
    room = _ROOMS.get(place)
    if room is None or not sound.any():
        return sound
    answer = _answer(room)
    reach = len(answer)
    spectrum = _answer_spectrum(room)
    block = _block(reach)
    hop = block - reach
    made = np.zeros((len(sound) + block, 2), np.float32)
    for at in range(0, len(sound), hop):
        part = sound[at : at + hop].T
        if part.any():
            heard = np.fft.irfft(np.fft.rfft(part, block, axis=1) * spectrum, block, axis=1)
            made[at : at + block] += heard.T
    return made[: len(sound)]


def _block(reach: int) -> int:
    """Samples transformed at once for an echo of *reach* samples, so that little is done twice."""
    return 1 << (3 * reach).bit_length()


@lru_cache(maxsize=16)
def _answer(room: Room) -> NDArray[np.float32]:
    """What the room makes of a click, for the left ear and the right: (samples, 2)."""
    rng = np.random.default_rng(int(room.seconds * 1000))
    length = round(min(room.seconds, LONGEST_ECHO) * SAMPLE_RATE)
    late = round(0.011 * SAMPLE_RATE)
    made = np.zeros((length + late, 2), np.float32)
    for ear in (0, 1):
        tail = noise(rng, length / SAMPLE_RATE, 140, room.dark, steep=1)[:length]
        tail = tail * decay(length, room.seconds)
        made[late:, ear] = tail * (room.level / float(np.sqrt(np.sum(tail**2))))
    made[0] = 1.0
    return made


@lru_cache(maxsize=16)
def _answer_spectrum(room: Room) -> NDArray[np.complex64]:
    answer = _answer(room)
    block = _block(len(answer))
    spectrum = np.fft.rfft(answer.T, block, axis=1)
    if room.muffled:
        hertz = np.fft.rfftfreq(block, 1 / SAMPLE_RATE)
        spectrum = spectrum / np.sqrt(1 + (hertz / room.muffled) ** 4)
    return np.asarray(spectrum, np.complex64)
