"""How wrong an answer is."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

_JUDGING = 0.3
"""How much the expected overlap counts beside the mask."""


@dataclass(frozen=True)
class Loss:
    """The parts of the loss, and the overlap reached."""

    total: Tensor
    mask: float
    judging: float
    overlap: float
    """Mean overlap (IoU) of the answers with the truth."""


def loss_of(logits: Tensor, expected: Tensor, truth: Tensor, emphasis: Tensor) -> Loss:
    """Cross entropy and Dice (Milletari et al. 2016) of the mask; cross entropy of the overlap.

    *logits*, *truth* and *emphasis* are (batch, 1, height, width); *expected* are the logits of
    the expected overlap, (batch,).
    """
    weight = 1 + emphasis
    pixels = F.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    crossed = (pixels * weight).sum(dim=(1, 2, 3)) / weight.sum(dim=(1, 2, 3))
    chance = logits.sigmoid()
    shared = (chance * truth).sum(dim=(1, 2, 3))
    sizes = chance.sum(dim=(1, 2, 3)) + truth.sum(dim=(1, 2, 3))
    # With this much added, an empty answer to an absent subject is nearly free of loss.
    dice = 1 - (2 * shared + 20) / (sizes + 20)
    mask = (crossed + dice).mean()
    overlap = overlaps(logits, truth)
    judging = F.binary_cross_entropy_with_logits(expected, overlap)
    return Loss(
        mask + _JUDGING * judging,
        float(mask.detach()),
        float(judging.detach()),
        float(overlap.mean()),
    )


@torch.no_grad()
def overlaps(logits: Tensor, truth: Tensor) -> Tensor:
    """IoU of each answer with the truth, (batch,); 1 where both are empty."""
    found, wanted = logits > 0, truth > 0.5
    union = (found | wanted).sum(dim=(1, 2, 3)).float()
    shared = (found & wanted).sum(dim=(1, 2, 3)).float()
    return torch.where(union > 0, shared / union.clamp(min=1), torch.ones_like(union))
