"""Makes the picture of the README from what ``make demo`` wrote: the clip, then the scenes.

python docs/readme_picture.py demo-output docs/picture.jpg
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan
from castmate.media.probe import probe

WIDTH, GAP, MARGIN, CAPTION = 1600, 18, 28, 44
PAPER, INK = (250, 247, 242), (52, 60, 68)
PANELS = (
    ("sample.mp4", 78, "1. a clip"),
    ("scene-1.mp4", 60, "2. surfs at sunset"),
    ("scene-2.mp4", 46, "3. strolls through a rainy city"),
    ("scene-3.mp4", 66, "4. says hello in the forest"),
)


def main() -> None:
    """Compose the four panels, two by two."""
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    width = (WIDTH - 2 * MARGIN - GAP) // 2
    height = width * 9 // 16
    page = Image.new("RGB", (WIDTH, 2 * MARGIN + 2 * (height + CAPTION)), PAPER)
    pen = ImageDraw.Draw(page)
    for place, (name, index, caption) in enumerate(PANELS):
        row, column = divmod(place, 2)
        x, y = MARGIN + column * (width + GAP), MARGIN + row * (height + CAPTION)
        frame = next(iter(decode(probe(folder / name), FrameSpan(index, index + 1))))
        picture = Image.fromarray(frame.rgb).resize((width, height), Image.Resampling.LANCZOS)
        page.paste(picture, (x, y))
        pen.text((x + 2, y + height + 8), caption, INK, ImageFont.load_default(22))
    page.save(output, quality=86, optimize=True)


if __name__ == "__main__":
    main()
