"""What a user sees while work goes on: steps and bars on stderr, results on stdout."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any

from castmate.errors import CastmateError, NoSpace
from castmate.report import Event, Noted, Progressed, StepStarted

BAR_WIDTH = 24
_COMMANDS_TO_TERMINALS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class OutputClosed(CastmateError):
    """Whoever read our output went away, as ``head -1`` does: nobody is left to be told."""

    exit_code = 141  # 128 + SIGPIPE, as shells know it


def say_error(error: CastmateError) -> None:
    """Tell an error on stderr: as JSON when the command was asked for ``--json``."""
    if "--json" in sys.argv[1:]:
        _tell(_as_json({"error": {"code": error.code, "message": str(error)}}))
    else:
        _tell(f"castmate: {_on_one_line(str(error))}\n")


def say(text: str = "") -> None:
    """A line of result on stdout."""
    _answer(_on_one_line(text) + "\n")


def print_json(value: Any) -> None:
    """*value* as JSON on stdout, for machines."""
    _answer(_as_json(value))


def answer_given() -> None:
    """See that everything said has reached its reader; raises as writing it would have."""
    _answer("", flush=True)


def _as_json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _on_one_line(text: str) -> str:
    """*text* without what would command a terminal, such as an escape in a file's name."""
    return _COMMANDS_TO_TERMINALS.sub("?", text)


def _answer(text: str, *, flush: bool = False) -> None:
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except OSError as error:
        _drop_what_is_left()
        if isinstance(error, BrokenPipeError):
            raise OutputClosed("The output was closed.") from None
        raise NoSpace(
            f"The answer could not be written: {error.strerror}.",
            advice="Free some space, or send the output elsewhere.",
        ) from None


def _drop_what_is_left() -> None:
    """Let the interpreter flush into nothing at its end, instead of complaining."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _tell(text: str) -> None:
    """Something on stderr; where that is closed or full there is nobody left to tell."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


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
        _tell(text + ("\n" if ends else ""))
