"""Sizes, boxes, points and ranges of frames: values that check themselves.

Coordinates are pixels of the clip as it is *shown* (rotation applied), origin at the top left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from castmate.errors import BadInput, shown

_SIDES = re.compile(r"([0-9]{1,6})\s*[xX×]\s*([0-9]{1,6})")


def _whole_numbers(text: str, count: int, *, form: str) -> tuple[int, ...]:
    try:
        numbers = tuple(round(float(part)) for part in text.replace(" ", "").split(","))
    except (ValueError, OverflowError):
        numbers = ()
    if len(numbers) != count:
        raise BadInput(
            f'"{shown(text)}" is not of the form {form}.',
            advice="Give pixels, such as "
            + ",".join(str(40 * (n + 1)) for n in range(count))
            + ".",
        )
    return numbers


@dataclass(frozen=True)
class Size:
    """Width and height in pixels, both at least 1."""

    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise BadInput(
                f"A size must be at least 1x1 pixels, not {self}.",
                advice="Give WIDTHxHEIGHT, such as 1280x720.",
            )

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read ``"1280x720"``.

        >>> Size.parse("1280x720")
        Size(width=1280, height=720)
        """
        sides = _SIDES.fullmatch(text.strip())
        if sides is None:
            raise BadInput(
                f'"{shown(text)}" is not a size.', advice="Give WIDTHxHEIGHT, such as 1280x720."
            )
        return cls(int(sides[1]), int(sides[2]))

    @property
    def pixels(self) -> int:
        """Width times height."""
        return self.width * self.height

    def scaled(self, factor: float) -> Size:
        """This size times *factor*, rounded, never under 1x1."""
        return Size(max(1, round(self.width * factor)), max(1, round(self.height * factor)))

    def fitted(self, longest_side: int) -> Size:
        """The same aspect with its longer side at most *longest_side*; never enlarged."""
        return self.scaled(min(1.0, longest_side / max(self.width, self.height)))


@dataclass(frozen=True)
class Point:
    """A pixel position."""

    x: int
    y: int

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read ``"X,Y"``."""
        return cls(*_whole_numbers(text, 2, form="X,Y"))

    def scaled(self, factor: float) -> Point:
        """This point in a picture *factor* times as large."""
        return Point(round(self.x * factor), round(self.y * factor))


@dataclass(frozen=True)
class Box:
    """The pixels ``[x, x + width) x [y, y + height)``; at least 1x1."""

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise BadInput(
                f"A box must be at least 1x1 pixels, not {self}.", advice="Give X,Y,WIDTH,HEIGHT."
            )

    def __str__(self) -> str:
        return f"{self.x},{self.y},{self.width},{self.height}"

    @classmethod
    def parse(cls, text: str) -> Box:
        """Read ``"X,Y,W,H"``.

        >>> Box.parse("10,20,300,400")
        Box(x=10, y=20, width=300, height=400)
        """
        return cls(*_whole_numbers(text, 4, form="X,Y,W,H"))

    @property
    def right(self) -> int:
        """First column after the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below the box."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)

    def inside(self, size: Size) -> bool:
        """Whether the whole box lies in a picture of *size*."""
        return (
            self.x >= 0 and self.y >= 0 and self.right <= size.width and self.bottom <= size.height
        )

    def overlaps(self, size: Size) -> bool:
        """Whether any of the box lies in a picture of *size*."""
        return self.x < size.width and self.y < size.height and self.right > 0 and self.bottom > 0

    def clipped(self, size: Size) -> Box:
        """The part of the box that lies in a picture of *size*; it must overlap."""
        x, y = max(0, self.x), max(0, self.y)
        return Box(x, y, min(self.right, size.width) - x, min(self.bottom, size.height) - y)

    def scaled(self, factor: float) -> Box:
        """This box in a picture *factor* times as large."""
        x, y = round(self.x * factor), round(self.y * factor)
        right, bottom = round(self.right * factor), round(self.bottom * factor)
        return Box(x, y, max(1, right - x), max(1, bottom - y))

    def grown(self, share: float) -> Box:
        """The box with *share* of its width and height added on every side."""
        dx, dy = round(self.width * share), round(self.height * share)
        return Box(self.x - dx, self.y - dy, self.width + 2 * dx, self.height + 2 * dy)


@dataclass(frozen=True)
class FrameSpan:
    """The frames ``[first, stop)`` of a clip; never empty."""

    first: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.stop:
            raise BadInput(
                f"The frames {self.first} to {self.stop} are no range.",
                advice="The first frame must lie before the last.",
            )

    def __len__(self) -> int:
        return self.stop - self.first

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.stop
