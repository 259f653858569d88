"""Animals from the side or from above, all proportions drawn."""

import numpy as np

from training.footage import outlines as o
from training.footage.faces import face, side_head, tail
from training.footage.puppet import Decal, Part, Puppet


def quadruped(rng: np.random.Generator) -> Puppet:
    """A four-legged animal seen from the side, looking right."""
    tall = rng.uniform(0.26, 0.62)
    body = o.blob(rng, 0.5, tall / 2, 0.08)
    belly = Decal(o.blob(rng, 0.3, tall * 0.2) + o.at(rng.uniform(-0.1, 0.1), tall * 0.4), "belly")
    saddle = Decal(
        o.blob(rng, rng.uniform(0.1, 0.3), tall * 0.4, 0.15)
        + o.at(rng.normal(0, 0.2), -tall * 0.25),
        "patch",
    )
    marks = [mark for mark in (belly, saddle) if rng.random() < 0.3]
    parts = [Part(body, "body", decals=tuple(marks))]
    _legs(rng, parts, tall)
    neck_wide = rng.uniform(0.14, 0.3)
    neck = o.limb(rng.uniform(0.05, 0.5), neck_wide * 1.3, neck_wide)
    parts.append(Part(neck, "neck", 0, (0.38, -tall * 0.2), np.pi + rng.uniform(0.2, 1.4), 1))
    reach = float(neck[:, 1].max())
    side_head(rng, parts, len(parts) - 1, reach, rng.uniform(0.1, 0.24))
    tail(rng, parts, (-0.46, -tall * 0.15), rng.uniform(0.3, 2.4))
    _extras(rng, parts, tall)
    return Puppet("quadruped", tuple(parts), walks=True)


def _legs(rng: np.random.Generator, parts: list[Part], tall: float) -> None:
    length, wide = rng.uniform(0.15, 0.65), rng.uniform(0.045, 0.16)
    knees, shoe = rng.random() < 0.6, rng.random() < 0.35
    for x, beat, depth in ((-0.36, 0.0, -2), (0.34, np.pi, -2), (-0.34, np.pi, 2), (0.32, 0.0, 2)):
        role = "far leg" if depth < 0 else "leg"
        where = (x + (0.07 if depth < 0 else 0), tall * 0.18)
        lean = rng.normal(0, 0.08)
        if not knees:
            parts.append(
                Part(
                    o.limb(length + tall * 0.3, wide * 1.2, wide),
                    role,
                    0,
                    where,
                    lean,
                    depth,
                    beat=beat,
                )
            )
            continue
        upper = (length + tall * 0.3) * 0.55
        parts.append(Part(o.limb(upper, wide * 1.5, wide), role, 0, where, lean, depth, beat=beat))
        lower = o.paw(upper * 0.85, wide * 0.9, wide * rng.uniform(0.6, 1.2))
        parts.append(
            Part(
                lower,
                "paw" if shoe else role,
                len(parts) - 1,
                (0, upper),
                -lean,
                depth,
                beat=beat + 1,
            )
        )


def _extras(rng: np.random.Generator, parts: list[Part], tall: float) -> None:
    """What only some animals have: a mane, a hump, horns, a trunk."""
    neck = next(i for i, part in enumerate(parts) if part.role == "neck")
    head = next(i for i, part in enumerate(parts) if part.role == "head")
    size = float(parts[head].outline[:, 0].max())
    if rng.random() < 0.12:
        mane = o.blob(rng, size * rng.uniform(1.0, 1.7), size * rng.uniform(1.0, 1.7), 0.1)
        where = (0.0, float(parts[neck].outline[:, 1].max()) * 0.7)
        parts.append(Part(mane, str(rng.choice(["ear", "head"])), neck, where, 0, 2))
    if rng.random() < 0.1:
        hump = o.blob(rng, rng.uniform(0.1, 0.25), tall * rng.uniform(0.2, 0.4), 0.05)
        parts.append(Part(hump, "body", 0, (rng.uniform(-0.2, 0.25), -tall * 0.4), 0, -1))
    if rng.random() < 0.14:
        long, bend = size * rng.uniform(0.6, 2.5), rng.normal(0, 0.5)
        for depth in (2, 5):
            horn = o.drop(long, size * rng.uniform(0.15, 0.3), bend=bend)
            parts.append(
                Part(horn, "beak", head, (size * 0.1, -size * 0.7), rng.normal(0, 0.3), depth)
            )
    if rng.random() < 0.07:
        angle, parent, joint = rng.uniform(-1, 0), head, (size * 1.1, size * 0.3)
        for _ in range(3):
            piece = o.limb(size * rng.uniform(0.7, 1.1), size * 0.5, size * 0.4)
            parts.append(Part(piece, "head", parent, joint, angle, 4))
            parent, joint, angle = len(parts) - 1, (0.0, size * 0.8), rng.normal(0.2, 0.4)


def _thin_legs(rng: np.random.Generator, tall: float) -> list[Part]:
    """Two legs with feet; they come right after the body, which is part 0."""
    parts: list[Part] = []
    length, wide = rng.uniform(0.15, 0.8), rng.uniform(0.015, 0.05)
    for x, depth, beat in ((-0.02, -2, 0.0), (0.08, -1, np.pi)):
        parts.append(
            Part(
                o.limb(length, wide * 1.6, wide),
                "beak",
                0,
                (x, tall * 0.35),
                rng.normal(0, 0.1),
                depth,
                beat=beat,
            )
        )
        parts.append(
            Part(
                o.box(0.14, wide * 1.2) + o.at(0.03, 0),
                "beak",
                len(parts),
                (0, length),
                0,
                depth,
            )
        )
    return parts


def _add_neck(
    rng: np.random.Generator, parts: list[Part], tall: float
) -> tuple[int, tuple[float, float], float]:
    """Add the neck to *parts*; the parent and the joint of the head, and how wide the neck is."""
    bends, wide = int(rng.integers(1, 4)), rng.uniform(0.08, 0.2)
    length = rng.uniform(0.1, 0.75) / bends
    parent, joint, angle = 0, (0.34, -tall * 0.1), np.pi + rng.uniform(0.0, 0.9)
    for bend in range(bends):
        parts.append(
            Part(
                o.limb(length, wide * (1.5 if bend == 0 else 1.05), wide),
                "neck",
                parent,
                joint,
                angle,
                1,
                beat=bend * 0.7,
            )
        )
        parent, joint, angle = len(parts) - 1, (0, length), rng.normal(-0.25, 0.5)
    return parent, joint, wide


def bird(rng: np.random.Generator) -> Puppet:
    """A bird from the side: on thin legs, swimming, or with its wings up."""
    tall = rng.uniform(0.28, 0.5)
    body = o.blob(rng, 0.45, tall / 2, 0.05)
    body[:, 1] += 0.12 * body[:, 0] * rng.normal(0, 1)
    parts = [Part(body, "body")]
    legged = rng.random() < 0.6
    if legged:
        parts += _thin_legs(rng, tall)
    parent, joint, wide = _add_neck(rng, parts, tall)
    heading = sum(part.angle for part in parts if part.role == "neck")
    size = wide * rng.uniform(0.6, 1.1) + 0.02
    eye = Decal(o.ring(size * 0.18, size * 0.18) + o.at(size * 0.3, -size * 0.2), "eye")
    head = len(parts)
    parts.append(
        Part(
            o.blob(rng, size * 1.15, size, 0.03),
            "head",
            parent,
            joint,
            -heading + rng.normal(0.1, 0.2),
            3,
            decals=(eye,),
        )
    )
    long = size * rng.uniform(0.7, 2.5)
    beak = np.array([[0, -size * 0.35], [long, 0.02], [0, size * 0.4]])
    parts.append(Part(beak, "beak", head, (size * 0.8, 0.02), rng.uniform(0, 0.5), 2))
    tail = o.drop(rng.uniform(0.2, 0.5), rng.uniform(0.1, 0.25))
    parts.append(
        Part(tail, "tail", 0, (-0.36, -tall * 0.05), -np.pi / 2 + rng.normal(0.1, 0.3), -1)
    )
    spread = rng.random() < 0.25
    wing = o.drop(rng.uniform(0.45, 0.9), rng.uniform(0.2, 0.4), bend=-0.2)
    parts.append(
        Part(
            wing,
            "wing",
            0,
            (0.15, -tall * 0.1),
            rng.normal(0.3, 0.4) if spread else -np.pi / 2 + rng.normal(-0.1, 0.15),
            4,
        )
    )
    return Puppet("bird", tuple(parts), stands=legged or rng.random() < 0.7, walks=legged)


def fish(rng: np.random.Generator) -> Puppet:
    """A fish, whale or tadpole from the side."""
    tall = rng.uniform(0.2, 0.6)
    body = o.blob(rng, 0.5, tall / 2, 0.03)
    body[:, 1] *= 0.75 + 0.5 * body[:, 0]
    eye = (
        Decal(o.ring(0.045, 0.045) + o.at(0.36, -tall * 0.1), "eyewhite"),
        Decal(o.ring(0.025, 0.025) + o.at(0.37, -tall * 0.1), "eye"),
    )
    belly = (Decal(o.blob(rng, 0.4, tall * 0.2) + o.at(0.05, tall * 0.35), "belly"),) * int(
        rng.random() < 0.5
    )
    parts = [Part(body, "body", decals=belly + eye)]
    for lean in (-0.5, 0.5):
        fin = o.drop(rng.uniform(0.2, 0.45), rng.uniform(0.1, 0.25))
        parts.append(Part(fin, "tail", 0, (-0.43, 0), -np.pi / 2 + lean, -1))
    for x, angle in ((0.05, -0.5), (-0.1, np.pi + 0.5)):
        fin = o.drop(rng.uniform(0.1, 0.35), rng.uniform(0.1, 0.3))
        y = -tall * 0.35 if angle > -1 and angle < 1 else tall * 0.35
        parts.append(Part(fin, "ear", 0, (x, y), angle + rng.normal(0, 0.3), -1))
    return Puppet("fish", tuple(parts), stands=False, wriggles=True)


def snake(rng: np.random.Generator) -> Puppet:
    """A snake, worm or lizard: a long body that bends."""
    spine = np.linspace(-0.7, 0.7, 40)
    wave = rng.uniform(0.03, 0.22) * np.sin(spine * rng.uniform(3, 9) + rng.uniform(0, 6.3))
    thick = rng.uniform(0.03, 0.11) * np.clip(
        np.minimum((spine + 0.72) * 2, (0.75 - spine) * 6), 0.1, 1
    )
    back = np.stack([spine, wave - thick], 1)
    front = np.stack([spine, wave + thick], 1)[::-1]
    end = (0.66, float(wave[-2]))
    parts = [Part(np.concatenate([back, front]), "body")]
    eye = Decal(o.ring(0.02, 0.02) + o.at(0.05, -0.03), "eye")
    parts.append(
        Part(
            o.blob(rng, 0.1, rng.uniform(0.05, 0.09)),
            "head",
            0,
            end,
            rng.normal(0, 0.2),
            2,
            decals=(eye,),
        )
    )
    if rng.random() < 0.35:
        for x, side in ((-0.25, 1), (-0.25, -1), (0.25, 1), (0.25, -1)):
            y = float(np.interp(x, spine, wave))
            parts.append(
                Part(
                    o.limb(0.22, 0.06, 0.03),
                    "leg",
                    0,
                    (x, y),
                    0.5 if side > 0 else np.pi - 0.5,
                    -1,
                    beat=side + x * 6,
                )
            )
    return Puppet("snake", tuple(parts), stands=False, wriggles=True)


def insect(rng: np.random.Generator) -> Puppet:
    """A beetle, crab or spider from above: a round body and many thin legs."""
    parts = [Part(o.blob(rng, rng.uniform(0.2, 0.4), rng.uniform(0.2, 0.35)), "body")]
    wide = rng.uniform(0.02, 0.06)
    for side in (-1, 1):
        for row in np.linspace(-0.2, 0.2, int(rng.integers(2, 5))):
            joint, angle = (side * 0.2, float(row)), -side * (np.pi / 2 - row * 3)
            parts.append(
                Part(
                    o.limb(0.25, wide * 1.3, wide), "leg", 0, joint, angle, -1, beat=row * 20 + side
                )
            )
            parts.append(
                Part(
                    o.limb(0.25, wide, wide * 0.6),
                    "leg",
                    len(parts) - 1,
                    (0, 0.25),
                    side * rng.uniform(0, 0.9),
                    -1,
                )
            )
    parts.append(
        Part(o.blob(rng, 0.14, 0.12), "head", 0, (0, -0.3), 0, 1, decals=face(rng, 0.14, 0.12))
    )
    return Puppet("insect", tuple(parts), stands=rng.random() < 0.4, walks=True)
