"""The network that draws edges: small enough to run on every frame."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from castmate.characters.matte.edges.look import BLOCK, FINE

_WIDTH = 32
"""Channels."""
_DILATIONS = (1, 2, 4)
_FOLD = BLOCK * FINE
"""Fine pixels per block, along each side."""
_SEEN = 4 * _FOLD**2 + 2 * BLOCK**2 + 4
_LIMIT = 9.0
"""Log odds where the coarse mask is sure."""


class EdgeNetwork(nn.Module):
    """Looks in, log odds of alpha out, at twice the size of the coarse mask (even sides)."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Conv2d(_SEEN, _WIDTH, 1)
        self.around = nn.ModuleList(
            nn.Conv2d(_WIDTH, _WIDTH, 3, padding=d, dilation=d) for d in _DILATIONS
        )
        self.leave = nn.Conv2d(_WIDTH, _FOLD**2, 3, padding=1)
        self.trust = nn.Conv2d(_WIDTH, 1, 1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, fine: Tensor, masks: Tensor, near: Tensor) -> Tensor:
        """Log odds, float32 (batch, 1, 2 height, 2 width).

        *fine* is uint8 (batch, 3, 2 height, 2 width); *masks* the chance and how sure it is,
        (batch, 2, height, width); *near* the colours of subject and background near by, (batch,
        6, height / 2, width / 2), 0..1.
        """
        colours = F.pixel_unshuffle(fine.float() / 255, _FOLD).unflatten(1, (3, _FOLD**2))
        inside, outside = near[:, :3], near[:, 3:]
        contrast, estimate = _estimate(colours, inside, outside)
        mean = colours.mean(dim=2)
        seen = [
            4 * (colours - mean.unsqueeze(2)).flatten(1, 2),
            estimate,
            F.pixel_unshuffle(2 * masks - 1, BLOCK),
            contrast.clamp(min=1e-6).sqrt(),
            mean - (inside + outside) / 2,
        ]
        x = self.enter(torch.cat(seen, dim=1)).relu()
        for layer in self.around:
            x = (x + layer(x)).relu()
        # Pixels from channels: Shi et al., "Real-time single image and video super-resolution",
        # 2016. How far the colours are to be believed is the network's to say.
        odds = F.pixel_shuffle(self.leave(x) + self.trust(x) * estimate, _FOLD)
        wide = F.interpolate(masks, scale_factor=float(FINE), mode="bilinear", align_corners=False)
        chance, sure = wide[:, :1], wide[:, 1:]
        answer: Tensor = (1 - sure.abs()) * (odds + 6 * (chance - 0.5)) + _LIMIT * sure
        return answer


def _estimate(colours: Tensor, inside: Tensor, outside: Tensor) -> tuple[Tensor, Tensor]:
    """How far the colours of subject and background differ, squared, and alpha by colour alone.

    Where a pixel's colour lies on the line from the background's to the subject's (Smith & Blinn,
    "Blue screen matting", 1996); -1 is background, 1 the subject.
    """
    line = inside - outside
    contrast = line.square().sum(dim=1, keepdim=True)
    along = ((colours - outside.unsqueeze(2)) * line.unsqueeze(2)).sum(dim=1)
    return contrast, (2 * along / (contrast + 3e-3) - 1).clamp(-2, 2)
