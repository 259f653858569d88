"""How much a clip may ask of this machine before castmate declines."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt


@dataclass(frozen=True)
class ClipLimits:
    """What is still read, and what the process that reads it may use."""

    min_frames: int = 2
    min_seconds: Fraction = Fraction(1, 2)
    max_pixels: int = 4096 * 2304
    """Of one picture, as stored and as shown."""
    max_frames: int = 2_000_000
    """Twenty hours at 25 frames per second."""
    max_memory_bytes: int = 2 << 30
    """Address space of the child process."""
    stall_seconds: float = 30.0
    """Without a sign of life for this long, the child is stopped."""
    cpu_seconds_per_sign_of_life: int = 60
    """Processor time between two signs of life after which the kernel stops the child."""

    def largest(self) -> str:
        """In words: how large a picture may be.

        >>> ClipLimits().largest()
        '9.4 megapixels, such as 4096x2304'
        """
        unit = sqrt(self.max_pixels / (16 * 9))
        return f"{self.max_pixels / 1e6:.1f} megapixels, such as {16 * unit:.0f}x{9 * unit:.0f}"


STANDARD = ClipLimits()
