"""Things to sell or show, and plain shapes: vases, shoes, boxes, balls, vehicles, holes, blobs."""

import numpy as np

from training.footage import outlines as o
from training.footage.puppet import Decal, Part, Puppet


def turned_ware(rng: np.random.Generator) -> Puppet:
    """A vase, bottle, cup or teapot: a turned body, maybe with label, handle and spout."""
    rows = int(rng.integers(4, 8))
    heights = np.linspace(-0.5, 0.5, rows)
    radii = rng.uniform(0.08, 0.45) * (1 + rng.normal(0, 0.3, rows)).clip(0.3, 1.8)
    fine = np.linspace(-0.5, 0.5, 30)
    profile = np.stack([fine, np.interp(fine, heights, radii)], 1)
    profile[:, 1] = np.convolve(np.pad(profile[:, 1], 2, mode="edge"), np.ones(5) / 5, "valid")
    wide = float(profile[:, 1].max())
    marks = []
    if rng.random() < 0.5:
        marks.append(
            Decal(o.box(3 * wide, rng.uniform(0.1, 0.5)) + o.at(0, rng.uniform(-0.2, 0.3)), "label")
        )
    if rng.random() < 0.3:
        marks.append(Decal(o.blob(rng, wide * 0.4, 0.1) + o.at(0, rng.uniform(-0.1, 0.2)), "print"))
    parts = [Part(o.turned(profile), "body", decals=tuple(marks))]
    if rng.random() < 0.5:
        size, thick = rng.uniform(0.1, 0.3), rng.uniform(0.02, 0.07)
        handle = o.ring(size * 0.8, size)
        inner = o.ring(size * 0.8 - thick, size - thick)
        parts.append(
            Part(
                handle, "handle", 0, (-wide * 0.85, rng.uniform(-0.2, 0.15)), 0, -1, holes=(inner,)
            )
        )
    if rng.random() < 0.3:
        parts.append(Part(o.limb(0.4, 0.14, 0.06), "handle", 0, (wide * 0.5, 0.05), -2.3, -1))
    if rng.random() < 0.4:
        cap = o.box(2.1 * float(profile[0, 1]), rng.uniform(0.04, 0.14))
        parts.append(Part(cap, "hat", 0, (0, -0.5), 0, 1))
    return Puppet("turned ware", tuple(parts), turned=True)


def plant(rng: np.random.Generator) -> Puppet:
    """A pot with leaves or flowers."""
    pot = np.array([[-0.2, 0], [0.2, 0], [0.15, 0.35], [-0.15, 0.35]]) * rng.uniform(0.6, 1.4)
    parts = [Part(pot, "body")]
    for _ in range(int(rng.integers(4, 12))):
        leaf = o.drop(rng.uniform(0.3, 0.8), rng.uniform(0.04, 0.25), bend=rng.normal(0, 0.3))
        parts.append(
            Part(
                leaf,
                rng.choice(["ear", "tail"]),
                0,
                (rng.normal(0, 0.05), 0.03),
                rng.normal(0, 0.7),
                -1,
                beat=rng.uniform(0, 6),
            )
        )
    return Puppet("plant", tuple(parts))


def carton(rng: np.random.Generator) -> Puppet:
    """A box with three faces of different light, maybe with a print."""
    wide, tall, deep = rng.uniform(0.3, 1), rng.uniform(0.25, 1), rng.uniform(0.08, 0.35)
    rise = deep * rng.uniform(0.3, 0.8)
    front = o.box(wide, tall)
    side = np.array(
        [
            [wide / 2, -tall / 2],
            [wide / 2 + deep, -tall / 2 - rise],
            [wide / 2 + deep, tall / 2 - rise],
            [wide / 2, tall / 2],
        ]
    )
    top = np.array(
        [
            [-wide / 2, -tall / 2],
            [wide / 2, -tall / 2],
            [wide / 2 + deep, -tall / 2 - rise],
            [-wide / 2 + deep, -tall / 2 - rise],
        ]
    )
    print_ = Decal(o.blob(rng, wide * 0.3, tall * 0.25, 0.15) * rng.uniform(0.5, 1), "print")
    band = Decal(o.box(wide * 1.1, tall * 0.2) + o.at(0, tall * rng.uniform(-0.3, 0.3)), "label")
    marks = tuple(mark for mark in (band, print_) if rng.random() < 0.6)
    parts = [
        Part(front, "body", decals=marks),
        Part(side, "far leg", 0, depth=-1),
        Part(top, "lid", 0, depth=-1),
    ]
    return Puppet("carton", tuple(parts))


def ball(rng: np.random.Generator) -> Puppet:
    """A ball, fruit or egg with marks."""
    squeeze = rng.uniform(0.75, 1.1)
    marks = [
        Decal(o.blob(rng, 0.18, 0.12, 0.2) + rng.normal(0, 0.25, 2), "print")
        for _ in range(int(rng.integers(0, 6)))
    ]
    if rng.random() < 0.4:
        marks.append(Decal(o.box(1.2, 0.15), "label"))
    parts = [Part(o.ring(0.5, 0.5 * squeeze), "body", decals=tuple(marks))]
    if rng.random() < 0.3:
        parts.append(Part(o.drop(0.25, 0.12, bend=0.4), "ear", 0, (0, -0.45 * squeeze), 0.2, 1))
    return Puppet("ball", tuple(parts), turned=True)


def shoe(rng: np.random.Generator) -> Puppet:
    """A shoe from the side, with sole and laces."""
    high = rng.uniform(0.2, 0.55)
    upper = np.array(
        [
            [-0.5, 0.1],
            [-0.48, -high],
            [-0.2, -high],
            [-0.05, -0.12],
            [0.3, -0.06],
            [0.5, 0.02],
            [0.5, 0.1],
        ]
    )
    sole = np.array([[-0.52, 0], [0.52, 0], [0.55, 0.07], [0.45, 0.12], [-0.5, 0.12]]) * [
        1,
        rng.uniform(0.7, 2),
    ]
    laces = tuple(
        Decal(o.box(0.14, 0.02) + o.at(-0.05 + i * 0.07, -0.16 + i * 0.03), "print")
        for i in range(4)
    )
    patch = (Decal(o.blob(rng, 0.15, 0.1, 0.2) + o.at(-0.1, 0), "label"),) * int(rng.random() < 0.6)
    parts = (
        Part(o.smooth(upper, 2), "body", decals=laces + patch),
        Part(sole, "paw", 0, (0, 0.06), depth=1),
    )
    return Puppet("shoe", parts)


def vehicle(rng: np.random.Generator) -> Puppet:
    """A car, bus, train or toy on wheels from the side."""
    tall = rng.uniform(0.2, 0.5)
    body = o.smooth(o.box(1.1, tall), 2 if rng.random() < 0.6 else 0)
    doors = int(rng.integers(1, 5))
    windows = tuple(
        Decal(o.box(0.7 / doors, tall * 0.35) + o.at(x, -tall * 0.15), "eye")
        for x in np.linspace(-0.35, 0.35, doors)
    )
    stripe = (Decal(o.box(1.3, tall * 0.2) + o.at(0, tall * 0.25), "label"),) * int(
        rng.random() < 0.5
    )
    parts = [Part(body, "body", decals=windows + stripe)]
    if rng.random() < 0.6:
        cabin = np.array([[-0.3, 0], [0.3, 0], [0.2, -0.22], [-0.2, -0.22]]) * [
            1,
            rng.uniform(0.6, 1.4),
        ]
        glass = Decal(cabin * [0.7, 0.6] + o.at(0, -0.04), "eyewhite")
        parts.append(
            Part(cabin, "lid", 0, (rng.uniform(-0.2, 0.2), -tall * 0.46), 0, 0, decals=(glass,))
        )
    size = rng.uniform(0.07, 0.16)
    for x in (-0.34, 0.34):
        spokes = (
            Decal(o.box(size * 1.6, size * 0.3), "print"),
            Decal(o.ring(size * 0.4, size * 0.4), "label"),
        )
        parts.append(Part(o.ring(size, size), "paw", 0, (x, tall / 2), 0, 1, decals=spokes))
    return Puppet("vehicle", tuple(parts))


def furniture(rng: np.random.Generator) -> Puppet:
    """A chair, table, stool or lamp: thin legs and gaps."""
    seat = Part(o.box(rng.uniform(0.5, 1.1), rng.uniform(0.05, 0.25)), "body")
    leg = o.limb(rng.uniform(0.25, 0.7), 0.06, 0.04)
    legs = [Part(leg, "leg", 0, (x, 0.02), rng.normal(0, 0.08), -1) for x in (-0.24, 0.24, -0.15)]
    parts = [seat, *legs]
    if rng.random() < 0.6:
        back = o.smooth(o.box(0.5, rng.uniform(0.3, 0.7)), 1)
        hole = (o.box(0.32, 0.16),) if rng.random() < 0.5 else ()
        parts.append(Part(back, "lid", 0, (0, -0.3), rng.normal(0, 0.05), -2, holes=hole))
    return Puppet("furniture", tuple(parts))


def holed(rng: np.random.Generator) -> Puppet:
    """A polygon, star or letter-like plate with holes."""
    shape = o.jagged(rng, int(rng.integers(3, 13)), rng.choice([0.0, 0.25, 0.5])) * 0.55
    if rng.random() < 0.5:
        shape = o.smooth(shape, 2)
    holes = tuple(
        o.ring(rng.uniform(0.05, 0.13), rng.uniform(0.05, 0.13)) + rng.normal(0, 0.16, 2)
        for _ in range(int(rng.integers(0, 4)))
    )
    marks = (Decal(o.blob(rng, 0.3, 0.2, 0.2) + rng.normal(0, 0.15, 2), "print"),)
    parts = [Part(shape, "body", holes=holes, decals=marks)]
    if rng.random() < 0.4:
        parts.append(
            Part(o.jagged(rng, 5, 0.3) * 0.3, "lid", 0, tuple(rng.normal(0, 0.3, 2)), 0, 1)
        )
    return Puppet("holed shape", tuple(parts), stands=rng.random() < 0.5)


def lump(rng: np.random.Generator) -> Puppet:
    """A few smooth blobs grown together."""
    parts = [Part(o.blob(rng, 0.45, rng.uniform(0.25, 0.5), 0.15), "body")]
    for _ in range(int(rng.integers(0, 5))):
        size = rng.uniform(0.08, 0.3)
        where = (rng.uniform(-0.45, 0.45), rng.uniform(-0.4, 0.4))
        role = str(rng.choice(["body", "head", "leg", "ear"]))
        parts.append(
            Part(
                o.blob(rng, size, size * rng.uniform(0.5, 1.2), 0.12),
                role,
                0,
                where,
                rng.uniform(0, 6),
                rng.choice([-1, 1]),
                beat=rng.uniform(0, 6),
            )
        )
    return Puppet("lump", tuple(parts), stands=rng.random() < 0.6, wriggles=rng.random() < 0.3)


def tangle(rng: np.random.Generator) -> Puppet:
    """Limbs of any kind on any body: what no other maker thinks of."""
    parts = [Part(o.blob(rng, rng.uniform(0.2, 0.45), rng.uniform(0.15, 0.4), 0.12), "body")]
    for _ in range(int(rng.integers(2, 9))):
        parent = 0 if rng.random() < 0.6 else int(rng.integers(len(parts)))
        role = str(rng.choice(["leg", "arm", "ear", "tail", "head"]))
        length, wide = rng.uniform(0.15, 0.5), rng.uniform(0.03, 0.2)
        shape = (
            o.limb(length, wide, wide * rng.uniform(0.4, 1.2))
            if rng.random() < 0.6
            else o.drop(length, wide * 1.6)
        )
        joint = tuple(rng.normal(0, 0.2, 2)) if parent == 0 else (0.0, 0.0)
        parts.append(
            Part(
                shape,
                role,
                parent,
                joint,
                rng.uniform(-np.pi, np.pi),
                int(rng.integers(-2, 3)),
                beat=rng.uniform(0, 6),
            )
        )
    return Puppet("tangle", tuple(parts), stands=rng.random() < 0.6, walks=rng.random() < 0.5)
