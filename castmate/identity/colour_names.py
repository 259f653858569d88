"""Everyday names for colours, found by the nearest example in Lab."""

import cv2
import numpy as np
from numpy.typing import NDArray

EXAMPLES: dict[str, str] = {
    "black": "#101010", "charcoal": "#33363a", "dark grey": "#55585c", "grey": "#858789",
    "light grey": "#b9bbbd", "silver": "#d2d4d7", "white": "#fcfcfc", "warm white": "#f7f0e3",
    "cool white": "#e9f0f7", "warm grey": "#8d8379", "slate grey": "#6b7785",
    "cream": "#f5e8c4", "ivory": "#f2ead6", "beige": "#dcc8a6", "sand": "#cdb48a",
    "tan": "#c19a6b", "khaki": "#a89c6d", "taupe": "#a08d7d",
    "light brown": "#a87b51", "brown": "#7b4f2e", "dark brown": "#43291a",
    "chestnut brown": "#82402a", "chocolate brown": "#5a3420", "grey brown": "#6f6257",
    "rust": "#ab4a22", "terracotta": "#c66b4b", "copper": "#b57244",
    "peach": "#fbc9a6", "apricot": "#f7b077", "salmon": "#f18b76", "coral": "#f76c57",
    "orange": "#f48a1c", "dark orange": "#dc6413", "amber": "#f6b414",
    "golden yellow": "#eebc33", "ochre": "#bd8a2d", "mustard yellow": "#cfa62e",
    "yellow": "#f7dc1f", "lemon yellow": "#f8ee5c", "pale yellow": "#f7eda6",
    "red": "#d3202a", "bright red": "#f22a23", "dark red": "#8a1418", "brick red": "#a6392f",
    "maroon": "#571521", "wine red": "#6f1b38", "raspberry red": "#bc2255",
    "pink": "#f08eb0", "light pink": "#f8c7d4", "dusty pink": "#cd929c", "hot pink": "#ee3f94",
    "magenta": "#c42595", "plum": "#71365f", "mauve": "#ab88a8",
    "lavender": "#c1b2e2", "lilac": "#c9a0d8", "violet": "#8045b5", "purple": "#622a86",
    "dark purple": "#391d4d", "indigo": "#3c3089",
    "navy blue": "#182348", "dark blue": "#22387a", "royal blue": "#2c53c2",
    "ultramarine blue": "#1f1fe0", "blue": "#2f76d2",
    "sky blue": "#78b9e8", "light blue": "#aad0ec", "pale blue": "#cfe2ef",
    "steel blue": "#4f7ca3", "denim blue": "#45608a", "petrol blue": "#1c5365",
    "turquoise": "#35c2bf", "aqua": "#7fdfe0", "teal": "#168081", "dark teal": "#124a4c",
    "mint green": "#9cdcb8", "sea green": "#3f9f78", "emerald green": "#158f57",
    "green": "#379a3c", "bright green": "#4acb3b", "lime green": "#a6d732",
    "light green": "#a2d890", "sage green": "#99a983", "olive green": "#77772f",
    "moss green": "#59682f", "forest green": "#27572d", "dark green": "#163a20",
}  # fmt: skip
"""One sRGB example of each name."""

GREY_COUNTS = 1.6
"""How much more a difference in colourfulness tells near grey than a difference in lightness."""


def colour_name(lab: NDArray[np.float32]) -> str:
    """The everyday name nearest to *lab*: float32 (3,), L 0..100.

    >>> colour_name(lab_of_hex("#9edfba"))
    'mint green'
    """
    examples = np.stack([lab_of_hex(code) for code in EXAMPLES.values()])
    difference = (examples - lab) * (1.0, GREY_COUNTS, GREY_COUNTS)
    # Near grey a small step changes the name; among vivid colours the same step does not.
    vivid = np.hypot(examples[:, 1], examples[:, 2])[:, None]
    difference[:, 1:] /= 1 + 0.02 * vivid
    return list(EXAMPLES)[int(np.linalg.norm(difference, axis=1).argmin())]


def lab_of_hex(code: str) -> NDArray[np.float32]:
    """Lab float32 (3,) of ``"#rrggbb"``."""
    rgb = np.frombuffer(bytes.fromhex(code[1:]), np.uint8).astype(np.float32)
    lab: NDArray[np.float32] = cv2.cvtColor(rgb.reshape(1, 1, 3) / 255, cv2.COLOR_RGB2LAB)[0, 0]
    return lab


def hex_of_lab(lab: NDArray[np.float32]) -> str:
    """``"#rrggbb"`` of Lab float32 (3,), clipped to what sRGB can show."""
    rgb = cv2.cvtColor(np.float32(lab).reshape(1, 1, 3), cv2.COLOR_LAB2RGB)[0, 0]
    return "#" + bytes(np.round(rgb.clip(0, 1) * 255).astype(np.uint8).tolist()).hex()
