"""Sound in a film file: an AAC track beside pictures that are copied as they are.

AAC comes in packets of 1024 samples. A decoder needs the packet before to finish the first one, so
the stream begins with a packet of silence; the file's edit list tells players to leave it out, and
the first sample is heard with the first picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

from castmate.errors import BadInput
from castmate.media.part_file import discard, part_beside, publish, writing_to

SAMPLE_RATE = 48_000
"""Samples a second of every sound in castmate."""
PACKET_SAMPLES = 1024
"""Samples of one AAC packet."""
_BIT_RATE = 160_000
# The quick search for step sizes: twice as fast as the default, and at this rate as clean.
_CODER = {"aac_coder": "fast"}
_TICK = Fraction(1, SAMPLE_RATE)

Samples: TypeAlias = NDArray[np.float32]
"""Stereo sound: float32 (samples, 2), left and right, -1..1, 48 000 samples a second."""


def encoded(sound: Iterable[Samples]) -> Iterator[bytes]:
    """The AAC packets of *sound*, pieces of any length.

    Packet k > 0 holds samples [1024 (k - 1), 1024 k); packet 0 only starts the decoder up. The
    end is filled up with silence.
    """
    context = _encoder()
    start = 0
    for piece in _in_packets(sound):
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(piece.T), format="fltp", layout="stereo"
        )
        frame.sample_rate = SAMPLE_RATE
        frame.time_base = _TICK
        frame.pts = start
        start += PACKET_SAMPLES
        yield from (bytes(packet) for packet in context.encode(frame))
    yield from (bytes(packet) for packet in context.encode(None))


def _encoder() -> Any:
    context = av.CodecContext.create("aac", "w")
    context.sample_rate = SAMPLE_RATE
    context.layout = "stereo"
    context.format = "fltp"
    context.bit_rate = _BIT_RATE
    context.time_base = _TICK
    context.options = dict(_CODER)
    return context


def _in_packets(sound: Iterable[Samples]) -> Iterator[Samples]:
    """*sound* in pieces of exactly one packet, the last one filled up with silence."""
    rest = np.zeros((0, 2), np.float32)
    for piece in sound:
        rest = np.concatenate((rest, piece)) if rest.size else piece
        whole = len(rest) - len(rest) % PACKET_SAMPLES
        for at in range(0, whole, PACKET_SAMPLES):
            yield rest[at : at + PACKET_SAMPLES]
        rest = rest[whole:]
    if len(rest):
        yield np.pad(rest, ((0, PACKET_SAMPLES - len(rest)), (0, 0)))


class SoundTrack:
    """The sound of a film that is being written: put into the file little by little.

    Make it before anything is muxed into *container*, an open MP4 of PyAV; call
    :meth:`write_until` with the time of each video packet before that packet, and :meth:`finish`
    at the end. Packets then lie in the file in the order of time, and none is kept in memory.
    """

    def __init__(self, container: Any, packets: Iterable[bytes], *, seconds: Fraction) -> None:
        """*packets*: as :func:`encoded` makes them; *seconds*: the film's exact length."""
        self._container = container
        self._packets = iter(packets)
        self._stop = round(seconds * SAMPLE_RATE)
        self._next = -PACKET_SAMPLES
        self._stream = container.add_stream(
            "aac", rate=SAMPLE_RATE, layout="stereo", options=dict(_CODER)
        )
        self._stream.bit_rate = _BIT_RATE
        self._stream.time_base = _TICK

    def write_until(self, seconds: Fraction | float) -> None:
        """Write what is heard before *seconds*."""
        until = min(self._stop, round(seconds * SAMPLE_RATE))
        while self._next < until:
            data = next(self._packets, None)
            if data is None:
                self._stop = self._next
                return
            self._write(data)

    def finish(self) -> None:
        """Write the rest, exactly as long as the film."""
        self.write_until(Fraction(self._stop, SAMPLE_RATE))

    def _write(self, data: bytes) -> None:
        packet = av.Packet(data)
        packet.time_base = _TICK
        packet.pts = packet.dts = self._next
        packet.duration = min(PACKET_SAMPLES, self._stop - self._next)
        packet.is_keyframe = True
        packet.stream = self._stream
        self._next += PACKET_SAMPLES
        self._container.mux(packet)


def add_sound(video: Path, sound: Iterable[Samples], output: Path) -> None:
    """Write *video*'s pictures, copied, with *sound* to the film *output* (it may be *video*).

    What the file says of itself (its comment) is kept; sound that was there is left out. Sound
    that is longer than the pictures is cut to their length. Raises
    :class:`castmate.errors.BadInput` for a *video* that cannot be read, and leaves nothing
    half-written, whatever happens.
    """
    part = part_beside(output)
    with writing_to(output):
        try:
            _copied(video, sound, part)
            publish(part, output)
        except BaseException:
            discard(part)
            raise


def samples_of(video: Path) -> Iterator[Samples]:
    """The sound of *video*, a film of castmate's own, as long as its pictures; else silence.

    Cut to the nearest sample, so that the sound of what follows stays in step.
    """
    with av.open(str(video)) as film:
        pictures = film.streams.video[0]
        left = round(pictures.frames / pictures.average_rate * SAMPLE_RATE)
        for frame in film.decode(audio=0) if film.streams.audio else ():
            samples = np.ascontiguousarray(frame.to_ndarray().T[:left], np.float32)
            left -= len(samples)
            yield samples
    while left > 0:
        yield np.zeros((min(left, SAMPLE_RATE), 2), np.float32)
        left -= SAMPLE_RATE


def _copied(video: Path, sound: Iterable[Samples], part: Path) -> None:
    try:
        source = av.open(str(video))
    except (OSError, av.error.FFmpegError) as error:
        raise _unreadable(video) from error
    with source:
        if not source.streams.video:
            raise _unreadable(video)
        pictures = source.streams.video[0]
        with open_mp4(part, clock=pictures.time_base.denominator) as film:
            film.metadata.update(source.metadata)
            target = film.add_stream_from_template(pictures)
            seconds = Fraction(pictures.frames) / pictures.average_rate
            track = SoundTrack(film, encoded(sound), seconds=seconds)
            for packet in source.demux(pictures):
                if packet.dts is not None:
                    track.write_until(packet.dts * packet.time_base)
                    packet.stream = target
                    film.mux(packet)
            track.finish()


def open_mp4(path: Path, *, clock: int) -> Any:
    """A new MP4 of PyAV, ready to stream, in which *clock* ticks of the pictures are a second."""
    return av.open(
        str(path),
        "w",
        format="mp4",
        container_options={
            "movflags": "+faststart",
            "fflags": "+bitexact",
            "video_track_timescale": str(clock),
            "movie_timescale": str(clock),
        },
    )


def _unreadable(video: Path) -> BadInput:
    return BadInput(
        f"{video.name} is missing, damaged or no video.", advice="Render it again, then add sound."
    )
