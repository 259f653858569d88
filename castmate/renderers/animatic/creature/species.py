"""What each kind of creature may look like: words apart by spaces, one of each drawn by chance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Species:
    """The bounds of a kind. The words are those of :mod:`.genome`."""

    coats: str
    builds: str = "round plump"
    coverings: str = "fur"
    patterns: str = "plain"
    ears: str = "round"
    horns: str = "none"
    eyes: str = "2"
    mouths: str = "muzzle"
    wings: str = "none"
    tails: str = "none"


WILD = Species(
    "orange teal purple mint pink yellow blue green", "round tall plump drop", "fur smooth",
    "plain spots stripes", "round pointed long none", "none two antennae", "2 2 2 1 3",
    "smile fangs", tails="none long bushy",
)  # fmt: skip
"""A creature of no known kind."""

_BEAR = Species("brown tan cream", tails="stub")
_BIRD = Species(
    "blue yellow red white", "round drop", "feathers", ears="none", mouths="beak",
    wings="feather", tails="stub",
)  # fmt: skip
_CAT = Species("orange grey cream black", "round drop", patterns="stripes plain", ears="pointed",
               tails="long")  # fmt: skip
_DOG = Species("tan brown cream", "plump tall", patterns="plain spots", ears="floppy", tails="long")
_DRAGON = Species("green teal red purple", "drop plump", "scales", ears="none", horns="two",
                  mouths="fangs smile", wings="leather", tails="spiky")  # fmt: skip
_FISH = Species("orange blue yellow turquoise", "round", "scales", "plain stripes", "none",
                mouths="smile", tails="fin")  # fmt: skip
_FROG = Species("green lime olive", "plump", "smooth", "plain spots", "none", mouths="smile")
_MONSTER = Species(
    "purple teal blue green orange", "round plump tall", "fur", "plain spots stripes",
    "none pointed round", "two antennae one", "2 1 3", "fangs smile", tails="none long bushy",
)  # fmt: skip
_MOUSE = Species("grey brown white", "drop round", ears="round", tails="long")
_OWL = Species("brown grey white", "round", "feathers", "spots plain", "pointed",
               mouths="beak", wings="feather")  # fmt: skip
_RABBIT = Species("white grey tan cream", "drop round", ears="long", tails="stub")
_ROBOT = Species("silver turquoise orange yellow", "boxy", "smooth", "plain", "none", "antennae",
                 "2 1", "grille")  # fmt: skip
_GHOST = Species("white cream lilac", "drop", "smooth", "plain", "none", mouths="smile")

SPECIES: dict[str, Species] = {
    "alien": Species("lime mint violet", "drop tall", "smooth", "plain spots", "none",
                     "antennae", "3 1 2", "smile"),
    "bear": _BEAR, "bee": Species("yellow", "round", "fur", "stripes", "none", "antennae",
                                  mouths="smile", wings="fairy"),
    "bird": _BIRD, "bunny": _RABBIT, "cat": _CAT, "chick": _BIRD, "chicken": _BIRD,
    "cow": Species("white brown", "plump", patterns="spots", ears="floppy", horns="two",
                   tails="long"),
    "crow": Species("black", "drop", "feathers", "plain", "none", mouths="beak",
                    wings="feather", tails="stub"),
    "deer": Species("tan brown", "tall", patterns="spots", ears="pointed", horns="antlers",
                    tails="stub"),
    "dinosaur": Species("green olive turquoise", "plump", "scales", "stripes spots", "none",
                        mouths="fangs", tails="spiky"),
    "dog": _DOG, "dragon": _DRAGON,
    "duck": Species("yellow white", "round drop", "feathers", "plain", "none",
                    mouths="beak", wings="feather", tails="stub"),
    "elephant": Species("grey", "plump", "smooth", "plain", "floppy", mouths="trunk",
                        tails="stub"),
    "fairy": Species("pink lilac mint", "tall", "smooth", "plain", "pointed", "none",
                     mouths="smile", wings="fairy"),
    "fish": _FISH, "fox": Species("orange red", "drop", ears="pointed", tails="bushy"),
    "frog": _FROG, "ghost": _GHOST,
    "hamster": Species("tan cream", "round", patterns="plain spots"), "hedgehog": Species(
        "brown", "round", tails="stub"),
    "kitten": _CAT, "koala": Species("grey", "round", ears="round"),
    "lion": Species("golden", "plump", tails="long"), "mascot": WILD, "monkey": Species(
        "brown", "drop", ears="round", tails="long"),
    "monster": _MONSTER, "mouse": _MOUSE, "octopus": Species(
        "pink purple red", "round", "smooth", "spots plain", "none", mouths="smile"),
    "owl": _OWL, "panda": Species("white", "plump", ears="round", patterns="spots"),
    "parrot": _BIRD,
    "penguin": Species("navy black", "drop", "feathers", "plain", "none", mouths="beak",
                       wings="feather"),
    "pig": Species("pink", "plump", "smooth", "plain", "pointed", tails="stub"),
    "puppy": _DOG, "rabbit": _RABBIT, "raccoon": Species("grey", "round", patterns="stripes",
                                                         ears="round", tails="bushy"),
    "robot": _ROBOT, "sheep": Species("cream white", "round plump", ears="floppy"),
    "squirrel": Species("orange brown", "drop", ears="pointed", tails="bushy"),
    "tiger": Species("orange", "plump", patterns="stripes", ears="round", tails="long"),
    "turtle": Species("green olive", "plump", "scales", "spots", "none", mouths="smile",
                      tails="stub"),
    "unicorn": Species("white lilac pink", "tall drop", ears="pointed", horns="one",
                       tails="bushy"),
    "wolf": Species("grey", "tall", ears="pointed", tails="bushy"),
    "yeti": Species("white", "plump tall", "fur", ears="none", horns="none two",
                    mouths="fangs"),
}  # fmt: skip
"""Kinds by the noun that names them."""
