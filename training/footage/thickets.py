"""Things that grow, lie about or stand in the way, in front of a subject or behind it."""

from typing import Literal

import numpy as np

from training.footage import outlines as o
from training.footage.puppet import Part, Puppet

Growth = Literal["grass", "pole", "bars", "bush", "table", "boulders", "cushion", "hedge"]


def growth(rng: np.random.Generator, kind: Growth, wide: float) -> Puppet:
    """Such a thing, in frame heights, its foot at 0, 0; *wide*: how wide the frame is there."""
    return Puppet(kind, tuple(_parts(rng, kind, wide)))


def _parts(rng: np.random.Generator, kind: Growth, wide: float) -> list[Part]:
    if kind in ("grass", "hedge"):
        return _blades(
            rng, wide, rng.uniform(0.1, 0.4) if kind == "grass" else rng.uniform(0.3, 0.8)
        )
    if kind == "pole":
        thick = float(np.exp(rng.uniform(np.log(0.015), np.log(0.16))))
        return [
            Part(
                o.limb(4.0, thick, thick * rng.uniform(0.7, 1)),
                "leg",
                angle=np.pi + rng.normal(0, 0.1),
            )
        ]
    if kind == "bars":
        lean = float(rng.choice([0.0, np.pi / 2], p=[0.75, 0.25])) + rng.normal(0, 0.06)
        thick, gap = rng.uniform(0.008, 0.03), rng.uniform(0.12, 0.4)
        c, s = np.cos(lean), np.sin(lean)
        bar = o.box(thick, 4.0)
        return [
            Part((bar + o.at(x, 0)) @ np.array([[c, s], [-s, c]]), "leg")
            for x in np.arange(-1.2, 1.2, gap) * wide
        ]
    if kind == "table":
        return [Part(o.box(6, 1) + o.at(0, 0.5), "body")]
    if kind == "boulders":
        return _boulders(rng)
    if kind == "cushion":
        shape = o.smooth(o.box(rng.uniform(0.4, 1.3), rng.uniform(0.25, 0.7)), 2)
        return [Part(shape + o.at(0, float(shape[:, 1].min())), "body", angle=rng.normal(0, 0.15))]
    leaves = [
        (rng.normal(0, 0.14, 2) - [0, 0.2], rng.uniform(0.03, 0.14))
        for _ in range(int(rng.integers(6, 26)))
    ]
    return [
        Part(
            o.blob(rng, size, size * rng.uniform(0.5, 1), 0.15) + spot,
            str(rng.choice(["leg", "ear", "body"])),
        )
        for spot, size in leaves
    ]


def _blades(rng: np.random.Generator, wide: float, tall: float) -> list[Part]:
    """Grass, reeds or leaves in a row along the ground."""
    thick, count = rng.uniform(0.015, 0.08), int(rng.integers(12, 60))
    spots = rng.uniform(-wide, wide, count)
    heights = tall * rng.uniform(0.4, 1, count) + 0.05
    return [
        Part(
            o.drop(height, thick, bend=rng.normal(0, 0.25)) + o.at(x, 0.05),
            str(rng.choice(["leg", "ear", "body"])),
        )
        for x, height in zip(spots, heights, strict=True)
    ]


def _boulders(rng: np.random.Generator) -> list[Part]:
    """Stones beside and on one another."""
    parts = []
    for _ in range(int(rng.integers(1, 8))):
        size = rng.uniform(0.05, 0.3)
        stone = o.smooth(
            o.jagged(rng, int(rng.integers(5, 11)), 0.1) * size * o.at(1, rng.uniform(0.5, 1)), 1
        )
        where = o.at(rng.normal(0, 0.25), -size * rng.uniform(0.1, 0.6))
        parts.append(Part(stone + where, str(rng.choice(["body", "leg", "head"]))))
    return parts
