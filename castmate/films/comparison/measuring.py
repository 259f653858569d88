"""What each arm scored: the consistency of every frame looked at, and the likeness between shots.

Between shots nobody's clip is asked (:mod:`castmate.consistency.between`): so it answers "the same
one again?" also where the arm drew somebody else from the start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import av

from castmate.characters.collection import Collection
from castmate.consistency.between import between_scenes, together
from castmate.consistency.report import ConsistencyReport
from castmate.consistency.scene_matrix import mean_between
from castmate.consistency.score import score
from castmate.consistency.yardstick import Yardstick
from castmate.films.comparison.running import ComparedShot, Footages
from castmate.films.shots.players import player_of
from castmate.films.shots.sidecar import boxes_of
from castmate.identity.embedder import Embedder
from castmate.identity.embedders import embedder_named
from castmate.identity.signature import Signature
from castmate.media.probe import probe
from castmate.report import Noted, Progressed, Report, StepStarted


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


def measure_arms(
    footages: Footages, collection: Collection, report: Report, yardstick: Yardstick | None = None
) -> Measurements:
    """Measure every character in every take. About 60 ms a frame that is looked at.

    *yardstick*: another embedder or other constants than each was cast with. Raises
    :class:`castmate.errors.BadInput` where it has no percentages to compare.
    """
    report.tell(Noted("Measuring consistency"))
    report.tell(StepStarted("measure"))
    found: dict[str, dict[str, Measured]] = {}
    method = ""
    identical = _identical(footages)
    total, done = len(footages.characters) * len(footages.films), 0
    for who in footages.characters:
        player = player_of(who, collection.library.blobs, yardstick)
        signature = player.signature
        embedder = player.embedder or embedder_named(signature.embedder)
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
    for shot in shots:
        report.check_cancelled()
        if handle not in shot.compared:
            reports.append(None)
            continue
        take = shot.takes[arm]
        boxes = boxes_of(take, handle)
        reports.append(score(probe(take), signature, boxes=boxes, embedder=embedder, closely=True))
    return Measured(handle, arm, tuple(reports), _between(reports, embedder))


def _between(reports: Sequence[ConsistencyReport | None], embedder: Embedder) -> float | None:
    """The mean likeness of the pairs of shots, 0..100, where the renderer said where it stands.

    Without boxes one could as well be measuring the same piece of the set in each shot.
    """
    shots = [
        together(report.appearances) for report in reports if report and report.renderer_boxes_used
    ]
    likeness = mean_between(between_scenes(shots, embedder))
    return None if likeness is None else 100 * likeness


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
