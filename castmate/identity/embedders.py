"""Embedders by the name that a signature carries, or that a user gives."""

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

from castmate.errors import BadInput, shown
from castmate.identity import dino
from castmate.identity.embedder import Embedder
from castmate.identity.fisher import FisherEmbedder
from castmate.report import Report

GROUP = "castmate.embedders"
"""Entry points of other packages: a name, and a callable without arguments."""


def embedder_named(name: str) -> Embedder:
    """The embedder called *name*; signatures of one embedder mean nothing to another.

    The built-in one, or one that another package installs under the entry point group
    ``castmate.embedders``. Raises :class:`castmate.errors.BadInput`.
    """
    if name == FisherEmbedder.name:
        return FisherEmbedder()
    for plugged_in in entry_points(group=GROUP, name=name):
        embedder: Embedder = plugged_in.load()()
        return embedder
    raise BadInput(
        f'The embedder "{shown(name)}" is not installed.',
        advice="Measure with the built-in one, fisher-1: cast the character again from its clip.",
    )


def embedder_asked_for(
    asked: str, *, accepted: bool, ask: Callable[[str], bool] | None, report: Report
) -> Embedder:
    """The embedder that a user means: a name, or a folder that holds weights of DINO.

    Weights that are not there are fetched only when the user agrees, see
    :func:`castmate.downloads.obtained`. Raises :class:`castmate.errors.BadInput`.
    """
    if asked in dino.OFFERED or Path(asked).is_dir():
        dino.check_installed()
        folder = Path(asked)
        if not folder.is_dir():
            folder = dino.obtained_weights(asked, accepted=accepted, ask=ask, report=report)
        return dino.DinoEmbedder.load(folder)
    try:
        return embedder_named(asked)
    except BadInput as error:
        plugged_in = sorted(each.name for each in entry_points(group=GROUP))
        known = ", ".join([FisherEmbedder.name, *dino.OFFERED, *plugged_in])
        raise BadInput(
            error.happened, advice=f"Give one of {known}, or a folder of DINO weights."
        ) from error
