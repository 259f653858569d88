"""One video to share: every arm in a panel with its name, and the curves under one playhead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from castmate.films.comparison.running import Footages
from castmate.films.comparison.summary import ArmSummary, Summary, shot_starts
from castmate.media.decode import decode
from castmate.media.encode import Encoding, VideoWriter
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage
from castmate.media.probe import probe
from castmate.report import Progressed, Report, StepStarted

TO_SHARE = Encoding(preset="veryfast", crf=24, matrix="bt601")
LONGEST_SIDE = 1920
GAP = 8
_PAPER, _INK, _QUIET, _LINE = (22, 25, 29), (236, 231, 223), (172, 164, 151), (54, 61, 68)
_COLOURS = {
    "none": (152, 164, 177), "text": (90, 169, 238), "reference": (185, 138, 236),
    "both": (240, 133, 79), "unrelated": (143, 134, 122),
}  # fmt: skip


class SideBySide:
    """Where the panels and the curves stand on one picture."""

    def __init__(self, footages: Footages, summary: Summary) -> None:
        self._arms = footages.request.arms
        columns = 1 if len(self._arms) == 1 else 2
        rows = -(-len(self._arms) // columns)
        panel = footages.request.size
        fits = min(1.0, LONGEST_SIDE / (columns * panel.width + (columns + 1) * GAP))
        self._panel = panel.scaled(fits)
        width = columns * self._panel.width + (columns + 1) * GAP
        self._text = max(11, width // 64)
        self._top = rows * (self._panel.height + GAP) + GAP
        self._curve = max(54, width // 10)
        height = self._top + self._curve + 2 * self._text + 3 * GAP
        self.size = Size(-(-width // 4) * 4, -(-height // 4) * 4)
        self._starts = shot_starts(footages)
        self._prompts = [shot.shot.prompt for shot in footages.shots]
        self._curves = summary.arms[footages.characters[0].handle]
        self._identical = summary.identical
        self._ground = self._drawn(footages.renderer)
        self._labels = {arm: self._label(arm) for arm in self._arms}

    def picture(self, panels: Sequence[RgbImage], seconds: float) -> RgbImage:
        """All arms at one moment: uint8 (height, width, 3). *panels* are of any one size."""
        page = self._ground.copy()
        for place, (arm, picture) in enumerate(zip(self._arms, panels, strict=True)):
            x, y = self._corner(place)
            area = (self._panel.width, self._panel.height)
            page[y : y + area[1], x : x + area[0]] = cv2.resize(
                picture, area, interpolation=cv2.INTER_AREA
            )
            label = self._labels[arm]
            page[y + GAP : y + GAP + label.shape[0], x + GAP : x + GAP + label.shape[1]] = label
        at = round(self._x(seconds))
        low = self._top + self._curve
        page[self._top : low, max(0, at - 1) : at + 1] = _INK
        self._write_prompt(page, seconds)
        return page

    def _corner(self, place: int) -> tuple[int, int]:
        row, column = divmod(place, 1 if len(self._arms) == 1 else 2)
        step_x, step_y = self._panel.width + GAP, self._panel.height + GAP
        return GAP + column * step_x, GAP + row * step_y

    def _x(self, seconds: float) -> float:
        left, right = 2.6 * self._text, self.size.width - 2 * GAP
        return left + (right - left) * seconds / self._starts[-1]

    def _y(self, percent: float) -> float:
        return self._top + GAP + (self._curve - 2 * GAP) * (1 - percent / 100)

    def _drawn(self, renderer: str) -> RgbImage:
        """Everything that stays: the paper and the curves."""
        page = Image.new("RGB", (self.size.width, self.size.height), _PAPER)
        draw = ImageDraw.Draw(page)
        font = ImageFont.load_default(size=self._text * 0.8)
        for level in (0, 100):
            y = self._y(level)
            draw.line((self._x(0), y, self._x(self._starts[-1]), y), fill=_LINE)
            draw.text((self._x(0) - GAP, y), str(level), fill=_QUIET, font=font, anchor="rm")
        for start in self._starts[1:-1]:
            x = self._x(start)
            draw.line((x, self._y(100), x, self._y(0)), fill=_LINE)
        for arm in ("unrelated", *self._arms):
            # The same film under two names: the second is dashed over the first.
            dashed = any(arm in group and arm != group[0] for group in self._identical)
            for line in _runs(self._curves[arm], self._starts):
                points = [(self._x(at), self._y(percent)) for at, percent in line]
                wide = 1 if arm == "unrelated" else 3
                if dashed:
                    for dash in zip(points[::2], points[1::2], strict=False):
                        draw.line(dash, fill=_COLOURS[arm], width=wide)
                else:
                    draw.line(points, fill=_COLOURS[arm], width=wide, joint="curve")
        made = f"castmate, {renderer}; synthetic"
        draw.text(
            (self.size.width - 2 * GAP, self.size.height - GAP - self._text * 0.6),
            made, fill=_QUIET, font=font, anchor="rm",
        )  # fmt: skip
        return np.array(page)

    def _label(self, arm: str) -> RgbImage:
        mean = self._curves[arm].mean if arm in self._curves else None
        shown = "not measurable" if mean is None else f"{mean:.0f} %"
        font = ImageFont.load_default(size=self._text * 1.1)
        text = f"{arm}  {shown}"
        width = round(font.getlength(text)) + 4 * GAP
        height = round(self._text * 1.9)
        label = Image.new("RGB", (width, height), (20, 24, 29))
        draw = ImageDraw.Draw(label)
        draw.rectangle((0, 0, GAP, height), fill=_COLOURS[arm])
        draw.text((2.5 * GAP, height / 2), text, fill=(255, 255, 255), font=font, anchor="lm")
        return np.array(label)

    def _write_prompt(self, page: RgbImage, seconds: float) -> None:
        shot = sum(start <= seconds + 1e-6 for start in self._starts[1:-1])
        top = self._top + self._curve + GAP
        strip = Image.fromarray(page[top:, : page.shape[1] * 3 // 4])
        font = ImageFont.load_default(size=self._text)
        text = f"{shot + 1}. {self._prompts[shot]}"
        while font.getlength(text) > strip.width - 2 * self._x(0) and len(text) > 8:
            text = text[:-5].rstrip() + "..."
        ImageDraw.Draw(strip).text(
            (self._x(0), self._text), text, fill=_INK, font=font, anchor="lm"
        )
        page[top:, : strip.width] = np.array(strip)


def write_side_by_side(
    footages: Footages, summary: Summary, output: Path, *, report: Report
) -> None:
    """Write all arms beside one another to the video *output*, or nothing at all."""
    report.tell(StepStarted("side by side"))
    page = SideBySide(footages, summary)
    rate = footages.request.frame_rate
    comment = f"castmate compare, {footages.renderer}; synthetic"
    films = [footages.films[arm] for arm in footages.request.arms]
    with VideoWriter(output, page.size, rate, encoding=TO_SHARE, comment=comment) as video:
        video.write_all(_pictures(page, films, float(rate), report))


def _pictures(
    page: SideBySide, films: Sequence[Path], rate: float, report: Report
) -> Iterator[RgbImage]:
    clips = [probe(film) for film in films]
    total = min(clip.num_frames for clip in clips)
    streams = [decode(clip) for clip in clips]
    for index, frames in enumerate(zip(*streams, strict=True)):
        report.check_cancelled()
        yield page.picture([frame.rgb for frame in frames], index / rate)
        report.tell(Progressed(index + 1, total))


def _runs(found: ArmSummary, starts: Sequence[float]) -> Iterator[list[tuple[float, float]]]:
    """The curve in pieces: broken at the cuts and where nothing could be measured."""
    for first, stop in pairwise(starts):
        line: list[tuple[float, float]] = []
        for moment in found.curve:
            if not first - 1e-6 <= moment.seconds < stop - 1e-6:
                continue
            if moment.percent is None:
                if len(line) > 1:
                    yield line
                line = []
            else:
                line.append((moment.seconds, moment.percent))
        if len(line) > 1:
            yield line
