"""By which embedder and constants characters are measured: how it is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from castmate.consistency.yardstick import Yardstick
    from castmate.identity.embedder import Embedder
    from castmate.report import Report

EmbedderOption = Annotated[
    str | None,
    typer.Option(
        "--embedder",
        metavar="NAME|DIR",
        help="What tells characters apart: fisher-1, dinov2-small, or a folder of DINO weights.",
    ),
]
ConstantsOption = Annotated[
    Path | None,
    typer.Option("--constants", metavar="FILE", help="From castmate calibrate."),
]
AcceptDownloadOption = Annotated[
    bool,
    typer.Option("--accept-download", help="Agree to the download that --embedder names."),
]


def read_yardstick(
    embedder: str | None, constants: Path | None, *, accept_download: bool, report: Report
) -> Yardstick | None:
    """What the options ask for; None where they ask for nothing."""
    if embedder is None and constants is None:
        return None
    from castmate.consistency.calibrating.constants_file import read_constants
    from castmate.consistency.yardstick import Yardstick

    return Yardstick(
        read_embedder(embedder, accept_download=accept_download, report=report)
        if embedder
        else None,
        read_constants(constants) if constants else None,
    )


def read_embedder(asked: str, *, accept_download: bool, report: Report) -> Embedder:
    """The embedder called *asked*, or the one whose weights lie in that folder."""
    from castmate.identity.embedders import embedder_asked_for

    can_ask = sys.stdin.isatty() and sys.stderr.isatty()
    return embedder_asked_for(
        asked, accepted=accept_download, ask=_asked if can_ask else None, report=report
    )


def _asked(question: str) -> bool:
    """The answer of whoever sits at the terminal; no unless it is yes."""
    return typer.confirm(question, err=True)
