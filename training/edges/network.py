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

    def forward(self, blocks: Tensor, masks: Tensor, near: Tensor) -> Tensor:
        """Log odds, float32 (batch, 1, 2 height, 2 width).

        *blocks* is uint8 (batch, 48, height / 2, width / 2): each colour of a block's fine pixels;
        *masks* the chance and how sure it is, (batch, 2, height, width); *near* the colours of
        subject and background near by, (batch, 6, height / 2, width / 2), 0..1.
        """
        blocks = blocks.float()
        contrast, estimate = _estimate(blocks, near)
        x = self._entered(blocks, masks, near, contrast, estimate).relu()
        for layer in self.around:
            x = (x + layer(x)).relu()
        # How far the colours are to be believed is the network's to say.
        odds = self.leave(x) + self.trust(x) * estimate
        chance, sure = _wide(masks).split(_FOLD**2, dim=1)
        answer = (1 - sure.abs()) * (odds + 6 * (chance - 0.5)) + _LIMIT * sure
        # Pixels from channels: Shi et al., "Real-time single image and video super-resolution",
        # 2016.
        return F.pixel_shuffle(answer, _FOLD)

    def _entered(
        self, blocks: Tensor, masks: Tensor, near: Tensor, contrast: Tensor, estimate: Tensor
    ) -> Tensor:
        """The first layer: a block's colours against their mean, four times as strong; alpha by
        colour; the masks, -1..1; how far the colours differ; the mean against those near by.

        One convolution of all this costs more in laying it side by side than in computing. So
        each is convolved as it comes, by weights that do the means and differences as well.
        """
        colours, by_colour, of_masks, differ, mean = self.enter.weight.split(
            [3 * _FOLD**2, _FOLD**2, 2 * BLOCK**2, 1, 3], dim=1
        )
        each = colours.reshape(_WIDTH, 3, _FOLD**2)
        each = 4 * (each - each.mean(dim=2, keepdim=True)) + mean[..., 0] / _FOLD**2
        bias = self.enter.bias - of_masks.sum(dim=(1, 2, 3))
        by_block = of_masks.reshape(_WIDTH, 2, BLOCK, BLOCK)
        beside = torch.cat([differ, -mean / 2, -mean / 2], dim=1)
        differing = contrast.clamp(min=1e-6).sqrt()
        return (
            F.conv2d(blocks, each.reshape(colours.shape) / 255, bias)
            + F.conv2d(estimate, by_colour)
            + F.conv2d(masks, 2 * by_block, stride=BLOCK)
            + F.conv2d(torch.cat([differing, near], dim=1), beside)
        )


def _estimate(blocks: Tensor, near: Tensor) -> tuple[Tensor, Tensor]:
    """How far the colours of subject and background differ, squared, and alpha by colour alone.

    Where a pixel's colour lies on the line from the background's to the subject's (Smith & Blinn,
    "Blue screen matting", 1996); -1 is background, 1 the subject. By fine pixel of each block.
    """
    inside, outside = near.split(3, dim=1)
    line = inside - outside
    contrast = line.square().sum(dim=1, keepdim=True)
    along = 2 * line / (contrast + 3e-3)
    start = (along * outside).sum(dim=1, keepdim=True)
    red, green, blue = blocks.split(_FOLD**2, dim=1)
    by_red, by_green, by_blue = (along / 255).split(1, dim=1)
    reached = red * by_red + green * by_green + blue * by_blue
    return contrast, (reached - start - 1).clamp(-2, 2)


def _wide(masks: Tensor) -> Tensor:
    """*masks* at fine size by linear interpolation, 16 channels of each block for each mask."""
    between = torch.tensor(
        [[0.25, 0.75, 0, 0], [0, 0.75, 0.25, 0], [0, 0.25, 0.75, 0], [0, 0, 0.75, 0.25]]
    )
    kernel = torch.einsum("yr,xc->yxrc", between, between).reshape(_FOLD**2, 1, 4, 4)
    nothing = torch.zeros_like(kernel)
    both = [torch.cat([kernel, nothing], dim=1), torch.cat([nothing, kernel], dim=1)]
    edged = torch.cat([masks[:, :, :1], masks, masks[:, :, -1:]], dim=2)
    edged = torch.cat([edged[..., :1], edged, edged[..., -1:]], dim=3)
    return F.conv2d(edged, torch.cat(both), stride=BLOCK)
