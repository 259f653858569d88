"""Walking over a clip's frames, each with its true index."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from castmate.errors import ClipError
from castmate.media.confined.container import Decoder, open_source, video_stream
from castmate.media.confined.speech import Alive
from castmate.media.confined.timeline import Timeline, packets_of

# A seek costs about as much as decoding this many frames, and decoders run ahead by so many.
_FRAMES_WORTH_A_SEEK = 24
_SEEKABLE = frozenset({"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm"})
# In these, frames follow one another at a constant rate and what FFmpeg says of times is a guess.
_WITHOUT_TIMES = frozenset(
    {"avi", "h264", "hevc", "obu", "m4v", "mpegvideo", "mjpeg", "yuv4mpegpipe", "dv"}
)
_CAN_SKIP = frozenset({"h264", "hevc"})


@dataclass(frozen=True)
class Decoded:
    """One frame of FFmpeg's at its place in the clip."""

    index: int
    time_seconds: float
    frame: Any


def in_order(decoder: Decoder, rate: Fraction, alive: Alive) -> Iterator[Decoded]:
    """Every frame as the decoder hands it out; for clips whose packets tell nothing."""
    is_timed = decoder.container.format.name not in _WITHOUT_TIMES
    first: int | None = None
    last_seconds = -1.0
    for index, frame in enumerate(_all_frames(decoder, alive)):
        seconds = last_seconds + float(1 / rate) if index and is_timed else index / float(rate)
        if is_timed and frame.pts is not None:
            first = frame.pts if first is None else first
            told = float((frame.pts - first) * decoder.stream.time_base)
            seconds = told if told > last_seconds else seconds
        yield Decoded(index, seconds, frame)
        last_seconds = seconds


def _all_frames(decoder: Decoder, alive: Alive) -> Iterator[Any]:
    for packet in packets_of(decoder.stream, alive):
        yield from decoder.decode(packet)
    yield from decoder.decode(None)


def at(timeline: Timeline, wanted: range, *, threads: int, alive: Alive) -> Iterator[Decoded]:
    """The frames *wanted* of a clip whose timeline is known, one for each index.

    A frame that the data does not yield is replaced by the one before it. Raises
    :class:`ClipError` where that happens too often.
    """
    missing = 0
    place = 0
    previous: Any = None
    for decoded in _useful(timeline, wanted, threads=threads, alive=alive):
        while place < len(wanted) and wanted[place] <= decoded.index:
            index = wanted[place]
            if index < decoded.index:
                missing += 1
                _check_missing(missing, place + 1, timeline.seconds(index))
            shown = decoded.frame if index == decoded.index or previous is None else previous
            yield Decoded(index, timeline.seconds(index), shown)
            place += 1
        previous = decoded.frame
    for index in wanted[place:]:
        missing += 1
        _check_missing(missing + (previous is None) * 9, place + 1, timeline.seconds(index))
        yield Decoded(index, timeline.seconds(index), previous)


def _check_missing(missing: int, of: int, seconds: float) -> None:
    if missing > 2 + of // 10:
        raise ClipError(
            f"the pictures are damaged from about second {seconds:.1f} on.",
            advice="Copy or download it again, or use another part of it.",
        )


def _useful(timeline: Timeline, wanted: range, *, threads: int, alive: Alive) -> Iterator[Decoded]:
    """Decoded frames that include all of *wanted* that can be had, jumping over long gaps."""
    walk = _Walk(timeline, wanted, threads=threads, alive=alive)
    place = 0
    while place < len(wanted):
        jumped = False
        for decoded in walk.from_index(wanted[place]):
            yield decoded
            while place < len(wanted) and wanted[place] <= decoded.index:
                place += 1
            if place == len(wanted):
                return
            if walk.can_jump(decoded.index, wanted[place]):
                jumped = True
                break
        if not jumped:
            return


class _Walk:
    """A container, opened anew where a seek cannot be trusted."""

    def __init__(self, timeline: Timeline, wanted: range, *, threads: int, alive: Alive) -> None:
        self._timeline = timeline
        self._wanted = wanted
        self._threads = threads
        self._alive = alive
        self._open()
        self._seeks = self._decoder.container.format.name in _SEEKABLE
        self._skips = self._decoder.stream.codec_context.name in _CAN_SKIP

    def can_jump(self, at_index: int, to_index: int) -> bool:
        """Whether starting at the keyframe before *to_index* saves work."""
        key = self._timeline.key_before(to_index)
        return self._seeks and key > at_index + _FRAMES_WORTH_A_SEEK

    def from_index(self, index: int) -> Iterator[Decoded]:
        """Decoded frames from a little before *index*, or from the clip's start."""
        for packet in self._packets_before(index):
            self._decoder.may_skip(unneeded=self._skips and not self._is_wanted(packet))
            yield from self._placed(self._decoder.decode(packet))
        yield from self._placed(self._decoder.decode(None))

    def _open(self) -> None:
        container = open_source()
        self._decoder = Decoder(container, video_stream(container), threads=self._threads)

    def _packets_before(self, index: int) -> Iterator[Any]:
        """Packets from the keyframe before *index* on; from the start where that is near."""
        if self.can_jump(-1, index):
            key_time = self._timeline.times[self._timeline.key_before(index)]
            stream = self._decoder.stream
            self._decoder.container.seek(key_time, stream=stream, backward=True)
            self._decoder.forget()
            packets = packets_of(stream, self._alive)
            head = next(packets, None)
            if head is not None and head.is_keyframe and (head.pts or 0) <= key_time:
                return chain([head], packets)
            self._seeks = False
            self._open()
        return packets_of(self._decoder.stream, self._alive)

    def _is_wanted(self, packet: Any) -> bool:
        return self._timeline.positions.get(packet.pts, -1) in self._wanted

    def _placed(self, frames: list[Any]) -> Iterator[Decoded]:
        for frame in frames:
            index = self._timeline.positions.get(frame.pts)
            if index is not None:
                yield Decoded(index, self._timeline.seconds(index), frame)
