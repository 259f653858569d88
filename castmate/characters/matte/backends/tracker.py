"""The seam of the back ends: hints in, a mask for every frame out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import cv2
import numpy as np

from castmate.characters.matte.hinted import Found, found_unaided
from castmate.characters.matte.matte import Hint, hints_on
from castmate.media.clip import Frame
from castmate.report import Report


class Tracker(Protocol):
    """Something that carries what was shown on some frames through all of them."""

    def track(self, frames: Sequence[Frame], hints: Sequence[Hint], report: Report) -> Found:
        """The masks of *frames*, one span of a clip, in order and of one size.

        The frames of *hints* are among *frames*, and at least one of the hints shows the subject.
        """


def shows_subject(hint: Hint) -> bool:
    """Whether *hint* says where the subject is, and not only where it is not."""
    return hint.box is not None or hint.mask is not None or bool(hint.foreground)


def tracked(
    tracker: Tracker, frames: Sequence[Frame], hints: Sequence[Hint], report: Report
) -> Found | None:
    """Cut *frames* with *tracker*, which is shown castmate's own guess where nobody shows it more.

    None when nothing was shown and castmate finds nothing that stands out.
    """
    if any(shows_subject(hint) for hint in hints):
        return tracker.track(frames, hints, report)
    guessed = found_unaided(frames, report)
    if guessed is None:
        return None
    unhinted = [at for at, frame in enumerate(frames) if not hints_on(hints, frame.index)]
    surest = max(unhinted or range(len(frames)), key=guessed.confidences.__getitem__)
    height, width = frames[surest].rgb.shape[:2]
    mask = np.round(255 * cv2.resize(guessed.chances[surest], (width, height))).astype(np.uint8)
    shown = Hint(frames[surest].index, mask=mask)
    found = tracker.track(frames, [*hints, shown], report)
    # However surely it was carried: what was carried is a guess.
    doubt = guessed.confidences[surest]
    return replace(found, confidences=tuple(doubt * sure for sure in found.confidences))
