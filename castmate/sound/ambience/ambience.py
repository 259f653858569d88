"""A place becomes sound: its bed, its hums, and what calls and drips in it."""

from __future__ import annotations

import math
import zlib
from functools import lru_cache

import numpy as np

from castmate.media.sound_file import Samples
from castmate.scripts.shot import SetName, TimeOfDay, Weather
from castmate.sound.ambience.bed import Curve, Layer, bed, clock
from castmate.sound.ambience.calls import Call
from castmate.sound.ambience.insects import sing
from castmate.sound.ambience.movement import drift, moments, waves
from castmate.sound.ambience.place import Hum, Hush, Now, PlaceSound
from castmate.sound.ambience.places import place_sound
from castmate.sound.ambience.weather import in_weather
from castmate.sound.loudness import amplitude
from castmate.sound.tones import Mono, lay, times

_VARIANTS = 6
"""Of each call: a place has so many birds of a kind, and each keeps its song."""
_HUM_SECONDS = 4
_USUAL, _HELD_BACK = -33.0, 0.6
"""LUFS above which places are held back, and by how much of what is above."""


def ambience(
    place: SetName, time: TimeOfDay, weather: Weather, seconds: float, *, seed: int
) -> Samples:
    """*seconds* of what *place* sounds like; another *seed* is another moment there.

    Never a loop. About 5 ms of work a second.
    """
    sound = _held_back(in_weather(place_sound(place, time), place, weather))
    seed = zlib.crc32(f"{place} {time} {weather} {seed}".encode())
    rng = np.random.default_rng([seed, 1])
    at = clock(seconds)
    layers = []
    # All that belongs together moves together: waves and gusts are the same for every layer.
    gusts = drift(at, rng, period=5.0)
    for hush in sound.hushes:
        moved = _moved(hush, at, np.random.default_rng([seed, 3]), gusts)
        layers.append(Layer(hush.band, hush.level + moved[0], moved[1]))
    made = bed(layers, seconds, width=sound.width, seed=int(rng.integers(1 << 30)))
    for hum in sound.hums:
        _hum(made, hum)
    for index, now in enumerate(sound.nows):
        _now_and_then(made, now, seconds, np.random.default_rng([seed, 2, index]))
    for index, insects in enumerate(sound.insects):
        sing(made, insects, seconds, seed=seed + 7919 * (index + 1))
    return made


def _held_back(sound: PlaceSound) -> PlaceSound:
    """A storm may be louder than a bedroom, but not as much as it is: people speak in it."""
    loud = 10 * math.log10(sum(10 ** (hush.level / 10) for hush in sound.hushes))
    return sound.quieter(_HELD_BACK * max(0.0, loud - _USUAL))


def _moved(
    hush: Hush, at: Curve, rng: np.random.Generator, gusts: Curve
) -> tuple[Curve, Curve | float]:
    """By how many dB the layer is louder at each block, and where it is."""
    if hush.moves == "still":
        return np.zeros_like(at), 0.0
    if hush.moves == "air":
        return hush.by * 0.6 * drift(at, rng, period=hush.period), 0.0
    if hush.moves == "gusts":
        own = drift(at, rng, period=hush.period)
        return hush.by * (0.7 * gusts + 0.3 * own), 0.3 * drift(at, rng, period=4.0).clip(-1, 1)
    if hush.moves == "flicker":
        return hush.by * drift(at, rng, period=hush.period), 0.0
    if hush.moves == "cars":
        passing = waves(at, rng, period=hush.period, rise=1.6, fall=1.3)
        return hush.by * (passing - 0.6), 0.8 * drift(at, rng, period=3.5).clip(-1, 1)
    rise, fall = (1.6, 2.2) if hush.moves == "surf" else (0.5, 0.7)
    late = 0.0 if hush.band.high < 400 else 0.5 if hush.band.low < 2000 else 1.1
    swell = waves(at - late, rng, period=hush.period, rise=rise, fall=fall)
    return hush.by * (swell - 0.55), 0.35 * drift(at, rng, period=6.0).clip(-1, 1)


def _hum(made: Samples, hum: Hum) -> None:
    round_ = _hum_of(hum)
    for at in range(0, len(made), len(round_)):
        part = made[at : at + len(round_)]
        part += round_[: len(part)]


@lru_cache(maxsize=16)
def _hum_of(hum: Hum) -> Samples:
    """Four seconds of *hum*, in which every tone goes round a whole number of times."""
    seconds = times(_HUM_SECONDS).astype(np.float64)
    ears = []
    for off in (-0.5, 0.5):
        tones = [
            level
            * np.sin(2 * np.pi * seconds * _whole(hum.hertz * (index + 1) + off * hum.beating))
            for index, level in enumerate(hum.partials)
        ]
        ears.append(amplitude(hum.level) * np.sum(tones, axis=0))
    return np.stack(ears, axis=1).astype(np.float32)


def _whole(hertz: float) -> float:
    return round(hertz * _HUM_SECONDS) / _HUM_SECONDS


def _now_and_then(made: Samples, now: Now, seconds: float, rng: np.random.Generator) -> None:
    for moment in moments(rng, seconds, per_minute=now.per_minute):
        call = _made(now.call, int(rng.integers(_VARIANTS)))
        level = now.level - float(rng.uniform(0, now.spread))
        lay(made, call, moment, gain=amplitude(level), side=float(rng.uniform(-0.9, 0.9)))


@lru_cache(maxsize=160)
def _made(call: Call, variant: int) -> Mono:
    return call(np.random.default_rng([variant, len(call.__name__), ord(call.__name__[0])]))
