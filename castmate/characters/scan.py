"""The scan: a quick look over a whole clip, some seven pictures a second, each one measured."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.rough_subject import RoughSubject, rough_subject
from castmate.characters.scan_motion import Step, step_between
from castmate.media.clip import Clip, Frame
from castmate.media.decode import decode
from castmate.report import Report

SCANNED_SIDE = 480
"""Pixels of the longest side at which light and sharpness are measured."""
PICTURES_PER_SECOND = 7.0
_MOST_PICTURES = 2400
"""A longer clip is scanned more thinly, so that the scan's length is bounded."""
_MOTION_SIDE = 240
_MEASURED_AHEAD = 8
"""Pictures that may wait for a thread, so that memory does not grow."""


@dataclass(frozen=True)
class Sample:
    """One scanned picture, measured."""

    index: int
    time_seconds: float
    brightness: float
    """Mean luma, 0..255."""
    contrast: float
    """Standard deviation of luma, 0..128."""
    burnt_share: float
    """0..1 of the pixels that are pure white or pure black."""
    blur: float
    """0 sharp .. 1 blurred (Crete et al. 2007)."""
    cut_before: bool
    """Whether another shot begins here."""
    camera_speed: float
    """Picture widths a second that the background moves."""
    moving_share: float
    """0..1 of the pixels that move on their own."""
    subject: RoughSubject | None


@dataclass(frozen=True)
class Scan:
    """All samples of a clip, in order; at least one."""

    samples: tuple[Sample, ...]
    frame_seconds: float
    """Mean time between two frames of the clip."""

    @property
    def cuts_seconds(self) -> tuple[float, ...]:
        """When another shot begins."""
        return tuple(sample.time_seconds for sample in self.samples if sample.cut_before)


def scan_clip(clip: Clip, report: Report) -> Scan:
    """Scan the whole of *clip*; memory does not grow with its length."""
    pictures = decode(clip, longest_side=SCANNED_SIDE, stride=stride_for(clip), report=report)
    return Scan(tuple(samples_of(pictures)), 1.0 / float(clip.frame_rate))


def stride_for(clip: Clip) -> int:
    """Every how many frames the scan looks."""
    wanted = round(float(clip.frame_rate) / PICTURES_PER_SECOND)
    return max(1, wanted, -(-clip.num_frames // _MOST_PICTURES))


def samples_of(frames: Iterable[Frame]) -> Iterator[Sample]:
    """Each of *frames* measured, also against the one before it; on two threads, in order."""
    before: _Looked | None = None
    measured: deque[Future[Sample]] = deque()
    with ThreadPoolExecutor(max_workers=2) as threads:
        for frame in frames:
            looked = _Looked(frame, _small(frame.rgb))
            measured.append(threads.submit(_sample, looked, before))
            before = looked
            if len(measured) > _MEASURED_AHEAD:
                yield measured.popleft().result()
        while measured:
            yield measured.popleft().result()


@dataclass(frozen=True)
class _Looked:
    """A scanned picture with its small copy."""

    frame: Frame
    small: NDArray[np.uint8]


def _step(before: _Looked, after: _Looked) -> Step:
    seconds = max(1e-3, after.frame.time_seconds - before.frame.time_seconds)
    return step_between(before.small, after.small, seconds=seconds)


def _sample(looked: _Looked, before: _Looked | None) -> Sample:
    frame = looked.frame
    step = None if before is None else _step(before, looked)
    luma = cv2.cvtColor(frame.rgb, cv2.COLOR_RGB2GRAY)
    unbroken = step is not None and not step.is_cut
    moving = step.moving if step is not None and unbroken else None
    return Sample(
        index=frame.index,
        time_seconds=frame.time_seconds,
        brightness=float(luma.mean()),
        contrast=float(luma.std()),
        burnt_share=float(np.mean((luma >= 253) | (luma <= 2))),
        blur=blur_of(luma),
        cut_before=step is not None and step.is_cut,
        camera_speed=step.camera_speed if step is not None and unbroken else 0.0,
        moving_share=0.0 if moving is None else float(moving.mean()),
        subject=rough_subject(looked.small, moving, frame.alpha),
    )


def blur_of(luma: NDArray[np.uint8]) -> float:
    """How blurred a picture is, 0 sharp .. 1: how little a further blur takes from its edges.

    F. Crete, T. Dolmiere, P. Ladret, M. Nicolas: The blur effect, SPIE 6492 (2007).
    """
    F = luma.astype(np.float32)
    blurs = []
    for axis, kernel in ((1, (9, 1)), (0, (1, 9))):
        B = cv2.blur(F, kernel)
        D_F, D_B = np.abs(np.diff(F, axis=axis)), np.abs(np.diff(B, axis=axis))
        V = np.maximum(0.0, D_F - D_B)
        s_F, s_V = float(D_F.sum()), float(V.sum())
        blurs.append((s_F - s_V) / s_F if s_F > 0 else 1.0)
    return max(blurs)


def _small(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """*rgb* at most 240 pixels wide or high."""
    height, width = rgb.shape[:2]
    scale = min(1.0, _MOTION_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
