"""The gate on the command line: how it is asked for, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.console import say
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.films.shots.gating import Gate, GatedTake
    from castmate.films.shots.shooting import Take

FELL_SHORT = 3
"""Exit code with ``--strict`` when no take passed."""

GateOption = Annotated[
    str,
    typer.Option(
        "--gate", metavar="PERCENT|off", help="The consistency below which it is shot again."
    ),
]
TriesOption = Annotated[int, typer.Option("--tries", help="Takes at most, each of another seed.")]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit with 3 when no take passed the gate.")
]


def read_gate(text: str, tries: int) -> Gate | None:
    """The gate that ``--gate`` and ``--tries`` ask for; None for ``off``."""
    from castmate.films.shots.gating import Gate

    if text.strip().lower() == "off":
        return None
    try:
        percent = float(text.strip().removesuffix("%"))
    except ValueError:
        raise BadInput(
            f'"{text}" is no gate.', advice="Give a percentage, such as 95, or off."
        ) from None
    return Gate(percent, tries)


def say_gate(taken: GatedTake) -> None:
    """What the gate says of the take that was kept, and of the others."""
    for looked in taken.best.looks:
        percent = looked.consistency_percent
        shown = "consistency not measurable" if percent is None else f"consistency {percent:.0f} %"
        say(f"  {looked.name}: {shown}, {looked.verdict}, over {looked.frames} frames")
        if looked.verdict != "pass":
            for reason in looked.reasons:
                say(f"  ! {reason}")
    if taken.best.verdict in ("pass", "nobody to measure"):
        return
    say(
        f"  ! No take passed the gate of {taken.gate.least_percent:g} % "
        f"({len(taken.tried)} of {taken.gate.tries} tries). The best one was kept under this "
        "name; look at it, or change the prompt, --tries or --gate."
    )
    for tried in taken.tried:
        if tried is not taken.best:
            percent = tried.percent
            shown = tried.verdict if percent is None else f"{percent:.0f} %"
            say(f"    another take, {shown}: {tried.take.path}")


def falls_short(taken: Take | GatedTake) -> bool:
    """Whether ``--strict`` has something to complain of; without a gate it has not."""
    from castmate.films.shots.gating import GatedTake

    return isinstance(taken, GatedTake) and taken.best.verdict not in ("pass", "nobody to measure")
