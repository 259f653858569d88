"""Who stands where: places for one or two characters, so that neither covers the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from castmate.renderers.animatic.camera import FRAMINGS
from castmate.renderers.animatic.stage import HEIGHT, Stage
from castmate.scripts.shot import Framing, Position

_WIDEST_ALONE = 0.66
"""Share of the picture's width that a single character may take."""
_GAP = 0.05
"""Share of the picture's width that stays free between two."""
_EDGE = 0.03


@dataclass(frozen=True)
class Spot:
    """A character's place on the stage, in stage units."""

    x: float
    height: float
    width: float
    left: float
    """Its middle may move between here ..."""
    right: float
    """... and here without covering anyone or leaving the picture."""
    edge_left: float
    """The picture's own edges, where characters come in."""
    edge_right: float
    headroom: float = 0.0
    """Heights of room above the character's head."""


def spots(
    positions: Sequence[Position], aspects: Sequence[float], framing: Framing, stage: Stage
) -> list[Spot]:
    """A spot for each character; *aspects* are widths over heights.

    All are equally tall unless one is too wide for its share of the picture.
    """
    framed = FRAMINGS[framing]
    seen = 2 * stage.half_width / framed.zoom
    tall = framed.character * HEIGHT / framed.zoom
    if len(aspects) < 2:
        height = min(tall, _WIDEST_ALONE * seen / aspects[0]) if aspects else tall
        alone = [_spot(0.0, seen, height, aspect, positions[0]) for aspect in aspects]
        return [replace(spot, headroom=_headroom(height, framing)) for spot in alone]
    order = _order(positions)
    free = seen * (1 - _GAP - 2 * _EDGE)
    tall = min(tall * 0.94, free / sum(aspects) * 0.74)
    # What is free is shared evenly; each has its room to itself for the whole shot.
    slack = (free - tall * sum(aspects)) / 2
    rooms = [tall * aspect + slack for aspect in aspects]
    made: dict[int, Spot] = {}
    at = -seen / 2 + _EDGE * seen
    for index in order:
        middle = at + rooms[index] / 2
        made[index] = _roomed(middle, rooms[index], tall, tall * aspects[index], seen)
        at += rooms[index] + _GAP * seen
    left, right = (made[index] for index in order)
    # Who comes in on the other's side begins where its own room begins.
    made[order[0]] = replace(left, edge_right=left.right - 0.1 * left.width)
    made[order[1]] = replace(right, edge_left=right.left + 0.1 * right.width)
    room = _headroom(tall, framing)
    return [replace(made[index], headroom=room) for index in range(len(aspects))]


def _order(positions: Sequence[Position]) -> list[int]:
    """Indices from left to right; of equal wishes the first named stands left."""
    rank = {"left": 0, "centre": 1, "right": 2}
    return sorted(range(len(positions)), key=lambda index: (rank[positions[index]], index))


def _spot(middle: float, seen: float, height: float, aspect: float, position: Position) -> Spot:
    wish = {"left": -0.25, "centre": 0.0, "right": 0.25}[position] * seen
    spot = _roomed(middle, seen * (1 - 2 * _EDGE), height, height * aspect, seen)
    return replace(spot, x=min(max(wish, spot.left), spot.right))


def _roomed(middle: float, room: float, height: float, width: float, seen: float) -> Spot:
    slack = max(0.0, (room - width) / 2)
    return Spot(middle, height, width, middle - slack, middle + slack, -seen / 2, seen / 2)


def _headroom(height: float, framing: Framing) -> float:
    framed = FRAMINGS[framing]
    above = framed.soles * HEIGHT / framed.zoom - height
    return max(0.0, above / height - 0.05)
