"""The ``castmate`` program: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from castmate import __version__
from castmate.cli import cast, characters, check, demo, matte, paths, score, shoot
from castmate.cli.arguments import spread_points
from castmate.cli.console import say_error
from castmate.errors import Cancelled, CastmateError

EPILOG = (
    "Exit codes: 0 done, 1 castmate could not do it, 2 something given can be changed, "
    "130 stopped by you."
)

app = typer.Typer(
    name="castmate",
    help="Cast a character once, from a short clip. It stays the same in every scene.\n\n"
    "Start here:  castmate demo\n\n"
    "Your own:    castmate cast toy.mp4 --name Momo\n\n"
    '             castmate shoot "Momo surfs at sunset" -o surf.mp4',
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(cast.cast)
app.command()(matte.matte)
app.command()(shoot.shoot)
app.command()(score.score)
app.command()(check.check)
app.add_typer(characters.app, name="characters")
app.command()(paths.paths)
app.command()(demo.demo)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"castmate {__version__}")
        raise typer.Exit


@app.callback()
def _castmate(
    version: Annotated[
        bool, typer.Option("--version", help="Say the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """See the epilog of the program for what every command has in common."""


def main() -> None:
    """Run the command line; never returns, and never shows a traceback."""
    signal.signal(signal.SIGTERM, _stop)
    # Our matrices are small: a second thread inside BLAS doubles the work and waits most of it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app(args=spread_points(sys.argv[1:]), prog_name="castmate")
    except CastmateError as error:
        say_error(error)
        sys.exit(error.exit_code)
    except SystemExit as finished:
        if finished.code == Cancelled.exit_code:
            say_error(Cancelled())
        raise
    except Exception as error:  # the last door: a user reads sentences, not tracebacks
        say_error(_as_bug(error))
        sys.exit(1)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _as_bug(error: Exception) -> CastmateError:
    if isinstance(error, MemoryError):
        return CastmateError(
            "The memory of this machine was not enough.",
            advice="Close other programs, or choose a smaller --size or a shorter clip.",
        )
    with tempfile.NamedTemporaryFile(
        "w", prefix="castmate-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exception(error, file=log)
    return CastmateError(
        f"Something went wrong inside castmate ({type(error).__name__}).",
        advice=f"This is a defect of castmate, not yours. Details to report: {Path(log.name)}",
    )
