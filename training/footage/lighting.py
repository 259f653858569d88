"""Light over a whole scene: the roundness of the subject, dappled shade, reflections in water."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import patterns
from training.footage.camera import Camera

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Light:
    """How a scene is lit."""

    towards: tuple[float, float]
    """Where the light comes from, x and y, of unit length or less."""
    relief: float
    """How much lighter what faces it is."""
    dapples: Floats | None
    """float32 (height, width): gains of leaves' or blinds' shadows, larger than the frame."""

    def modelled(self, layer: Floats) -> Floats:
        """The layer (height, width, 4) with the shading of a rounded body.

        Its outline blown up like a pillow: the slope of the blurred alpha stands for its normals
        (after Johnston, "Lumo: illumination for cel animation", 2002).
        """
        if not self.relief:
            return layer
        height, width = layer.shape[:2]
        small = cv2.resize(layer[..., 3], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        pillow = cv2.GaussianBlur(small, (0, 0), 0.035 * height)
        x, y = self.towards
        slope = -cv2.Sobel(pillow, cv2.CV_32F, 1, 0) * x - cv2.Sobel(pillow, cv2.CV_32F, 0, 1) * y
        slope *= self.relief * height * 0.02
        gain = cv2.resize((1 + slope).clip(0.3, 1.8), (width, height))
        layer[..., :3] = np.minimum(layer[..., :3] * gain[..., None], 255 * layer[..., 3:])
        return layer

    def dappled(self, camera: Camera, frame: float) -> Floats | None:
        """float32 (height, width, 1): gains over everything in this frame, or none."""
        if self.dapples is None:
            return None
        width, height = camera.size
        view = camera.view(camera.upright(camera.focal), frame)
        x, y, w = view @ np.array([0, 0, 1])
        tall, wide = self.dapples.shape
        shift = np.array([[1, 0, x / w - wide / 2], [0, 1, y / w - tall / 2]])
        gains = cv2.warpAffine(
            self.dapples, shift, (width, height), borderMode=cv2.BORDER_REFLECT_101
        )
        over: Floats = gains[..., None]
        return over


def light(rng: np.random.Generator, size: tuple[int, int]) -> Light:
    """A random light; in one scene of seven it falls through leaves or blinds."""
    towards = rng.normal([0, -0.4], 0.8)
    towards /= max(1.0, float(np.hypot(*towards)))
    relief = float(rng.choice([0.0, rng.uniform(0.25, 1.0)], p=[0.3, 0.7]))
    dapples = None
    if rng.random() < 0.15:
        width, height = (int(1.6 * side) for side in size)
        grain = float(np.exp(rng.uniform(np.log(0.3), np.log(1.5)))) * 112 / size[1]
        which = int(rng.choice([*range(8), 10, 11, 12, 13, 14, 22, 23, 24]))
        grey = patterns.piece(rng, which, (width, height), grain, rng.uniform(0, 6.3))
        soft = cv2.GaussianBlur(grey, (0, 0), float(rng.uniform(0.002, 0.02)) * height)
        sunny = ((soft.astype(np.float32) - 127) / np.float32(rng.uniform(15, 80)) + 0.5).clip(0, 1)
        dark = np.float32(rng.uniform(0.35, 0.8))
        dapples = dark + (np.float32(rng.uniform(1.0, 1.3)) - dark) * sunny
    return Light((float(towards[0]), float(towards[1])), relief, dapples)
