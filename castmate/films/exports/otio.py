"""OpenTimelineIO: the exchange that loses nothing (https://opentimeline.io, an extra)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.errors import BadInput
from castmate.films.exports.media_url import media_url
from castmate.films.exports.timeline import Cutting, Mark, Timeline
from castmate.media.files import write_whole

HOW_TO_INSTALL = "pip install 'castmate[timelines]'"


def write_otio(timeline: Timeline, output: Path) -> None:
    """Write *timeline* as ``.otio``; media are named relative to its folder where they can be."""
    text = as_otio(timeline, output.parent).to_json_string(indent=2)
    write_whole(output, text.encode())


def as_otio(timeline: Timeline, folder: Path, *, frame_rate: Fraction | None = None) -> Any:
    """*timeline* as an ``opentimelineio.schema.Timeline``; media are named from *folder*.

    With *frame_rate*, its frames are said to be of that rate: the caller has conformed them.
    """
    schema = opentimelineio().schema
    rate = float(frame_rate or timeline.frame_rate)
    made = schema.Timeline(timeline.name, metadata={"castmate": {"size": str(timeline.size)}})
    pictures = schema.Track("Pictures", kind=schema.TrackKind.Video)
    for cutting in timeline.cuttings():
        if any(cutting.overlap_before):
            before, after = (_time(number, rate) for number in cutting.overlap_before)
            pictures.append(
                schema.Transition("dissolve", schema.TransitionTypes.SMPTE_Dissolve, before, after)
            )
        pictures.append(_clip(cutting, folder, rate))
    made.tracks.append(pictures)
    if timeline.film is not None:
        made.tracks.append(_sound(timeline, timeline.film, folder, rate))
    return made


def opentimelineio() -> Any:
    """The library, or an error that says how to get it."""
    try:
        import opentimelineio as library
    except ImportError as error:
        raise BadInput(
            "Timelines in this form need OpenTimelineIO, which is not installed.",
            advice=f"Install it: {HOW_TO_INSTALL}. Or hand over --to fcpxml, which needs nothing.",
        ) from error
    return library


def _clip(cutting: Cutting, folder: Path, rate: float) -> Any:
    schema = opentimelineio().schema
    clip = cutting.clip
    media = schema.ExternalReference(
        media_url(clip.media, folder), _range(0, clip.num_frames, rate)
    )
    media.name = clip.media.name
    made = schema.Clip(
        clip.label,
        media,
        _range(cutting.source.start, len(cutting.source), rate),
        metadata={
            "castmate": {"shot": clip.name, "scene": clip.scene},
            "cmx_3600": {"reel": clip.label.replace("-", "")},
        },
    )
    for mark in clip.marks:
        made.markers.append(_marker(mark, rate))
    return made


def _marker(mark: Mark, rate: float) -> Any:
    schema = opentimelineio().schema
    return schema.Marker(
        mark.name,
        _range(mark.first_frame, mark.num_frames, rate),
        schema.MarkerColor.RED,
        {"castmate": {"note": mark.note}},
        comment=mark.note,
    )


def _sound(timeline: Timeline, film: Path, folder: Path, rate: float) -> Any:
    schema = opentimelineio().schema
    whole = _range(0, timeline.num_frames, rate)
    track = schema.Track("Sound", kind=schema.TrackKind.Audio)
    track.append(
        schema.Clip("Sound", schema.ExternalReference(media_url(film, folder), whole), whole)
    )
    return track


def _time(number: int, rate: float) -> Any:
    return opentimelineio().opentime.RationalTime(number, rate)


def _range(first: int, number: int, rate: float) -> Any:
    return opentimelineio().opentime.TimeRange(_time(first, rate), _time(number, rate))
