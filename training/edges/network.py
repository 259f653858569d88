"""The network that draws edges: small enough to run on every frame."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from castmate.characters.matte.edges.look import FINE

_CELLS, _PAIRS = 16, 32
"""Channels at the size of the coarse mask and at half of it."""
_DILATIONS = (1, 2, 4)
_SEEN = 7 + 4 * FINE**2
_LIMIT = 9.0
"""Log odds where the coarse mask is sure."""


class EdgeNetwork(nn.Module):
    """Looks in, log odds of alpha out, at twice the size of the coarse mask (even sides)."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Conv2d(_SEEN, _CELLS, 3, padding=1)
        self.down = nn.Conv2d(_CELLS, _PAIRS, 3, stride=2, padding=1)
        self.around = nn.ModuleList(
            nn.Conv2d(_PAIRS, _PAIRS, 3, padding=d, dilation=d) for d in _DILATIONS
        )
        self.up = nn.Conv2d(_PAIRS, _CELLS, 1)
        self.mix = nn.Conv2d(_CELLS, _CELLS, 3, padding=1)
        self.leave = nn.Conv2d(_CELLS, FINE**2, 3, padding=1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, fine: Tensor, masks: Tensor, near: Tensor) -> Tensor:
        """Log odds, float32 (batch, 1, 2 height, 2 width).

        *fine* is uint8 (batch, 3, 2 height, 2 width); *masks* the chance and how sure it is,
        (batch, 2, height, width); *near* the colours of subject and background near by, (batch,
        6, height, width), 0..1.
        """
        cells = self.enter(_seen(fine, masks, near)).relu()
        pairs = self.down(cells).relu()
        for layer in self.around:
            pairs = (pairs + layer(pairs)).relu()
        cells = (cells + F.interpolate(self.up(pairs), scale_factor=2.0, mode="nearest")).relu()
        cells = (cells + self.mix(cells)).relu()
        chance, sure = masks[:, :1], masks[:, 1:]
        odds = self.leave(cells) + 6 * (chance - 0.5)
        # Shi et al., "Real-time single image and video super-resolution", 2016.
        drawn: Tensor = F.pixel_shuffle((1 - sure.abs()) * odds + _LIMIT * sure, FINE)
        return drawn


def _seen(fine: Tensor, masks: Tensor, near: Tensor) -> Tensor:
    """All that the network sees of each cell: (batch, 23, height, width).

    Where a pixel's colour lies on the line from the background's to the subject's is a first
    estimate of its alpha (Smith & Blinn, "Blue screen matting", 1996).
    """
    colours = F.pixel_unshuffle(fine.float() / 255, FINE).unflatten(1, (3, FINE**2))
    inside, outside = near[:, :3], near[:, 3:]
    line = inside - outside
    contrast = line.square().sum(dim=1, keepdim=True)
    along = ((colours - outside.unsqueeze(2)) * line.unsqueeze(2)).sum(dim=1)
    estimate = (along / (contrast + 3e-3)).clamp(-0.5, 1.5)
    wide = F.avg_pool2d(masks[:, :1], 5, stride=1, padding=2, count_include_pad=False)
    own = colours - colours.mean(dim=2, keepdim=True)
    return torch.cat(
        [
            4 * own.flatten(1, 2),
            2 * estimate - 1,
            2 * masks[:, :1] - 1,
            2 * wide - 1,
            masks[:, 1:],
            contrast.clamp(min=1e-6).sqrt(),
            colours.mean(dim=2) - (inside + outside) / 2,
        ],
        dim=1,
    )
