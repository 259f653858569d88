"""CMX 3600 edit decision lists, the oldest exchange and the one that everything reads."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from castmate.films.exports.otio import as_otio, opentimelineio
from castmate.films.exports.timeline import Mark, Timeline, TimelineClip
from castmate.media.files import write_whole

RATES = (Fraction(24), Fraction(25), Fraction(30))
"""Frames a second that an EDL's timecode can count without dropping any."""


def write_edl(timeline: Timeline, output: Path) -> Fraction:
    """Write *timeline* as an EDL, and return the frame rate it counts in.

    An EDL has no rate of its own and counts whole seconds of 24, 25 or 30 frames, so a film of
    another rate is conformed: each cut lies on the frame next to it in time. It has one track of
    pictures; the sound is the film's.
    """
    library = opentimelineio()
    rate = nearest_rate(timeline.frame_rate)
    pictures = as_otio(conformed(timeline, rate), output.parent, frame_rate=rate)
    pictures.tracks[:] = pictures.tracks[:1]
    text = library.adapters.write_to_string(pictures, "cmx_3600", rate=float(rate))
    write_whole(output, text.encode())
    return rate


def nearest_rate(frame_rate: Fraction) -> Fraction:
    """The rate of :data:`RATES` in which frames of *frame_rate* fall best.

    >>> nearest_rate(Fraction(24)), nearest_rate(Fraction(50)), nearest_rate(Fraction(15))
    (Fraction(24, 1), Fraction(25, 1), Fraction(30, 1))
    >>> nearest_rate(Fraction(24000, 1001)), nearest_rate(Fraction(16))
    (Fraction(24, 1), Fraction(24, 1))
    """

    whole = Fraction(max(1, round(frame_rate)))  # editors count NTSC's 23.976 as 24

    def unevenness(rate: Fraction) -> tuple[int, int]:
        return (rate / whole).denominator, (rate / whole).numerator

    return min(RATES, key=unevenness)


def conformed(timeline: Timeline, rate: Fraction) -> Timeline:
    """*timeline* counted in frames of *rate*; what is shown at a moment stays within a frame."""
    if timeline.frame_rate == rate:
        return timeline
    ratio = rate / timeline.frame_rate
    clips: list[TimelineClip] = []
    start, end_before = 0, 0
    for clip in timeline.clips:
        start -= clip.overlap if clips else 0
        first, stop = round(start * ratio), round((start + clip.num_frames) * ratio)
        marks = tuple(_conformed(mark, ratio) for mark in clip.marks)
        overlap = end_before - first if clips else 0
        # From the film's own beginning each time, so that no error adds up.
        clips.append(replace(clip, num_frames=max(1, stop - first), overlap=overlap, marks=marks))
        start, end_before = start + clip.num_frames, stop
    return replace(timeline, frame_rate=rate, clips=tuple(clips))


def _conformed(mark: Mark, ratio: Fraction) -> Mark:
    first = round(mark.first_frame * ratio)
    return replace(mark, first_frame=first, num_frames=max(1, round(mark.num_frames * ratio)))
