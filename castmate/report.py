"""Progress and cancellation as one small argument.

Long work takes a ``report``: it tells events and asks, between steps, whether to stop.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class StepStarted:
    """A named step of the work begins, such as ``"matte"``."""

    step: str


@dataclass(frozen=True)
class Progressed:
    """*done* of *total* units of the current step are finished."""

    done: int
    total: int


@dataclass(frozen=True)
class Noted:
    """Something worth saying to the user while the work goes on."""

    text: str


Event = StepStarted | Progressed | Noted


class Report(Protocol):
    """Where long work tells how far it is, and learns that it should stop."""

    def tell(self, event: Event) -> None:
        """Take note of *event*; returns quickly and never raises."""

    def check_cancelled(self) -> None:
        """Raise :class:`castmate.errors.Cancelled` if the user asked to stop."""


class Silent:
    """A report nobody reads: tells nothing and is never cancelled."""

    def tell(self, event: Event) -> None:
        """Forget *event*."""

    def check_cancelled(self) -> None:
        """Go on, always."""
