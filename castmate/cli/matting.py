"""How the character is cut out: by castmate itself, or with weights that the user agreed to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.characters.found_subject import Cutter
    from castmate.report import Report

Matting = Literal["own", "sam2"]

MattingOption = Annotated[
    Matting,
    typer.Option("--matting", help="own needs no download; sam2 asks before it downloads 156 MB."),
]
MattingWeightsOption = Annotated[
    Path | None,
    typer.Option("--matting-weights", metavar="DIR", help="A folder with weights of SAM 2."),
]
AcceptDownloadOption = Annotated[
    bool, typer.Option("--accept-download", help="Agree to the download that --matting sam2 names.")
]


def chosen_cutter(
    matting: Matting, weights: Path | None, *, accept_download: bool, report: Report
) -> Cutter:
    """What cuts the character out, once everything it needs is there.

    Raises :class:`castmate.errors.BadInput` where something is not installed, nobody agreed to a
    download, or *weights* were given to *matting* that has no use for them.
    """
    from functools import partial

    from castmate.characters.matte.cut import cut

    if matting == "own":
        if weights is not None:
            raise BadInput(
                f"The weights in {weights} have no use: castmate's own matting brings its own.",
                advice="Add --matting sam2, or leave --matting-weights out.",
            )
        return cut
    from castmate import downloads
    from castmate.characters.matte.backends import sam2
    from castmate.characters.matte.backends import weights as offered
    from castmate.characters.matte.backends.extra import check_installed

    check_installed()
    if weights is not None:
        folder = offered.given(weights)
    else:
        folder = downloads.obtained(
            offered.SAM2,
            downloads.HuggingFaceCache(),
            accepted=accept_download,
            ask=_asked if sys.stdin.isatty() and sys.stderr.isatty() else None,
            report=report,
        )
    return partial(cut, tracker=sam2.Sam2Tracker.load(folder))


def _asked(question: str) -> bool:
    """The answer of whoever sits at the terminal; no unless it is yes."""
    return typer.confirm(question, err=True)
