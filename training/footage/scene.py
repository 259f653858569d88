"""One generated scene: a subject that moves in a world, filmed, with its exact matte.

Training a segmenter of moving things on nothing but synthetic layers: Lamdouar et al.,
"Segmenting invisible moving objects", 2021; Xie, Xie & Zisserman, "Segmenting moving objects via an
object-centric layered representation", 2022. Here the layers stand in a world with depth.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage.lens import exposed
from training.footage.staging import Staging, staged

MIDDLE = 2.5
"""Frames from the first to the time for which a scene is staged, whatever its length."""


@dataclass(frozen=True)
class Scene:
    """A short film and the matte of the one thing in it that is meant."""

    frames: NDArray[np.uint8]
    """(T, height, width, 3): sRGB."""
    alpha: NDArray[np.uint8]
    """(T, height, width): the visible part of the subject, 0..255."""
    seed: int
    kind: str
    """What is in it, for statistics: "quadruped motion=walk camera=pan ..."."""


def scene(seed: int, *, frames: int = 6, width: int = 192, height: int = 112) -> Scene:
    """The scene of a seed; the same things happen in it at every size."""
    cv2.setNumThreads(1)  # many processes generate at once, each on one core
    stage = staged(seed, (width, height))
    noise = np.random.default_rng([seed, 1])
    pictures, mattes = [], []
    for index in range(frames):
        picture, alpha = stage.filmed(index - MIDDLE)
        pictures.append(exposed(noise, picture, stage.lens, index - MIDDLE))
        mattes.append(np.round(alpha.clip(0, 1) * 255).astype(np.uint8))
    return Scene(np.stack(pictures), np.stack(mattes), seed, kind_of(stage))


def kind_of(stage: Staging) -> str:
    """What is in the scene, in words separated by semicolons."""
    words = [
        stage.subject.puppet.kind,
        f"motion={stage.subject.motion.manner}",
        f"camera={stage.view.handling}",
        f"world={stage.world.style}",
        *(f"occluder={prop.name}" for prop in stage.before),
    ]
    if stage.subject.hidden:
        words.append("camouflage")
    if stage.behind:
        words.append(f"beside={len(stage.behind)}")
    if any(prop.name == "twin" for prop in stage.behind):
        words.append("twin")
    if any(prop.moves for prop in stage.behind):
        words.append("moving distractor")
    return "; ".join(words)
