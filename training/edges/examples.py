"""Pieces of pictures along the outline of their subject: a look with a rough mask, exact alpha."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor

from castmate.characters.matte.edges.look import Look, folded, look_at
from castmate.media.pixels import AlphaImage, RgbImage
from training.edges.rough_masks import roughened
from training.edges.stills import Still

CELLS = 64
"""Cells of the coarse mask along a piece's side."""
MAGNIFIED = (1.5, 2.0, 3.0)
"""Pixels per cell, along each side: of small clips, and of those 720 lines high."""
MASKS = 2
"""Rough masks of each piece, one after the other: its alpha should be the same for both."""
_PLACES = 2
"""Pieces cut from one picture."""


@dataclass(frozen=True)
class Batch:
    """Pieces side by side, as the network is given them, and what it should answer."""

    blocks: Tensor
    """uint8 (count, 48, 32, 32)."""
    masks: Tensor
    near: Tensor
    alpha: Tensor
    """float32 (count, 1, side, side), 0..1, in full size."""


def batches(made: Iterator[Still], rng: np.random.Generator, *, pieces: int) -> Iterator[Batch]:
    """Batches of *pieces*, masks counted, from the pictures *made*; each is equally magnified."""
    while True:
        side = round(CELLS * float(rng.choice(MAGNIFIED)))
        cut: list[tuple[Look, AlphaImage]] = []
        while len(cut) < pieces:
            still = next(made)
            if min(still.alpha.shape) >= side:
                for _ in range(_PLACES):
                    cut.extend(_piece(still, side, rng))
        yield batch_of(cut)


def batch_of(cut: list[tuple[Look, AlphaImage]]) -> Batch:
    """Looks and their exact alpha as tensors."""
    looks = [look for look, _ in cut]
    near = [np.concatenate([look.inside, look.outside], axis=2) for look in looks]
    return Batch(
        torch.from_numpy(np.stack([folded(look.fine) for look in looks])),
        torch.from_numpy(np.stack([np.stack([look.chance, look.sure]) for look in looks])),
        torch.from_numpy(np.stack(near)).permute(0, 3, 1, 2),
        torch.from_numpy(np.stack([alpha for _, alpha in cut]))[:, None].float() / 255,
    )


def _piece(still: Still, side: int, rng: np.random.Generator) -> Iterator[tuple[Look, AlphaImage]]:
    """One piece with each of its masks."""
    rgb, alpha = _cut(still, side, rng)
    rgb = _relit(rgb, rng)
    cells = cv2.resize(rgb, (CELLS, CELLS), interpolation=cv2.INTER_AREA).astype(np.uint8)
    for _ in range(MASKS):
        yield look_at(rgb, roughened(alpha, cells, rng)), alpha


def _cut(still: Still, side: int, rng: np.random.Generator) -> tuple[RgbImage, AlphaImage]:
    """A square round a point of the outline, at times mirrored."""
    solid = (still.alpha > 127).astype(np.uint8)
    rows, columns = np.nonzero(cv2.dilate(solid, np.ones((3, 3), np.uint8)) != solid)
    pick = rng.integers(len(rows))
    top, left = (
        int(np.clip(at - rng.integers(side // 5, 4 * side // 5), 0, whole - side))
        for at, whole in zip((rows[pick], columns[pick]), still.alpha.shape, strict=True)
    )
    part = np.s_[top : top + side, left : left + side]
    way = np.s_[:, :: -1 if rng.random() < 0.5 else 1]
    return np.ascontiguousarray(still.rgb[part][way]), np.ascontiguousarray(still.alpha[part][way])


def _relit(rgb: RgbImage, rng: np.random.Generator) -> RgbImage:
    gains = rng.uniform(0.7, 1.2) * rng.uniform(0.9, 1.1, 3)
    lit: RgbImage = np.clip(rgb * gains.astype(np.float32), 0, 255).astype(np.uint8)
    return lit
