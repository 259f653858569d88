"""The light of a scene: what the hour and the weather do to every colour in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from castmate.scripts.shot import TimeOfDay, Weather

Rgb: TypeAlias = tuple[int, int, int]
"""sRGB, 0..255 each."""


def rgb(code: str) -> Rgb:
    """The colour of a ``"#rrggbb"`` code.

    >>> rgb("#ff8000")
    (255, 128, 0)
    """
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mixed(a: Rgb, b: Rgb, share: float) -> Rgb:
    """From *a* (share 0) to *b* (share 1), in sRGB as a painter mixes."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def multiplied(a: Rgb, light: Rgb) -> Rgb:
    """Surface colour *a* under *light*; white light changes nothing."""
    return a[0] * light[0] // 255, a[1] * light[1] // 255, a[2] * light[2] // 255


@dataclass(frozen=True)
class Luminary:
    """The sun or the moon, in fractions of the picture's width and height."""

    x: float
    y: float
    radius: float
    """Fraction of the picture's height."""
    colour: Rgb
    is_moon: bool


@dataclass(frozen=True)
class Mood:
    """The light of one shot."""

    time_of_day: TimeOfDay
    weather: Weather
    zenith: Rgb
    midsky: Rgb
    horizon: Rgb
    key: Rgb
    """Colour of the light on sides that face the sun or moon."""
    fill: Rgb
    """Colour of the light everywhere else; what ``lit`` multiplies by."""
    haze: Rgb
    haze_density: float
    """0..1: how much of the far distance is lost in haze."""
    luminary: Luminary | None
    """None behind closed clouds."""
    is_dark: bool
    """Lamps burn and windows glow."""

    def lit(self, colour: Rgb, depth: float = 1.0) -> Rgb:
        """*colour* as it looks in this light at *depth*: 0 the horizon, 1 the characters."""
        lost = self.haze_density * max(0.0, 1.0 - depth)
        return mixed(multiplied(colour, self.fill), self.haze, lost)

    def sunlit(self, colour: Rgb, depth: float = 1.0) -> Rgb:
        """The same for a side that faces the light."""
        lost = self.haze_density * max(0.0, 1.0 - depth)
        return mixed(multiplied(colour, self.key), self.haze, lost)

    @property
    def light_from(self) -> float:
        """-1 (the light comes from the left) .. 1 (from the right)."""
        return 0.0 if self.luminary is None else 2.0 * self.luminary.x - 1.0


_CLEAR: dict[TimeOfDay, Mood] = {
    "dawn": Mood("dawn", "clear", rgb("#6d8fc7"), rgb("#e7b7c4"), rgb("#ffdcae"),
                 key=rgb("#ffe9d2"), fill=rgb("#d9cbe0"), haze=rgb("#f3cfc4"), haze_density=.55,
                 luminary=Luminary(.24, .56, .045, rgb("#fff0cf"), is_moon=False), is_dark=False),
    "day": Mood("day", "clear", rgb("#3f8fe0"), rgb("#84c1f2"), rgb("#d6eefb"),
                key=rgb("#fffbf0"), fill=rgb("#f2f5fa"), haze=rgb("#cfe6f5"), haze_density=.45,
                luminary=Luminary(.78, .16, .05, rgb("#fffbe0"), is_moon=False), is_dark=False),
    "sunset": Mood("sunset", "clear", rgb("#4b3f86"), rgb("#e0667a"), rgb("#ffc06a"),
                   key=rgb("#ffcf96"), fill=rgb("#cf9c9c"), haze=rgb("#f59c78"), haze_density=.5,
                   luminary=Luminary(.70, .52, .06, rgb("#fff1c4"), is_moon=False), is_dark=False),
    "night": Mood("night", "clear", rgb("#0b1030"), rgb("#1a2655"), rgb("#38467f"),
                  key=rgb("#a9b9e8"), fill=rgb("#6b78ad"), haze=rgb("#27335f"), haze_density=.5,
                  luminary=Luminary(.76, .17, .04, rgb("#f3f1dc"), is_moon=True), is_dark=True),
}  # fmt: skip

_CLOUD: dict[Weather, tuple[float, Rgb, float]] = {
    # weather: share of grey in the sky and light, the grey by day, haze added
    "clear": (0.0, rgb("#ffffff"), 0.0),
    "wind": (0.12, rgb("#c9d6e2"), 0.0),
    "fog": (0.82, rgb("#d6dbde"), 0.54),
    "rain": (0.74, rgb("#8f9dac"), 0.18),
    "snow": (0.68, rgb("#cbd5e0"), 0.20),
    "storm": (0.86, rgb("#5b6675"), 0.22),
}


def mood_of(time_of_day: TimeOfDay, weather: Weather) -> Mood:
    """The light at this hour in this weather."""
    clear = _CLEAR[time_of_day]
    share, grey_by_day, more_haze = _CLOUD[weather]
    brightness = {"dawn": 0.86, "day": 1.0, "sunset": 0.74, "night": 0.24}[time_of_day]
    if time_of_day == "night" and weather == "storm":
        brightness = 0.4  # lightning never quite leaves such a sky
    tone = mixed((0, 0, 0), grey_by_day, brightness)
    grey = mixed(tone, clear.midsky, 0.12)
    dimming = mixed((255, 255, 255), mixed((255, 255, 255), grey_by_day, 0.5), share)
    return Mood(
        time_of_day,
        weather,
        zenith=mixed(clear.zenith, mixed(grey, (0, 0, 0), 0.12), share),
        midsky=mixed(clear.midsky, grey, share),
        horizon=mixed(clear.horizon, mixed(grey, clear.horizon, 0.35), share),
        key=multiplied(mixed(clear.key, clear.fill, share), dimming),
        fill=multiplied(clear.fill, dimming),
        haze=mixed(clear.haze, grey, share),
        haze_density=min(0.96, clear.haze_density + more_haze),
        luminary=clear.luminary if share < 0.5 else None,
        is_dark=clear.is_dark or weather == "storm",
    )
