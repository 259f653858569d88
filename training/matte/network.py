"""The matting network: a small U-Net (Ronneberger et al. 2015), attending at its lowest level."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from castmate.characters.matte.network.planes import PLANES

_GROUPS = 8
"""Every sample is normalised by itself (Wu and He 2018). Samples with a box and samples without
any prompt differ so much that a common measure would leave nothing of the picture in the latter."""


@dataclass(frozen=True)
class Widths:
    """Channels at the full size, and at a half, a quarter, an eighth and a sixteenth of it."""

    full: int = 8
    half: int = 24
    quarter: int = 48
    eighth: int = 112
    lowest: int = 192


def _conv(inputs: int, outputs: int, *, stride: int = 1, size: int = 3) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
        nn.GroupNorm(_GROUPS, outputs),
        nn.ReLU(inplace=True),
    )


def _plain(inputs: int, outputs: int, *, stride: int = 1) -> nn.Sequential:
    """Where pictures are large a normalisation costs more than the convolution it follows."""
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1), nn.ReLU(inplace=True))


class Block(nn.Module):
    """Two convolutions beside a straight way through (He et al. 2016)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = _conv(width, width)
        self.second = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.norm = nn.GroupNorm(_GROUPS, width)
        # At first every block lets everything through.
        nn.init.zeros_(self.norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        """The same shape."""
        return F.relu(x + self.norm(self.second(self.first(x))))


class Attention(nn.Module):
    """Every place looks at every other (Vaswani et al. 2017), with depth-wise positions."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.place = nn.Conv2d(width, width, 3, 1, 1, groups=width)
        self.norm = nn.GroupNorm(_GROUPS, width)
        self.asked = nn.Conv2d(width, 3 * width, 1)
        self.out = nn.Conv2d(width, width, 1)
        nn.init.zeros_(self.out.weight)

    def forward(self, x: Tensor) -> Tensor:
        """The same shape."""
        batch, width, height, columns = x.shape
        # Only what is normalised is transformed: nothing can grow from block to block.
        seen = self.norm(x)
        parts = self.asked(seen + self.place(seen)).reshape(
            batch, 3 * self.heads, width // self.heads, height * columns
        )
        q, k, v = parts.float().chunk(3, dim=1)
        alike = (q.transpose(2, 3) @ k) * (width // self.heads) ** -0.5
        read = v @ alike.softmax(dim=3).transpose(2, 3)
        return x + self.out(read.reshape(batch, width, height, columns).to(x.dtype))


class Mixing(nn.Module):
    """Going up: what came from below, and what was there on the way down."""

    def __init__(self, below: int, beside: int, width: int) -> None:
        super().__init__()
        self.below = nn.Conv2d(below, width, 1, bias=False)
        self.beside = nn.Conv2d(beside, width, 1)
        self.norm = nn.GroupNorm(_GROUPS, width)
        self.block = Block(width)

    def forward(self, below: Tensor, beside: Tensor) -> Tensor:
        """(batch, width, height, width), the size of *beside*."""
        # A product of 1 x 1 is the same before and after growing, and cheaper before.
        grown = F.interpolate(self.below(below), scale_factor=2.0, mode="nearest")
        out: Tensor = self.block(F.relu(self.norm(grown + self.beside(beside))))
        return out


class MattingNetwork(nn.Module):
    """One frame's planes in; logits and expected overlap out."""

    def __init__(self, widths: Widths | None = None) -> None:
        super().__init__()
        self.widths = w = widths or Widths()
        self.at_full = nn.Conv2d(len(PLANES), w.full, 3, 1, 1)
        self.at_half = nn.Sequential(_plain(len(PLANES), w.half, stride=2), _conv(w.half, w.half))
        self.at_quarter = nn.Sequential(
            _conv(w.half, w.quarter, stride=2), Block(w.quarter), Block(w.quarter)
        )
        self.at_eighth = _conv(w.quarter, w.eighth, stride=2)
        self.eighth_on = nn.Sequential(Block(w.eighth), Block(w.eighth))
        self.at_lowest = nn.Sequential(
            _conv(w.eighth, w.lowest, stride=2),
            Block(w.lowest),
            Attention(w.lowest),
            Block(w.lowest),
            Attention(w.lowest),
            Block(w.lowest),
        )
        self.up_eighth = Mixing(w.lowest, w.eighth, w.eighth)
        self.up_quarter = Mixing(w.eighth, w.quarter, w.quarter)
        self.up_half = Mixing(w.quarter, w.half, w.half)
        self.up_full = nn.Conv2d(w.half, 4 * w.full, 1)
        self.mask = nn.Sequential(
            nn.ReLU(), nn.Conv2d(w.full, w.full, 3, 1, 1), nn.ReLU(), nn.Conv2d(w.full, 1, 3, 1, 1)
        )
        self.judge = nn.Sequential(
            nn.Linear(w.lowest + 2 * w.quarter + 4, 64), nn.ReLU(), nn.Linear(64, 1)
        )

    def forward(self, planes: Tensor) -> tuple[Tensor, Tensor]:
        """*planes* (batch, 16, h, w) -> logits (batch, 1, h, w), overlap logits (batch,)."""
        half = self.at_half(planes)
        quarter = self.at_quarter(half)
        eighth = self.at_eighth(quarter)
        eighth = self.eighth_on(eighth)
        lowest = self.at_lowest(eighth)
        up = self.up_quarter(self.up_eighth(lowest, eighth), quarter)
        fine = F.pixel_shuffle(self.up_full(self.up_half(up, half)), 2)
        logits = self.mask(fine + self.at_full(planes)).float()
        return logits, self._judged(logits.detach(), up, lowest)

    def _judged(self, logits: Tensor, up: Tensor, lowest: Tensor) -> Tensor:
        chance = logits.sigmoid()
        coarse = F.avg_pool2d(chance, 4)
        up = up.float()
        area = coarse.sum(dim=(2, 3)) + 1e-2
        inside = (up * coarse).sum(dim=(2, 3)) / area
        rest = (up * (1 - coarse)).mean(dim=(2, 3))
        unsure = (chance * (1 - chance)).sum(dim=(2, 3)) / (chance.sum(dim=(2, 3)) + 1)
        traits = [
            (coarse.mean(dim=(2, 3)) + 1e-3).log(),
            unsure,
            coarse.amax(dim=(2, 3)),
            (chance > 0.5).float().mean(dim=(2, 3)).sqrt(),
        ]
        seen = torch.cat([lowest.float().mean(dim=(2, 3)), inside, rest, *traits], dim=1)
        with torch.autocast(seen.device.type, enabled=False):
            judged: Tensor = self.judge(seen)[:, 0]
        return judged
