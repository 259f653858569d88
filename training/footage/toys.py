"""Toys and pets that look at us: they stand, sit, lie or fill the frame."""

import numpy as np

from training.footage import outlines as o
from training.footage.faces import front_head, side_head, tail
from training.footage.puppet import Decal, Part, Puppet


def standing_toy(rng: np.random.Generator) -> Puppet:
    """A plush, mascot or small person on two legs, seen from the front."""
    rx, ry = rng.uniform(0.14, 0.42), rng.uniform(0.25, 0.5)
    dressed = rng.random() < 0.4
    belly = Decal(o.blob(rng, rx * 0.65, ry * 0.6) + o.at(0, ry * 0.2), "belly")
    torso = Part(
        o.blob(rng, rx, ry, 0.05),
        "shirt" if dressed else "body",
        decals=(belly,) * int(rng.random() < 0.4),
    )
    parts = [torso]
    wide = rng.uniform(0.05, min(0.24, rx * 0.9))
    leg, arm = rng.uniform(0.12, 0.6), rng.uniform(0.2, 0.65)
    sleeve = "shirt" if dressed and rng.random() < 0.6 else "arm"
    for side in (-1, 1):
        hip = (side * rx * 0.5, ry * 0.75)
        trousers = "trousers" if dressed else "leg"
        parts.append(
            Part(
                o.limb(leg, wide * 1.2, wide),
                trousers,
                0,
                hip,
                side * -rng.uniform(0, 0.25),
                -1,
                beat=side,
            )
        )
        shoe = o.blob(rng, wide * 0.8, wide * 0.55) + o.at(side * wide * 0.3, wide * 0.2)
        parts.append(Part(shoe, "paw", len(parts) - 1, (0, leg), 0, 0, beat=side))
        shoulder = (side * rx * 0.8, -ry * 0.5)
        raised = rng.uniform(0.2, 1.0) if rng.random() < 0.7 else rng.uniform(1.2, 2.8)
        place = len(parts)
        parts.append(
            Part(
                o.limb(arm * 0.55, wide, wide * 0.85),
                sleeve,
                0,
                shoulder,
                -side * raised,
                rng.choice([-1, 2]),
                beat=side,
            )
        )
        parts.append(
            Part(
                o.limb(arm * 0.5, wide * 0.85, wide),
                "arm",
                place,
                (0, arm * 0.5),
                rng.normal(0, 0.5),
                2,
                beat=side + 1,
            )
        )
    if rng.random() < 0.3:
        tail(rng, parts, (rx * 0.6, ry * 0.6), rng.uniform(-2.4, -1))
    front_head(rng, parts, (0, -ry * 0.85), rng.uniform(0.16, 0.48))
    return Puppet("standing toy", tuple(parts), walks=True)


def sitting_pet(rng: np.random.Generator) -> Puppet:
    """A cat, dog, bear or plush that sits and looks at us."""
    rx, ry = rng.uniform(0.24, 0.42), rng.uniform(0.3, 0.5)
    pear = o.blob(rng, rx, ry, 0.05)
    pear[:, 0] *= 1 + 0.35 * pear[:, 1] / ry
    bib = Decal(o.blob(rng, rx * 0.5, ry * 0.7) + o.at(0, -ry * 0.1), "belly")
    parts = [Part(pear, "body", decals=(bib,) * int(rng.random() < 0.5))]
    for side in (-1, 1):
        haunch = o.blob(rng, rx * 0.45, ry * 0.45)
        parts.append(Part(haunch, "body", 0, (side * rx * 0.95, ry * 0.62), 0, -1))
        foot = o.blob(rng, rx * rng.uniform(0.2, 0.4), ry * 0.18)
        parts.append(Part(foot, "paw", 0, (side * rx * 0.9, ry * 0.95), 0, 2))
        leg = o.limb(ry * 1.0, rx * 0.35, rx * rng.uniform(0.2, 0.4))
        parts.append(Part(leg, "leg", 0, (side * rx * 0.35, 0), 0, 2, beat=side))
    side = rng.choice([-1.0, 1.0])
    tail(rng, parts, (side * rx * 0.8, ry * 0.8), -side * rng.uniform(1.3, 2.6))
    front_head(rng, parts, (0, -ry * 0.75), rng.uniform(0.22, 0.42))
    return Puppet("sitting pet", tuple(parts))


def lying_pet(rng: np.random.Generator) -> Puppet:
    """A cat, dog or lamb that lies, its head up or on its paws."""
    tall = rng.uniform(0.22, 0.5)
    body = o.blob(rng, 0.5, tall / 2, 0.08)
    body[:, 1] = np.minimum(body[:, 1], tall * rng.uniform(0.3, 0.48))
    patch = Decal(o.blob(rng, 0.2, tall * 0.3, 0.15) + rng.normal(0, 0.15, 2), "patch")
    parts = [Part(body, "body", decals=(patch,) * int(rng.random() < 0.4))]
    for x, depth in ((-0.3, 1), (0.25, 2), (0.38, -1)):
        leg = o.limb(rng.uniform(0.15, 0.4), tall * 0.3, tall * rng.uniform(0.15, 0.3))
        role = "paw" if rng.random() < 0.3 else "leg"
        parts.append(Part(leg, role, 0, (x, tall * 0.33), -np.pi / 2 + rng.normal(0, 0.1), depth))
    tail(rng, parts, (-0.45, tall * 0.25), rng.uniform(0.9, 1.8))
    size = rng.uniform(0.13, 0.24)
    if rng.random() < 0.5:
        front_head(rng, parts, (0.4, -tall * rng.uniform(-0.2, 0.5)), size)
    else:
        neck = o.limb(rng.uniform(0.05, 0.25), size * 1.6, size * 1.2)
        parts.append(Part(neck, "neck", 0, (0.38, -tall * 0.1), np.pi + rng.uniform(0, 1.5), 1))
        side_head(rng, parts, len(parts) - 1, float(neck[:, 1].max()), size)
    return Puppet("lying pet", tuple(parts))


def coming(rng: np.random.Generator) -> Puppet:
    """A four-legged animal that faces us or turns its back."""
    rx, ry = rng.uniform(0.18, 0.34), rng.uniform(0.22, 0.36)
    parts = [Part(o.blob(rng, rx, ry, 0.06), "body")]
    length, wide = rng.uniform(0.2, 0.6), rng.uniform(0.06, 0.16)
    for side in (-1, 1):
        for inward, role, depth in ((0.62, "far leg", -2), (0.55, "leg", 1)):
            leg = o.limb(length * (0.85 if depth < 0 else 1.0) + ry * 0.5, wide * 1.2, wide)
            lean = rng.normal(0, 0.06)
            parts.append(
                Part(leg, role, 0, (side * rx * inward, ry * 0.35), lean, depth, beat=side * depth)
            )
    if rng.random() < 0.8:
        front_head(
            rng, parts, (rng.normal(0, 0.08), -ry * rng.uniform(0, 0.9)), rng.uniform(0.14, 0.3)
        )
    else:
        tail(rng, parts, (0.0, -ry * 0.3), rng.normal(0, 0.6))
    return Puppet("coming", tuple(parts), walks=True)


def portrait(rng: np.random.Generator) -> Puppet:
    """Head and shoulders: what fills the frame when a face is filmed."""
    wide = rng.uniform(0.35, 0.7)
    bust = o.blob(rng, wide, 0.5, 0.04) + o.at(0, 0.5)
    bib = Decal(o.blob(rng, wide * 0.4, 0.35) + o.at(0, 0.35), "belly")
    role = "shirt" if rng.random() < 0.25 else "body"
    parts = [Part(bust, role, decals=(bib,) * int(rng.random() < 0.5))]
    front_head(rng, parts, (rng.normal(0, 0.05), 0.2), rng.uniform(0.35, 0.55))
    return Puppet("portrait", tuple(parts))
