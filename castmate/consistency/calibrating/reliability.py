"""The reliability plot: what was said beside what was, for each number of references, as SVG."""

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from castmate import __version__
from castmate.consistency.calibrating.calibrate import Calibrated
from castmate.consistency.calibrating.fitting import FittedRow

SIDE = 220
GAP = 56
LEFT, TOP, BOTTOM = 58, 92, 64
SMALLEST, LARGEST = 3.0, 11.0
"""Radius of a dot without weight, and of one that holds everything."""
RARE = 0.01
"""Share of all pictures under which a dot is hollow."""


@dataclass(frozen=True)
class Dot:
    """One bin, in pixels of its panel."""

    x: float
    y: float
    radius: float
    top: float
    bottom: float
    told: str
    is_rare: bool
    """Of so few pictures that it says little."""


@dataclass(frozen=True)
class Panel:
    """One number of references."""

    x: float
    title: str
    error: str
    dots: tuple[Dot, ...]


def reliability_svg(calibrated: Calibrated) -> str:
    """The plot of *calibrated*; opens in any browser, asks for nothing."""
    panels = [_panel(row, LEFT + k * (SIDE + GAP)) for k, row in enumerate(calibrated.rows)]
    environment = Environment(
        loader=PackageLoader("castmate.consistency.calibrating"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("reliability.svg").render(
        calibrated=calibrated,
        panels=panels,
        side=SIDE,
        top=TOP,
        width=max(LEFT + len(panels) * (SIDE + GAP), 700),
        height=TOP + SIDE + BOTTOM,
        version=__version__,
    )


def _panel(row: FittedRow, x: float) -> Panel:
    count = row.constants.references
    low, high = row.interval
    return Panel(
        x,
        f"{count} reference{'s' if count > 1 else ''}, {row.subjects} subjects",
        f"calibration error {row.error:.3f} ({low:.3f} to {high:.3f})",
        tuple(
            Dot(
                x=SIDE * each.said,
                y=SIDE * (1 - each.was),
                radius=SMALLEST + (LARGEST - SMALLEST) * each.weight**0.5,
                top=SIDE * (1 - each.high),
                bottom=SIDE * (1 - each.low),
                told=f"said {each.said:.2f}, was {each.was:.2f} "
                f"({each.low:.2f} to {each.high:.2f}), {each.weight:.1%} of all",
                is_rare=each.weight < RARE,
            )
            for each in row.bins
        ),
    )
