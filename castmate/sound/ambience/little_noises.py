"""Drips, bubbles, embers, drops of rain, clocks: noises that last a moment."""

from __future__ import annotations

import numpy as np

from castmate.sound.tones import (
    Mono,
    decay,
    glide,
    in_a_hall,
    noise,
    peaking,
    swell,
    swept,
    times,
)


def drip(rng: np.random.Generator) -> Mono:
    """A drop into a pool in a cave: a rising blip and a long echo."""
    pitch = float(rng.uniform(700, 1500))
    blip = swept(glide(0.09, pitch, pitch * 1.5), partials=(1.0, 0.15)) * decay(4320, 0.09)
    return peaking(in_a_hall(blip, rng, seconds=1.6, share=0.6, dark=3500), 0)


def bubbles(rng: np.random.Generator) -> Mono:
    """A few bubbles, each rising in pitch as it rises in water."""
    made = np.zeros(round(0.7 * 48_000), np.float32)
    at = 0
    for _ in range(int(rng.integers(4, 10))):
        length = float(rng.uniform(0.03, 0.07))
        pitch = float(rng.uniform(260, 800))
        tone = swept(glide(length, pitch, pitch * 1.7)) * swell(round(length * 48_000), 0.01, 0.03)
        at += int(rng.uniform(900, 3800))
        end = min(len(made), at + len(tone))
        made[at:end] += tone[: max(0, end - at)] * np.float32(rng.uniform(0.3, 1))
    return peaking(made, 0)


def lap(rng: np.random.Generator) -> Mono:
    """A small wave against a stone or a boat."""
    length = float(rng.uniform(0.5, 0.9))
    wash = noise(rng, length, 300, 1400, steep=1.2)
    made = wash * swell(len(wash), 0.25 * length, 0.6 * length)
    glug = bubbles(rng)[: len(made)] * 0.5
    made[: len(glug)] += glug * float(np.abs(made).max())
    return peaking(made, 0)


def ember(rng: np.random.Generator) -> Mono:
    """A crackle of a fire: some tiny snaps."""
    made = np.zeros(round(0.25 * 48_000), np.float32)
    for _ in range(int(rng.integers(1, 6))):
        snap = noise(rng, 0.012, 1500, 7000, steep=1) * decay(576, 0.01)
        at = int(rng.uniform(0, len(made) - len(snap)))
        made[at : at + len(snap)] += snap * np.float32(rng.uniform(0.2, 1) ** 2)
    return peaking(made, 0)


def raindrop(rng: np.random.Generator) -> Mono:
    """One drop on a leaf, a stone or a pane."""
    pitch = float(rng.uniform(900, 3800))
    length = float(rng.uniform(0.012, 0.03))
    knock = swept(glide(length, pitch, pitch * 0.9)) + 0.4 * noise(rng, length, 1500, 8000)
    return peaking(knock * decay(len(knock), length), 0)


def tick(rng: np.random.Generator) -> Mono:
    """A clock on a wall: tick, and tock half a second later."""
    made = np.zeros(48_000, np.float32)
    for at, pitch in ((0, 2100.0), (24_000, 1650.0)):
        knock = noise(rng, 0.03, pitch * 0.8, pitch * 1.25, steep=2) * decay(1440, 0.028)
        made[at : at + 1440] += knock
    return peaking(made, 0)


def page(rng: np.random.Generator) -> Mono:
    """Paper turned over."""
    length = float(rng.uniform(0.35, 0.55))
    paper = noise(rng, length, 1800, 8000, steep=1)
    crumple = 0.35 + np.abs(noise(rng, length, 6, 40, steep=1))
    return peaking(paper * crumple * swell(len(paper), 0.5 * length, 0.3 * length), 0)


def keys(rng: np.random.Generator) -> Mono:
    """Somebody types a word at another desk."""
    made = np.zeros(round(1.1 * 48_000), np.float32)
    at = 0
    for _ in range(int(rng.integers(4, 9))):
        click = noise(rng, 0.025, 1200, 5200, steep=1.2) * decay(1200, 0.02)
        made[at : at + 1200] += click * np.float32(rng.uniform(0.5, 1))
        at += int(rng.uniform(4200, 7600))
        if at + 1200 > len(made):
            break
    return peaking(made, 0)


def blip(rng: np.random.Generator) -> Mono:
    """An instrument of a spaceship that is content."""
    notes = []
    for pitch in rng.choice([523.25, 659.25, 783.99, 987.77], 2, replace=False):
        tone = swept(glide(0.14, pitch, pitch), partials=(1.0, 0.1))
        notes.append(tone * swell(len(tone), 0.02, 0.1))
    return peaking(in_a_hall(np.concatenate(notes), rng, seconds=0.8, share=0.4), 0)


def bell(rng: np.random.Generator) -> Mono:
    """The bell of a village church, once."""
    pitch = float(rng.uniform(420, 520))
    seconds = times(3.0)
    partials = ((0.5, 0.5), (1.0, 1.0), (1.19, 0.6), (1.5, 0.35), (2.0, 0.5), (2.74, 0.2))
    made = np.zeros(len(seconds), np.float32)
    for ratio, level in partials:
        ring = np.sin(2 * np.pi * pitch * ratio * seconds)
        made += ring * decay(len(ring), 3.0 / ratio**0.7) * np.float32(level)
    return peaking(made * swell(len(made), 0.004, 0.6), 0)


def horn(rng: np.random.Generator) -> Mono:
    """A car's horn, some streets away."""
    pitch = float(rng.uniform(330, 420))
    blasts = []
    for _ in range(int(rng.integers(1, 3))):
        length = float(rng.uniform(0.16, 0.5))
        both = [
            swept(glide(length, hertz, hertz), partials=(0.6, 1.0, 0.7, 0.4, 0.25, 0.12))
            for hertz in (pitch, pitch * 1.26)
        ]
        blasts += [(both[0] + both[1]) * swell(len(both[0]), 0.02, 0.05), np.zeros(4800)]
    blast = np.concatenate(blasts).astype(np.float32)
    return peaking(in_a_hall(blast, rng, seconds=1.4, share=0.75, dark=2200), 0)


def thunder(rng: np.random.Generator) -> Mono:
    """A roll of thunder, some way off."""
    length = float(rng.uniform(3.2, 4.6))
    rumble = noise(rng, length, 35, 150, steep=1.2)
    rolling = 0.35 + np.abs(noise(rng, length, 0.5, 4, steep=1))
    made = rumble * rolling * decay(len(rumble), length) * swell(len(rumble), 0.18, 1.2)
    crack = noise(rng, 0.6, 200, 1400, steep=1) * decay(28_800, 0.5) * swell(28_800, 0.03, 0.2)
    made[: len(crack)] += 0.35 * crack * float(np.abs(made).max()) / float(np.abs(crack).max())
    return peaking(made, 0)
