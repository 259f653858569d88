"""Animals that call: each a short sound of its own, made anew for every place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from castmate.sound.tones import Mono, glide, in_a_hall, noise, peaking, swell, swept, times

Call: TypeAlias = Callable[[np.random.Generator], Mono]
"""Makes one call; its highest sample is 1."""


def songbird(rng: np.random.Generator) -> Mono:
    """A phrase of three to seven whistled notes, two of them taken in turns."""
    low = float(rng.uniform(2300, 3800))
    motifs = [_whistle(rng, low * float(rng.uniform(0.9, 1.7))) for _ in range(2)]
    gap = np.zeros(round(float(rng.uniform(0.03, 0.09)) * 48_000), np.float32)
    notes: list[Mono] = []
    for index in range(int(rng.integers(3, 8))):
        notes += [motifs[index % 2 if rng.uniform() < 0.7 else 0], gap]
    return _outdoors(np.concatenate(notes), rng)


def _whistle(rng: np.random.Generator, hertz: float) -> Mono:
    seconds = float(rng.uniform(0.06, 0.17))
    bends = hertz * rng.uniform(0.86, 1.16, 4)
    trill = 1 + 0.02 * np.sin(2 * np.pi * float(rng.uniform(18, 34)) * times(seconds))
    tone = swept(glide(seconds, *bends) * trill, partials=(1.0, 0.12, 0.03))
    return np.asarray(tone * swell(len(tone), 0.02, 0.04), np.float32)


def tit(rng: np.random.Generator) -> Mono:
    """Two tones, high and low, again and again."""
    high = float(rng.uniform(4200, 5200))
    one, other = (
        swept(glide(length, pitch, pitch * 0.99), partials=(1.0, 0.08))
        for length, pitch in ((0.12, high), (0.16, high * 0.76))
    )
    pair = np.concatenate(
        [one * swell(len(one), 0.02, 0.05), np.zeros(1600), other * swell(len(other), 0.02, 0.07)]
    )
    rest = np.zeros(2600)
    calls = [np.concatenate((pair, rest))] * int(rng.integers(2, 5))
    return _outdoors(np.concatenate(calls).astype(np.float32), rng)


def cuckoo(rng: np.random.Generator) -> Mono:
    """A falling third, soft and far."""
    first = float(rng.uniform(640, 690))
    notes = []
    for pitch, length in ((first, 0.18), (first * 0.81, 0.3)):
        tone = swept(glide(length, pitch, pitch * 0.985), partials=(1.0, 0.1, 0.03))
        notes += [tone * swell(len(tone), 0.04, 0.09), np.zeros(6000)]
    return _outdoors(np.concatenate(notes * 2).astype(np.float32), rng, share=0.5)


def owl(rng: np.random.Generator) -> Mono:
    """Hoo, hu-hoo."""
    pitch = float(rng.uniform(330, 390))
    calls = []
    for length, rest in ((0.45, 0.3), (0.16, 0.06), (0.65, 0.0)):
        tone = swept(glide(length, pitch * 0.97, pitch, pitch * 0.93), partials=(1.0, 0.18, 0.05))
        calls += [tone * swell(len(tone), 0.07, 0.14), np.zeros(round(rest * 48_000))]
    return _outdoors(np.concatenate(calls).astype(np.float32), rng, share=0.55)


def gull(rng: np.random.Generator) -> Mono:
    """A few long falling cries."""
    pitch = float(rng.uniform(950, 1250))
    cries = []
    for index in range(int(rng.integers(2, 5))):
        length = float(rng.uniform(0.22, 0.4))
        line = glide(length, pitch * 0.85, pitch * 1.15, pitch, pitch * 0.8)
        tone = swept(line, partials=(0.6, 1.0, 0.55, 0.3, 0.15))
        cries += [tone * swell(len(tone), 0.04, 0.12) * 0.86**index, np.zeros(4200)]
    return _outdoors(np.concatenate(cries).astype(np.float32), rng, share=0.35)


def eagle(rng: np.random.Generator) -> Mono:
    """A thin falling scream in the distance."""
    pitch = float(rng.uniform(2300, 2700))
    line = glide(0.9, pitch * 0.9, pitch, pitch * 0.95, pitch * 0.72)
    tone = swept(line, partials=(1.0, 0.35, 0.1))
    hoarse = 1 + 0.25 * noise(rng, 0.9, 40, 160)[: len(tone)]
    return _outdoors(tone * hoarse * swell(len(tone), 0.08, 0.4), rng, share=0.6)


def rooster(rng: np.random.Generator) -> Mono:
    """Cock-a-doodle-doo, two houses away."""
    pitch = float(rng.uniform(560, 640))
    syllables = []
    for length, a, b in ((0.14, 0.9, 1.0), (0.12, 1.0, 1.05), (0.2, 1.2, 1.3), (0.7, 1.3, 0.8)):
        tone = swept(glide(length, pitch * a, pitch * b), partials=(0.7, 1.0, 0.7, 0.4, 0.2))
        syllables += [tone * swell(len(tone), 0.03, 0.06), np.zeros(1500)]
    return _outdoors(np.concatenate(syllables).astype(np.float32), rng, share=0.5)


def parrot(rng: np.random.Generator) -> Mono:
    """Two or three rasping rising calls."""
    pitch = float(rng.uniform(1100, 1700))
    calls = []
    for _ in range(int(rng.integers(2, 4))):
        length = float(rng.uniform(0.14, 0.24))
        tone = swept(glide(length, pitch, pitch * 1.5, pitch * 1.2), partials=(1, 0.6, 0.5, 0.2))
        rasp = 0.6 + 0.4 * np.sin(2 * np.pi * 62 * times(length))
        calls += [tone * rasp * swell(len(tone), 0.02, 0.06), np.zeros(3600)]
    return _outdoors(np.concatenate(calls).astype(np.float32), rng, share=0.5)


def frog(rng: np.random.Generator) -> Mono:
    """Two croaks of quick pulses."""
    pitch = float(rng.uniform(420, 700))
    croaks = []
    for _ in range(2):
        length = float(rng.uniform(0.14, 0.22))
        tone = swept(glide(length, pitch * 0.92, pitch * 1.1), partials=(1.0, 0.5, 0.35, 0.15))
        pulses = np.clip(np.sin(2 * np.pi * 42 * times(length)), 0, 1)
        croaks += [tone * pulses * swell(len(tone), 0.03, 0.05), np.zeros(3000)]
    return _outdoors(np.concatenate(croaks).astype(np.float32), rng, share=0.3)


def bee(rng: np.random.Generator) -> Mono:
    """Past an ear: a buzz that comes and goes."""
    length = float(rng.uniform(1.4, 2.4))
    pitch = float(rng.uniform(190, 240))
    line = glide(length, pitch * 1.04, pitch, pitch * 0.94)
    tone = swept(line, partials=(0.3, 0.6, 1.0, 0.5, 0.3, 0.2, 0.1))
    return peaking(tone * swell(len(tone), 0.45 * length, 0.5 * length), 0)


def whale(rng: np.random.Generator) -> Mono:
    """A long moan that bends, far off in the water."""
    length = float(rng.uniform(1.8, 2.8))
    pitch = float(rng.uniform(150, 260))
    tone = swept(glide(length, pitch, pitch * 1.5, pitch * 1.25, pitch * 0.8), partials=(1, 0.2))
    return _outdoors(tone * swell(len(tone), 0.5, 0.9), rng, share=0.65)


def _outdoors(call: Mono, rng: np.random.Generator, *, share: float = 0.4) -> Mono:
    """*call* from among trees and walls, no louder than 1."""
    return peaking(in_a_hall(call, rng, seconds=0.9, share=share, dark=5200), 0)
