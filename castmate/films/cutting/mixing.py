"""Dissolves and fades: the frames that two shots share, encoded once and kept.

Everything else of a film is copied. What was mixed before is found by its key, so that making a
film again costs nothing here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from castmate.films.cutting.assembly import Part
from castmate.films.cutting.burnt_in import burnt_in
from castmate.films.cutting.cut_list import Copied, Mixed, Piece, Stretch
from castmate.films.cutting.fitting import Fitting
from castmate.films.cutting.subtitles import Cue
from castmate.library.library import Library
from castmate.media.encode import DRAFT, Encoding, VideoWriter
from castmate.media.geometry import FrameSpan, Size
from castmate.media.own_film import Joints, Planes, joints_of, planes_of
from castmate.media.part_file import (
    discard,
    part_beside,
    publish,
    settle,
    settle_content,
    writing_to,
)
from castmate.media.pixels import RgbImage

FORMAT = "castmate.mixed/1"
_BLACK_LUMA, _NO_COLOUR = 16, 128


@dataclass(frozen=True)
class Mixer:
    """Makes the parts of a film that are not copied, for one size, rate and encoding."""

    library: Library
    size: Size
    frame_rate: Fraction
    encoding: Encoding = DRAFT
    fitted: Mapping[str, Fitting] = field(default_factory=dict)
    """By their names, the takes that do not fit as they were made."""

    def parts_of(self, pieces: Sequence[Piece], cues: Sequence[Cue] = ()) -> Iterator[Part]:
        """What is to be copied into the film, in order, for *pieces*.

        *cues* are burnt into the pictures: pieces in which one is seen are encoded too.
        """
        joints: dict[str, Joints] = {}
        start = 0
        for piece in pieces:
            length = len(piece.frames) if isinstance(piece, Copied) else len(piece)
            seen = _cues_within(cues, start / self.frame_rate, length / self.frame_rate)
            start += length
            if isinstance(piece, Copied) and not seen:
                yield from self._copied(piece.frames, joints)
            else:
                yield Part(self._mixed(piece, seen))

    def _copied(self, frames: Stretch, joints: dict[str, Joints]) -> Iterator[Part]:
        path = self._video(frames.video)
        first, stop = frames.first, frames.stop
        if frames.video not in joints:
            joints.clear()  # neighbours share a take, others do not
            joints[frames.video] = joints_of(path)
        its = joints[frames.video]
        begin = next((k for k in its.keyframes if k >= first), stop)
        end = stop
        if its.is_reordered and stop < its.num_frames and stop not in its.keyframes:
            end = max([begin, *(k for k in its.keyframes if k <= stop)])
        if first < begin:
            yield Part(self._mixed(Copied(Stretch(frames.video, first, min(begin, stop)))))
        if begin < end:
            yield Part(path, begin, end)
        if begin <= end < stop:
            yield Part(self._mixed(Copied(Stretch(frames.video, end, stop))))

    def _video(self, name: str) -> Path:
        """Where the video called *name* lies; one that has to be fitted is, first."""
        fitting = self.fitted.get(name)
        if fitting is None:
            return self.library.blobs.path(name)
        path = self._folder() / f"{name}.mp4"
        if not path.exists():
            with _wholly(path) as part:
                fitting.write(self.library.blobs.path(fitting.take.video), part)
        return path

    def _folder(self) -> Path:
        folder = self.library.home.folder / "mixed"
        with writing_to(folder):
            folder.mkdir(exist_ok=True)
        return folder

    def _mixed(self, piece: Piece, cues: tuple[Cue, ...] = ()) -> Path:
        """The file with the frames of *piece*, made if it is not there."""
        path = self._folder() / f"{self._key(piece, cues)}.mp4"
        if not path.exists():
            with (
                _wholly(path) as part,
                VideoWriter(part, self.size, self.frame_rate, encoding=self.encoding) as video,
            ):
                self._write(video, self._frames(piece), cues)
        return path

    def _write(self, video: VideoWriter, frames: Iterable[Planes], cues: tuple[Cue, ...]) -> None:
        if not cues:
            for planes in frames:
                video.write_planes(planes)
            return
        pictures = (_rgb_of(planes) for planes in frames)
        for picture in burnt_in(pictures, cues, self.frame_rate):
            video.write(picture)

    def _key(self, piece: Piece, cues: tuple[Cue, ...]) -> str:
        kind = type(piece).__name__
        shaping = [FORMAT, kind, *astuple(piece), str(self.size), str(self.frame_rate),
                   *astuple(self.encoding), *(astuple(cue) for cue in cues)]  # fmt: skip
        return hashlib.sha256(json.dumps(shaping).encode()).hexdigest()

    def _frames(self, piece: Piece) -> Iterator[Planes]:
        if isinstance(piece, Copied):
            yield from self._planes(piece.frames)
            return
        pairs = zip(self._planes_or_black(piece.old, len(piece)),
                    self._planes_or_black(piece.new, len(piece)), strict=True)  # fmt: skip
        for number, (old, new) in enumerate(pairs):
            share = _share_of_new(piece, number)
            yield cv2.addWeighted(old, 1 - share, new, share, 0)

    def _planes_or_black(self, stretch: Stretch | None, num_frames: int) -> Iterator[Planes]:
        if stretch is not None:
            return self._planes(stretch)
        black = np.full((self.size.height * 3 // 2, self.size.width), _NO_COLOUR, np.uint8)
        black[: self.size.height] = _BLACK_LUMA
        return iter([black] * num_frames)

    def _planes(self, stretch: Stretch) -> Iterator[Planes]:
        path = self._video(stretch.video)
        return planes_of(path, FrameSpan(stretch.first, stretch.stop))


@contextmanager
def _wholly(path: Path) -> Iterator[Path]:
    """A name to write to; *path* is there once all of it is on the disk, or not at all."""
    part = part_beside(path)
    try:
        yield part
        settle_content(part)
        publish(part, path)
        settle(path.parent)
    finally:
        discard(part)


def _share_of_new(piece: Mixed, number: int) -> float:
    """How much of frame *number* is the new picture: a fade reaches black, a dissolve no end."""
    if piece.old is None:
        return number / len(piece)
    if piece.new is None:
        return (number + 1) / len(piece)
    return (number + 1) / (len(piece) + 1)


def _cues_within(cues: Sequence[Cue], start: Fraction, seconds: Fraction) -> tuple[Cue, ...]:
    """Those of *cues* that are seen in the *seconds* from *start* on, as times since *start*."""
    return tuple(
        replace(
            cue,
            start_seconds=round(max(0.0, cue.start_seconds - float(start)), 6),
            stop_seconds=round(cue.stop_seconds - float(start), 6),
        )
        for cue in cues
        if cue.start_seconds < start + seconds and cue.stop_seconds > start
    )


def _rgb_of(planes: Planes) -> RgbImage:
    """A picture of a take (BT.601, see :data:`castmate.media.encode.DRAFT`) in sRGB."""
    return np.asarray(cv2.cvtColor(planes, cv2.COLOR_YUV2RGB_I420), np.uint8)
