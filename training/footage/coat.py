"""Coats: which colours and patterns the parts of a puppet wear, and how light falls on them."""

from dataclasses import dataclass, replace

import numpy as np

from training.footage import patterns
from training.footage.palette import OF_SUBJECTS, Colours, camouflage, palette, to_lab, to_rgb

ALIKE = {
    "neck": 0.9, "head": 0.72, "leg": 0.62, "arm": 0.62, "ear": 0.6, "tail": 0.65, "wing": 0.5,
    "muzzle": 0.35, "paw": 0.35, "far leg": 0.9, "lid": 0.4, "handle": 0.7,
}  # fmt: skip
"""How often a part of a role wears the coat of the body (or, far legs, of the legs)."""


@dataclass(frozen=True)
class Coat:
    """One surface."""

    colours: Colours
    """Two to four, laid along the pattern's greys."""
    pattern: int
    """Place in the stock of patterns."""
    scale: float
    """Pattern pixels to a unit of the puppet."""
    turn: float
    strength: float
    """How much of the pattern shows, 0..1."""


@dataclass(frozen=True)
class Wardrobe:
    """All coats of one puppet."""

    coats: dict[str, Coat]
    light: tuple[float, float]
    """Where the light comes from, x and y of unit length or less."""
    shade: float
    """How much darker the far side is, 0..1."""
    rim: float
    """Darkening towards outlines, 0..1."""
    ink: float
    """Width of drawn outlines, in units of the puppet; 0: none."""
    fur: float
    """Length of hairs at outlines, in units; 0: smooth."""
    motley: bool
    """Whether every single part has a coat of its own."""


def _coat(rng: np.random.Generator, colours: Colours, *, plain: bool) -> Coat:
    count = min(len(colours), int(rng.integers(2, 5)))
    chosen = colours[rng.permutation(len(colours))[:count]]
    strength = 0.0 if plain else float(rng.choice([0.12, 0.3, 0.6, 1.0], p=[0.3, 0.3, 0.2, 0.2]))
    return Coat(
        colours=chosen,
        pattern=int(rng.integers(len(patterns.stock()))),
        scale=float(np.exp(rng.uniform(np.log(60), np.log(420)))),
        turn=float(rng.uniform(0, 2 * np.pi)),
        strength=strength,
    )


def wardrobe(
    rng: np.random.Generator,
    world: Colours,
    *,
    hidden: bool,
    light: tuple[float, float],
    furry: bool = True,
) -> Wardrobe:
    """Coats for one puppet; *hidden*: in the colours of the world around it."""
    count = int(rng.integers(3, 7))
    own = camouflage(rng, world, count) if hidden else palette(rng, count, OF_SUBJECTS)
    drawn = rng.random() < 0.18
    plain = drawn or rng.random() < 0.22
    body = _coat(rng, own, plain=plain)
    coats = {"body": body}
    loyal = rng.choice([0.6, 1.0, 1.5], p=[0.25, 0.5, 0.25])
    for role, alike in ALIKE.items():
        base = coats["leg"] if role == "far leg" else body
        coats[role] = base if rng.random() < alike * loyal else _coat(rng, own, plain=plain)
    if rng.random() < 0.7:
        coats["far leg"] = _darker(coats["far leg"], rng.uniform(3, 14))
    for role in (
        "belly",
        "patch",
        "label",
        "print",
        "shirt",
        "trousers",
        "hat",
        "inner ear",
        "beak",
    ):
        coats[role] = _coat(rng, own, plain=plain or rng.random() < 0.4)
    dark = to_rgb(np.array([[rng.uniform(3, 22), 0, 3]])).repeat(2, 0)
    white = to_rgb(np.array([[rng.uniform(70, 98), 0, 4]])).repeat(2, 0)
    for role, colours in (
        ("eye", dark),
        ("nose", dark if rng.random() < 0.7 else own[:2]),
        ("eyewhite", white),
    ):
        coats[role] = replace(body, colours=colours, strength=0.0)
    return Wardrobe(
        coats=coats,
        light=light,
        shade=float(rng.uniform(0, 0.15) if drawn else rng.uniform(0.1, 0.6)),
        rim=0.0 if drawn else float(rng.uniform(0, 0.45)),
        ink=float(rng.uniform(0.008, 0.03)) if drawn or rng.random() < 0.04 else 0.0,
        fur=float(rng.uniform(0.015, 0.06)) if furry and not drawn and rng.random() < 0.45 else 0.0,
        motley=bool(rng.random() < 0.08),
    )


def motley_coat(rng: np.random.Generator, wardrobe: Wardrobe) -> Coat:
    """Any coat of the wardrobe."""
    return wardrobe.coats[sorted(wardrobe.coats)[int(rng.integers(len(wardrobe.coats)))]]


def _darker(coat: Coat, by: float) -> Coat:
    lab = to_lab(coat.colours)
    lab[:, 0] = (lab[:, 0] - by).clip(3, 100)
    return replace(coat, colours=to_rgb(lab))
