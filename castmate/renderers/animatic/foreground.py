"""What stands before a character: hideouts, and covers for a body that the clip sawed off."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.canvas import colour, fill, stroke
from castmate.renderers.animatic.mood import Mood, Rgb, mixed, rgb
from castmate.renderers.animatic.sets.brushes.clouds import heaped_cloud
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, bush
from castmate.renderers.animatic.sets.brushes.grass import tuft
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import rock
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

_GREEN, _SAND, _SNOW, _WATER = rgb("#5f9a4c"), rgb("#c9a878"), rgb("#eef4fd"), rgb("#4f95bd")
_STONE, _WOOD = rgb("#8d8578"), rgb("#a9764a")

_BARE = ("space", "cave", "desert", "underwater")
"""Sets where nothing grows: one hides behind a rock there."""
_HIDEOUT_DEPTH, _COVER_DEPTH = 1.0005, 1.001
"""Just before the characters: same parallax, later drawn."""


def hideout_layer(built: Set, *, x: float, width: float, height: float) -> Layer:
    """A bush, a rock, a heap of snow, a crate or a cloud at *x*, to hide a character behind.

    *width* and *height*, in units, are what it must cover.
    """

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        foot = built.ground + 0.12 * height
        match "sand" if built.name in _BARE else built.surface:
            case "ground":
                _bush(canvas, stage, x, foot, width, height * 1.1)
            case "sand" | "water":
                stone = rock(stage, "hideout", _STONE, 1.0, size=width * 1.15)
                _stretched(canvas, stone, x, foot, width * 1.15, height * 1.25)
            case "air":
                cloud = heaped_cloud(stage, "hideout")
                for aside, low in ((-0.2, 0.4), (0.2, 0.4), (0.0, 0.55)):
                    at = x + aside * width
                    _stretched(canvas, cloud, at, foot + low * height, width * 1.4, height * 1.7)
            case "snow":
                _heap(canvas, stage.mood, x, foot, width * 1.1, height * 1.12)
            case "floor":
                _crate(canvas, stage.mood, x, foot, width, height * 1.12)

    return Layer("hideout", _HIDEOUT_DEPTH, paint)


def cover_layer(built: Set, *, tall: float) -> Layer:
    """A strip before the characters, *tall* units high, behind which sawn-off bodies end.

    It spans the whole stage, so that a character may travel behind it.
    """

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        match built.surface:
            case "ground":
                _grass(canvas, stage, built.ground, tall)
            case "floor":
                _ledge(canvas, stage, built.ground, tall)
            case "sand":
                _swell(canvas, stage, built.ground, tall, _SAND)
            case "snow":
                _swell(canvas, stage, built.ground, tall, _SNOW)
            case "water":
                _swell(canvas, stage, built.ground, tall, _WATER)
            case "air":
                _clouds(canvas, stage, built.ground, tall)

    return Layer("cover", _COVER_DEPTH, paint)


def _stretched(
    canvas: skia.Canvas, sprite: Sprite, x: float, foot: float, width: float, height: float
) -> None:
    target = skia.Rect.MakeLTRB(x - width / 2, foot - height, x + width / 2, foot)
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    canvas.drawImageRect(sprite.image, target, smooth)


def _bush(
    canvas: skia.Canvas, stage: Stage, x: float, foot: float, width: float, height: float
) -> None:
    leaves = Leaves(_GREEN, 1.0, size=max(9.0, height * 0.06))
    for side, share in ((-0.33, 0.8), (0.34, 0.72), (0.0, 1.0)):
        wide = width * (0.72 if side else 0.82)
        mound = bush(stage, f"hideout {side}", leaves, width=wide, tall=height * share / wide)
        mound.place(canvas, x + side * width, foot + (0 if side else 0.04 * height))
    blades = tuft(stage, "hideout grass", _GREEN, 1.0, size=height * 0.34)
    for k in range(5):
        at = x + width * (k / 4 - 0.5)
        blades.place(canvas, at, foot + 0.03 * height, 0.8 + 0.1 * (k % 3), mirrored=k % 2 == 1)


def _heap(
    canvas: skia.Canvas, mood: Mood, x: float, foot: float, width: float, height: float
) -> None:
    path = skia.Path()
    path.moveTo(x - width / 2, foot)
    for k in range(1, 49):
        share = k / 48
        bump = 1 + 0.05 * math.sin(share * 19)
        up = height * math.sin(math.pi * share) ** 0.6 * bump if k < 48 else 0.0
        path.lineTo(x - width / 2 + width * share, foot - up)
    path.close()
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, foot - height), skia.Point(0, foot)],
        [colour(mood.sunlit(_SNOW)), colour(mood.lit(mixed(_SNOW, rgb("#6f8fc0"), 0.4)))],
    )
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=down))


def _crate(
    canvas: skia.Canvas, mood: Mood, x: float, foot: float, width: float, height: float
) -> None:
    box = skia.Rect.MakeLTRB(x - width / 2, foot - height, x + width / 2, foot)
    _wooden(canvas, mood, box)
    dark = stroke(mood.lit(mixed(_WOOD, (40, 24, 30), 0.5)), 3, 0.8)
    for k in range(1, 4):
        y = box.top() + box.height() * k / 4
        canvas.drawLine(box.left() + 6, y, box.right() - 6, y, dark)
    batten = stroke(mood.lit(mixed(_WOOD, (70, 40, 30), 0.35)), 15)
    inner = box.makeInset(7, 7)
    canvas.drawRect(inner, batten)
    canvas.drawLine(inner.left(), inner.bottom(), inner.right(), inner.top(), batten)
    edge = stroke(mood.sunlit(mixed(_WOOD, (255, 240, 210), 0.4)), 3, 0.7)
    canvas.drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1, edge)


def _wooden(canvas: skia.Canvas, mood: Mood, area: skia.Rect) -> None:
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, area.top()), skia.Point(0, area.bottom())],
        [colour(mood.lit(mixed(_WOOD, (255, 235, 200), 0.15))),
         colour(mood.lit(mixed(_WOOD, (50, 30, 40), 0.4)))],
    )  # fmt: skip
    canvas.drawRect(area, skia.Paint(AntiAlias=True, Shader=down))


def _grass(canvas: skia.Canvas, stage: Stage, ground: float, tall: float) -> None:
    """Rows of tufts over a bank, the nearest in front."""
    reach, rng = stage.reach(1.0), stage.rng("cover")
    kinds = [
        tuft(stage, f"cover {k}", tone, 1.0, size=tall * 1.25, blades=15)
        for k, tone in enumerate((mixed(_GREEN, (20, 60, 40), 0.25), _GREEN, rgb("#86b557")))
    ]
    bank = skia.Rect.MakeLTRB(-reach, ground - tall * 0.34, reach, 790)
    canvas.drawRect(bank, fill(stage.mood.lit(mixed(_GREEN, (20, 60, 40), 0.3))))
    for row in range(4):
        foot = ground + tall * (0.06 + 0.42 * row)
        at = -reach
        while at < reach:
            kind = kinds[int(rng.integers(len(kinds)))]
            kind.place(
                canvas, at, foot, float(rng.uniform(0.75, 1.15)), mirrored=rng.random() < 0.5
            )
            at += tall * float(rng.uniform(0.28, 0.5))


def _swell(canvas: skia.Canvas, stage: Stage, ground: float, tall: float, base: Rgb) -> None:
    """A long soft bank of sand, snow or water from side to side."""
    mood, reach = stage.mood, stage.reach(1.0)
    phases = stage.rng("cover").uniform(0, 2 * math.pi, 2)
    line = skia.Path()
    for k in range(161):
        x = -reach + 2 * reach * k / 160
        swell = 0.1 * math.sin(x / 96 + phases[0]) + 0.05 * math.sin(x / 37 + phases[1])
        y = ground - tall * (0.88 + swell)
        if k == 0:
            line.moveTo(x, y)
        else:
            line.lineTo(x, y)
    bank = skia.Path(line)
    bank.lineTo(reach, 790)
    bank.lineTo(-reach, 790)
    bank.close()
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, ground - tall), skia.Point(0, 740)],
        [colour(mood.sunlit(base)), colour(mood.lit(mixed(base, (40, 60, 110), 0.35)))],
    )
    canvas.drawPath(bank, skia.Paint(AntiAlias=True, Shader=down))
    canvas.drawPath(line, stroke(mood.sunlit(mixed(base, (255, 255, 255), 0.7)), 3.5, 0.65))


def _clouds(canvas: skia.Canvas, stage: Stage, ground: float, tall: float) -> None:
    """A bank of clouds."""
    reach = stage.reach(1.0)
    kinds = [heaped_cloud(stage, f"cover {k}") for k in range(2)]
    wide = tall * 3.2
    haze = skia.Rect.MakeLTRB(-reach, ground - tall * 0.1, reach, 790)
    canvas.drawRect(haze, fill(mixed(stage.mood.haze, (255, 255, 255), 0.4)))
    for row in range(2):
        at = -reach + row * wide * 0.35
        while at < reach + wide / 2:
            foot = ground + tall * (0.55 + 0.5 * row)
            _stretched(canvas, kinds[row], at, foot, wide, tall * 1.6)
            at += wide * 0.55


def _ledge(canvas: skia.Canvas, stage: Stage, ground: float, tall: float) -> None:
    """A wooden ledge, as of a table or a low wall, from side to side."""
    mood, reach = stage.mood, stage.reach(1.0)
    top = ground - tall
    _wooden(canvas, mood, skia.Rect.MakeLTRB(-reach, top, reach, 790))
    lip = skia.Rect.MakeLTRB(-reach, top - 5, reach, top + 13)
    canvas.drawRect(lip, fill(mood.sunlit(mixed(_WOOD, (255, 240, 210), 0.3))))
    dark = mixed(_WOOD, (40, 24, 30), 0.5)
    canvas.drawLine(-reach, top + 14.5, reach, top + 14.5, stroke(mood.lit(dark), 3))
    rng = stage.rng("cover")
    for _ in range(26):
        x, y = float(rng.uniform(-reach, reach)), float(rng.uniform(top + 30, 740))
        grain = float(rng.uniform(60, 220))
        canvas.drawLine(x, y, x + grain, y + 2, stroke(mood.lit(dark), 2, 0.3))
