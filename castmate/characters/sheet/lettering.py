"""Letters on any machine, also one without a single font.

The typeface is the one that Pillow carries in itself (Aileron, public domain). A letter that it
lacks comes from the machine's own fonts; where there is none, the letter's plain form is written.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Literal

import skia
from PIL import ImageFont

Align = Literal["left", "centre", "right"]


class Lettering:
    """Measures and writes lines of text; sizes and places are pixels."""

    def __init__(self) -> None:
        font = ImageFont.load_default(size=16)
        if not isinstance(font, ImageFont.FreeTypeFont):
            raise TypeError("this Pillow was built without FreeType")
        with _without_complaints():
            self._face = skia.Typeface.MakeFromData(skia.Data.MakeWithCopy(font.font_bytes))
        self._machine_fonts: skia.FontMgr | None = None
        self._found: dict[str, tuple[str, skia.Typeface]] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide *text* is when written."""
        return float(
            sum(_font(face, size, bold=bold).measureText(run) for face, run in self._runs(text))
        )

    def write(
        self,
        canvas: skia.Canvas,
        text: str,
        x: float,
        baseline: float,
        size: float,
        colour: int,
        *,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write one line; *x* is its left end, its middle or its right end, as *align* says."""
        width = self.width(text, size, bold=bold)
        at = x - width * {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        ink = skia.Paint(AntiAlias=True, Color=colour)
        for face, run in self._runs(text):
            font = _font(face, size, bold=bold)
            canvas.drawString(run, at, baseline, font, ink)
            at += font.measureText(run)

    def fitting_size(self, text: str, width: float, size: float, *, bold: bool = False) -> float:
        """*size*, or the smaller one at which *text* is *width* wide."""
        return min(size, size * width / max(1.0, self.width(text, size, bold=bold)))

    def lines(self, text: str, width: float, size: float, *, most: int) -> tuple[str, ...]:
        """*text* broken into lines no wider than *width*; beyond *most* lines it is cut off."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        kept = lines[:most]
        if len(lines) > most:
            kept[-1] = self.shortened(kept[-1] + " ...", width, size)
        return tuple(self.shortened(line, width, size) for line in kept)

    def shortened(self, text: str, width: float, size: float) -> str:
        """*text*, its end replaced by dots where it is wider than *width*."""
        if self.width(text, size) <= width:
            return text
        kept = text
        while kept and self.width(kept + "...", size) > width:
            kept = kept[:-1]
        return kept.rstrip(" .,") + "..."

    def _runs(self, text: str) -> Iterator[tuple[skia.Typeface, str]]:
        """*text* in pieces, each with a typeface that has its letters."""
        composed = unicodedata.normalize("NFC", text)
        letters = [self._letter(letter) for letter in composed]
        for _, group in groupby(letters, key=lambda pair: pair[1].uniqueID()):
            pieces = list(group)
            yield pieces[0][1], "".join(letter for letter, _ in pieces)

    def _letter(self, letter: str) -> tuple[str, skia.Typeface]:
        """*letter* as it can be written, and the typeface that has it."""
        if letter not in self._found:
            self._found[letter] = self._search(letter)
        return self._found[letter]

    def _search(self, letter: str) -> tuple[str, skia.Typeface]:
        if self._face.unicharToGlyph(ord(letter)):
            return letter, self._face
        with _without_complaints():
            if self._machine_fonts is None:
                self._machine_fonts = skia.FontMgr()
            other = self._machine_fonts.matchFamilyStyleCharacter(
                "sans-serif", skia.FontStyle(), [], ord(letter)
            )
        if other is not None and other.unicharToGlyph(ord(letter)):
            return letter, other
        plain = unicodedata.normalize("NFKD", letter)[0]
        return (plain if self._face.unicharToGlyph(ord(plain)) else "?"), self._face


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Keep what the wheel's fontconfig says of the machine's files away from the user's terminal.

    It writes to the process's own stderr, whether those are newer than itself or not there.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _font(face: skia.Typeface, size: float, *, bold: bool) -> skia.Font:
    font = skia.Font(face, size)
    font.setSubpixel(True)
    font.setHinting(skia.FontHinting.kNone)
    font.setEmbolden(bold)
    return font
