"""A take of another size or rate, made to fit a film: a locked take stays in a draft, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from castmate.films.book.take_rows import TakeRow
from castmate.films.cutting.cut_list import longest_transition
from castmate.films.making.film_settings import FilmSettings
from castmate.library.blobs import content_hash
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import FrameSpan, Size
from castmate.media.own_film import planes_of
from castmate.media.pixels import RgbImage

FORMAT = "castmate.fitted/1"


@dataclass(frozen=True)
class Fitting:
    """One take as a film of one size and rate shows it."""

    take: TakeRow
    size: Size
    frame_rate: Fraction

    @classmethod
    def of(cls, take: TakeRow, settings: FilmSettings) -> Fitting:
        """*take* in a film of these *settings*."""
        return cls(take, settings.size, settings.frame_rate)

    @property
    def is_as_made(self) -> bool:
        """Whether nothing has to be done."""
        recipe = self.take.recipe
        return (recipe["size"], recipe["frame_rate"]) == (str(self.size), str(self.frame_rate))

    @property
    def num_frames(self) -> int:
        """How long it is in the film."""
        if self.is_as_made:
            return self.take.num_frames
        return max(1, round(self.take.num_frames / self._own_rate * self.frame_rate))

    @property
    def name(self) -> str:
        """Its video: a blob's name, or ``fitted-`` and a key."""
        if self.is_as_made:
            return self.take.video
        shaping = [FORMAT, self.take.video, str(self.size), str(self.frame_rate), *astuple(DRAFT)]
        return f"fitted-{content_hash(repr(shaping).encode())}"

    @property
    def _own_rate(self) -> Fraction:
        return Fraction(str(self.take.recipe["frame_rate"]))

    def write(self, video: Path, output: Path) -> None:
        """Write what the take's own *video* shows to *output*, in the film's size and rate."""
        seam = longest_transition(self.num_frames, self.frame_rate)
        with VideoWriter(
            output, self.size, self.frame_rate, encoding=DRAFT, keyframes=(seam,)
        ) as writer:
            for picture in self._pictures(video):
                writer.write(picture)

    def _pictures(self, video: Path) -> Iterator[RgbImage]:
        """The picture that is shown at each of the film's moments, the nearest there is."""
        frames = enumerate(planes_of(video, FrameSpan(0, self.take.num_frames)))
        at, planes = next(frames)
        picture = self._fitted(planes)
        for index in range(self.num_frames):
            wanted = min(self.take.num_frames - 1, round(index / self.frame_rate * self._own_rate))
            while at < wanted:
                at, planes = next(frames)
                if at == wanted:
                    picture = self._fitted(planes)
            yield picture

    def _fitted(self, planes: RgbImage) -> RgbImage:
        """A picture that fills the film's: scaled, and cut at the sides where it has to be."""
        rgb = np.asarray(cv2.cvtColor(planes, cv2.COLOR_YUV2RGB_I420), np.uint8)
        height, width = rgb.shape[:2]
        factor = max(self.size.width / width, self.size.height / height)
        scaled = (max(self.size.width, round(width * factor)),
                  max(self.size.height, round(height * factor)))  # fmt: skip
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        whole = cv2.resize(rgb, scaled, interpolation=how)
        left, top = (scaled[0] - self.size.width) // 2, (scaled[1] - self.size.height) // 2
        cut = whole[top : top + self.size.height, left : left + self.size.width]
        return np.ascontiguousarray(cut, np.uint8)
