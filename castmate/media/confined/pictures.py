"""The wanted frames of a video file, shown to the parent one after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from av.video.reformatter import VideoReformatter

from castmate.media.confined.colours import rgb_bytes
from castmate.media.confined.container import Decoder, open_source, video_stream
from castmate.media.confined.frames import Decoded, at, in_order
from castmate.media.confined.speech import Speech
from castmate.media.confined.timeline import read_timeline
from castmate.media.limits import ClipLimits
from castmate.media.wire import PictureHead


@dataclass(frozen=True)
class Wanted:
    """Which frames, and how."""

    indices: range
    width: int
    """Of the pictures sent: as stored, before any turn."""
    height: int
    with_alpha: bool
    rate: Fraction
    threads: int


def show_frames(wanted: Wanted, speech: Speech, limits: ClipLimits) -> None:
    """Send the wanted frames in order, each with its true index."""
    reformatter = VideoReformatter()
    for decoded in _decoded(wanted, speech, limits):
        pixels = rgb_bytes(
            reformatter, decoded.frame, wanted.width, wanted.height, with_alpha=wanted.with_alpha
        )
        head = PictureHead(
            index=decoded.index,
            time_seconds=decoded.time_seconds,
            width=wanted.width,
            height=wanted.height,
            channels=4 if wanted.with_alpha else 3,
            interlaced=bool(decoded.frame.interlaced_frame),
            transfer=int(decoded.frame.color_trc) & 0xFF,
            primaries=int(decoded.frame.color_primaries) & 0xFF,
        )
        speech.show(head, pixels)


def _decoded(wanted: Wanted, speech: Speech, limits: ClipLimits) -> Iterator[Decoded]:
    with open_source() as container:
        timeline = read_timeline(video_stream(container), limits, speech.alive)
    if timeline is not None:
        # A file that was exchanged since it was looked at may hold fewer frames.
        asked, there = wanted.indices, len(timeline.times)
        indices = range(asked.start, min(asked.stop, there), asked.step)
        yield from at(timeline, indices, threads=wanted.threads, alive=speech.alive)
        return
    with open_source() as container:
        decoder = Decoder(container, video_stream(container), threads=wanted.threads)
        for decoded in in_order(decoder, wanted.rate, speech.alive):
            if decoded.index in wanted.indices:
                yield decoded
            if decoded.index >= wanted.indices[-1]:
                return
