"""The constants as a file: written by ``castmate calibrate``, given back with ``--constants``."""

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from castmate import __version__
from castmate.consistency.calibrating.calibrate import Calibrated
from castmate.consistency.calibrating.fitting import LARGEST_SHARE, FittedRow
from castmate.errors import BadInput
from castmate.identity.calibration import Calibration, Constants
from castmate.media.files import write_whole

FORMAT = "castmate.constants/1"
MOST_BYTES = 1 << 20
_NUMBERS = ("alpha", "beta", "stranger_offset", "seen_share", "own_level")


def as_json(calibrated: Calibrated) -> dict[str, Any]:
    """Everything that was fitted, and how well it holds, as plain JSON values."""
    return {
        "format": FORMAT,
        "embedder": calibrated.embedder,
        "fitted_on": calibrated.fitted_on.isoformat(),
        "castmate": __version__,
        "subjects": calibrated.subjects,
        "pictures": calibrated.pictures,
        "rows": [_row_json(row) for row in calibrated.rows],
        "too_few_subjects_for": [
            {"references": references, "subjects": subjects}
            for references, subjects in calibrated.left_out.items()
        ],
    }


def write_constants(calibrated: Calibrated, path: Path) -> None:
    """Write *path*, wholly or not at all; raises :class:`castmate.errors.NoSpace`."""
    text = json.dumps(as_json(calibrated), indent=2, ensure_ascii=False) + "\n"
    write_whole(path, text.encode())


def read_constants(path: Path) -> Constants:
    """The constants of *path*; raises :class:`castmate.errors.BadInput` for another file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _no_constants(path, "it is too large")
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise _no_constants(path, error.strerror or "it cannot be read") from error
    except (ValueError, RecursionError) as error:
        raise _no_constants(path, "it is no JSON") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _no_constants(path, f'its "format" is not "{FORMAT}"')
    try:
        rows = tuple(sorted(map(_row_of, found["rows"]), key=lambda row: row.references))
        told = f"constants fitted on {found['fitted_on']} from {int(found['subjects'])} subjects"
        constants = Constants(str(found["embedder"]), rows, told)
    except (KeyError, TypeError, ValueError) as error:
        raise _no_constants(path, f"{error} is missing or no number") from error
    if not rows:
        raise _no_constants(path, "there are none in it")
    return constants


def _row_json(row: FittedRow) -> dict[str, Any]:
    return {
        **asdict(row.constants),
        "subjects": row.subjects,
        "calibration_error": round(row.error, 4),
        "calibration_error_interval": [round(end, 4) for end in row.interval],
        "reliability": [
            {name: round(value, 4) for name, value in asdict(each).items()} for each in row.bins
        ],
    }


def _row_of(found: dict[str, Any]) -> Calibration:
    numbers = {name: float(found[name]) for name in _NUMBERS}
    strange = [name for name, value in numbers.items() if not math.isfinite(value)]
    if strange or not 0 < numbers["seen_share"] <= LARGEST_SHARE:
        raise ValueError(f'"{(strange or ["seen_share"])[0]}"')
    return Calibration(int(found["references"]), **numbers)


def _no_constants(path: Path, why: str) -> BadInput:
    return BadInput(
        f'"{path}" holds no constants: {why}.',
        advice="Make them: castmate calibrate FOLDER -o constants.json",
    )
