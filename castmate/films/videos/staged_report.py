"""Progress of work in several steps, as one number that only grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from castmate.report import Event, Noted, Progressed, Report, StepStarted

_UNITS = 1000


@dataclass
class StagedReport:
    """Tells *told_to* how much of the whole is done, whatever step is being worked on.

    Fits :class:`castmate.report.Report`.
    """

    told_to: Report
    stages: Mapping[str, tuple[float, float]]
    """The part of the whole, 0..1, in which each step moves."""
    _stage: tuple[float, float] = (0.0, 0.0)
    _done: float = field(default=0.0, init=False)

    def tell(self, event: Event) -> None:
        """Pass on *event*, its progress as progress of the whole."""
        match event:
            case StepStarted(step):
                self._stage = self.stages.get(step, (self._done, self._done))
                self.told_to.tell(event)
                self._reach(self._stage[0])
            case Progressed(done, total) if total > 0:
                first, last = self._stage
                self._reach(first + (last - first) * min(1.0, done / total))
            case Noted():
                self.told_to.tell(event)

    def check_cancelled(self) -> None:
        """Raise where *told_to* was asked to stop."""
        self.told_to.check_cancelled()

    def _reach(self, share: float) -> None:
        self._done = max(self._done, share)
        self.told_to.tell(Progressed(round(_UNITS * self._done), _UNITS))
