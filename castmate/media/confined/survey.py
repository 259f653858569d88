"""What a video file is: size, rate, frames, turn, alpha; checked by decoding its beginning."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise
from typing import Any

from castmate.errors import ClipError
from castmate.media.confined.colours import has_alpha_layer, is_see_through
from castmate.media.confined.container import Decoder, open_source, video_stream
from castmate.media.confined.frames import in_order
from castmate.media.confined.speech import Alive
from castmate.media.confined.timeline import Timeline, packets_of, read_timeline, too_many_frames
from castmate.media.limits import ClipLimits

_FALLBACK_RATE = Fraction(24)
_USUAL_RATES = tuple(
    Fraction(rate) for rate in (24, 25, 30, 50, 60, 120, 240, 12, 15, 16, 20, 10, 8)
) + tuple(Fraction(1000 * rate, 1001) for rate in (24, 30, 48, 60, 120))
_PACKETS_UNTIL_A_FRAME = 100
_FRAMES_LOOKED_AT_FOR_ALPHA = 8


@dataclass(frozen=True)
class _Beginning:
    """What only decoded frames tell."""

    width: int
    height: int
    pixel_aspect: Fraction
    rotation_degrees: int
    has_alpha: bool


def survey(limits: ClipLimits, alive: Alive) -> dict[str, Any]:
    """Everything a :class:`castmate.media.clip.Clip` says, as JSON values.

    ``width`` and ``height`` are as stored. Raises :class:`ClipError`.
    """
    with open_source() as container:
        stream = video_stream(container)
        _check_readable(stream)
        check_size(stream.codec_context.width, stream.codec_context.height, limits)
        timeline = read_timeline(stream, limits, alive)
        facts = {
            "container": container.format.name,
            "codec": stream.codec_context.name,
            "has_sound": bool(container.streams.audio),
        }
    beginning = _beginning(limits, alive)
    rhythm = _rhythm(timeline) if timeline else _rhythm_by_decoding(limits, alive)
    return (
        facts
        | rhythm
        | {
            "width": beginning.width,
            "height": beginning.height,
            "pixel_aspect": str(beginning.pixel_aspect),
            "rotation_degrees": beginning.rotation_degrees,
            "has_alpha": beginning.has_alpha,
        }
    )


def check_size(width: int, height: int, limits: ClipLimits) -> None:
    """Raise :class:`ClipError` for pictures beyond *limits*."""
    if width * height > limits.max_pixels:
        raise ClipError(
            f"the pictures are {width}x{height}, {width * height / 1e6:.1f} megapixels; castmate "
            f"reads up to {limits.largest()}.",
            advice="Make it smaller first: ffmpeg -i IN -vf scale=1280:-2 OUT.mp4.",
        )


def _check_readable(stream: Any) -> None:
    if stream.codec_context is None:
        raise ClipError(
            "the pictures are in a format that castmate does not know.",
            advice="Convert it to H.264: ffmpeg -i IN OUT.mp4.",
        )


def _beginning(limits: ClipLimits, alive: Alive) -> _Beginning:
    with open_source() as container:
        stream = video_stream(container)
        decoder = Decoder(container, stream, threads=1)
        frames = _first_frames(decoder, alive)
        first = next(frames, None)
        if first is None:
            raise ClipError(
                f"the pictures (codec {stream.codec_context.name}) cannot be decoded.",
                advice="They are damaged. If it plays elsewhere, convert it: ffmpeg -i IN OUT.mp4.",
            )
        check_size(first.width, first.height, limits)
        see_through = has_alpha_layer(first) and (
            is_see_through(first)
            or any(map(is_see_through, islice(frames, _FRAMES_LOOKED_AT_FOR_ALPHA - 1)))
        )
        aspect = stream.sample_aspect_ratio or Fraction(1)
        return _Beginning(
            width=first.width,
            height=first.height,
            pixel_aspect=aspect if Fraction(1, 4) <= aspect <= 4 else Fraction(1),
            # FFmpeg turns counter-clockwise, clips are described by their clockwise turn.
            rotation_degrees=round(-first.rotation / 90) * 90 % 360,
            has_alpha=see_through,
        )


def _first_frames(decoder: Decoder, alive: Alive) -> Iterator[Any]:
    for packet in islice(packets_of(decoder.stream, alive), _PACKETS_UNTIL_A_FRAME):
        yield from decoder.decode(packet)
    yield from decoder.decode(None)


def _rhythm(timeline: Timeline) -> dict[str, Any]:
    with open_source() as container:
        stream = video_stream(container)
        told = (stream.average_rate, stream.guessed_rate, stream.base_rate)
    tick = timeline.time_base
    seconds = [(time - timeline.times[0]) * tick for time in timeline.times]
    return rhythm_of(seconds, timeline.last_duration * tick, tick, told)


def _rhythm_by_decoding(limits: ClipLimits, alive: Alive) -> dict[str, Any]:
    """The same for clips whose packets tell nothing: every frame is decoded once."""
    with open_source() as container:
        stream = video_stream(container)
        rate = stream.average_rate or stream.guessed_rate or _FALLBACK_RATE
        if not 0 < rate <= 1000:
            rate = _FALLBACK_RATE
        seconds: list[Fraction] = []
        for decoded in in_order(Decoder(container, stream, threads=2), rate, alive):
            seconds.append(Fraction(round(decoded.time_seconds * 1_000_000), 1_000_000))
            if len(seconds) > limits.max_frames:
                raise too_many_frames(limits)
        tick = max(stream.time_base, Fraction(1, 1_000_000))
    return rhythm_of(seconds, Fraction(0), tick, (rate,))


def rhythm_of(
    seconds: list[Fraction],
    last_duration: Fraction,
    tick: Fraction,
    told: tuple[Fraction | None, ...],
) -> dict[str, Any]:
    """Number, rate and length, as JSON values, of frames that are shown at *seconds*.

    Containers round times to their *tick*, so a rate that explains all of them to within a tick
    or two is believed; otherwise the average counts.
    """
    count = len(seconds)
    if count < 2:
        rate = next((rate for rate in told if rate), _FALLBACK_RATE)
        return _rhythm_words(count, rate, last_duration or 1 / rate, is_variable=False)
    total = seconds[-1] - seconds[0]
    mean = total / (count - 1)
    steps = [later - earlier for earlier, later in pairwise(seconds)]
    tolerance = min(2 * tick, total / 200)
    fitting = [
        rate
        for rate in (*told, *_USUAL_RATES)
        if rate and abs((count - 1) / rate - total) <= tolerance
    ]
    if max(steps) - min(steps) > max(2 * tick, mean / 10):
        duration = total + (last_duration or mean)
        return _rhythm_words(count, _simple(1 / mean), duration, is_variable=True)
    rate = fitting[0] if fitting else _simple(1 / mean)
    return _rhythm_words(count, rate, count / rate, is_variable=False)


def _rhythm_words(
    count: int, rate: Fraction, duration: Fraction, *, is_variable: bool
) -> dict[str, Any]:
    return {
        "num_frames": count,
        "frame_rate": str(rate),
        "duration_seconds": str(duration),
        "is_variable_rate": is_variable,
    }


def _simple(rate: Fraction) -> Fraction:
    return rate.limit_denominator(100_000) or rate
