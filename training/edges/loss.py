"""How wrong a drawn edge is."""

from torch import Tensor
from torch.nn import functional as F  # noqa: N812

_SLOPES = 0.5
"""How much the slopes of alpha count beside alpha."""
_STEADY = 0.5
"""How much it counts that alpha is the same for two masks of one picture: else edges flicker."""


def alpha_of(logits: Tensor, side: int) -> Tensor:
    """Alpha in full size, 0..1: *logits* are enlarged before they become it, as at run time."""
    odds = F.interpolate(logits, size=(side, side), mode="bicubic", align_corners=False)
    return odds.sigmoid()


def loss_of(alpha: Tensor, truth: Tensor) -> Tensor:
    """Distance of alpha and of its slopes, at three scales, over the pixels that can be wrong.

    A Laplacian pyramid's purpose (Hou & Liu, "Context-aware image matting", 2019) with plain
    differences.
    """
    # Most of a piece is sure; a mean over all would change with how much.
    wrong = (alpha - truth).abs()
    loss = wrong.mean()
    for _ in range(3):
        for dim in (2, 3):
            slopes = alpha.diff(dim=dim) - truth.diff(dim=dim)
            loss = loss + _SLOPES * slopes.abs().mean()
        alpha, truth = F.avg_pool2d(alpha, 2), F.avg_pool2d(truth, 2)
    return loss


def unsteadiness(alpha: Tensor) -> Tensor:
    """How much alpha differs between the two masks of each piece, which are neighbours."""
    return _STEADY * (alpha[0::2] - alpha[1::2]).abs().mean()
