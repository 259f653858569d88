"""What the trained network takes for the subject, at working size."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import cv2

from castmate.characters.matte.network.look import look_at, shrunk
from castmate.characters.matte.network.prompts import Prompts
from castmate.characters.matte.network.session import MattingNetwork
from castmate.characters.matte.shown import Shown
from castmate.characters.matte.small import Plane, SmallFrames
from castmate.media.geometry import Point
from castmate.media.pixels import RgbImage

Ask = Callable[[Shown, Plane | None], Plane]
"""Of one frame: what was shown and an earlier mask or none in, the chance of the subject out."""


@dataclass(frozen=True)
class Onlooker:
    """The network before the frames of a span."""

    network: MattingNetwork
    pictures: tuple[RgbImage, ...]
    """At network size."""
    shape: tuple[int, int]
    """Height and width of the working size."""

    def at(self, t: int) -> Ask:
        """Ask about frame *t*."""
        return partial(self._chance, t)

    def _chance(self, t: int, shown: Shown, guess: Plane | None) -> Plane:
        height, width = self.pictures[t].shape[:2]
        across, down = width / self.shape[1], height / self.shape[0]
        if guess is not None:
            guess = cv2.resize(guess, (width, height), interpolation=cv2.INTER_AREA)
        answer = look_at(self.network, self.pictures, t, _prompts(shown, across, down), guess)
        chance: Plane = cv2.resize(answer.chance, self.shape[::-1], interpolation=cv2.INTER_LINEAR)
        chance[~shown.inside] = 0
        return chance


def onlooker_of(small: SmallFrames) -> Onlooker:
    """Put the network that castmate comes with before *small*."""
    return Onlooker(shipped(), tuple(shrunk(small.rgb)), small.shape)


@cache
def shipped() -> MattingNetwork:
    """The network with the weights that castmate comes with."""
    return MattingNetwork()


def _prompts(shown: Shown, across: float, down: float) -> Prompts:
    def placed(points: tuple[Point, ...]) -> tuple[tuple[float, float], ...]:
        return tuple((point.x * across, point.y * down) for point in points)

    box = shown.box
    return Prompts(
        (box.x * across, box.y * down, box.right * across, box.bottom * down) if box else None,
        placed(shown.foreground),
        placed(shown.background_points),
    )
