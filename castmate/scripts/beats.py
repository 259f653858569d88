"""When each action of a role begins: one answer for pictures, sound and speech."""

from collections.abc import Sequence
from dataclasses import dataclass

from castmate.scripts.shot import Action

_WEIGHTS: dict[Action, float] = {
    "walk": 1.3, "fly": 1.3, "swim": 1.3, "ride": 1.3, "run": 1.2, "dance": 1.2, "sleep": 1.2,
}  # fmt: skip
"""An action's share of a shot's time, beside other actions; 1 where it is not named."""
_MOST_SPEECH = 0.8
"""Of the shot: what talking may take at most from the other actions."""


@dataclass(frozen=True)
class Span:
    """One action in its place in the shot."""

    action: Action
    start_seconds: float
    """Since the shot began."""
    seconds: float


def spans_of(
    actions: Sequence[Action], seconds: float, *, speech_seconds: float = 0.0
) -> tuple[Span, ...]:
    """The *actions*, in their order, sharing *seconds*; without any, the role stands.

    Talking gets at least the *speech_seconds* that its words need, up to 80 % of the shot.

    >>> [(s.action, round(s.start_seconds, 2)) for s in spans_of(("walk", "talk"), 4)]
    [('walk', 0.0), ('talk', 2.26)]
    >>> [round(s.start_seconds, 2) for s in spans_of(("walk", "talk"), 4, speech_seconds=3)]
    [0.0, 1.0]
    """
    names = actions or ("stand",)
    whole = sum(_WEIGHTS.get(name, 1.0) for name in names)
    lengths = [max(0.1, seconds * _WEIGHTS.get(name, 1.0) / whole) for name in names]
    _make_room(names, lengths, seconds, speech_seconds)
    starts = [sum(lengths[:index], start=0.0) for index in range(len(lengths))]
    return tuple(map(Span, names, starts, lengths))


def _make_room(
    names: Sequence[Action], lengths: list[float], seconds: float, wanted: float
) -> None:
    talking = [index for index, name in enumerate(names) if name == "talk"]
    if not talking or len(names) == 1:
        return
    first = talking[0]
    longer = min(wanted, _MOST_SPEECH * seconds)
    if longer <= lengths[first]:
        return
    others = sum(lengths) - lengths[first]
    shrink = (sum(lengths) - longer) / others
    lengths[:] = [longer if at == first else length * shrink for at, length in enumerate(lengths)]
