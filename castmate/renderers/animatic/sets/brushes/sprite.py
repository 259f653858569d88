"""A painted piece of scenery that is baked once and placed many times."""

from __future__ import annotations

from dataclasses import dataclass

import skia


@dataclass(frozen=True)
class Sprite:
    """A picture with a foot: the point that is put down where it is placed."""

    image: skia.Image
    x: float
    """Left edge, in units from the foot."""
    y: float
    """Top edge, in units from the foot."""
    width: float
    height: float

    def place(
        self,
        canvas: skia.Canvas,
        x: float,
        y: float,
        scale: float = 1.0,
        *,
        paint: skia.Paint | None = None,
        mirrored: bool = False,
    ) -> None:
        """Draw with the foot at (x, y) in units."""
        left = x - (self.x + self.width) * scale if mirrored else x + self.x * scale
        target = skia.Rect.MakeXYWH(
            left, y + self.y * scale, self.width * scale, self.height * scale
        )
        if mirrored:
            canvas.save()
            canvas.translate(2 * target.centerX(), 0)
            canvas.scale(-1, 1)
        canvas.drawImageRect(
            self.image, target, skia.SamplingOptions(skia.FilterMode.kLinear), paint
        )
        if mirrored:
            canvas.restore()
