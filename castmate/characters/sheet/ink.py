"""The colours of a sheet: a quiet paper, tinted by the character's own strongest colour."""

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from castmate.characters.character import Swatch

Rgb = tuple[float, float, float]
"""sRGB, each 0..1."""

_NEUTRAL: Rgb = (0.42, 0.50, 0.60)
_LEAST_SHARE = 0.08


@dataclass(frozen=True)
class Ink:
    """What a sheet is painted and written with; Skia colours, ARGB in one whole number."""

    paper: int
    card: int
    card_low: int
    halo: int
    tile: int
    accent: int
    text: int
    soft_text: int
    line: int
    warning_paper: int
    warning_text: int


def ink_for(palette: Sequence[Swatch]) -> Ink:
    """The colours of the sheet of a character with *palette*."""
    hue, _, saturation = colorsys.rgb_to_hls(*_accent(palette))
    strength = min(saturation, 0.55)

    def tint(lightness: float, share: float = 1.0) -> int:
        return _argb(colorsys.hls_to_rgb(hue, lightness, strength * share))

    return Ink(
        paper=tint(0.975, 0.5),
        card=tint(0.90, 0.9),
        card_low=tint(0.80, 0.8),
        halo=tint(0.95, 0.9),
        tile=tint(0.925, 0.7),
        accent=tint(0.36),
        text=tint(0.13, 0.4),
        soft_text=tint(0.40, 0.25),
        line=tint(0.86, 0.4),
        warning_paper=_argb((1.0, 0.93, 0.76)),
        warning_text=_argb((0.42, 0.27, 0.02)),
    )


def from_hex(text: str) -> int:
    """The Skia colour of ``"#rrggbb"``."""
    return _argb(_rgb(text))


def _accent(palette: Sequence[Swatch]) -> Rgb:
    """The most colourful of the larger swatches; a neutral blue-grey for a grey character."""
    large = [_rgb(swatch.hex) for swatch in palette if swatch.share >= _LEAST_SHARE]
    best = max(large, key=_colourfulness, default=_NEUTRAL)
    return best if _colourfulness(best) > 0.12 else _NEUTRAL


def _colourfulness(rgb: Rgb) -> float:
    return max(rgb) - min(rgb)


def _rgb(text: str) -> Rgb:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _argb(rgb: Rgb) -> int:
    return int(skia.Color(*(round(255 * channel) for channel in rgb)))
