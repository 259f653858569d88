"""A JSON object from outside, read field by field; what is wrong is said by its place."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import TypeVar, get_args

from castmate.errors import BadInput

T = TypeVar("T")

MAX_TEXT_LENGTH = 2000
MAX_ITEMS = 500
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Fields:
    """One JSON object and where it stands in the document.

    Every reading method raises :class:`BadInput`, naming the field, when the value is missing or
    not what it should be.
    """

    def __init__(self, value: object, place: str = "character") -> None:
        if not isinstance(value, Mapping):
            raise BadInput(f"{place} is not an object.")
        self._value: Mapping[str, object] = value
        self._place = place

    def _wrong(self, key: str, expected: str) -> BadInput:
        return BadInput(
            f"{self._place}.{key} should be {expected}, not {self._value.get(key)!r:.60}."
        )

    def text(self, key: str, *, longest: int = MAX_TEXT_LENGTH) -> str:
        """A string of at most *longest* characters."""
        value = self._value.get(key)
        if not isinstance(value, str) or len(value) > longest:
            raise self._wrong(key, f"text of at most {longest} characters")
        return value

    def text_or_none(self, key: str) -> str | None:
        """A string, or null, or nothing."""
        return None if self._value.get(key) is None else self.text(key)

    def matching(self, key: str, pattern: str) -> str:
        """A string that *pattern* matches wholly."""
        value = self.text(key)
        if not re.fullmatch(pattern, value):
            raise self._wrong(key, f"of the form {pattern}")
        return value

    def sha256(self, key: str) -> str:
        """The name of a blob: 64 hexadecimal digits."""
        return self.matching(key, _SHA256.pattern)

    def choice(self, key: str, choices: object) -> str:
        """One of the words of the ``Literal`` *choices*."""
        words = get_args(choices)
        value = self._value.get(key)
        if value not in words:
            raise self._wrong(key, "one of " + ", ".join(words))
        return str(value)

    def whole(self, key: str, *, least: int = 0, most: int = 2**31) -> int:
        """A whole number in ``[least, most]``."""
        value = self._value.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self._wrong(key, f"a whole number from {least} to {most}")
        return value

    def number(self, key: str, *, least: float = 0.0, most: float = math.inf) -> float:
        """A finite number in ``[least, most]``."""
        value = self._value.get(key)
        good = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not good or not math.isfinite(value) or not least <= value <= most:  # type: ignore[arg-type,operator]
            raise self._wrong(key, f"a number from {least} to {most}")
        return float(value)  # type: ignore[arg-type]

    def rate(self, key: str) -> Fraction:
        """A rate in (0, 1000] a second, written such as ``"24"`` or ``"30000/1001"``."""
        text = self.matching(key, r"[0-9]{1,9}(/[1-9][0-9]{0,8})?")
        rate = Fraction(text)
        if not 0 < rate <= 1000:
            raise self._wrong(key, "a rate above 0 and at most 1000")
        return rate

    def instant(self, key: str) -> datetime:
        """A moment with its time zone, ISO 8601."""
        try:
            moment = datetime.fromisoformat(self.text(key))
        except ValueError:
            raise self._wrong(key, "a date and time, ISO 8601") from None
        if moment.tzinfo is None:
            raise self._wrong(key, "a date and time with its zone")
        return moment

    def inner(self, key: str) -> Fields:
        """The object at *key*."""
        return Fields(self._value.get(key), f"{self._place}.{key}")

    def inner_or_none(self, key: str) -> Fields | None:
        """The object at *key*, or None where it is null or missing."""
        return None if self._value.get(key) is None else self.inner(key)

    def each(self, key: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """The list of objects at *key*, each one read by *read*."""
        return tuple(
            read(Fields(item, f"{self._place}.{key}[{number}]"))
            for number, item in enumerate(self._items(key))
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings at *key*; empty where it is missing."""
        if key not in self._value:
            return ()
        items = self._items(key)
        return tuple(Fields({key: item}, self._place).text(key) for item in items)

    def sha256s(self, key: str) -> tuple[str, ...]:
        """The list of blob names at *key*."""
        return tuple(Fields({key: item}, self._place).sha256(key) for item in self._items(key))

    def choices(self, key: str, choices: object) -> tuple[str, ...]:
        """The list at *key* of words of the ``Literal`` *choices*; empty where it is missing."""
        return tuple(Fields({key: w}, self._place).choice(key, choices) for w in self.texts(key))

    def _items(self, key: str) -> Sequence[object]:
        value = self._value.get(key)
        if not isinstance(value, list) or len(value) > MAX_ITEMS:
            raise self._wrong(key, f"a list of at most {MAX_ITEMS}")
        return value
