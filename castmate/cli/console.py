"""What a user sees while work goes on: steps and bars on stderr, results on stdout."""

from __future__ import annotations

import json
import sys
from types import TracebackType
from typing import Any

from castmate.errors import CastmateError
from castmate.report import Event, Noted, Progressed, StepStarted

BAR_WIDTH = 24


def say_error(error: CastmateError) -> None:
    """Tell an error on stderr: as JSON when the command was asked for ``--json``."""
    if "--json" in sys.argv[1:]:
        print_json({"error": {"code": error.code, "message": str(error)}}, to_stderr=True)
    else:
        sys.stderr.write(f"castmate: {error}\n")


def say(text: str = "") -> None:
    """A line of result on stdout."""
    sys.stdout.write(text + "\n")


def print_json(value: Any, *, to_stderr: bool = False) -> None:
    """*value* as JSON, for machines."""
    stream = sys.stderr if to_stderr else sys.stdout
    stream.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


class ConsoleReport:
    """Shows steps and bars on stderr; one line a step when stderr is not a terminal.

    Use it as a context, so that the line it is writing on is ended whatever happens.
    """

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._step = ""
        self._shown = -1

    def __enter__(self) -> ConsoleReport:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_line()

    def tell(self, event: Event) -> None:
        """Show *event*."""
        match event:
            case StepStarted(step):
                self._end_line()
                self._step, self._shown = step, -1
                self._write(f"  {step} ...", ends=not self._live)
            case Progressed(done, total) if self._live and total > 0:
                self._draw_bar(done / total)
            case Noted(text):
                self._end_line()
                self._write(f"  {text}", ends=True)
                self._step = ""

    def check_cancelled(self) -> None:
        """Go on: on the command line, Ctrl-C interrupts wherever the program is."""

    def _draw_bar(self, share: float) -> None:
        filled = round(BAR_WIDTH * min(1.0, max(0.0, share)))
        if filled == self._shown:
            return
        self._shown = filled
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        self._write(f"\r  {self._step:<12} {bar} {round(100 * share):3d} %", ends=False)

    def _end_line(self) -> None:
        if self._live and self._step:
            self._write("", ends=True)
        self._step = ""

    def _write(self, text: str, *, ends: bool) -> None:
        sys.stderr.write(text + ("\n" if ends else ""))
        sys.stderr.flush()
