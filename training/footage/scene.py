"""One generated scene: a subject that moves in a world, filmed, with its exact matte.

Training a segmenter of moving things on nothing but synthetic layers: Lamdouar et al.,
"Segmenting invisible moving objects", 2021; Xie, Xie & Zisserman, "Segmenting moving objects via an
object-centric layered representation", 2022. Here the layers stand in a world with depth.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import camera as cameras
from training.footage.backdrop import backdrop
from training.footage.lens import exposed, lens, smear
from training.footage.props import OCCLUDERS, Prop, bystanders, occluders
from training.footage.subject import Subject, casting

Floats = NDArray[np.float32]


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
    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    handling = cameras.HANDLINGS[int(rng.choice(len(cameras.HANDLINGS), p=cameras.SHARES))]
    view = cameras.camera(rng, handling, (width, height))
    role = casting(rng, view)
    world = backdrop(rng, view, role.feet, upright=role.puppet.stands)
    subject = role.dressed(rng, world.colours, view)
    behind = bystanders(rng, view, world)
    hides = str(rng.choice(OCCLUDERS)) if rng.random() < 0.2 else ""
    before = occluders(rng, view, world.colours, hides) if hides else []
    through = lens(rng)
    noise = np.random.default_rng([seed, 1])
    films, mattes = [], []
    for index in range(frames):
        time = index - 2.5
        picture = world.seen(view, time)
        for prop in behind:
            picture = _with(picture, prop, view, time)
        picture, alpha = _performed(picture, subject, view, time, through.shutter)
        for prop in before:
            picture, alpha = _hidden(picture, alpha, prop, view, time)
        if through.blur:
            deviation = through.blur * height
            picture = cv2.GaussianBlur(picture, (0, 0), deviation)
            alpha = cv2.GaussianBlur(alpha, (0, 0), deviation)
        films.append(exposed(noise, picture, through, time))
        mattes.append(np.round(alpha.clip(0, 1) * 255).astype(np.uint8))
    words = [
        subject.puppet.kind,
        f"motion={subject.motion.manner}",
        f"camera={handling}",
        f"world={world.style}",
    ]
    words += [f"occluder={hides}"] * bool(hides) + ["camouflage"] * subject.hidden
    words += [f"beside={len(behind)}"] * bool(behind) + ["moving distractor"] * any(
        p.name.startswith("moving") for p in behind
    )
    return Scene(np.stack(films), np.stack(mattes), seed, "; ".join(words))


def _layer(shape: tuple[int, ...]) -> Floats:
    return np.zeros((shape[0], shape[1], 4), np.float32)


def _with(picture: Floats, prop: Prop, view: cameras.Camera, time: float) -> Floats:
    layer = _layer(picture.shape)
    prop.paint(layer, view, time)
    return picture * (1 - layer[..., 3:]) + layer[..., :3]


def _hidden(
    picture: Floats, alpha: Floats, prop: Prop, view: cameras.Camera, time: float
) -> tuple[Floats, Floats]:
    layer = _layer(picture.shape)
    prop.paint(layer, view, time)
    free = 1 - layer[..., 3]
    return picture * free[..., None] + layer[..., :3], alpha * free


def _performed(
    picture: Floats, subject: Subject, view: cameras.Camera, time: float, shutter: float
) -> tuple[Floats, Floats]:
    """The picture with the subject and its shadow in it, and the subject's alpha."""
    layer = subject.seen(view, time)
    if shutter:
        ahead, back = subject.where(view, time + 0.5), subject.where(view, time - 0.5)
        way = (ahead - back) * shutter
        layer = smear(layer, (float(way[0]), float(way[1])))
    alpha = layer[..., 3]
    picture = subject.shadowed(picture, alpha, view, time)
    return picture * (1 - alpha[..., None]) + layer[..., :3], alpha
