"""Weights that are not castmate's own: what they are, and that nobody gets them unasked."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from castmate.errors import BadInput, shown
from castmate.report import Noted, Report

Ask = Callable[[str], bool]
"""Puts a question to the user; true for yes."""

CONFIGURATION = "config.json"
TENSORS = "model.safetensors"


@dataclass(frozen=True)
class Weights:
    """A trained network that can be downloaded."""

    name: str
    maker: str
    repository: str
    """On the Hugging Face Hub."""
    licence: str
    megabytes: int
    otherwise: str
    """What to do without the download, as in ``"give a folder with --embedder DIR"``."""

    @property
    def offer(self) -> str:
        """What would be downloaded, in a sentence."""
        return (
            f"{self.name} by {self.maker}: about {self.megabytes} MB of weights from "
            f"huggingface.co/{self.repository}, licence {self.licence}."
        )


class WeightStore(Protocol):
    """Where downloaded weights lie, and come from."""

    def find(self, weights: Weights) -> Path | None:
        """The folder of *weights* that were downloaded before; asks no network."""

    def fetch(self, weights: Weights) -> Path:
        """Download *weights*; their folder."""


class HuggingFaceCache:
    """The cache that all programs share which use the Hugging Face Hub (``HF_HOME``)."""

    def find(self, weights: Weights) -> Path | None:
        """The folder of *weights* in the cache, when it is complete."""
        hub = import_module("huggingface_hub")
        try:
            folder = self._snapshot(weights, local_files_only=True)
        except hub.errors.LocalEntryNotFoundError:
            return None
        return folder if are_in(folder) else None

    def fetch(self, weights: Weights) -> Path:
        """Download *weights* into the cache.

        Raises :class:`castmate.errors.BadInput` when the Hub or the disk does not play along.
        """
        try:
            return self._snapshot(weights, local_files_only=False)
        except OSError as error:
            raise BadInput(
                f"{weights.name} could not be downloaded: {shown(str(error).splitlines()[0])}.",
                advice=f"Try again, or {weights.otherwise}.",
            ) from error

    def _snapshot(self, weights: Weights, *, local_files_only: bool) -> Path:
        hub = import_module("huggingface_hub")
        return Path(
            hub.snapshot_download(
                weights.repository,
                allow_patterns=[CONFIGURATION, TENSORS],
                local_files_only=local_files_only,
            )
        )


def obtained(
    weights: Weights, store: WeightStore, *, accepted: bool, ask: Ask | None, report: Report
) -> Path:
    """The folder of *weights*: found in *store*, or fetched once the user has agreed.

    What would be downloaded is told to *report* in any case. The user agrees by *accepted*, or by
    the answer to *ask*, which is None where nobody can be asked. Raises
    :class:`castmate.errors.BadInput` where nobody agreed.
    """
    found = store.find(weights)
    if found is not None:
        return found
    report.tell(Noted(weights.offer))
    if not accepted and not (ask and ask("Download it now?")):
        raise BadInput(
            f"{weights.name} ({weights.megabytes} MB, licence {weights.licence}) was not "
            "downloaded, because nobody agreed to it.",
            advice=f"Agree with --accept-download, or {weights.otherwise}.",
        )
    return store.fetch(weights)


def are_in(folder: Path) -> bool:
    """Whether *folder* holds a network's description and its weights."""
    return all((folder / name).is_file() for name in (CONFIGURATION, TENSORS))
