"""Casting: from a clip to a character, in steps that can each be done alone."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np

from castmate.characters.blobs import BlobTarget
from castmate.characters.character import Character, Kind, Loop, Swatch, View, Window
from castmate.characters.check import ClipCheck, check_clip
from castmate.characters.cut_frames import CutFrame, cut_frames, usable
from castmate.characters.handle import checked_name, handle_from
from castmate.characters.loop import CutLoop, choose_loop
from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint, Matte
from castmate.characters.references import choose_neighbours, choose_references, crops_of
from castmate.characters.rights import (
    check_faces,
    check_kind,
    check_name,
    look_alikes,
    recorded,
)
from castmate.characters.traits import traits_of
from castmate.characters.views import MOST_VIEWS, CutView, choose_views
from castmate.characters.window import choose_window
from castmate.characters.window_frames import check_hints, read_window
from castmate.errors import SubjectNotFound
from castmate.identity.colour import palette_of
from castmate.identity.embedder import Embedder
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Size
from castmate.media.png import png_bytes
from castmate.report import Report, Silent, StepStarted

STEPS = ("check", "window", "matte", "views", "signature", "traits", "rights")
"""In order; each is told as it begins."""
SURE = 0.5
"""From this confidence of the cut-out on the character moves by itself."""
_MOST_COLOURS, _ALL_COLOURS = 6, 12
_SMALL = 0.18
_FEW_REFERENCES = 3


_SILENT = Silent()


class Cutter(Protocol):
    """Something that cuts the character out; the built-in one needs no weights."""

    def __call__(self, frames: Sequence[Frame], hints: Sequence[Hint], *, report: Report) -> Matte:
        """The cut-out of *frames*, one span of a clip, in order and of one size."""


@dataclass(frozen=True)
class FoundSubject:
    """The first half of casting: where the character is, before anything is made of it."""

    checked: ClipCheck
    window: Window
    matte: Matte
    frames: tuple[CutFrame, ...] = field(repr=False)
    """The sure frames, or the least unsure ones; at least one."""
    frame_rate: Fraction
    """Of *frames*, a second."""

    @property
    def is_sure(self) -> bool:
        """Whether the cut-out may be shown moving."""
        return self.matte.confidence >= SURE and bool(self.matte.sure)


def cast_character(
    clip: Clip,
    *,
    name: str,
    store: BlobTarget,
    hints: Sequence[Hint] = (),
    at_seconds: float | None = None,
    traits: str | Sequence[str] | None = None,
    kind: Kind = "non_human",
    consent: str | None = None,
    statement: str | None = None,
    known: Iterable[tuple[str, Signature]] = (),
    embedder: Embedder | None = None,
    cutter: Cutter = cut,
    report: Report = _SILENT,
) -> Character:
    """Cast the character called *name* from *clip*; its pictures are put into *store*.

    *hints* (in pixels of the clip) and *at_seconds* show where it is; *traits* are the user's own
    words; *known* are the signatures of other characters by handle. Nothing is stored before all
    that can be refused has been. Raises the errors of the single steps, all of them
    :class:`castmate.errors.BadInput`, and :class:`castmate.errors.Cancelled`.
    """
    name, handle = checked_name(name), handle_from(name)
    about_name = check_name(name, statement=statement)
    check_kind(kind, consent)
    found = find_subject(clip, hints=hints, at_seconds=at_seconds, cutter=cutter, report=report)
    # The search for faces takes as long as the other three steps, and needs nothing of them.
    with ThreadPoolExecutor(max_workers=1) as beside:
        faces = beside.submit(check_faces, found.frames, kind, consent)
        begin(report, "views")
        views = choose_views(found.frames, most=MOST_VIEWS if found.is_sure else 1)
        loop = choose_loop(found.frames, found.frame_rate) if found.is_sure else None
        begin(report, "signature")
        references = choose_references(found.frames)
        signature = sign(found.frames, references, embedder or FisherEmbedder())
        begin(report, "traits")
        palette = palette_as_swatches(references)
        words = traits_of(references, crops_of(references), palette, told=traits or ())
        begin(report, "rights")
        about_face = faces.result()
    about_looks = look_alikes(signature, known)
    report.check_cancelled()
    return Character(
        id=f"char_{secrets.token_hex(12)}",
        handle=handle,
        name=name,
        version=1,
        created_at=datetime.now(UTC).replace(microsecond=0),
        confidence=round(found.matte.confidence, 4),
        branch=found.matte.branch,
        window=found.window,
        views=tuple(_kept_view(view, store) for view in views),
        loop=None if loop is None else _kept_loop(loop, store),
        palette=palette[:_MOST_COLOURS],
        traits=words,
        rights=recorded(kind, consent, statement, (*about_name, *about_face, *about_looks)),
        signature=store.put(signature.to_bytes()),
        clip=content_of(clip.path),
        warnings=_warnings(clip, found, views[0]),
    )


def find_subject(
    clip: Clip,
    *,
    hints: Sequence[Hint] = (),
    at_seconds: float | None = None,
    cutter: Cutter = cut,
    report: Report = _SILENT,
) -> FoundSubject:
    """Check *clip*, choose its window and cut the character out of it."""
    check_hints(clip, hints)
    begin(report, "check")
    checked = check_clip(clip, report)
    begin(report, "window")
    at_frame = hints[0].frame_index if hints else None
    window, span = choose_window(clip, checked.scan, at_seconds=at_seconds, at_frame=at_frame)
    begin(report, "matte")
    read = read_window(clip, span, hints, report)
    matte = cutter(read.frames, read.hints, report=report)
    own_alpha = matte.branch == "alpha"
    frames = cut_frames(read.frames, usable(matte), fits_its_picture=own_alpha)
    if not frames:
        raise SubjectNotFound(
            "Nothing could be cut out of this part of the clip.",
            advice="Show the character: --box X,Y,W,H --at SECONDS.",
        )
    return FoundSubject(checked, window, matte, frames, clip.frame_rate / read.stride)


def sign(
    frames: Sequence[CutFrame], references: Sequence[CutFrame], embedder: Embedder
) -> Signature:
    """The signature of the character that *references*, chosen from *frames*, show."""
    neighbours = crops_of(choose_neighbours(frames))
    return make_signature(crops_of(references), embedder, neighbours=neighbours)


def palette_as_swatches(references: Sequence[CutFrame]) -> tuple[Swatch, ...]:
    """All colours of *references*, largest share first."""
    colours = palette_of(crops_of(references), max_colours=_ALL_COLOURS)
    return tuple(Swatch(colour.name, colour.hex, colour.share) for colour in colours)


def begin(report: Report, step: str) -> None:
    """Tell that *step* begins, unless the user asked to stop."""
    report.check_cancelled()
    report.tell(StepStarted(step))


def content_of(path: Path) -> str:
    """SHA-256 of a file's bytes, or of all files of a folder in the order of their names."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    whole = hashlib.sha256()
    for file in files:
        if file.is_file():
            with file.open("rb") as stream:
                while part := stream.read(1 << 20):
                    whole.update(part)
    return whole.hexdigest()


def _kept_view(view: CutView, store: BlobTarget) -> View:
    height, width = view.picture.shape[:2]
    return View(
        picture=store.put(png_bytes(view.picture)),
        size=Size(width, height),
        frame_index=view.frame_index,
        time_seconds=round(view.time_seconds, 3),
        score=round(view.score, 4),
        cut_by=view.cut_by,
    )


def _kept_loop(loop: CutLoop, store: BlobTarget) -> Loop:
    height, width = loop.pictures[0].shape[:2]
    pictures = tuple(store.put(png_bytes(picture)) for picture in loop.pictures)
    return Loop(pictures, Size(width, height), loop.frame_rate, loop.seam, loop.cut_by)


def _warnings(clip: Clip, found: FoundSubject, best: CutView) -> tuple[str, ...]:
    """What the user should know, most important first."""
    said = (*_about_the_cut_out(clip, found, best), *found.matte.warnings, *found.checked.advice)
    return tuple(dict.fromkeys(said))


def _about_the_cut_out(clip: Clip, found: FoundSubject, best: CutView) -> list[str]:
    warnings = []
    if not found.is_sure:
        warnings.append(
            f"castmate is not sure of the cut-out ({found.matte.confidence:.0%}), so one still "
            "view is kept and moved. Draw a box round the character: "
            f"castmate cast {clip.path.name} --name NAME --box X,Y,W,H "
            f"--at {best.time_seconds:.1f} (the picture is {clip.size} pixels)."
        )
    height = float(np.median([frame.box.height / frame.size.height for frame in found.frames]))
    if height < _SMALL:
        warnings.append(
            f"The character is small ({height:.0%} of the picture's height): film from nearer, "
            "or it will look soft."
        )
    if best.cut_by:
        warnings.append(
            f"The character is cut off at the {' and '.join(best.cut_by)} of the picture: "
            "keep all of it in the picture, or scenes have to hide that side."
        )
    if len(found.frames) < _FEW_REFERENCES:
        warnings.append(
            f"Only {len(found.frames)} of its pictures could be used: how alike it stays "
            "is measured less surely."
        )
    return warnings
