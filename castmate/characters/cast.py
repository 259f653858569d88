"""Casting: from a clip to a character, in steps that can each be done alone."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from castmate.characters.blobs import BlobTarget
from castmate.characters.character import Character, Kind, Loop, Swatch, Trait, View
from castmate.characters.cut_frames import CutFrame
from castmate.characters.found_subject import Cutter, FoundSubject, begin, find_subject
from castmate.characters.handle import checked_name, handle_from
from castmate.characters.loop import CutLoop, choose_loop
from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint
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
from castmate.identity.colour import palette_of
from castmate.identity.embedder import Embedder
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.clip import Clip
from castmate.media.geometry import Size
from castmate.media.png import png_bytes
from castmate.report import Report, Silent

STEPS = ("check", "window", "matte", "views", "signature", "traits", "rights")
"""In order; each is told as it begins."""
_MOST_COLOURS, _ALL_COLOURS = 6, 12
_SILENT = Silent()


@dataclass(frozen=True)
class _CloseLook:
    """The second half of casting: what was made of the cut-out, before anything is kept."""

    views: tuple[CutView, ...]
    loop: CutLoop | None
    signature: Signature
    palette: tuple[Swatch, ...]
    traits: tuple[Trait, ...]
    about_faces: tuple[str, ...]


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
    look = _look_closely(found, traits or (), (kind, consent), embedder, report)
    about = (*about_name, *look.about_faces, *look_alikes(look.signature, known))
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
        views=tuple(_kept_view(view, store) for view in look.views),
        loop=None if look.loop is None else _kept_loop(look.loop, store),
        palette=look.palette[:_MOST_COLOURS],
        traits=look.traits,
        rights=recorded(kind, consent, statement, about),
        signature=store.put(look.signature.to_bytes()),
        clip=content_of(clip.path),
        warnings=found.warnings(look.views[0], name=name),
    )


def _look_closely(
    found: FoundSubject,
    told: str | Sequence[str],
    claim: tuple[Kind, str | None],
    embedder: Embedder | None,
    report: Report,
) -> _CloseLook:
    """The steps from views to rights; *claim* is the kind and the consent that the user gave."""
    # The search for faces takes as long as the other three steps, and needs nothing of them.
    with ThreadPoolExecutor(max_workers=1) as beside:
        faces = beside.submit(check_faces, found.frames, *claim)
        begin(report, "views")
        views = choose_views(found.frames, most=MOST_VIEWS if found.is_sure else 1)
        loop = choose_loop(found.frames, found.frame_rate) if found.is_sure else None
        begin(report, "signature")
        references = choose_references(found.frames)
        signature = sign(found.frames, references, embedder or FisherEmbedder())
        begin(report, "traits")
        palette = palette_as_swatches(references)
        traits = traits_of(references, crops_of(references), palette, told=told)
        begin(report, "rights")
        return _CloseLook(views, loop, signature, palette, traits, faces.result())


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
    with ThreadPoolExecutor(max_workers=2) as threads:
        pictures = tuple(map(store.put, threads.map(png_bytes, loop.pictures)))
    return Loop(pictures, Size(width, height), loop.frame_rate, loop.seam, loop.cut_by)
