"""Whether a human face is part of the character, so that consent has to be asked for.

Two Haar cascades for faces seen from the front (Viola and Jones 2001) have to agree on a place, or
one for faces seen from the side to find it: in several frames, inside the cut-out, on pixels of
the colours that skin has. It finds, and the user decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.cut_frames import CutFrame
from castmate.media.geometry import Box

_FRONTAL = (
    "haarcascade_frontalface_alt2.xml",
    "haarcascade_frontalface_default.xml",
    "haarcascade_frontalface_alt.xml",
)
_PROFILE = "haarcascade_profileface.xml"
_LOOKED_AT_FRAMES = 8
_LOOKED_AT_HEIGHT = 320
"""Pixels of the subject's height, less where it is wider than high: time goes with the area."""
_FACES_HIGH = 11
"""A standing adult is some nine of its faces high; smaller ones take most of the time to find."""
_LEAST_VOTES = 2
"""Cascades that must agree on one place."""
_LEAST_INSIDE, _LEAST_SKIN = 0.7, 0.5
"""Shares of a face's box that are the subject's, and of the colour of skin."""
_LEAST_SKIN_AT_ALL = 0.015
"""Share of the subject under which no face of it can be seen."""
_LEAST_FRAMES = 0.25
"""Share of the frames in which a face must be found."""


@dataclass(frozen=True)
class FaceFinding:
    """In how many of the frames looked at a human face seems to be part of the character."""

    num_frames: int
    num_with_face: int

    @property
    def is_human(self) -> bool:
        """Whether to ask: found often enough, and more than once where there is more than one."""
        needed = max(min(2, self.num_frames), _LEAST_FRAMES * self.num_frames)
        return self.num_with_face > 0 and self.num_with_face >= needed


def find_faces(frames: Sequence[CutFrame]) -> FaceFinding:
    """Look for human faces inside the cut-outs of up to 8 of *frames*; about 60 ms each."""
    step = max(1, len(frames) // _LOOKED_AT_FRAMES)
    chosen = frames[::step][:_LOOKED_AT_FRAMES]
    detectors = _Detectors.load()
    found = sum(bool(faces_in(frame, detectors)) for frame in chosen)
    return FaceFinding(len(chosen), found)


@dataclass(frozen=True)
class _Detectors:
    """The cascades that OpenCV brings along."""

    frontal: tuple[Any, ...]
    profile: Any

    @classmethod
    def load(cls) -> "_Detectors":
        folder = Path(cv2.__file__).parent / "data"
        frontal = tuple(cv2.CascadeClassifier(str(folder / name)) for name in _FRONTAL)
        return cls(frontal, cv2.CascadeClassifier(str(folder / _PROFILE)))


def faces_in(frame: CutFrame, detectors: _Detectors) -> tuple[Box, ...]:
    """The faces of *frame*, as boxes of its crop scaled to at most 320 pixels' height."""
    crop = frame.crop()
    height, width = crop.rgb.shape[:2]
    scale = _LOOKED_AT_HEIGHT / max(height, (height * width) ** 0.5)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    rgb = cv2.resize(crop.rgb, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    alpha = cv2.resize(crop.alpha, size)
    if _skin(rgb)[alpha > 127].mean() < _LEAST_SKIN_AT_ALL:
        return ()
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    agreed = _agreed(detectors.frontal, grey)
    turned = _detected(detectors.profile, grey)
    mirrored = [
        (size[0] - x - width, y, width, height)
        for x, y, width, height in _detected(detectors.profile, np.ascontiguousarray(grey[:, ::-1]))
    ]
    boxes = (Box(*map(int, box)) for box in (*agreed, *turned, *mirrored))
    return tuple(box for box in boxes if _is_skin(rgb, alpha, box))


def _agreed(cascades: Sequence[Any], grey: NDArray[np.uint8]) -> Sequence[Any]:
    """The places on which two of *cascades*, the first among them, agree."""
    first, *others = cascades
    boxes = _detected(first, grey)
    if not boxes:
        return ()
    boxes += [box for cascade in others for box in _detected(cascade, grey)]
    places, _ = cv2.groupRectangles(boxes, _LEAST_VOTES - 1, 0.3)
    return list(places)


def _detected(cascade: Any, grey: NDArray[np.uint8]) -> list[tuple[int, int, int, int]]:
    smallest = _LOOKED_AT_HEIGHT // _FACES_HIGH
    boxes = cascade.detectMultiScale(grey, 1.2, 3, minSize=(smallest, smallest))
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height in boxes]


def _is_skin(rgb: NDArray[np.uint8], alpha: NDArray[np.uint8], face: Box) -> bool:
    """Whether *face* is the subject's, and of skin of any shade."""
    rows, columns = slice(face.y, face.bottom), slice(face.x, face.right)
    inside = alpha[rows, columns] > 127
    if inside.mean() < _LEAST_INSIDE:
        return False
    return float(_skin(rgb[rows, columns])[inside].mean()) >= _LEAST_SKIN


def _skin(rgb: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which pixels have a colour that skin of some shade has (Chai and Ngan 1999)."""
    _, red, blue = cv2.split(cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb))
    return np.asarray((red >= 133) & (red <= 175) & (blue >= 77) & (blue <= 127))
