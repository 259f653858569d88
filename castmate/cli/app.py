"""The ``castmate`` program: its commands, under one name each."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from castmate import __version__
from castmate.cli import (
    calibrate,
    cast,
    characters,
    check,
    compare,
    demo,
    export,
    film,
    jobs,
    keys,
    matte,
    paths,
    score,
    serve,
    shoot,
    takes,
    worker,
)
from castmate.cli.arguments import spread_points
from castmate.cli.ending import carry_out

EPILOG = (
    "Exit codes: 0 done, 1 castmate could not do it, 2 something given can be changed, "
    "3 it fell short and you asked for --strict, 130 stopped by you, 143 stopped by the system."
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
app.command()(film.film)
app.command()(export.export)
app.command()(score.score)
app.command()(compare.compare)
app.command()(calibrate.calibrate)
app.command()(check.check)
app.add_typer(characters.app, name="characters")
app.add_typer(takes.app, name="takes")
app.add_typer(jobs.app, name="jobs")
app.command()(worker.worker)
app.command()(serve.serve)
app.add_typer(keys.app, name="keys")
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


def run() -> None:
    """Carry out the command of this process, and end it."""
    sys.exit(carry_out(app, spread_points(sys.argv[1:])))
