"""What a video file is: size, rate, frames, turn, alpha; checked by decoding its beginning."""

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


@dataclass(frozen=True)
class _Rhythm:
    num_frames: int
    rate: Fraction
    duration_seconds: Fraction
    is_variable: bool


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
    return facts | {
        "width": beginning.width,
        "height": beginning.height,
        "pixel_aspect": str(beginning.pixel_aspect),
        "rotation_degrees": beginning.rotation_degrees,
        "has_alpha": beginning.has_alpha,
        "num_frames": rhythm.num_frames,
        "frame_rate": str(rhythm.rate),
        "duration_seconds": str(rhythm.duration_seconds),
        "is_variable_rate": rhythm.is_variable,
    }


def check_size(width: int, height: int, limits: ClipLimits) -> None:
    """Raise :class:`ClipError` for pictures beyond *limits*."""
    if width * height > limits.max_pixels:
        raise ClipError(
            f"The pictures are {width}x{height}, {width * height / 1e6:.1f} megapixels; castmate "
            f"reads up to {limits.largest()}.",
            advice="Make it smaller first: ffmpeg -i IN -vf scale=1280:-2 OUT.mp4.",
        )


def _check_readable(stream: Any) -> None:
    if stream.codec_context is None:
        raise ClipError(
            "The pictures are in a format that castmate does not know.",
            advice="Convert it to H.264: ffmpeg -i IN OUT.mp4.",
        )
    if stream.codec_context.codec_tag.lower() in {"encv", "drmi", "enca"}:
        raise ClipError(
            "The clip is encrypted (copy protection).",
            advice="Give a clip of your own that plays everywhere.",
        )


def _beginning(limits: ClipLimits, alive: Alive) -> _Beginning:
    with open_source() as container:
        stream = video_stream(container)
        decoder = Decoder(container, stream, threads=1)
        frames = _first_frames(decoder, limits, alive)
        first = next(frames, None)
        if first is None:
            raise ClipError(
                f"The pictures (codec {stream.codec_context.name}) cannot be decoded.",
                advice="It may be damaged or encrypted. If it plays elsewhere, convert it: "
                "ffmpeg -i IN OUT.mp4.",
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


def _first_frames(decoder: Decoder, limits: ClipLimits, alive: Alive) -> Any:
    del limits
    for packet in islice(packets_of(decoder.stream, alive), _PACKETS_UNTIL_A_FRAME):
        yield from decoder.decode(packet)
    yield from decoder.decode(None)


def _rhythm(timeline: Timeline) -> _Rhythm:
    ticks = timeline.times
    with open_source() as container:
        stream = video_stream(container)
        told = (stream.average_rate, stream.guessed_rate, stream.base_rate)
    steps = [later - earlier for earlier, later in pairwise(ticks)]
    return _measure(steps, timeline.time_base, timeline.last_duration, told)


def _measure(
    steps: list[int],
    time_base: Fraction,
    last_duration: int,
    told: tuple[Fraction | None, ...],
) -> _Rhythm:
    """Rate and length from the *steps* between frames, in ticks of *time_base*.

    Containers round times to their clock, so a rate that explains all steps to within a tick or
    two is believed; otherwise the average counts.
    """
    if not steps:
        rate = next((rate for rate in told if rate), _FALLBACK_RATE)
        return _Rhythm(1, rate, last_duration * time_base or 1 / rate, is_variable=False)
    total = sum(steps)
    variable = max(steps) - min(steps) > max(2, total // len(steps) // 10)
    measured = len(steps) / (total * time_base)
    candidates = [rate for rate in (*told, *_USUAL_RATES) if rate]
    fits = [
        rate
        for rate in candidates
        if abs(len(steps) / rate - total * time_base) <= min(2 * time_base, len(steps) / rate / 200)
    ]
    rate = fits[0] if fits and not variable else measured.limit_denominator(100_000) or measured
    count = len(steps) + 1
    if variable:
        duration = total * time_base + (last_duration * time_base or 1 / rate)
    else:
        duration = count / rate
    return _Rhythm(count, rate, duration, variable)


def _rhythm_by_decoding(limits: ClipLimits, alive: Alive) -> _Rhythm:
    """The same for clips whose packets tell nothing: every frame is decoded once."""
    with open_source() as container:
        stream = video_stream(container)
        rate = stream.average_rate or stream.guessed_rate or _FALLBACK_RATE
        if not 0 < rate <= 1000:
            rate = _FALLBACK_RATE
        times: list[float] = []
        for decoded in in_order(Decoder(container, stream, threads=2), rate, alive):
            times.append(decoded.time_seconds)
            if len(times) > limits.max_frames:
                raise too_many_frames(limits)
    # Microseconds serve as the clock; decoders repeat what the container rounded.
    ticks = [round(seconds * 1_000_000) for seconds in times]
    steps = [later - earlier for earlier, later in pairwise(ticks)]
    return _measure(steps, Fraction(1, 1_000_000), 0, (rate,))
