"""How long a prompt says its shot is."""

import re
from fractions import Fraction

from castmate.errors import BeyondLimit

SHORTEST_SECONDS = Fraction(1)
LONGEST_SECONDS = Fraction(20)
USUAL_SECONDS = Fraction(4)

_NUMBER_WORDS = (
    "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen,"
    " fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty"
)
_NUMBERS = {
    **{name: number for number, name in enumerate(_NUMBER_WORDS.split(", "))},
    "a": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}
_NUMBER = r"(\d{1,6}(?:\.\d{1,3})?|" + "|".join(_NUMBERS) + ")"
_UNIT = r"(seconds?|secs?|s|minutes?|mins?)"
_LENGTH = rf"{_NUMBER}[\s-]*{_UNIT}"
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:for|lasting|lasts|duration:?|length:?)\s+(?:about\s+)?{_LENGTH}\b",
        rf"\b{_LENGTH}[\s-]+(?:long|shot|clip|video|film|take|loop|scene)\b",
        rf"(?:^|[,;|/(.])\s*{_LENGTH}\s*(?=$|[,;|/).])",
    )
)


def read_seconds(text: str) -> Fraction | None:
    """The length that *text* asks for, or None when it asks for none.

    >>> read_seconds("Momo sleeps for six seconds"), read_seconds("beach, 2.5s"), read_seconds("hi")
    (Fraction(6, 1), Fraction(5, 2), None)
    """
    for pattern in _SAID:
        found = pattern.search(text)
        if found:
            number = found[1].lower()
            value = Fraction(_NUMBERS[number]) if number in _NUMBERS else Fraction(number)
            return value * 60 if found[2].lower().startswith("m") else value
    return None


def checked_seconds(seconds: Fraction) -> Fraction:
    """*seconds*, which must be 1 to 20; raises :class:`BeyondLimit` otherwise."""
    if SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS:
        return seconds
    raise BeyondLimit(
        f"A shot lasts {SHORTEST_SECONDS} to {LONGEST_SECONDS} seconds; {float(seconds):g} were"
        " asked for.",
        advice="Ask for a length within that, or split the action over several shots.",
    )
