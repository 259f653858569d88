"""The folder that constants are fitted from: one folder of photos and clips for each subject."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from castmate.consistency.salience import salient_subject
from castmate.errors import BadInput, CastmateError
from castmate.identity.embedder import Crop
from castmate.media.picture import read_picture
from castmate.media.pixels import RgbImage
from castmate.report import Noted, Progressed, Report, StepStarted

PHOTOS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
CLIPS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".gif"})
CLASSES = "classes.json"
LONGEST_SIDE = 480
MOST_OF_A_CLIP = 18
"""Frames of a clip, spread over it: neighbours would only repeat one another."""
LEAST_STANDING_OUT = 0.005
"""Share of a photo; where less stands out of it, its middle is taken."""

CutClip = Callable[[Path], Sequence[Crop]]
"""The frames of a clip, whole, each with the mask of its subject."""


@dataclass(frozen=True)
class Subject:
    """Somebody or something of whom there are several pictures."""

    name: str
    kind: str
    """Its class, such as ``"dog"``; its own name where nobody said."""
    pictures: tuple[Crop, ...] = field(repr=False)
    """Whole pictures, each with the mask of the subject."""


def read_subjects(folder: Path, *, cut_clip: CutClip, report: Report) -> list[Subject]:
    """The subjects of *folder*, by name: a folder is one, and so is a clip that lies loose.

    What cannot be read, or shows nothing that can be cut out, is left out, and said. About 0.5 s
    a photo; a clip takes as long as casting from it.
    """
    if not folder.is_dir():
        raise BadInput(
            f'"{folder}" is no folder.', advice="Give a folder that holds a folder of each subject."
        )
    classes = _classes(folder / CLASSES)
    report.tell(StepStarted("subjects"))
    places = sorted(
        place for place in folder.iterdir() if place.is_dir() or place.suffix.lower() in CLIPS
    )
    subjects = []
    for done, place in enumerate(places, 1):
        pictures = _pictures_of(place, cut_clip, report)
        if pictures:
            kind = classes.get(place.name, place.stem)
            subjects.append(Subject(place.stem, kind, tuple(pictures)))
        report.tell(Progressed(done, len(places)))
    return subjects


def cut_out(rgb: RgbImage) -> Crop:
    """The subject of a photo, without help; the middle of the photo when nothing stands out."""
    alpha = salient_subject(rgb)
    if np.count_nonzero(alpha > 127) < LEAST_STANDING_OUT * alpha.size:
        height, width = alpha.shape
        alpha[height // 5 : -height // 5, width // 5 : -width // 5] = 255
    return Crop(rgb, alpha)


def _pictures_of(place: Path, cut_clip: CutClip, report: Report) -> list[Crop]:
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    pictures: list[Crop] = []
    for file in files:
        report.check_cancelled()
        try:
            if file.suffix.lower() in PHOTOS:
                pictures.append(cut_out(read_picture(file, longest_side=LONGEST_SIDE)))
            elif file.suffix.lower() in CLIPS:
                pictures += _spread(cut_clip(file))
        except BadInput as error:
            report.tell(Noted(f"{file.name} is left out: {error.happened}"))
    return pictures


def _spread(crops: Sequence[Crop]) -> list[Crop]:
    count = min(len(crops), MOST_OF_A_CLIP)
    return [crops[(2 * k + 1) * len(crops) // (2 * count)] for k in range(count)]


def _classes(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    try:
        classes = json.loads(file.read_bytes())
    except ValueError as error:
        raise _no_classes(file) from error
    if not isinstance(classes, dict) or not all(isinstance(kind, str) for kind in classes.values()):
        raise _no_classes(file)
    return classes


def _no_classes(file: Path) -> CastmateError:
    return BadInput(
        f'"{file}" does not say which subject is of which class.',
        advice='It should read like {"rex": "dog", "bella": "dog", "momo": "toy"}.',
    )
