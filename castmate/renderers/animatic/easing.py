"""How things start and stop: curves from 0 to 1 that give movement its weight."""

import math


def clamped(share: float) -> float:
    """*share* kept within 0..1."""
    return min(1.0, max(0.0, share))


def smooth(share: float) -> float:
    """Ease in and out: slow, quick, slow.

    >>> smooth(0), smooth(0.5), smooth(1)
    (0.0, 0.5, 1.0)
    """
    s = clamped(share)
    return s * s * (3 - 2 * s)


def ease_in(share: float) -> float:
    """Starts slowly, arrives at full speed: a fall."""
    s = clamped(share)
    return s * s


def ease_out(share: float) -> float:
    """Starts at full speed, arrives slowly: a landing."""
    s = 1 - clamped(share)
    return 1 - s * s


def overshoot(share: float, *, by: float = 0.12) -> float:
    """Ease out beyond the goal by about *by*, and settle back on it."""
    s = clamped(share)
    return ease_out(s * 1.6) + by * math.sin(math.pi * clamped((s - 0.3) / 0.7)) * (1 - s)


def arc(share: float) -> float:
    """0 at both ends, 1 half-way: the height of a thrown thing."""
    s = clamped(share)
    return 4 * s * (1 - s)


def pulse(seconds: float, start: float, length: float) -> float:
    """A soft bump of 0..1..0 that begins at *start* and lasts *length* seconds."""
    if not start < seconds < start + length:
        return 0.0
    return math.sin(math.pi * (seconds - start) / length) ** 2


def ringing(seconds: float, *, per_second: float = 3.0, decay: float = 5.0) -> float:
    """A spring let go at 0: 1 at first, swinging around 0, soon at rest."""
    if seconds < 0:
        return 0.0
    return math.exp(-decay * seconds) * math.cos(2 * math.pi * per_second * seconds)


def wave(seconds: float, per_second: float, phase: float = 0.0) -> float:
    """A sine of *per_second* swings; *phase* in turns."""
    return math.sin(2 * math.pi * (seconds * per_second + phase))


def between(a: float, b: float, share: float) -> float:
    """From *a* (share 0) to *b* (share 1)."""
    return a + (b - a) * share
