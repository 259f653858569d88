"""FCPXML 1.10, which Final Cut Pro and DaVinci Resolve read; written directly, at any rate.

Source: Apple, "Final Cut Pro XML Interchange Format": times are rational seconds, on the
boundaries of frames.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as Xml

from castmate.films.exports.media_url import media_url
from castmate.films.exports.timeline import Cutting, Timeline, TimelineClip
from castmate.media.files import write_whole

_FORMAT, _DISSOLVE, _FILM = "r1", "r2", "r3"
_FIRST_MEDIA = 10


def write_fcpxml(timeline: Timeline, output: Path, *, movable: bool = False) -> None:
    """Write *timeline* as ``.fcpxml``.

    Media are named by their whole paths, which every editor follows; with *movable* as seen from
    the folder of *output*, so that it can be sent with them.
    """
    root = as_fcpxml(timeline, output.parent if movable else None)
    Xml.indent(root)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'
    write_whole(output, head + Xml.tostring(root, encoding="utf-8") + b"\n")


def as_fcpxml(timeline: Timeline, folder: Path | None = None) -> Xml.Element:
    """*timeline* as the root element of a document; media are named from *folder* if given."""
    root = Xml.Element("fcpxml", version="1.10")
    frame = 1 / timeline.frame_rate
    _add_resources(Xml.SubElement(root, "resources"), timeline, frame, folder)
    library = Xml.SubElement(root, "library")
    event = Xml.SubElement(library, "event", name=timeline.name)
    project = Xml.SubElement(event, "project", name=timeline.name)
    sequence = Xml.SubElement(
        project, "sequence", format=_FORMAT, tcStart="0s", tcFormat="NDF",
        duration=_seconds(timeline.num_frames * frame), audioLayout="stereo", audioRate="48k",
    )  # fmt: skip
    spine = Xml.SubElement(sequence, "spine")
    for index, cutting in enumerate(timeline.cuttings()):
        if any(cutting.overlap_before):
            _add_dissolve(spine, cutting, frame)
        element = _add_clip(spine, cutting, index, frame)
        if index == 0 and timeline.film is not None:
            _add_sound(element, timeline, cutting, frame)
        _add_marks(element, cutting, frame)
    return root


def _add_resources(
    resources: Xml.Element, timeline: Timeline, frame: Fraction, folder: Path | None
) -> None:
    size = timeline.size
    Xml.SubElement(
        resources, "format", id=_FORMAT, name=f"castmate{size.height}p",
        frameDuration=_seconds(frame), width=str(size.width), height=str(size.height),
        colorSpace="1-1-1 (Rec. 709)",
    )  # fmt: skip
    Xml.SubElement(
        resources, "effect", id=_DISSOLVE, name="Cross Dissolve",
        uid="FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265",
    )  # fmt: skip
    if timeline.film is not None:
        asset = _add_asset(resources, _FILM, timeline.film, timeline.num_frames * frame, folder)
        asset.attrib |= {"hasAudio": "1", "audioSources": "1", "audioChannels": "2"}
    for index, clip in enumerate(timeline.clips):
        _add_asset(resources, _media_id(index), clip.media, clip.num_frames * frame, folder)


def _add_asset(
    resources: Xml.Element, name: str, media: Path, seconds: Fraction, folder: Path | None
) -> Xml.Element:
    asset = Xml.SubElement(
        resources, "asset", id=name, name=media.stem, start="0s", duration=_seconds(seconds),
        hasVideo="1", format=_FORMAT,
    )  # fmt: skip
    url = media.absolute().as_uri() if folder is None else media_url(media, folder)
    Xml.SubElement(asset, "media-rep", kind="original-media", src=url)
    return asset


def _add_clip(spine: Xml.Element, cutting: Cutting, index: int, frame: Fraction) -> Xml.Element:
    element = Xml.SubElement(
        spine, "asset-clip", ref=_media_id(index), name=cutting.clip.label,
        offset=_seconds(cutting.start * frame), start=_seconds(cutting.source.start * frame),
        duration=_seconds(len(cutting.source) * frame), format=_FORMAT, tcFormat="NDF",
    )  # fmt: skip
    Xml.SubElement(element, "note").text = _note(cutting.clip)
    return element


def _add_dissolve(spine: Xml.Element, cutting: Cutting, frame: Fraction) -> None:
    before, after = cutting.overlap_before
    transition = Xml.SubElement(
        spine, "transition", name="Cross Dissolve",
        offset=_seconds((cutting.start - before) * frame),
        duration=_seconds((before + after) * frame),
    )  # fmt: skip
    Xml.SubElement(transition, "filter-video", ref=_DISSOLVE, name="Cross Dissolve")


def _add_sound(first: Xml.Element, timeline: Timeline, cutting: Cutting, frame: Fraction) -> None:
    """The film's sound hangs on the first clip, on the lane below the pictures."""
    Xml.SubElement(
        first, "asset-clip", ref=_FILM, name="Sound", lane="-1", srcEnable="audio",
        offset=_seconds(cutting.source.start * frame), start="0s",
        duration=_seconds(timeline.num_frames * frame), format=_FORMAT, audioRole="dialogue",
    )  # fmt: skip


def _add_marks(element: Xml.Element, cutting: Cutting, frame: Fraction) -> None:
    for mark in cutting.clip.marks:
        if mark.first_frame < cutting.source.stop:
            first = max(mark.first_frame, cutting.source.start)
            Xml.SubElement(
                element, "marker", start=_seconds(first * frame), value=mark.name, note=mark.note,
                duration=_seconds(frame),
            )  # fmt: skip


def _note(clip: TimelineClip) -> str:
    return f"{clip.scene}: {clip.name}" if clip.scene else clip.name


def _media_id(index: int) -> str:
    return f"r{_FIRST_MEDIA + index}"


def _seconds(time: Fraction) -> str:
    """A rational time as the format writes it.

    >>> _seconds(Fraction(1001, 24000)), _seconds(Fraction(4))
    ('1001/24000s', '4s')
    """
    return f"{time}s"
