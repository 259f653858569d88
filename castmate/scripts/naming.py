"""Who a script means: handles, names and aliases, in its text and in its cues."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from castmate.errors import ScriptError, shown
from castmate.scripts.film import Place
from castmate.scripts.mentions import KnownCharacter

_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_]+)")
_TOGETHER = re.compile(r"\s+(?:and|&|\+)\s+|\s*[,/]\s*", re.IGNORECASE)
_NEAR_ENOUGH = 60.0
_MOST_LISTED = 12


@dataclass(frozen=True)
class UnknownName:
    """A mention or a cue that is nobody's."""

    written: str
    is_cue: bool
    near: tuple[str, ...]
    """Handles that resemble it, the most alike first."""
    source: Place

    def __str__(self) -> str:
        what = f'the cue "{shown(self.written)}"' if self.is_cue else f'"@{shown(self.written)}"'
        guess = " or ".join(f"@{handle}" for handle in self.near)
        return f"{self.source}: {what}" + (f" (did you mean {guess}?)" if guess else "")


@dataclass(frozen=True)
class Names:
    """Everybody of a library under everything they are called."""

    known: tuple[KnownCharacter, ...]
    _called: dict[str, KnownCharacter] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        called: dict[str, KnownCharacter] = {}
        for character in self.known:
            for name in (character.name, *character.aliases, character.handle):
                if name.strip():
                    called.setdefault(_folded(name), character)
        called |= {character.handle.lower(): character for character in self.known}
        object.__setattr__(self, "_called", called)

    def called(self, name: str) -> KnownCharacter | None:
        """Who *name* means, whatever its case; None when it is nobody's.

        >>> Names((KnownCharacter("momo", "Momo", aliases=("The Green One",)),)).called("GREEN ONE")
        KnownCharacter(handle='momo', name='Momo', traits=(), aliases=('The Green One',), \
has_pictures=True)
        """
        return self._called.get(_folded(name))

    def together(self, name: str) -> tuple[KnownCharacter, ...]:
        """Who *name* means: one, or all of ``"MOMO AND PIP"``; nobody where one is a stranger.

        >>> momo, pip = KnownCharacter("momo", "Momo"), KnownCharacter("pip", "Pip")
        >>> [who.handle for who in Names((momo, pip)).together("MOMO & PIP")]
        ['momo', 'pip']
        """
        alone = self.called(name)
        if alone is not None:
            return (alone,)
        parts = [self.called(part) for part in _TOGETHER.split(name)]
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) > 1 else ()

    def near(self, name: str) -> tuple[str, ...]:
        """Up to three handles of those who are called something like *name*."""
        hits = process.extract(
            _folded(name), list(self._called), scorer=fuzz.ratio, limit=6, score_cutoff=_NEAR_ENOUGH
        )
        handles = (self._called[str(hit[0])].handle for hit in hits)
        return tuple(dict.fromkeys(handles))[:3]

    def unknown_mentions(self, text: str) -> tuple[tuple[str, int], ...]:
        """The ``@handles`` of *text* that are nobody's, and the character at which each stands."""
        return tuple(
            (found[1], found.start())
            for found in _HANDLE.finditer(text)
            if not self._has_handle(found[1])
        )

    def _has_handle(self, handle: str) -> bool:
        low = handle.lower()
        return any(
            name in self._called and self._called[name].handle.lower() == name
            for name in (low, low.rstrip("_"))
        )


def _folded(name: str) -> str:
    words = name.strip().lstrip("@").lower().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def handle_of(name: str) -> str:
    """A handle for somebody who is only called *name*.

    >>> handle_of("OLD MAN"), handle_of("小さい")
    ('old_man', 'somebody')
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "somebody"


def nobody_is(unknown: Sequence[UnknownName]) -> ScriptError:
    """The error that names all of *unknown*, each with its line and column."""
    listed = "; ".join(str(name) for name in unknown[:_MOST_LISTED])
    more = len(unknown) - _MOST_LISTED
    rest = f"; and {more} more" if more > 0 else ""
    what = (
        "A name in the script is"
        if len(unknown) == 1
        else f"{len(unknown)} names in the script are"
    )
    cue_advice = (
        " Put a ! before a line in capitals that is no cue."
        if any(name.is_cue for name in unknown)
        else ""
    )
    return ScriptError(
        f"{what} nobody's in the library: {listed}{rest}.",
        advice="Cast them (castmate cast CLIP --name NAME), or give a character the name as an"
        f" alias (castmate characters edit HANDLE --aliases NAME).{cue_advice}",
    )
