"""Heads, faces and tails, for whatever body."""

import numpy as np

from training.footage import outlines as o
from training.footage.puppet import Decal, Part


def face(rng: np.random.Generator, rx: float, ry: float) -> tuple[Decal, ...]:
    """Eyes, a nose, a muzzle, cheeks: seen from the front."""
    apart, high = rx * rng.uniform(0.25, 0.5), -ry * rng.uniform(-0.1, 0.35)
    big = min(rx, ry) * rng.uniform(0.07, 0.28)
    marks = []
    if rng.random() < 0.6:
        marks.append(
            Decal(o.blob(rng, rx * rng.uniform(0.3, 0.6), ry * 0.35) + o.at(0, ry * 0.4), "muzzle")
        )
    mouth = o.ring(rx * rng.uniform(0.1, 0.4), ry * 0.05) + o.at(0, ry * rng.uniform(0.4, 0.6))
    marks += [Decal(mouth, "nose"), Decal(o.ring(rx * 0.12, ry * 0.1) + o.at(0, ry * 0.2), "nose")]
    for side in (-1, 1):
        marks.append(Decal(o.ring(big * 1.5, big * 1.6) + o.at(side * apart, high), "eyewhite"))
        marks.append(Decal(o.ring(big, big * 1.2) + o.at(side * apart, high), "eye"))
    return tuple(marks)


def front_head(
    rng: np.random.Generator, parts: list[Part], joint: tuple[float, float], size: float
) -> None:
    """A head seen from the front, on the part 0, with ears, horns or a hat."""
    rx, ry = size * rng.uniform(0.8, 1.25), size * rng.uniform(0.75, 1.1)
    head = len(parts)
    skull = o.blob(rng, rx, ry, 0.05) + o.at(0, -ry * 0.7)
    marks = tuple(Decal(mark.outline + o.at(0, -ry * 0.7), mark.role) for mark in face(rng, rx, ry))
    parts.append(Part(skull, "head", 0, joint, 0, 3, decals=marks))
    wear = rng.choice(["round", "pointed", "long", "none", "hat"], p=[0.3, 0.25, 0.2, 0.1, 0.15])
    if wear == "hat":
        tall, wide = ry * rng.uniform(0.3, 1.1), rx * rng.uniform(0.6, 1.1)
        hat = np.array([[-wide, 0], [wide, 0], [wide * 0.7, -tall], [-wide * 0.7, -tall]])
        parts.append(Part(o.smooth(hat, 2), "hat", head, (0, -ry * 1.35), rng.normal(0, 0.1), 4))
    for side in (-1, 1):
        where, lean = (side * rx * 0.65, -ry * 1.35), side * rng.uniform(0.1, 0.7)
        if wear == "round":
            ear = o.blob(rng, rx * rng.uniform(0.25, 0.45), rx * 0.35) + o.at(0, -rx * 0.15)
            inner = (Decal(ear * 0.6 + o.at(0, -0.02), "inner ear"),)
            parts.append(Part(ear, "ear", head, where, lean, rng.choice([2, 4]), decals=inner))
        elif wear in ("pointed", "long"):
            tall = ry * (rng.uniform(0.6, 1) if wear == "pointed" else rng.uniform(1.2, 2.2))
            ear = o.drop(tall, rx * rng.uniform(0.35, 0.7), bend=rng.normal(0, 0.2))
            inner = (Decal(ear * 0.65 + o.at(0, -0.02), "inner ear"),)
            parts.append(Part(ear, "ear", head, where, lean, rng.choice([2, 4]), decals=inner))


def side_head(
    rng: np.random.Generator, parts: list[Part], neck: int, reach: float, size: float
) -> None:
    """A head in profile at the neck's end, with snout, ears, eye and nose."""
    upright = -parts[neck].angle + rng.normal(0.15, 0.25)
    snout = size * rng.uniform(0.2, 1.1)
    muzzle = o.blob(rng, size * 0.5 + snout * 0.5, size * rng.uniform(0.3, 0.6)) + o.at(
        size * 0.6,
        size * 0.2,
    )
    marks = (
        Decal(o.ring(size * 0.16, size * 0.18) + o.at(size * 0.35, -size * 0.25), "eye"),
        Decal(muzzle, "muzzle"),
    )
    skull = o.blob(rng, size, size * rng.uniform(0.75, 1.05))
    head = len(parts)
    parts.append(Part(skull, "head", neck, (0, reach), upright, 3, decals=marks))
    parts.append(
        Part(
            muzzle,
            "muzzle",
            head,
            (0, 0),
            0,
            4,
            decals=(
                Decal(o.ring(size * 0.2, size * 0.16) + o.at(size * 1.05 + snout * 0.5, 0), "nose"),
            ),
        )
    )
    tall, wide = size * rng.uniform(0.5, 2.2), size * rng.uniform(0.35, 1.0)
    bend, fall = rng.normal(0, 0.3), rng.choice([0.0, -1.6], p=[0.7, 0.3])
    for x, depth in ((-0.1, 2), (-0.45, 5)):
        ear = o.drop(tall, wide, bend=bend)
        parts.append(
            Part(
                ear, "ear", head, (x * size, -size * 0.6), -0.4 + fall + rng.normal(0, 0.15), depth
            )
        )


def tail(
    rng: np.random.Generator, parts: list[Part], joint: tuple[float, float], angle: float
) -> None:
    """A tail of one to three pieces on the part 0."""
    pieces, wide = int(rng.integers(1, 4)), rng.uniform(0.025, 0.16)
    length, curl = rng.uniform(0.1, 0.8) / pieces, rng.normal(0, 0.5)
    parent = 0
    for piece in range(pieces):
        narrow = wide * rng.uniform(0.5, 1.3)
        parts.append(
            Part(o.limb(length, wide, narrow), "tail", parent, joint, angle, -1, beat=piece * 1.0)
        )
        parent, joint, angle, wide = len(parts) - 1, (0, length), curl, narrow
