"""Which shot of an edited script is which shot of the script before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

ALIKE = 50.0
"""0..100 (Indel similarity), from which a changed text is still the same shot."""


def aligned(old: Sequence[str], new: Sequence[str], gone: Sequence[str] = ()) -> list[int | None]:
    """For each text of *new* its place in ``[*old, *gone]``; None for a shot that is new.

    *old* are the texts of the script before, in order; *gone* those of shots that an earlier
    script had. What is unchanged and in order comes first; then what was moved or has come back
    word for word; then what was rewritten where it stands.

    >>> aligned(["a dog runs", "a cat sits"], ["a bird sings", "a dog runs", "a cat sat down"])
    [None, 0, 1]
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[int | None] = [None] * len(new)
    gaps: list[tuple[range, range]] = []
    for tag, old_first, old_stop, new_first, new_stop in matcher.get_opcodes():
        if tag == "equal":
            found[new_first:new_stop] = range(old_first, old_stop)
        else:
            gaps.append((range(old_first, old_stop), range(new_first, new_stop)))
    _find_moved([*old, *gone], new, found)
    for before, after in gaps:
        _find_rewritten(old, new, before, after, found)
    return found


def _find_moved(old: Sequence[str], new: Sequence[str], found: list[int | None]) -> None:
    """Give the new texts that are not found yet the same words from elsewhere."""
    taken = set(found)
    free: dict[str, list[int]] = {}
    for place in reversed(range(len(old))):
        if place not in taken:
            free.setdefault(old[place], []).append(place)
    for place, text in enumerate(new):
        if found[place] is None and free.get(text):
            found[place] = free[text].pop()


def _find_rewritten(
    old: Sequence[str], new: Sequence[str], before: range, after: range, found: list[int | None]
) -> None:
    """Pair what is left of a gap, in order: the most alike, or one for one."""
    taken = set(found)
    left = [place for place in before if place not in taken]
    open_places = [place for place in after if found[place] is None]
    if len(left) == len(open_places):
        pairs: Iterator[tuple[int, int]] = zip(left, open_places, strict=True)
    else:
        pairs = _most_alike(old, new, left, open_places)
    for old_place, new_place in pairs:
        found[new_place] = old_place


def _most_alike(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], open_places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Each old text with the first new one after the last pair that is alike enough."""
    first = 0
    for old_place in left:
        for at in range(first, len(open_places)):
            if fuzz.ratio(old[old_place], new[open_places[at]]) >= ALIKE:
                yield old_place, open_places[at]
                first = at + 1
                break
