"""How a command ends: the one place where errors become sentences and exit codes."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer.exceptions import TyperException

from castmate.cli.console import OutputClosed, answer_given, say_error
from castmate.cli.stopping import Stopping
from castmate.errors import BadInput, Cancelled, CastmateError


def carry_out(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run *app* with *arguments*; the exit code. Never raises, never shows a traceback."""
    _occupy_standard_streams()
    # Our matrices are small: a second thread inside BLAS doubles the work and waits most of it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    stopping = Stopping()
    try:
        stopping.listen()
        return _answer(app, arguments, stopping)
    except KeyboardInterrupt:
        say_error(Cancelled())
        return stopping.exit_code


def _answer(app: typer.Typer, arguments: Sequence[str], stopping: Stopping) -> int:
    try:
        code = app(args=list(arguments), prog_name="castmate", standalone_mode=False)
        answer_given()
    except OutputClosed as closed:
        return closed.exit_code
    except CastmateError as error:
        return _said(error)
    except typer.Abort:
        return _said(Cancelled())
    except TyperException as error:
        return _said_how_to_ask(error)
    except Exception as error:  # the last door: a user reads sentences, not tracebacks
        return _said(_as_bug(error))
    if code == Cancelled.exit_code:  # Typer's answer to an interrupt
        say_error(Cancelled())
        return stopping.exit_code
    return code or 0


def _said(error: CastmateError) -> int:
    say_error(error)
    return error.exit_code


def _said_how_to_ask(error: Any) -> int:
    """Tell a mistake in options or arguments as Typer does, or as JSON."""
    if "--json" in sys.argv[1:]:
        say_error(BadInput(error.format_message(), advice="Ask for --help."))
    else:
        error.show()
    return int(error.exit_code)


def _occupy_standard_streams() -> None:
    """Where one was closed by whoever started us, no file of ours may take its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    # Names of files need not be text that the terminal's encoding knows.
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end


def _as_bug(error: Exception) -> CastmateError:
    if isinstance(error, MemoryError):
        return CastmateError(
            "The memory of this machine was not enough.",
            advice="Close other programs, or choose a smaller --size or a shorter clip.",
        )
    happened = f"Something went wrong inside castmate ({type(error).__name__})."
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="castmate-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            traceback.print_exception(error, file=log)
    except OSError:
        return CastmateError(happened, advice=f"Report it, with its words: {error}")
    return CastmateError(
        happened,
        advice=f"This is a defect of castmate, not yours. Details to report: {Path(log.name)}",
    )
