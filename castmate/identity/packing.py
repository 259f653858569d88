"""Numbers and arrays as bytes: safetensors with one line of JSON. Nothing executable."""

import json
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from castmate.errors import ArchiveError

Floats = NDArray[np.float32]

FACTS = "castmate"
"""The one key of the file's metadata: more would be written in no fixed order."""


def packed(kind: str, facts: Mapping[str, str | float], arrays: Mapping[str, Floats]) -> bytes:
    """*facts* and *arrays* as bytes; the same ones always give the same bytes."""
    line = json.dumps({"kind": kind, **facts}, sort_keys=True, separators=(",", ":"))
    stored: bytes = save(
        {name: np.ascontiguousarray(a) for name, a in arrays.items()}, {FACTS: line}
    )
    return stored


def unpacked(kind: str, stored: bytes) -> tuple[dict[str, str | float], dict[str, Floats]]:
    """What :func:`packed` wrote; raises :class:`castmate.errors.ArchiveError`."""
    try:
        arrays: dict[str, Floats] = load(stored)
        header = json.loads(stored[8 : 8 + int.from_bytes(stored[:8], "little")])
        facts = json.loads(header["__metadata__"][FACTS])
    except (SafetensorError, ValueError, KeyError, TypeError) as error:
        raise _damaged(kind, f"it is no such file ({error})") from error
    if not isinstance(facts, dict) or facts.pop("kind", None) != kind:
        raise _damaged(kind, "it is of another kind")
    for name, array in arrays.items():
        if array.dtype != np.float32 or not np.isfinite(array).all():
            raise _damaged(kind, f'the array "{name}" does not hold finite numbers')
    return facts, arrays


def _damaged(kind: str, why: str) -> ArchiveError:
    return ArchiveError(
        f"This {kind} cannot be read: {why}.",
        advice="Cast the character again, or import it from an undamaged .castmate file.",
    )
