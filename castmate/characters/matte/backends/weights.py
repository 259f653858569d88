"""The weights of SAM 2: what would be downloaded, and where they may lie instead."""

from pathlib import Path

from castmate.downloads import CONFIGURATION, TENSORS, Weights, are_in
from castmate.errors import BadInput

SAM2 = Weights(
    name="SAM 2.1 tiny",
    maker="Meta",
    repository="facebook/sam2.1-hiera-tiny",
    licence="Apache-2.0",
    megabytes=156,
    otherwise="give a folder that you have with --matting-weights DIR, or go without: "
    "--matting own",
)
"""38.9 million parameters, float32."""


def given(folder: Path) -> Path:
    """*folder*, when it holds weights; raises :class:`castmate.errors.BadInput` otherwise."""
    if not are_in(folder):
        raise BadInput(
            f"There are no weights of SAM 2 in {folder}.",
            advice=f"It must hold {CONFIGURATION} and {TENSORS}, as in "
            f"huggingface.co/{SAM2.repository}.",
        )
    return folder
