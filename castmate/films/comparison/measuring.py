"""What each arm scored: the consistency of every frame looked at, and the likeness between shots.

Between shots nobody's clip is asked: the character of one shot is measured as the reference of
another, by the same method. So it answers "the same one again?" also where the arm drew somebody
else from the start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import av
import numpy as np

from castmate.characters.collection import Collection
from castmate.consistency.measure import see
from castmate.consistency.report import ConsistencyReport
from castmate.consistency.score import score
from castmate.consistency.sighting import cut_from_box
from castmate.films.comparison.running import ComparedShot, Footages
from castmate.films.sidecar import boxes_of
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.embedders import embedder_named
from castmate.identity.signature import Signature, make_signature
from castmate.media.contact_sheet import evenly_spaced
from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan
from castmate.media.probe import probe
from castmate.report import Noted, Progressed, Report, Silent, StepStarted

CROPS = 4
"""Pictures of a shot by which it is held against another."""
MOST_PAIRS = 15
LONGEST_SIDE = 640
SILENT = Silent()


@dataclass(frozen=True)
class Measured:
    """One character in one arm."""

    handle: str
    arm: str
    reports: tuple[ConsistencyReport | None, ...]
    """One a shot; None where the character has no part in it."""
    between_shots: float | None
    """0..100: how alike it is from shot to shot; None where that cannot be measured."""


@dataclass(frozen=True)
class Measurements:
    """Everything that was measured of a comparison."""

    by_character: dict[str, dict[str, Measured]]
    """Handle, then arm (or ``"unrelated"``)."""
    method: str
    identical: tuple[tuple[str, ...], ...]
    """Groups of arms whose pictures are the same, all of them."""


def measure_arms(footages: Footages, collection: Collection, report: Report) -> Measurements:
    """Measure every character in every take. About 0.1 s a frame that is looked at."""
    report.tell(Noted("Measuring consistency"))
    report.tell(StepStarted("measure"))
    found: dict[str, dict[str, Measured]] = {}
    method = ""
    identical = _identical(footages)
    total, done = len(footages.characters) * len(footages.films), 0
    for who in footages.characters:
        signature = Signature.from_bytes(collection.library.blobs.get(who.signature))
        embedder = embedder_named(signature.embedder)
        found[who.handle] = {}
        for arm in footages.films:
            twin = _measured_twin(arm, identical, found[who.handle])
            measured = twin or _measured(
                footages.shots, who.handle, arm, signature, embedder, report
            )
            found[who.handle][arm] = measured
            method = next((each.method for each in measured.reports if each), method)
            done += 1
            report.tell(Progressed(done, total))
    return Measurements(found, method, identical)


def _measured_twin(
    arm: str, identical: Sequence[Sequence[str]], measured: Mapping[str, Measured]
) -> Measured | None:
    """What was found for an arm with the very same pictures: measuring them again says the same."""
    for group in identical:
        for other in group:
            if arm in group and other in measured:
                return replace(measured[other], arm=arm)
    return None


def _measured(
    shots: Sequence[ComparedShot],
    handle: str,
    arm: str,
    signature: Signature,
    embedder: Embedder,
    report: Report,
) -> Measured:
    reports: list[ConsistencyReport | None] = []
    crops: list[list[Crop]] = []
    for shot in shots:
        report.check_cancelled()
        if handle not in shot.compared:
            reports.append(None)
            continue
        take = shot.takes[arm]
        boxes = boxes_of(take, handle)
        reports.append(score(probe(take), signature, boxes=boxes, embedder=embedder))
        crops.append(list(_crops(take, handle)))
    return Measured(handle, arm, tuple(reports), _between(crops, embedder))


def _crops(take: Path, handle: str) -> Iterator[Crop]:
    """Up to four cut-outs of *handle*, spread over *take*; none without a renderer's boxes."""
    boxes = boxes_of(take, handle) or {}
    clip = probe(take)
    factor = clip.size.fitted(LONGEST_SIDE).width / clip.size.width
    chosen = evenly_spaced(clip.num_frames, CROPS)
    frames = decode(
        clip,
        FrameSpan(chosen.start, chosen.stop),
        stride=chosen.step,
        longest_side=LONGEST_SIDE,
    )
    for frame in frames:
        box = boxes.get(frame.index)
        cut = cut_from_box(frame.rgb, box.scaled(factor)) if box else None
        if cut is not None:
            yield cut.crop


def _between(shots: Sequence[Sequence[Crop]], embedder: Embedder) -> float | None:
    """Mean likeness r of each shot's cut-outs to an earlier shot's, 0..100."""
    usable = [crops for crops in shots if len(crops) >= 2]
    if len(usable) < 2:
        return None
    pairs = list(combinations(range(len(usable)), 2))
    pairs = pairs[:: -(-len(pairs) // MOST_PAIRS)]
    signatures = {
        first: make_signature(usable[first], embedder, neighbours=usable[first])
        for first in {first for first, _ in pairs}
    }
    likeness = [_likeness(usable[later], signatures[first], embedder) for first, later in pairs]
    return 100 * float(np.mean(likeness))


def _likeness(crops: Sequence[Crop], signature: Signature, embedder: Embedder) -> float:
    vectors = np.stack([see(crop, signature, embedder).vector for crop in crops])
    return float(signature.score_vectors(vectors).likeness.mean())


def _identical(footages: Footages) -> tuple[tuple[str, ...], ...]:
    by_pictures: dict[str, list[str]] = {}
    for arm in footages.request.arms:
        by_pictures.setdefault(_pictures_of(footages.films[arm]), []).append(arm)
    return tuple(tuple(arms) for arms in by_pictures.values() if len(arms) > 1)


def _pictures_of(film: Path) -> str:
    """A hash of the encoded pictures: equal where, and only where, the pictures are."""
    pictures = hashlib.sha256()
    with av.open(str(film)) as video:
        for packet in video.demux(video.streams.video[0]):
            pictures.update(bytes(packet))
    return pictures.hexdigest()
