"""What a text-only creature is made of: read from words, filled up by chance within its kind."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from castmate.renderers.animatic.creature.species import SPECIES, WILD, Species
from castmate.renderers.animatic.mood import Rgb, mixed, rgb

Ears = Literal["none", "round", "pointed", "long", "floppy"]
Horns = Literal["none", "two", "one", "antennae", "antlers"]
Covering = Literal["smooth", "fur", "scales", "feathers"]
Pattern = Literal["plain", "stripes", "spots"]
Wings = Literal["none", "leather", "feather", "fairy"]
Tail = Literal["none", "long", "bushy", "stub", "spiky", "fin"]
Mouth = Literal["smile", "muzzle", "beak", "trunk", "fangs", "grille"]
Build = Literal["round", "tall", "plump", "boxy", "drop"]

COLOURS: dict[str, Rgb] = {
    "red": rgb("#d6453d"), "crimson": rgb("#b62b3c"), "orange": rgb("#ef8b3a"),
    "amber": rgb("#e9a23b"), "golden": rgb("#e8b741"), "yellow": rgb("#f2cd4f"),
    "lime": rgb("#a9cf46"), "green": rgb("#69b257"), "olive": rgb("#8d9045"),
    "mint": rgb("#8fd9b6"), "teal": rgb("#3aa39b"), "turquoise": rgb("#45c1bd"),
    "cyan": rgb("#5cc6dd"), "blue": rgb("#4d80d8"), "navy": rgb("#33477f"),
    "indigo": rgb("#5357b5"), "purple": rgb("#8a62c4"), "violet": rgb("#9a6bd0"),
    "lilac": rgb("#c0a0e0"), "pink": rgb("#f093b6"), "magenta": rgb("#cf4f9f"),
    "peach": rgb("#f5b593"), "brown": rgb("#96653f"), "tan": rgb("#c89f6d"),
    "beige": rgb("#dcc7a0"), "cream": rgb("#f2e6c8"), "white": rgb("#f1eee8"),
    "grey": rgb("#989da6"), "gray": rgb("#989da6"), "silver": rgb("#b9c0c8"),
    "black": rgb("#3c3b45"),
}  # fmt: skip
_COVERINGS: dict[str, Covering] = {
    "fur": "fur", "furry": "fur", "fluffy": "fur", "woolly": "fur", "shaggy": "fur",
    "scaly": "scales", "scales": "scales", "feathered": "feathers", "feathery": "feathers",
    "smooth": "smooth", "plastic": "smooth", "shiny": "smooth", "metal": "smooth",
}  # fmt: skip
_PATTERNS: dict[str, Pattern] = {
    "striped": "stripes", "stripes": "stripes", "stripy": "stripes", "spotted": "spots",
    "spots": "spots", "dotted": "spots", "speckled": "spots", "plain": "plain",
}  # fmt: skip
_BUILDS: dict[str, Build] = {
    "round": "round", "plump": "plump", "chubby": "plump", "fat": "plump", "tall": "tall",
    "slim": "tall", "thin": "tall", "square": "boxy", "boxy": "boxy",
}  # fmt: skip
_NUMBERS = {"one": 1, "single": 1, "two": 2, "three": 3}


@dataclass(frozen=True)
class Genome:
    """Everything that decides how a creature looks."""

    build: Build
    coat: Rgb
    second: Rgb
    """Of the belly, the inside of ears, and markings that are light."""
    marks: Rgb
    """Of the pattern, on back and sides only, never on the face."""
    covering: Covering
    pattern: Pattern
    ears: Ears
    horns: Horns
    eyes: int
    iris: Rgb
    mouth: Mouth
    wings: Wings
    tail: Tail
    chance: int
    """Seed for the places of tufts, scales and spots."""


def read_genome(description: str, seed: int) -> Genome:
    """The genome that *description* names; what it leaves open is drawn within the species."""
    draw = np.random.default_rng([seed, zlib.crc32(description.encode())])
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", description.lower())
    species = next((SPECIES[word] for word in words if word in SPECIES), WILD)
    genome = _of_its_kind(species, draw)
    named = [COLOURS[word] for word in words if word in COLOURS]
    if named:
        genome = replace(genome, coat=named[0], marks=mixed(named[0], (30, 20, 50), 0.4),
                         second=mixed(named[0], (255, 250, 238), 0.72))  # fmt: skip
    if len(named) > 1:
        genome = replace(genome, marks=named[1])
    for word in words:
        genome = replace(
            genome,
            covering=_COVERINGS.get(word, genome.covering),
            pattern=_PATTERNS.get(word, genome.pattern),
            build=_BUILDS.get(word, genome.build),
        )
    return _with_numbers(_with_parts(genome, set(words)), description.lower())


def _of_its_kind(species: Species, draw: np.random.Generator) -> Genome:
    def one(choices: str) -> str:
        listed = choices.split()
        return listed[int(draw.integers(len(listed)))]

    coat = COLOURS[one(species.coats)]
    return Genome(
        build=one(species.builds),  # type: ignore[arg-type]  # the table's words are the literals
        coat=coat,
        second=mixed(coat, (255, 250, 238), 0.72),
        marks=mixed(coat, (30, 20, 50), 0.4),
        covering=one(species.coverings),  # type: ignore[arg-type]
        pattern=one(species.patterns),  # type: ignore[arg-type]
        ears=one(species.ears),  # type: ignore[arg-type]
        horns=one(species.horns),  # type: ignore[arg-type]
        eyes=int(one(species.eyes)),
        iris=COLOURS[one("amber teal brown blue green violet")],
        mouth=one(species.mouths),  # type: ignore[arg-type]
        wings=one(species.wings),  # type: ignore[arg-type]
        tail=one(species.tails),  # type: ignore[arg-type]
        chance=int(draw.integers(1 << 30)),
    )


def _with_numbers(genome: Genome, description: str) -> Genome:
    """Eyes and horns as many as are said: "one-eyed", "with one big eye", "one horn"."""
    eyes, horns = _number_of("eye", description), _number_of("horn", description)
    if eyes is None and "cyclops" in description:
        eyes = 1
    if eyes is not None:
        genome = replace(genome, eyes=eyes)
    if horns == 1:
        genome = replace(genome, horns="one")
    if horns == 2:
        genome = replace(genome, horns="two")
    return genome


def _number_of(part: str, description: str) -> int | None:
    """How many of *part* are said, at most one word between number and part; None: not said."""
    numbers = "|".join(_NUMBERS)
    said = re.search(rf"\b({numbers})[ -](?:[a-z]+ )?{part}(?:s|d|ed)?\b", description)
    return None if said is None else _NUMBERS[said[1]]


def _with_parts(genome: Genome, words: set[str]) -> Genome:
    """Parts that are named are there, whatever the species."""
    if words & {"wings", "winged"} and genome.wings == "none":
        genome = replace(genome, wings="leather")
    if words & {"horn", "horns", "horned"} and genome.horns == "none":
        genome = replace(genome, horns="two")
    if words & {"antenna", "antennae"}:
        genome = replace(genome, horns="antennae")
    if words & {"fangs", "teeth", "tooth"}:
        genome = replace(genome, mouth="fangs")
    if words & {"tail", "tailed"} and genome.tail == "none":
        genome = replace(genome, tail="long")
    return genome
