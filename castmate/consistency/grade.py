"""The grade a character is seen in (exposure, warmth, contrast), and what it leaves unexplained.

A seen palette is compared with the character's own under the grade that suits it best, *in the
seen light*: what is too dark to be told apart is not held against it. The grade is bounded, as
honest light is: exposure by two stops, warm or cool by a log-ratio of red to blue of 1, contrast
by a third. No such grade turns a hue. Earth-mover distance of palettes: Rubner, Tomasi and Guibas,
"The earth mover's distance as a metric for image retrieval", 2000.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from castmate.identity.colour import Floats, Palette
from castmate.identity.colour_drift import Light, earth_mover_distance, relit, under_lights
from castmate.identity.embedder import Crop

STOPS = 2.0
WARMTH = 1.0
CONTRAST = 0.35
"""Largest log of the factor on the distance from middle grey."""
STEPS = 5
ROUNDS = 4
"""Each looks twice as closely around the best grade so far."""
EFFORT = 1.0
"""dE that a grade at a bound must at least explain: the plain one is preferred to a far one."""
_GREY = 127.0


@dataclass(frozen=True)
class Grade:
    """What light, camera and grading did to a character's colours."""

    stops: float = 0.0
    warmth: float = 0.0
    contrast: float = 0.0
    """Log of the factor."""
    residual: float = 0.0
    """dE: the earth-mover distance that remains under this grade."""

    @property
    def is_a_change(self) -> bool:
        """Whether it differs from the plain light at all."""
        return (self.stops, self.warmth, self.contrast) != (0.0, 0.0, 0.0)


def kindest_grade(seen: Palette, own: Palette) -> Grade:
    """The grade of *own* that comes nearest to *seen*; about 10 ms. Both must have colours."""
    if not len(seen.shares) or not len(own.shares):
        raise ValueError("A palette without colours cannot be compared.")
    best, reach = Grade(residual=earth_mover_distance(seen, own)), 1.0
    for _ in range(ROUNDS):
        lights = itertools.product(
            _around(best.stops, reach, STOPS), _around(best.warmth, reach, WARMTH)
        )
        lit = [Grade(*light, best.contrast) for light in lights]
        best = min((best, *_tried(seen, own, lit)), key=_cost)
        contrasts = _around(best.contrast, reach, CONTRAST)
        toned = [Grade(best.stops, best.warmth, contrast) for contrast in contrasts]
        best = min((best, *_tried(seen, own, toned)), key=_cost)
        reach /= 2
    return best


def graded(palette: Palette, grade: Grade) -> Palette:
    """*palette* as it looks in *grade*."""
    if not grade.is_a_change:
        return palette
    return Palette(_in_grades(palette, [grade])[0], palette.shares)


def ungraded(crop: Crop, grade: Grade) -> Crop:
    """*crop* as it would look without *grade*."""
    codes = np.arange(256, dtype=np.float32)
    table = np.round(_toned(codes, -grade.contrast)).astype(np.uint8)
    plain = Crop(cv2.LUT(np.ascontiguousarray(crop.rgb), table), crop.alpha)
    return relit(plain, Light(-grade.stops, -grade.warmth, 0.0))


def _tried(seen: Palette, own: Palette, grades: Sequence[Grade]) -> list[Grade]:
    """*grades* with what each leaves unexplained."""
    labs = _in_grades(own, grades)
    residuals = [earth_mover_distance(seen, Palette(lab, own.shares)) for lab in labs]
    return [replace(grade, residual=left) for grade, left in zip(grades, residuals, strict=True)]


def _in_grades(palette: Palette, grades: Sequence[Grade]) -> Floats:
    """Lab of *palette* in each of *grades*: float32 (grades, colours, 3)."""
    lit = under_lights(palette, [(grade.stops, grade.warmth) for grade in grades])
    contrasts = np.array([grade.contrast for grade in grades], np.float32)[:, None, None]
    lab: Floats = cv2.cvtColor(_toned(255 * lit, contrasts) / 255, cv2.COLOR_RGB2LAB)
    return lab


def _cost(grade: Grade) -> float:
    far = abs(grade.stops) / STOPS + abs(grade.warmth) / WARMTH + abs(grade.contrast) / CONTRAST
    return grade.residual + EFFORT * far


def _toned(codes: Floats, contrast: float | Floats) -> Floats:
    """Codes 0..255 with their distance from middle grey times ``exp(contrast)``."""
    toned: Floats = (_GREY + (codes - _GREY) * np.exp(contrast, dtype=np.float32)).clip(0, 255)
    return toned.astype(np.float32)


def _around(middle: float, reach: float, bound: float) -> list[float]:
    span = np.linspace(middle - reach * bound, middle + reach * bound, STEPS)
    return [float(x) for x in span.clip(-bound, bound)]
