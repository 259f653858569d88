"""Likeness of the scenes of a video, or of shots, among each other: a matrix, and what it says."""

Matrix = tuple[tuple[float | None, ...], ...]
"""0..1 of each scene (row) to each scene (column); None where that was not measured."""


def mean_between(matrix: Matrix) -> float | None:
    """The mean likeness over all pairs of scenes; None where there is no pair.

    >>> mean_between(((None, 0.9, 0.5), (0.9, None, 0.7), (0.5, 0.7, None)))
    0.7
    """
    pairs = [likeness for k, row in enumerate(matrix) for likeness in row[k + 1 :]]
    known = [likeness for likeness in pairs if likeness is not None]
    return round(sum(known) / len(known), 6) if known else None


def by_distance(matrix: Matrix) -> tuple[tuple[int, float, int], ...]:
    """(scenes apart, mean likeness, number of pairs), nearest first.

    >>> by_distance(((None, 0.9, 0.5), (0.9, None, 0.7), (0.5, 0.7, None)))
    ((1, 0.8, 2), (2, 0.5, 1))
    """
    found = []
    for apart in range(1, len(matrix)):
        pairs = [matrix[k][k + apart] for k in range(len(matrix) - apart)]
        known = [likeness for likeness in pairs if likeness is not None]
        if known:
            found.append((apart, round(sum(known) / len(known), 6), len(known)))
    return tuple(found)
