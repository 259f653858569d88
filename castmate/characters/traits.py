"""Traits: what the character looks like in few honest words, and what the user says of it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz

from castmate.characters.character import Swatch, Trait
from castmate.characters.covering import covering_in_words
from castmate.characters.cut_frames import CutFrame
from castmate.characters.pattern import pattern_in_words
from castmate.characters.proportions import proportions_in_words
from castmate.identity.colour_names import lab_of_hex
from castmate.identity.embedder import Crop

MOST_TRAITS = 8
_SAME = 90
"""0..100, from which a measured trait only repeats what the user said."""
_MOSTLY, _SOME, _LITTLE = 0.6, 0.07, 0.04
_VIVID = 22.0
"""Chroma from which a colour is one that people remember."""
_SHADE = 17.0
"""Lab units, lightness reduced, under which two swatches are shades of one colour."""


def traits_of(
    frames: Sequence[CutFrame],
    crops: Sequence[Crop],
    palette: Sequence[Swatch],
    *,
    told: str | Sequence[str] = (),
) -> tuple[Trait, ...]:
    """What the user *told* (words between commas) first, then what was measured; at most 8.

    *frames*: good, spread frames of the character; *crops*: the same as crops. What cannot be
    told from them with some certainty is left out.
    """
    said = told_traits(told)
    measured = [
        Trait(words, "measured")
        for words in (
            colours_in_words(palette),
            pattern_in_words(crops),
            covering_in_words(crops),
            proportions_in_words(frames),
        )
        if words and not any(fuzz.token_set_ratio(words, trait.text) >= _SAME for trait in said)
    ]
    return (*said, *measured)[:MOST_TRAITS]


def told_traits(told: str | Sequence[str]) -> tuple[Trait, ...]:
    """The user's words, split at commas, tidied, each once.

    >>> [trait.text for trait in told_traits("round,  one  eye, round")]
    ['round', 'one eye']
    """
    parts = told.split(",") if isinstance(told, str) else ",".join(told).split(",")
    texts = dict.fromkeys(" ".join(part.split())[:200] for part in parts)
    return tuple(Trait(text, "told") for text in texts if text)


def colours_in_words(palette: Sequence[Swatch]) -> str:
    """The main colours in words, without a comma (which parts traits); empty without a palette.

    >>> colours_in_words([Swatch("mint green", "#9edfba", .7), Swatch("white", "#ffffff", .2)])
    'mostly mint green with white'
    """
    groups = _families(palette)
    if not groups:
        return ""
    main, *others = groups
    if main.share >= _MOSTLY:
        beside = [swatch.name for swatch in others if swatch.share >= _SOME][:1]
        return f"mostly {main.name}" + (f" with {beside[0]}" if beside else "")
    named = [main, *(swatch for swatch in others if swatch.share >= _SOME)][:3]
    vivid = [swatch for swatch in others if swatch.share >= _LITTLE and _chroma(swatch) >= _VIVID]
    # Among greys and browns the one vivid colour is what people remember.
    if vivid and not any(_chroma(swatch) >= _VIVID for swatch in named):
        named = [*named[:2], vivid[0]]
    names = [swatch.name for swatch in named]
    return " and ".join(filter(None, [" with ".join(names[:2]), *names[2:]]))


def _families(palette: Sequence[Swatch]) -> list[Swatch]:
    """*palette* with shades of one colour taken together, largest share first.

    Light falls unevenly on one fur, so lightness tells colours apart less than hue does.
    """
    families: list[Swatch] = []
    for swatch in sorted(palette, key=lambda swatch: -swatch.share):
        near = [_apart(swatch, other) for other in families]
        if near and min(near) < _SHADE:
            at = near.index(min(near))
            families[at] = replace(families[at], share=families[at].share + swatch.share)
        else:
            families.append(swatch)
    return sorted(families, key=lambda swatch: -swatch.share)


def _chroma(swatch: Swatch) -> float:
    return float(np.hypot(*lab_of_hex(swatch.hex)[1:]))


def _apart(one: Swatch, other: Swatch) -> float:
    difference = lab_of_hex(one.hex) - lab_of_hex(other.hex)
    return float(np.linalg.norm(difference * (0.45, 1.0, 1.0)))
