"""The mouth: head and body move with every syllable that is heard, whatever else goes on.

A flat figure has no lips to part, so the head dips and the body swells with each syllable, more
for an open vowel than for a closed one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from castmate.renderers.animatic.poses import Pose
from castmate.scripts.dialogue import Voiced, syllable_at
from castmate.scripts.vowels import Vowel

_OPEN: dict[Vowel, float] = {"a": 1.0, "o": 0.9, "e": 0.8, "u": 0.7, "i": 0.62}
HALF_A_POSE = 1 / 24
"""Seconds: poses are held for a twelfth of a second, so each shows the middle of its time."""


def mouth(speech: Sequence[Voiced], seconds: float) -> float:
    """0 (closed) .. 1.1: how far the mouth is open *seconds* into the shot."""
    syllable = syllable_at(speech, seconds)
    if syllable is None:
        return 0.0
    part = (seconds - syllable.start_seconds) / syllable.seconds
    weight = _OPEN[syllable.vowel] * (1.1 if syllable.stressed else 0.85)
    return float(weight * math.sin(math.pi * part) ** 0.7)


def with_speech(pose: Pose, speech: Sequence[Voiced], seconds: float) -> Pose:
    """*pose* with what speaking adds to it."""
    if not speech:
        return pose
    opened = mouth(speech, seconds + HALF_A_POSE)
    if opened == 0.0:
        return pose
    return replace(pose, nod=pose.nod + 0.035 * opened, stretch=pose.stretch * (1 + 0.022 * opened))
