"""Air, water, snacks, ropes: what goes with other movements."""

from __future__ import annotations

import numpy as np

from castmate.sound.tones import Mono, decay, glide, noise, peaking, swell, swept, times


def whoosh(seconds: float, rng: np.random.Generator) -> Mono:
    """Something passes through the air: up in pitch as it comes, and down as it goes."""
    length = max(0.15, seconds)
    low, middle = (noise(rng, length, edge, 2.2 * edge, steep=1) for edge in (260.0, 620.0))
    peak = swell(len(low), 0.5 * length, 0.5 * length)
    return peaking(low * np.sqrt(peak) * 0.6 + middle * peak**2, 0)


def flap(seconds: float, rng: np.random.Generator) -> Mono:
    """One beat of wings."""
    length = max(0.14, seconds)
    air = noise(rng, length, 140, 900, steep=1) * swell(round(length * 48_000), 0.05, 0.6 * length)
    feathers = noise(rng, length, 1800, 6000, steep=1) * decay(round(length * 48_000), length)
    return peaking(air + 0.25 * feathers * swell(len(feathers), 0.02, 0.05), 0)


def stroke(seconds: float, rng: np.random.Generator, *, below: bool = False) -> Mono:
    """An arm or a fin through water."""
    length = max(0.4, seconds)
    edge = (90.0, 420.0) if below else (220.0, 1500.0)
    rush = noise(rng, length, *edge, steep=1.2)
    return peaking(rush * swell(len(rush), 0.35 * length, 0.6 * length), 0)


def splash(seconds: float, rng: np.random.Generator) -> Mono:
    """Water thrown up, and its drops coming down."""
    length = max(0.35, seconds)
    burst = noise(rng, length, 500, 5200, steep=1)
    made = burst * decay(len(burst), 0.8 * length) * swell(len(burst), 0.012, 0.1)
    for _ in range(7):
        pitch = float(rng.uniform(700, 2400))
        drop = swept(glide(0.03, pitch, pitch * 1.6)) * decay(1440, 0.03)
        at = int(rng.uniform(0.15, 0.9) * (len(made) - 1440))
        made[at : at + 1440] += drop * np.float32(rng.uniform(0.2, 0.7))
    return peaking(made, 0)


def bite(_seconds: float, rng: np.random.Generator) -> Mono:
    """Into an apple: a crack with crumbs."""
    crack = noise(rng, 0.11, 900, 5200, steep=1)
    grains = np.abs(noise(rng, 0.11, 60, 260, steep=1)) ** 2
    made = crack * grains * decay(len(crack), 0.13) * swell(len(crack), 0.002, 0.02)
    return peaking(made, 0)


def chew(_seconds: float, rng: np.random.Generator) -> Mono:
    """A closed mouth at work."""
    mush = noise(rng, 0.11, 300, 2200, steep=1)
    grains = np.abs(noise(rng, 0.11, 25, 90, steep=1))
    return peaking(mush * grains * swell(len(mush), 0.025, 0.05), 0)


def pull(seconds: float, rng: np.random.Generator) -> Mono:
    """A hand on a rope: a short creak."""
    length = max(0.2, seconds)
    line = glide(length, 95, 150, 120) * (1 + 0.08 * noise(rng, length, 8, 40, steep=1))
    creak = swept(line, partials=(0.3, 0.5, 0.8, 1.0, 0.8, 0.6, 0.4, 0.3, 0.2))
    fibre = noise(rng, length, 700, 3000, steep=1) * np.abs(noise(rng, length, 20, 80, steep=1))
    return peaking((0.2 * creak + fibre) * swell(len(creak), 0.05, 0.12), 0)


def rustle(seconds: float, rng: np.random.Generator) -> Mono:
    """Cloth, fur or leaves brushed."""
    length = max(0.2, seconds)
    cloth = noise(rng, length, 900, 5500, steep=1)
    folds = 0.2 + np.abs(noise(rng, length, 5, 22, steep=1))
    return peaking(cloth * folds * swell(len(cloth), 0.3 * length, 0.6 * length), 0)


def breath(seconds: float, rng: np.random.Generator) -> Mono:
    """A sleeper: a purring breath in, a long soft one out."""
    half = max(0.5, seconds / 2)
    inward = noise(rng, half * 0.8, 260, 1500, steep=1)
    purr = np.clip(np.sin(2 * np.pi * 26 * times(half * 0.8)), 0, 1) ** 0.5
    inward *= (0.25 + 0.75 * purr) * swell(len(inward), 0.5 * half, 0.25 * half)
    outward = noise(rng, half, 380, 2200, steep=1) * swell(round(half * 48_000), 0.1, 0.85 * half)
    made = np.concatenate((inward, np.zeros(round(half * 0.2 * 48_000)), 0.5 * outward))
    return peaking(made, 0)


def rolling(vehicle: str, seconds: float, rng: np.random.Generator) -> Mono:
    """Something ridden, for as long as it is."""
    if vehicle == "sled":
        return _steady(noise(rng, seconds, 900, 5000, steep=1), rng, seconds, unevenness=0.5)
    if vehicle == "surfboard":
        return _steady(noise(rng, seconds, 350, 3200, steep=0.8), rng, seconds, unevenness=0.6)
    if vehicle == "carpet":
        return _steady(noise(rng, seconds, 180, 800, steep=1), rng, seconds, unevenness=0.4)
    wheels = noise(rng, seconds, 160, 1100, steep=1)
    rattle = noise(rng, seconds, 1500, 4200, steep=1) * (
        np.abs(noise(rng, seconds, 8, 30, steep=1)) ** 2
    )
    share = 0.5 if vehicle == "cart" else 0.2
    return _steady(wheels + share * rattle, rng, seconds, unevenness=0.35)


def _steady(sound: Mono, rng: np.random.Generator, seconds: float, *, unevenness: float) -> Mono:
    waver = 1 + unevenness * 0.5 * noise(rng, seconds, 0.6, 4, steep=1)
    shaped = sound * np.clip(waver, 0.2, 2) * swell(len(sound), 0.25, 0.3)
    return peaking(shaped, 0)
