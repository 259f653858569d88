"""The window: the best few seconds of a clip to cast from, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from castmate.characters.character import Window
from castmate.characters.judgement import Judgement, judged_scan
from castmate.characters.scan import Sample, Scan
from castmate.errors import HintOutsidePicture
from castmate.media.clip import Clip
from castmate.media.geometry import FrameSpan

WHOLE_UP_TO_SECONDS = 5.0
"""A clip without cuts that is no longer than this is used whole."""


@dataclass(frozen=True)
class _Part:
    """The samples ``[first, stop)`` of a scan, all of one shot."""

    first: int
    stop: int


def choose_window(
    clip: Clip,
    scan: Scan,
    *,
    at_seconds: float | None = None,
    at_frame: int | None = None,
    seconds: float = 4.0,
) -> tuple[Window, FrameSpan]:
    """The best *seconds* of *clip*: one shot, sharp, lit, its subject large and whole.

    With *at_seconds* or *at_frame* (where the user pointed) the window lies round that moment and
    holds it. Raises :class:`castmate.errors.HintOutsidePicture` for one that is not in the clip.
    """
    shots = _shots(scan)
    if at_frame is not None or at_seconds is not None:
        at = _sample_before(scan, _pointed_frame(clip, scan, at_seconds, at_frame))
        shot = next(shot for shot in shots if shot.first <= at < shot.stop)
        part = _round(scan, shot, at, seconds)
        window, span = _window(clip, scan, part, _why_round(scan, at, shots))
        return window, _holding(span, at_frame)
    if len(shots) == 1 and clip.duration_seconds <= WHOLE_UP_TO_SECONDS:
        why = f"The clip is {float(clip.duration_seconds):.1f} s long, so all of it is used."
        return _window(clip, scan, shots[0], why)
    grades = judged_scan(scan)
    part = max(
        (part for shot in shots for part in _parts(scan, shot, seconds)),
        key=lambda part: _worth(scan, grades, part, seconds),
    )
    return _window(clip, scan, part, _why_best(scan, grades, part, shots))


def _shots(scan: Scan) -> list[_Part]:
    starts = [0, *(n for n, sample in enumerate(scan.samples) if sample.cut_before and n > 0)]
    return [
        _Part(first, stop)
        for first, stop in zip(starts, [*starts[1:], len(scan.samples)], strict=True)
    ]


def _pointed_frame(clip: Clip, scan: Scan, at_seconds: float | None, at_frame: int | None) -> int:
    """The frame that the user pointed at; interpolated between samples, as rates may vary."""
    length = float(clip.duration_seconds)
    if at_frame is not None:
        if not 0 <= at_frame < clip.num_frames:
            raise HintOutsidePicture(
                f"Frame {at_frame} is not in the clip.",
                advice=f"It has the frames 0 to {clip.num_frames - 1}.",
            )
        return at_frame
    if at_seconds is None or not 0 <= at_seconds <= length:
        raise HintOutsidePicture(
            f"{at_seconds} s is not in the clip.",
            advice=f"It lasts {length:.1f} s: give --at between 0 and {length:.1f}.",
        )
    times = [*(sample.time_seconds for sample in scan.samples), length]
    indices = [*(sample.index for sample in scan.samples), clip.num_frames]
    return min(int(np.interp(at_seconds, times, indices)), clip.num_frames - 1)


def _sample_before(scan: Scan, frame: int) -> int:
    """The number of the last sample that is not after *frame*."""
    indices = [sample.index for sample in scan.samples]
    return int(np.searchsorted(indices, frame, side="right")) - 1


def _holding(span: FrameSpan, frame: int | None) -> FrameSpan:
    """*span*, stretched to hold *frame* where a cut between two samples left it out."""
    if frame is None or frame in span:
        return span
    return FrameSpan(min(span.first, frame), max(span.stop, frame + 1))


def _parts(scan: Scan, shot: _Part, seconds: float) -> list[_Part]:
    """Every part of *shot* that lasts *seconds*, the last one to its end; or all of a shorter."""
    times = np.array([sample.time_seconds for sample in scan.samples])
    step = float(np.median(np.diff(times))) if len(times) > 1 else 0.0
    end = times[shot.stop] if shot.stop < len(times) else times[-1] + step
    parts = []
    for first in range(shot.first, shot.stop):
        if times[first] + seconds > end - 1e-6:
            break
        parts.append(_Part(first, int(np.searchsorted(times, times[first] + seconds - 1e-6))))
    last = int(np.searchsorted(times, end - seconds - 1e-6))
    return [*parts, _Part(max(shot.first, last), shot.stop)]


def _round(scan: Scan, shot: _Part, at: int, seconds: float) -> _Part:
    """The part of *shot* that lasts *seconds* with sample *at* as near its middle as can be."""
    times = [sample.time_seconds for sample in scan.samples]
    return min(
        (part for part in _parts(scan, shot, seconds) if part.first <= at < part.stop),
        key=lambda part: abs((times[part.first] + times[part.stop - 1]) / 2 - times[at]),
    )


def _worth(scan: Scan, grades: Sequence[Judgement], part: _Part, seconds: float) -> float:
    """How good *part* is: mostly its mean, but also its worse moments, and its length."""
    values = [grade.overall for grade in grades[part.first : part.stop]]
    first, last = scan.samples[part.first], scan.samples[part.stop - 1]
    length = last.time_seconds - first.time_seconds + scan.frame_seconds
    usual = 0.6 * float(np.mean(values)) + 0.4 * float(np.quantile(values, 0.2))
    return usual * float(np.sqrt(min(1.0, length / seconds)))


def _window(clip: Clip, scan: Scan, part: _Part, why: str) -> tuple[Window, FrameSpan]:
    """*part* as times and frames, up to the next sample, but never into the next shot."""
    first, last = scan.samples[part.first], scan.samples[part.stop - 1]
    stop, end = last.index + 1, last.time_seconds + scan.frame_seconds
    if part.stop == len(scan.samples):
        stop, end = clip.num_frames, float(clip.duration_seconds)
    elif not scan.samples[part.stop].cut_before:
        stop, end = scan.samples[part.stop].index, scan.samples[part.stop].time_seconds
    duration = max(scan.frame_seconds, end - first.time_seconds)
    span = FrameSpan(min(first.index, stop - 1), stop)
    return Window(round(first.time_seconds, 3), round(duration, 3), why), span


def _why_round(scan: Scan, at: int, shots: Sequence[_Part]) -> str:
    within = ", within its shot" if len(shots) > 1 else ""
    return f"It lies round {scan.samples[at].time_seconds:.1f} s, where you pointed{within}."


def _why_best(scan: Scan, grades: Sequence[Judgement], part: _Part, shots: Sequence[_Part]) -> str:
    """In words: what is better here than elsewhere, and how large the subject is."""
    here, everywhere = grades[part.first : part.stop], grades
    gains = {
        words: float(np.mean([getattr(g, name) for g in here]))
        - float(np.mean([getattr(g, name) for g in everywhere]))
        for name, words in Judgement.WORDS.items()
    }
    best = [
        words for words, gain in sorted(gains.items(), key=lambda item: -item[1]) if gain > 0.02
    ]
    reason = (
        f"Compared with the rest of the clip, {' and '.join(best[:2])} here"
        if best
        else "This part is as good as the rest"
    )
    shot = f"; no cut inside ({len(shots)} shots in the clip)" if len(shots) > 1 else ""
    return f"{reason}{shot}.{_size_in_words(scan.samples[part.first : part.stop])}"


def _size_in_words(samples: Sequence[Sample]) -> str:
    heights = [sample.subject.height for sample in samples if sample.subject is not None]
    if len(heights) < len(samples) / 2:
        return ""
    return f" What stands out is about {float(np.median(heights)):.0%} of the picture's height."
