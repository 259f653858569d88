"""What the camera does to a picture: blur, light, noise and compression."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Lens:
    """The faults of one camera; lengths in frame heights."""

    blur: float
    """Deviation of the point spread."""
    shutter: float
    """Share of the frame time it is open: motion blur."""
    noise: float
    """Deviation of the sensor's noise, 0..255."""
    grain: int
    """Pixels of a grain: 1, or 2 where the picture was enlarged."""
    quality: int
    """JPEG quality; above 95: none."""
    gamma: float
    low: float
    high: float
    """Where black and white end up, 0..255."""
    tint: NDArray[np.float64]
    """Gain of each channel."""
    drift: tuple[float, float]
    """Exposure: gain a frame, flicker."""
    vignette: float
    enlarged: float
    """The picture was recorded that many times smaller."""


def lens(rng: np.random.Generator) -> Lens:
    """A random camera: a third are nearly clean, some are dreadful."""
    clean = rng.random() < 0.3
    return Lens(
        blur=float(
            rng.choice(
                [0, rng.uniform(0.002, 0.006), rng.uniform(0.006, 0.014)], p=[0.4, 0.45, 0.15]
            )
        ),
        shutter=float(rng.choice([0.0, 0.4, 0.9], p=[0.35, 0.4, 0.25])),
        noise=float(rng.uniform(0, 1.5) if clean else rng.gamma(2.0, 2.0)),
        grain=1 if rng.random() < 0.75 else 2,
        quality=100 if clean else int(rng.integers(30, 96)),
        gamma=float(np.exp(rng.normal(0, 0.18))),
        low=float(rng.choice([0, rng.uniform(0, 40)], p=[0.8, 0.2])),
        high=float(rng.choice([255, rng.uniform(160, 255)], p=[0.8, 0.2])),
        tint=1 + rng.normal(0, 0.05, 3),
        drift=(float(rng.normal(0, 0.006)), float(rng.uniform(0, 0.012))),
        vignette=float(rng.choice([0, rng.uniform(0.1, 0.5)], p=[0.6, 0.4])),
        enlarged=1.0 if rng.random() < 0.8 else float(rng.uniform(1.2, 2.2)),
    )


def smear(picture: Floats, way: NDArray[np.float64]) -> Floats:
    """The picture moved along *way* pixels while the shutter is open."""
    length = float(np.hypot(*way))
    if length < 0.7:
        return picture
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for step in np.linspace(-0.5, 0.5, 4 * reach + 1):
        x, y = reach + way[0] * step, reach + way[1] * step
        x0, y0 = int(x), int(y)
        for dx, dy in ((0, 0), (0, 1), (1, 0), (1, 1)):
            if x0 + dx <= 2 * reach and y0 + dy <= 2 * reach:
                kernel[y0 + dy, x0 + dx] += (1 - abs(x - x0 - dx)) * (1 - abs(y - y0 - dy))
    blurred: Floats = cv2.filter2D(
        picture, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE
    )
    return blurred


def exposed(
    rng: np.random.Generator, rgb: Floats, through: Lens, frame: float
) -> NDArray[np.uint8]:
    """The light (height, width, 3), 0..255, as the file holds it: uint8."""
    height, width = rgb.shape[:2]
    gain = (1 + through.drift[0] * frame + rng.normal(0, through.drift[1])) * through.tint
    light = rgb * gain.astype(np.float32)
    if through.vignette:
        xs = np.linspace(-1, 1, width, dtype=np.float32) ** 2
        ys = np.linspace(-1, 1, height, dtype=np.float32)[:, None] ** 2
        light *= (1 - through.vignette * 0.5 * (xs + ys))[..., None]
    greys = (np.arange(256) / 255) ** through.gamma * (through.high - through.low) + through.low
    picture = cv2.LUT(light.clip(0, 255).astype(np.uint8), greys.astype(np.float32))
    if through.noise > 0.3:
        size = (height // through.grain + 1, width // through.grain + 1, 3)
        noise = rng.standard_normal(size, dtype=np.float32) * np.float32(through.noise)
        if through.grain > 1:
            noise = cv2.resize(noise, (width, height), interpolation=cv2.INTER_LINEAR)
        picture = picture + noise[:height, :width]
    done = picture.clip(0, 255).astype(np.uint8)
    if through.enlarged > 1:
        small = (int(width / through.enlarged), int(height / through.enlarged))
        done = cv2.resize(
            cv2.resize(done, small, interpolation=cv2.INTER_AREA),
            (width, height),
            interpolation=cv2.INTER_CUBIC,
        )
    if through.quality <= 95:
        _, packed = cv2.imencode(".jpg", done, [cv2.IMWRITE_JPEG_QUALITY, through.quality])
        done = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    file: NDArray[np.uint8] = done
    return file
