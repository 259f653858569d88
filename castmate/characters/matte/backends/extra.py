"""Whether the optional parts are installed, and how to install them."""

from collections.abc import Callable
from importlib.util import find_spec

from castmate.errors import BadInput

_NEEDED = ("torch", "transformers", "huggingface_hub")


def check_installed(installed: Callable[[str], object] = find_spec) -> None:
    """See that what SAM 2 needs can be imported, without importing it.

    *installed* says of a module's name whether it is there. Raises
    :class:`castmate.errors.BadInput` with the command, the size and the licences.
    """
    missing = [name for name in _NEEDED if not installed(name)]
    if missing:
        raise BadInput(
            f"SAM 2 needs {' and '.join(missing)}, which castmate does not bring along.",
            advice='Install it: pip install "castmate[sam2]". That is PyTorch (BSD licence; 190 MB '
            "to download for CPUs alone, several GB with CUDA) and transformers (Apache-2.0, "
            "about 20 MB with what it needs). Weights come later, and not without asking.",
        )
