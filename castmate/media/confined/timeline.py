"""Which frames a clip has and when each is shown, found without decoding them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import av.error

from castmate.errors import ClipError
from castmate.media.confined.speech import Alive
from castmate.media.limits import ClipLimits

# Codecs that give exactly one frame for every packet that is meant to be shown.
_ONE_FRAME_PER_PACKET = frozenset(
    ("h264", "hevc", "av1", "libdav1d", "vp8", "vp9", "mpeg4", "prores", "dnxhd", "mjpeg", "png",
     "qtrle", "rawvideo", "ffv1", "apng", "utvideo", "huffyuv", "ffvhuff", "v210", "cfhd")
)  # fmt: skip
_FORMATS_WITH_TRUE_TIMES = frozenset({"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "apng", "nut"})


@dataclass(frozen=True)
class Timeline:
    """Presentation times of all frames, in the order they are shown."""

    times: tuple[int, ...]
    """In units of *time_base*, strictly rising; from the clip's own clock."""
    keys: tuple[int, ...]
    """Indices of frames at which decoding can begin."""
    time_base: Fraction
    last_duration: int = 0
    """How long the last frame is shown; 0 where the container does not say."""
    positions: dict[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = {time: index for index, time in enumerate(self.times)}
        object.__setattr__(self, "positions", places)

    def seconds(self, index: int) -> float:
        """When frame *index* is shown, from the first frame on."""
        return float((self.times[index] - self.times[0]) * self.time_base)

    def key_before(self, index: int) -> int:
        """The last frame up to *index* at which decoding can begin."""
        place = bisect_right(self.keys, index)
        return self.keys[place - 1] if place else 0


@dataclass
class _Packets:
    """What one pass over the packets finds out."""

    times: list[int] = field(default_factory=list)
    key_times: list[int] = field(default_factory=list)
    durations: dict[int, int] = field(default_factory=dict)
    count: int = 0
    all_timed: bool = True


def packets_of(stream: Any, alive: Alive) -> Iterator[Any]:
    """The packets of *stream* that hold data, in file order, up to where the file breaks off."""
    packets = stream.container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.error.MemoryError:
            raise
        except av.error.FFmpegError:
            return  # the timeline tells whether too much is missing
        if packet is None:
            return
        alive()
        if packet.size:
            yield packet


def read_timeline(stream: Any, limits: ClipLimits, alive: Alive) -> Timeline | None:
    """The clip's frames by their packets, or None where packets do not tell.

    None means that only decoding everything finds out: no times in the container, two packets
    for one moment, or a codec whose packets are not frames.
    """
    found = _Packets()
    for packet in packets_of(stream, alive):
        _note(packet, stream.codec_context.name, found)
        if found.count > limits.max_frames:
            raise too_many_frames(limits)
    _check_whole(stream, found.count)
    times = sorted(set(found.times))
    if not _is_trustworthy(stream, found) or len(times) != len(found.times):
        return None
    place = {time: index for index, time in enumerate(times)}
    return Timeline(
        times=tuple(times),
        keys=tuple(sorted(place[time] for time in found.key_times)),
        time_base=stream.time_base,
        last_duration=found.durations[times[-1]] if times else 0,
    )


def too_many_frames(limits: ClipLimits) -> ClipError:
    """The error for a clip beyond the limit."""
    return ClipError(
        f"the clip has more than {limits.max_frames} frames.",
        advice="Cut out the part that shows the character; 2 to 4 seconds are ideal.",
    )


def _note(packet: Any, codec: str, found: _Packets) -> None:
    found.count += 1
    if packet.has_sidedata("encryption_info"):
        raise ClipError(
            "the pictures are encrypted (copy protection).",
            advice="Give a clip of your own that plays everywhere.",
        )
    if packet.is_discard or packet.is_corrupt or _is_hidden(packet, codec):
        return
    if packet.pts is None:
        found.all_timed = False
        return
    found.times.append(packet.pts)
    found.durations[packet.pts] = packet.duration or 0
    if packet.is_keyframe:
        found.key_times.append(packet.pts)


def _is_hidden(packet: Any, codec: str) -> bool:
    # RFC 6386, 9.1: bit 4 of a VP8 frame's first byte says whether it is shown; encoders write
    # frames that only serve as a reference.
    return codec == "vp8" and not memoryview(packet)[0] & 0x10


def _is_trustworthy(stream: Any, found: _Packets) -> bool:
    return (
        found.all_timed
        and stream.container.format.name in _FORMATS_WITH_TRUE_TIMES
        and stream.codec_context.name in _ONE_FRAME_PER_PACKET
    )


def _check_whole(stream: Any, num_packets: int) -> None:
    promised = stream.frames
    if num_packets == 0 or num_packets < 0.9 * promised:
        happened = f"the file breaks off: {num_packets} of its {promised} frames are there."
        if num_packets == 0 and not promised:
            happened = "the file holds no frames."
        raise ClipError(happened, advice="Copy or download it again, or export it anew.")
