"""What commands read from the command line, in the product's values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from castmate.errors import BadInput, shown

_POINT = re.compile(r"-?\d+(\.\d+)?,-?\d+(\.\d+)?(@\d+(\.\d+)?)?")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{0,9})?|\.[0-9]{1,9}|[0-9]{1,9}/[0-9]{1,9}")
MOST_PARTS = 50
LONGEST_PART = 200
LONGEST_WORDS = 2000
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
    rate = _number(broadcast.get(text.strip(), text.strip()))
    if rate <= 0:
        raise BadInput(
            f'"{shown(text)}" is not a frame rate.', advice="Give frames per second, such as 24."
        )
    return rate


def read_seconds(text: str) -> Fraction:
    """A duration from ``"4"``, ``"4.5"`` or ``"4s"``."""
    seconds = _number(text.strip().removesuffix("s"))
    if seconds <= 0:
        raise BadInput(
            f'"{shown(text)}" is no duration.', advice="Give seconds above 0, such as 4."
        )
    return seconds


def split_list(text: str | None, of: str = "words") -> tuple[str, ...]:
    """The parts of a comma-separated list of *of*, without blanks and empty ones."""
    parts = tuple(part.strip() for part in (text or "").split(",") if part.strip())
    if len(parts) > MOST_PARTS:
        raise BadInput(f"{len(parts)} {of} are too many.", advice=f"Give at most {MOST_PARTS}.")
    for part in parts:
        read_words(part, f"One of the {of}", longest=LONGEST_PART)
    return parts


def read_words(text: str | None, what: str, *, longest: int = LONGEST_WORDS) -> str | None:
    """*text* as it is; raises :class:`BadInput` where *what* is longer than the library keeps."""
    if text is not None and len(text) > longest:
        raise BadInput(
            f'{what} has {len(text):,} characters: "{shown(text)}".',
            advice=f"Give at most {longest:,}.",
        )
    return text


def _number(text: str) -> Fraction:
    """A plain decimal number or fraction; 0 for anything else, such as ``nan`` or ``1e999``."""
    if not _NUMBER.fullmatch(text):
        return Fraction(0)
    try:
        return Fraction(text)
    except ZeroDivisionError:
        return Fraction(0)
