"""Which characters of the library a prompt names, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from castmate.errors import CharacterNotFound
from castmate.scripts.words import without_dialogue

_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_]+)")
_NEAR_ENOUGH = 55.0
"""Likeness, 0..100, from which a handle is offered as a suggestion."""


@dataclass(frozen=True)
class KnownCharacter:
    """What a script needs to know of a character in the library."""

    handle: str
    name: str
    traits: tuple[str, ...] = ()
    """Key features in words, most telling first; they become the text anchor."""
    aliases: tuple[str, ...] = ()
    has_pictures: bool = True
    """Whether renderers can be given its pictures: the reference anchor."""

    @property
    def description(self) -> str:
        """Name and traits, such as ``"Momo (a mint green round monster)"``."""
        return f"{self.name} ({', '.join(self.traits)})" if self.traits else self.name


@dataclass(frozen=True)
class Mention:
    """One place in the prompt where a character is named."""

    character: KnownCharacter
    start: int
    stop: int
    """Characters of the prompt, [start, stop), without a possessive ending."""


def find_mentions(prompt: str, known: Sequence[KnownCharacter]) -> tuple[Mention, ...]:
    """Every mention in order: ``@handle`` anywhere, names and aliases outside of quotes.

    Raises :class:`CharacterNotFound` for an ``@handle`` that nobody has.

    >>> momo = KnownCharacter("momo", "Momo")
    >>> [(m.character.handle, m.start) for m in find_mentions("Momo's nap, @momo wakes", [momo])]
    [('momo', 0), ('momo', 12)]
    """
    by_handle = {character.handle.lower(): character for character in known}
    mentions = []
    for found in _HANDLE.finditer(prompt):
        character = by_handle.get(found[1].lower()) or by_handle.get(found[1].lower().rstrip("_"))
        if character is None:
            raise CharacterNotFound(found[1], near=near_handles(found[1], known))
        stop = found.start() + 1 + len(found[1].rstrip("_") if found[1].endswith("_") else found[1])
        mentions.append(Mention(character, found.start(), stop))
    mentions += _named(without_dialogue(prompt), known, mentions)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def near_handles(handle: str, known: Sequence[KnownCharacter]) -> tuple[str, ...]:
    """Up to three handles that resemble *handle*, the most alike first."""
    hits = process.extract(
        handle.lower(),
        [character.handle for character in known],
        scorer=fuzz.ratio,
        limit=3,
        score_cutoff=_NEAR_ENOUGH,
    )
    return tuple(str(hit[0]) for hit in hits)


def unknown_handles(prompt: str, known: Sequence[KnownCharacter]) -> tuple[str, ...]:
    """The ``@handles`` of *prompt* that nobody has, in order, each once."""
    have = {character.handle.lower() for character in known}
    found = [match[1] for match in _HANDLE.finditer(prompt)]
    return tuple(dict.fromkeys(handle for handle in found if handle.lower() not in have))


def _named(
    text: str, known: Sequence[KnownCharacter], taken: Sequence[Mention]
) -> Iterator[Mention]:
    names, pattern = _all_names(tuple(known))
    if not names:
        return
    spans = [(mention.start, mention.stop) for mention in taken]
    for found in pattern.finditer(text):
        if any(start < found.end() and found.start() < stop for start, stop in spans):
            continue
        character = names.get(found[1].lower())
        if character is not None:
            yield Mention(character, found.start(), found.end())


@lru_cache(maxsize=8)
def _all_names(
    known: tuple[KnownCharacter, ...],
) -> tuple[Mapping[str, KnownCharacter], re.Pattern[str]]:
    """Everybody by every lower-case name, and the pattern that finds the names, longest first.

    Made once for a library: a film asks for it in every shot.
    """
    names = {
        name.lower(): character
        for character in reversed(known)
        for name in (*character.aliases, character.name)
        if name.strip()
    }
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(re.escape(name) for name in longest_first)
    return names, re.compile(rf"(?<![\w@])({any_name})(?!\w)", re.IGNORECASE)


def introduced(prompt: str, mentions: Sequence[Mention], cast: Sequence[KnownCharacter]) -> str:
    """*prompt* with each character's description put in where it is first named.

    A handle becomes the name; a character of *cast* that is not named is added at the end.

    >>> momo = KnownCharacter("momo", "Momo", ("a mint green round monster",))
    >>> introduced("@momo waves. Later, @momo sleeps.", find_mentions("@momo waves. Later, "
    ...            "@momo sleeps.", [momo]), [momo])
    'Momo (a mint green round monster) waves. Later, Momo sleeps.'
    """
    parts: list[str] = []
    done: set[str] = set()
    stop = 0
    plays = {character.handle for character in cast}
    for mention in mentions:
        character = mention.character
        parts.append(prompt[stop : mention.start])
        stop = mention.stop
        if character.handle in done or character.handle not in plays:
            parts.append(character.name)
            continue
        done.add(character.handle)
        owning = re.match(r"['’]s\b", prompt[stop:])
        owns = owning[0] if owning else ""
        parts.append(character.description.replace(character.name, character.name + owns, 1))
        stop += len(owns)
    parts.append(prompt[stop:])
    missing = [character.description for character in cast if character.handle not in done]
    if missing:
        parts.append(f"{_full_stop(prompt)} With {' and '.join(missing)}.")
    return "".join(parts)


def _full_stop(prompt: str) -> str:
    return "" if prompt.rstrip().endswith((".", "!", "?", '"', "”")) else "."
