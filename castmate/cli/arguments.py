"""What commands read from the command line, in the product's values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from castmate.errors import BadInput

_POINT = re.compile(r"-?\d+(\.\d+)?,-?\d+(\.\d+)?")
_MANY = ("--foreground", "--background")


def spread_points(arguments: Sequence[str]) -> list[str]:
    """Let ``--foreground 1,2 3,4`` mean ``--foreground 1,2 --foreground 3,4``.

    >>> spread_points(["--foreground", "1,2", "3,4", "--name", "Momo"])
    ['--foreground', '1,2', '--foreground', '3,4', '--name', 'Momo']
    """
    spread: list[str] = []
    option = ""
    for argument in arguments:
        follows_a_point = len(spread) > 1 and _POINT.fullmatch(spread[-1]) is not None
        if option and follows_a_point and _POINT.fullmatch(argument):
            spread.append(option)
        elif argument in _MANY:
            option = argument
        elif not _POINT.fullmatch(argument):
            option = ""
        spread.append(argument)
    return spread


def read_rate(text: str) -> Fraction:
    """Frames per second from ``"24"``, ``"23.976"`` or ``"24000/1001"``."""
    broadcast = {"23.976": "24000/1001", "29.97": "30000/1001", "59.94": "60000/1001"}
    try:
        rate = Fraction(broadcast.get(text.strip(), text.strip()))
    except (ValueError, ZeroDivisionError):
        rate = Fraction(0)
    if rate <= 0:
        raise BadInput(
            f'"{text}" is not a frame rate.', advice="Give frames per second, such as 24."
        )
    return rate


def read_seconds(text: str) -> Fraction:
    """A duration from ``"4"``, ``"4.5"`` or ``"4s"``."""
    try:
        seconds = Fraction(text.strip().removesuffix("s"))
    except (ValueError, ZeroDivisionError):
        seconds = Fraction(0)
    if seconds <= 0:
        raise BadInput(f'"{text}" is no duration.', advice="Give seconds above 0, such as 4.")
    return seconds


def split_list(text: str | None) -> tuple[str, ...]:
    """The parts of a comma-separated list, without blanks and empty ones."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
