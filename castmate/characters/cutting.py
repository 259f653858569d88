"""The cut-out as files: masks or pictures, of the sure frames or of the whole clip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from castmate.characters.matte.cut import cut
from castmate.characters.matte.foreground import cut_out
from castmate.characters.matte.long import cut_long
from castmate.characters.matte.matte import Hint, MatteFrame
from castmate.characters.scan import scan_clip
from castmate.characters.window import choose_window
from castmate.errors import SubjectNotFound
from castmate.media.alpha_video import PngFolder, cut_out_writer
from castmate.media.clip import Clip, Frame
from castmate.media.decode import decode
from castmate.media.part_file import writing_to
from castmate.report import Report, StepStarted

MatteFormat = Literal["masks", "png", "webm", "prores"]
_FILE_NAMES = {"webm": "cut-out.webm", "prores": "cut-out.mov"}


@dataclass(frozen=True)
class WrittenMatte:
    """What was written."""

    path: Path
    """A folder of pictures, or a video file in it."""
    frames: tuple[tuple[int, float], ...]
    """Index in the clip and confidence, 0..1, of each frame written, in order."""

    @property
    def confidence(self) -> float:
        """The mean over the frames written."""
        return sum(confidence for _, confidence in self.frames) / len(self.frames)


def write_matte(
    clip: Clip,
    folder: Path,
    *,
    hints: Sequence[Hint] = (),
    at_seconds: float | None = None,
    all_frames: bool = False,
    form: MatteFormat = "masks",
    report: Report,
) -> WrittenMatte:
    """Cut the character out of *clip* and write it into *folder*, or write nothing at all.

    The sure frames of the best window, or *all_frames* in memory that does not grow. Raises
    :class:`castmate.errors.SubjectNotFound` where there is not one sure frame.
    """
    at_frame = hints[0].frame_index if hints else None
    scan = scan_clip(clip, report)
    _, span = choose_window(clip, scan, at_seconds=at_seconds, at_frame=at_frame)
    report.tell(StepStarted("matte"))
    if all_frames:
        made = cut_long(clip, hints, around=span, report=report)
        return _write(clip, folder, form, _beside_pictures(clip, made, form))
    frames = list(decode(clip, span, report=report))
    sure = cut(frames, hints, report=report).sure
    if not sure:
        raise SubjectNotFound(
            "There is no frame of which castmate is sure.",
            advice="Show the character: --box X,Y,W,H --at SECONDS. "
            "Or take every frame as it is: --all-frames",
        )
    pictures = {frame.index: frame for frame in frames}
    return _write(clip, folder, form, ((frame, pictures[frame.index]) for frame in sure))


def _beside_pictures(
    clip: Clip, made: Iterator[MatteFrame], form: MatteFormat
) -> Iterator[tuple[MatteFrame, Frame | None]]:
    if form == "masks":
        return ((frame, None) for frame in made)
    return zip(made, decode(clip), strict=True)


def _write(
    clip: Clip,
    folder: Path,
    form: MatteFormat,
    made: Iterable[tuple[MatteFrame, Frame | None]],
) -> WrittenMatte:
    written = []
    if form in _FILE_NAMES:
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True)
    path = folder / _FILE_NAMES.get(form, "")
    if form == "masks":
        with PngFolder(path) as masks:
            for frame, _ in made:
                masks.write(frame.alpha, frame.index)
                written.append((frame.index, frame.confidence))
    else:
        with cut_out_writer(form, path, clip.size, clip.frame_rate) as pictures:
            for frame, picture in made:
                assert picture is not None  # noqa: S101 - only masks come without pictures
                pictures.write(cut_out(picture.rgb, frame.alpha), frame.index)
                written.append((frame.index, frame.confidence))
    return WrittenMatte(path, tuple(written))
