"""Steps, landings and thuds."""

from __future__ import annotations

import numpy as np

from castmate.sound.foley.surfaces import Surface
from castmate.sound.tones import Mono, decay, glide, noise, peaking, swell, swept


def step(surface: Surface, rng: np.random.Generator) -> Mono:
    """One foot on *surface*: a heel and, a moment later, a toe. Its highest sample is 1."""
    heel, toe = _contact(surface, rng), 0.55 * _contact(surface, rng)
    late = round(float(rng.uniform(0.035, 0.06)) * 48_000)
    made = np.zeros(late + max(len(heel), len(toe)), np.float32)
    made[: len(heel)] += heel
    made[late : late + len(toe)] += toe
    return peaking(made, 0)


def landing(surface: Surface, rng: np.random.Generator) -> Mono:
    """Both feet at once, with all the weight."""
    thump = _thump(surface.thump_hz * 0.8, 0.22, rng)
    made = np.zeros(max(len(thump), 16_000), np.float32)
    made[: len(thump)] += 0.8 * thump
    for _ in range(2):
        contact = _contact(surface, rng)
        at = int(rng.uniform(0, 900))
        made[at : at + len(contact)] += 0.6 * contact
    return peaking(made, 0)


def thud(surface: Surface, rng: np.random.Generator) -> Mono:
    """A whole body on *surface*."""
    thump = _thump(surface.thump_hz * 0.62, 0.38, rng)
    slap = noise(rng, 0.16, surface.low * 0.6, surface.high * 0.7, steep=1)
    made = 0.9 * thump
    made[: len(slap)] += 0.11 * slap * decay(len(slap), 0.16) * swell(len(slap), 0.003, 0.02)
    return peaking(made, 0)


def _contact(surface: Surface, rng: np.random.Generator) -> Mono:
    length = surface.seconds * float(rng.uniform(0.85, 1.2))
    scrape = noise(rng, length, surface.low, surface.high, steep=1.2)
    grains = np.abs(noise(rng, length, 35, 150, steep=1)) ** 1.5
    scrape *= (1 - surface.crunch) + surface.crunch * grains[: len(scrape)]
    shape = swell(len(scrape), 0.004 + 0.1 * length * surface.crunch, 0.5 * length)
    scrape *= shape * decay(len(scrape), 1.6 * length)
    thump = _thump(surface.thump_hz, 0.1, rng)
    made = np.zeros(max(len(scrape), len(thump)), np.float32)
    made[: len(scrape)] += 0.24 * scrape
    made[: len(thump)] += 0.7 * surface.thump * thump
    return made


def _thump(hertz: float, seconds: float, rng: np.random.Generator) -> Mono:
    """A falling low tone, and enough above it to be heard on small loudspeakers."""
    pitch = hertz * float(rng.uniform(0.94, 1.08))
    tone = swept(glide(seconds, pitch * 1.7, pitch, pitch * 0.85), partials=(1.0, 0.5, 0.25, 0.1))
    return np.asarray(tone * decay(len(tone), seconds) * swell(len(tone), 0.004, 0.02), np.float32)
