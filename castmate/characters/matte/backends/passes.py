"""In which order a network that remembers walks through the frames of a span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """One frame looked at, with the memory of the frames before it or, *backwards*, after it."""

    place: int
    backwards: bool


def from_shown(shown: Sequence[int], count: int) -> list[Visit]:
    """Every other frame of *count*: from the first of *shown* to the end, then to the start.

    >>> [visit.place for visit in from_shown([2, 4], 6)]
    [3, 5, 1, 0]
    """
    start = min(shown)
    visits = [Visit(place, backwards=False) for place in range(start, count)]
    visits += [Visit(place, backwards=True) for place in range(start - 1, -1, -1)]
    return _without(shown, visits)


def from_correction(
    corrected: int, corrections: Sequence[int], shown: Iterable[int], count: int
) -> list[Visit]:
    """The frames that lie nearest to *corrected* of all *corrections*, itself first.

    What was *shown* stays as it was shown.

    >>> [visit.place for visit in from_correction(3, [3, 7], [5], 9)]
    [3, 4, 2, 1, 0]
    """
    before = max((place for place in corrections if place < corrected), default=-corrected - 2)
    after = min((place for place in corrections if place > corrected), default=2 * count)
    first = max(0, (before + corrected) // 2 + 1)
    stop = min(count, (corrected + after) // 2 + 1)
    visits = [Visit(place, backwards=False) for place in range(corrected, stop)]
    visits += [Visit(place, backwards=True) for place in range(corrected - 1, first - 1, -1)]
    return _without(shown, visits)


def _without(shown: Iterable[int], visits: Sequence[Visit]) -> list[Visit]:
    kept = set(shown)
    return [visit for visit in visits if visit.place not in kept]
