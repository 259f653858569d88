"""A span of frames as the network looks at it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from castmate.characters.matte.network.channels import Seen, seen_of, shrunk
from castmate.characters.matte.network.motion import Motion, motion_of, network_size
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage


@dataclass(frozen=True)
class Film:
    """Every frame at network size, with the motion between neighbours."""

    seen: tuple[Seen, ...]
    motion: Motion

    def __len__(self) -> int:
        return len(self.seen)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.seen[0].shape

    def reversed(self) -> "Film":
        """The film played backwards."""
        return Film(tuple(one.reversed() for one in self.seen[::-1]), self.motion.reversed())


def film_of(pictures: Sequence[RgbImage], *, threads: int = 2) -> Film:
    """Look at *pictures*, sRGB of any one size, on so many *threads*."""
    size = network_size(Size(pictures[0].shape[1], pictures[0].shape[0]))
    with ThreadPoolExecutor(max_workers=threads) as pool:
        small = list(pool.map(lambda rgb: shrunk(rgb, size.width, size.height), pictures))
        motion = motion_of(small, pool.map)
        seen = pool.map(lambda t: seen_of(small[t], motion, t), range(len(small)))
        return Film(tuple(seen), motion)
