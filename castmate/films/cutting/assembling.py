"""The file of a film: made of its takes, and left alone where it is up to date."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.films.book.take_rows import FilmRow, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.films.cutting.assembly import Part, Sound, assemble
from castmate.films.cutting.cut_list import CutList, CutShot, cut_list
from castmate.films.cutting.film_sound import film_sound, heard
from castmate.films.cutting.fitting import Fitting
from castmate.films.cutting.mixing import Mixer
from castmate.films.cutting.one_at_a_time import one_at_a_time
from castmate.films.cutting.subtitles import Cue, as_srt, as_vtt, film_cues
from castmate.films.cutting.sweeping import sweep
from castmate.films.making.film_plan import FilmPlan, PlannedShot
from castmate.films.making.film_record import (
    ShownShot,
    comment_of,
    film_record,
    id_in,
    sidecar_bytes,
)
from castmate.films.shots.sidecar import sidecar_path
from castmate.films.shots.stored_plan import shot_from_json
from castmate.films.shots.take_files import keep_earlier
from castmate.library.blobs import content_hash
from castmate.media.files import write_whole
from castmate.media.part_file import part_beside, publish, settle, writing_to
from castmate.report import Report, StepStarted
from castmate.sound.soundtrack import FilmSound

FORMAT = "castmate.assembled/1"
"""Changes whenever the same takes would be put together in another way."""


@dataclass(frozen=True)
class Assembled:
    """The file of a film."""

    output: Path
    num_frames: int
    is_new: bool
    """Whether it was written now; it was up to date otherwise."""
    kept: Path | None = None
    """Where a file went that had this name before and was not this film."""


def assemble_film(
    plan: FilmPlan,
    film: FilmRow,
    chosen: Sequence[tuple[PlannedShot, TakeRow]],
    book: TakeBook,
    *,
    report: Report,
) -> Assembled:
    """Write the file of *film* from the *chosen* take of each shot, in order, and its sidecar.

    What lies at its name is replaced if it is an earlier state of this film, and kept under
    another name if it is anything else.
    """
    fittings = [Fitting.of(take, plan.settings) for _, take in chosen]
    cut = _cut_of(plan, chosen, fittings)
    shots = [
        ShownShot(planned, replace(take, num_frames=fitting.num_frames), start, fitting.is_as_made)
        for (planned, take), fitting, start in zip(chosen, fittings, cut.starts, strict=True)
    ]
    record = film_record(plan, film.id, shots)
    sound = film_sound(
        [(shown.take, shown.planned.shot.entered_by) for shown in shots], cut.starts,
        plan.settings.frame_rate, book.library, ends_by=plan.film.ends_by,
    )  # fmt: skip
    digest = _digest_of(cut, record, sound)
    home = book.library.home.folder
    with one_at_a_time(home / "assembling.lock", report):
        film = book.film(film.id)
        if _is_up_to_date(film, digest):
            return Assembled(film.output, cut.num_frames, is_new=False)
        report.tell(StepStarted("film"))
        sweep(film.output, book.library.home)
        mixer = Mixer(
            book.library, plan.settings.size, plan.settings.frame_rate,
            fitted={fitting.name: fitting for fitting in fittings if not fitting.is_as_made},
        )  # fmt: skip
        cues = _cues(shots, cut, plan.settings.frame_rate)
        parts = mixer.parts_of(cut.pieces, cues if plan.settings.subtitles else ())
        kept = _write(film, parts, comment_of(record), heard(sound, report))
        _write_subtitles(film.output, cues)
        beside = sidecar_bytes(record, shots, cut.num_frames, book.library.blobs)
        write_whole(sidecar_path(film.output), beside)
        book.note_assembled(film.id, {"digest": digest, **_stamp(film.output)})
    return Assembled(film.output, cut.num_frames, is_new=True, kept=kept)


def cut_of(plan: FilmPlan, chosen: Sequence[tuple[PlannedShot, TakeRow]]) -> CutList:
    """The cut list of the *chosen* takes, each as it fits into the film of *plan*."""
    return _cut_of(plan, chosen, [Fitting.of(take, plan.settings) for _, take in chosen])


def _cut_of(
    plan: FilmPlan,
    chosen: Sequence[tuple[PlannedShot, TakeRow]],
    fittings: Sequence[Fitting],
) -> CutList:
    """The cut list of the *chosen* takes as they fit into the film."""
    shots = [
        CutShot(fitting.name, fitting.num_frames, planned.shot.entered_by)
        for (planned, _), fitting in zip(chosen, fittings, strict=True)
    ]
    return cut_list(shots, plan.settings.frame_rate, ends_by=plan.film.ends_by)


def _digest_of(cut: CutList, record: dict[str, Any], sound: FilmSound) -> str:
    pieces = [[type(piece).__name__, *astuple(piece)] for piece in cut.pieces]
    shaping = [FORMAT, pieces, record, sound.digest]
    return content_hash(json.dumps(shaping, sort_keys=True).encode())


def _cues(shots: Sequence[ShownShot], cut: CutList, rate: Fraction) -> list[Cue]:
    """What is said in the takes, as they were made, when it is heard."""
    said = [(shot_from_json(shown.take.recipe["plan"]), shown.start / rate) for shown in shots]
    return film_cues(said, seconds=float(cut.num_frames / rate))


def _write_subtitles(output: Path, cues: Sequence[Cue]) -> None:
    """Write the subtitles beside the film, or remove those of an earlier state of it."""
    for suffix, written in ((".vtt", as_vtt), (".srt", as_srt)):
        path = output.with_suffix(suffix)
        if cues:
            write_whole(path, written(cues).encode())
        elif path.exists():
            path.unlink()


def _is_up_to_date(film: FilmRow, digest: str) -> bool:
    made_of = film.assembled
    if made_of is None or made_of.get("digest") != digest or not film.output.is_file():
        return False
    return sidecar_path(film.output).is_file() and _is_ours(film)


def _is_ours(film: FilmRow) -> bool:
    """Whether the file at the film's name is as castmate left it."""
    made_of = film.assembled or {}
    return all(made_of.get(name) == value for name, value in _stamp(film.output).items())


def _stamp(path: Path) -> dict[str, int]:
    status = path.stat()
    return {"size": status.st_size, "mtime_ns": status.st_mtime_ns}


def _write(film: FilmRow, parts: Iterable[Part], comment: str, sound: Sound) -> Path | None:
    """Write the file, and say where another one of its name went."""
    output, whole = film.output, part_beside(film.output)
    try:
        assemble(parts, whole, comment=comment, sound=sound)
        is_other = output.exists() and not _is_ours(film) and id_in(output) != film.id
        kept = keep_earlier(output) if is_other else None
        with writing_to(output):
            publish(whole, output)
            settle(output.parent)
    finally:
        whole.unlink(missing_ok=True)
    return kept
