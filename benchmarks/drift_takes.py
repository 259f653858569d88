"""The characters of the drift benchmark, and a take of each in which it is really itself.

Of a clip, castmate casts the character; the take is the middle of its window without the frames
that are references. Of a subject, known by a photo, the clip is its cut-out moving before the
photo; the take shows it moving otherwise over another subject's photo, as a renderer would that
was given it. Photos of which only fragments can be cut out are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.drift_edits import Shown, Take
from castmate.characters.cast import sign
from castmate.characters.cut_frames import CutFrame
from castmate.characters.found_subject import find_subject
from castmate.characters.references import choose_references, crops_of
from castmate.consistency.salience import salient_subject
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.pixels import RgbImage
from castmate.media.probe import probe

FRAMES = 6
SECONDS_APART = 0.2
"""Frames of a take, as scoring samples them."""
LONGEST_SIDE = 480
PHOTO_FRAME = (480, 360)
STANDS_IN = 0.62
"""Share of the frame's height that a photographed subject takes."""
SATURATED = 18.0
"""Mean chroma, Lab, from which a turned hue is a different colour."""
SOLID = 0.75
"""Share of its convex hull that a whole subject fills."""
LEAST_AREA = 0.04
SUFFIXES = {".mp4", ".mov", ".webm", ".mkv"}
PICTURES = {".jpg", ".jpeg", ".png", ".webp"}


@dataclass(frozen=True)
class Filmed:
    """A character and a take of it."""

    name: str
    signature: Signature
    references: tuple[Crop, ...]
    take: Take

    @property
    def is_saturated(self) -> bool:
        """Whether a turned hue changes how it looks."""
        lab, shares = self.signature.palette.lab, self.signature.palette.shares
        return float((np.hypot(lab[:, 1], lab[:, 2]) * shares).sum()) >= SATURATED


def filmed_characters(folder: Path, embedder: Embedder) -> Iterator[Filmed]:
    """The characters of *folder*: its ``clips/``, then its ``subjects/``, by name."""
    for path in sorted((folder / "clips").glob("*")):
        if path.suffix.lower() in SUFFIXES:
            yield of_clip(path, embedder)
    yield from of_photos(folder / "subjects", embedder)


def of_clip(path: Path, embedder: Embedder) -> Filmed:
    """The character of a clip, and the rest of the clip as its take."""
    frames = find_subject(probe(path)).frames
    references = choose_references(frames)
    kept = {frame.index for frame in references}
    rest = [frame for frame in frames if frame.index not in kept]
    times = np.array([frame.time_seconds for frame in rest])
    begin = times[len(times) // 2] - SECONDS_APART * FRAMES / 2
    picks = {int(np.abs(times - begin - SECONDS_APART * k).argmin()) for k in range(FRAMES)}
    return Filmed(
        path.stem,
        sign(frames, references, embedder),
        crops_of(references),
        tuple(_shown(rest[pick]) for pick in sorted(picks)),
    )


def of_photos(folder: Path, embedder: Embedder) -> Iterator[Filmed]:
    """The subjects of *folder*, each by its first photo of which all was cut out."""
    subjects = {}
    for place in sorted(path for path in folder.glob("*") if path.is_dir()):
        photos = sorted(path for path in place.iterdir() if path.suffix.lower() in PICTURES)
        whole = next((found for path in photos if (found := _cut_whole(path))), None)
        if whole:
            subjects[place.name] = whole
    names = list(subjects)
    for number, name in enumerate(names):
        photo, crop = subjects[name]
        ground, _ = subjects[names[(number + len(names) // 2) % len(names)]]
        clip = moving(crop, photo, turn=4)
        references = tuple(Crop(shown.rgb, shown.alpha) for shown in clip[::2])
        signature = make_signature(references, embedder, neighbours=references)
        yield Filmed(name, signature, references, moving(crop, ground, turn=-6))


def moving(crop: Crop, ground: RgbImage, *, turn: float) -> Take:
    """*crop* swaying by *turn* degrees, nearing and crossing a soft picture of *ground*."""
    width, height = PHOTO_FRAME
    soft = cv2.GaussianBlur(cv2.resize(ground, PHOTO_FRAME), (0, 0), 2)
    tall, wide = crop.alpha.shape
    factor = min(STANDS_IN * height / tall, STANDS_IN * width / wide)
    take = []
    for along in np.linspace(-0.8, 0.8, FRAMES):
        grown = factor * (1 + 0.08 * along)
        matrix = cv2.getRotationMatrix2D((wide / 2, tall / 2), turn * np.sin(3 * along), grown)
        matrix[:, 2] += (width * (0.5 + 0.1 * along) - wide / 2, height * 0.55 - tall / 2)
        rgb = cv2.warpAffine(crop.rgb, matrix, PHOTO_FRAME, flags=cv2.INTER_LINEAR)
        alpha = cv2.warpAffine(crop.alpha, matrix, PHOTO_FRAME, flags=cv2.INTER_LINEAR)
        cover = alpha[..., None] / 255
        take.append(Shown((soft * (1 - cover) + rgb * cover).round().astype(np.uint8), alpha))
    return tuple(take)


def _photo(path: Path) -> RgbImage:
    rgb: RgbImage = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    factor = min(1.0, LONGEST_SIDE / max(rgb.shape[:2]))
    return np.asarray(cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))


def _cut_whole(path: Path) -> tuple[RgbImage, Crop] | None:
    """A photo and its subject, cut out unaided; None where that left fragments."""
    rgb = _photo(path)
    alpha = salient_subject(rgb)
    mask = (alpha > 127).astype(np.uint8)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    hull = cv2.convexHull(np.concatenate(outlines))
    if mask.sum() < max(SOLID * cv2.contourArea(hull), LEAST_AREA * mask.size):
        return None
    x, y, width, height = cv2.boundingRect(mask)
    rows, columns = slice(y, y + height), slice(x, x + width)
    return rgb, Crop(rgb[rows, columns], alpha[rows, columns])


def _shown(frame: CutFrame) -> Shown:
    small = frame.shrunk(min(1.0, LONGEST_SIDE / max(frame.rgb.shape[:2])))
    return Shown(small.rgb, small.alpha)
