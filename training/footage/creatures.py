"""Animals, toys and mascots: bodies with heads, legs, ears, tails and faces."""

import numpy as np

from training.footage import outlines as o
from training.footage.puppet import Decal, Part, Puppet

RIGHT = -np.pi / 2
"""Turns a limb, which hangs down at rest, to the right."""


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
    _side_head(rng, parts, len(parts) - 1, reach, rng.uniform(0.1, 0.24))
    _tail(rng, parts, (-0.46, -tall * 0.15), rng.uniform(0.3, 2.4))
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


def _side_head(
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


def _tail(
    rng: np.random.Generator, parts: list[Part], joint: tuple[float, float], angle: float
) -> None:
    pieces, wide = int(rng.integers(1, 4)), rng.uniform(0.025, 0.16)
    length, curl = rng.uniform(0.1, 0.8) / pieces, rng.normal(0, 0.5)
    parent = 0
    for piece in range(pieces):
        narrow = wide * rng.uniform(0.5, 1.3)
        parts.append(
            Part(o.limb(length, wide, narrow), "tail", parent, joint, angle, -1, beat=piece * 1.0)
        )
        parent, joint, angle, wide = len(parts) - 1, (0, length), curl, narrow


def _face(rng: np.random.Generator, rx: float, ry: float) -> tuple[Decal, ...]:
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


def _front_head(
    rng: np.random.Generator, parts: list[Part], joint: tuple[float, float], size: float
) -> None:
    """A head seen from the front, on the part 0, with ears, horns or a hat."""
    rx, ry = size * rng.uniform(0.8, 1.25), size * rng.uniform(0.75, 1.1)
    head = len(parts)
    skull = o.blob(rng, rx, ry, 0.05) + o.at(0, -ry * 0.7)
    face = tuple(Decal(mark.outline + o.at(0, -ry * 0.7), mark.role) for mark in _face(rng, rx, ry))
    parts.append(Part(skull, "head", 0, joint, 0, 3, decals=face))
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
        _tail(rng, parts, (rx * 0.6, ry * 0.6), rng.uniform(-2.4, -1))
    _front_head(rng, parts, (0, -ry * 0.85), rng.uniform(0.16, 0.48))
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
    _tail(rng, parts, (side * rx * 0.8, ry * 0.8), -side * rng.uniform(1.3, 2.6))
    _front_head(rng, parts, (0, -ry * 0.75), rng.uniform(0.22, 0.42))
    return Puppet("sitting pet", tuple(parts))


def bird(rng: np.random.Generator) -> Puppet:
    """A bird from the side: on thin legs, swimming, or with its wings up."""
    tall = rng.uniform(0.28, 0.5)
    body = o.blob(rng, 0.45, tall / 2, 0.05)
    body[:, 1] += 0.12 * body[:, 0] * rng.normal(0, 1)
    parts = [Part(body, "body")]
    legged = rng.random() < 0.6
    if legged:
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
                    len(parts) - 1,
                    (0, length),
                    0,
                    depth,
                )
            )
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
        Part(o.blob(rng, 0.14, 0.12), "head", 0, (0, -0.3), 0, 1, decals=_face(rng, 0.14, 0.12))
    )
    return Puppet("insect", tuple(parts), stands=rng.random() < 0.4, walks=True)
