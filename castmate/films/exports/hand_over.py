"""A finished film in the form that somebody else's tools take."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args

from castmate.errors import BadInput, shown
from castmate.films.cutting.subtitles import Cue, as_srt, as_vtt
from castmate.films.exports.certificates import SigningIdentity
from castmate.films.exports.credentials import credentials_state, sign_film
from castmate.films.exports.edl import write_edl
from castmate.films.exports.fcpxml import write_fcpxml
from castmate.films.exports.finished import FinishedFilm
from castmate.films.exports.otio import write_otio
from castmate.films.exports.timeline import Timeline
from castmate.films.shots.sidecar import sidecar_path
from castmate.media.files import write_whole
from castmate.media.part_file import discard, part_beside, publish, writing_to

Form = Literal["otio", "edl", "fcpxml", "srt", "vtt", "zip", "mp4"]
FORMS: tuple[Form, ...] = get_args(Form)
_Write = Callable[[Timeline, Path], object]
_TIMELINES: Mapping[str, _Write] = {
    "otio": write_otio,
    "edl": write_edl,
    "fcpxml": write_fcpxml,
}
_MOVABLE: Mapping[str, _Write] = {**_TIMELINES, "fcpxml": partial(write_fcpxml, movable=True)}
_SUBTITLES: Mapping[str, Callable[[Sequence[Cue]], str]] = {"srt": as_srt, "vtt": as_vtt}
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class HandedOver:
    """What was written."""

    output: Path
    media: Path | None = None
    """The folder with the takes that a timeline names."""
    left_out: tuple[str, ...] = ()
    """What a zip lacks, and why."""
    state: str | None = None
    """What a reader of content credentials says of a signed film."""

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "output": str(self.output),
            "takes": None if self.media is None else str(self.media),
            "left_out": list(self.left_out),
            "credentials": self.state,
        }


def hand_over(
    film: FinishedFilm, form: Form, output: Path, *, identity: SigningIdentity | None = None
) -> HandedOver:
    """Write *film* to *output* in *form*; takes that a timeline names lie in a folder beside it.

    ``"mp4"`` is the film with content credentials, signed by *identity*.
    """
    if form == "mp4":
        if identity is None:
            raise BadInput("Nobody signs the film.", advice="Give a certificate and its key.")
        sign_film(film.row.output, output, identity, title=film.plan.film.title or film.row.name)
        return HandedOver(output, state=credentials_state(output))
    if form == "zip":
        return _zipped(film, output)
    if form in _SUBTITLES:
        write_whole(output, _SUBTITLES[form](film.cues()).encode())
        return HandedOver(output)
    media = output.with_name(f"{output.stem}.takes")
    _TIMELINES[form](film.timeline(media), output)
    return HandedOver(output, media)


def form_of(asked: str) -> Form:
    """The form called *asked*, such as a file's ending."""
    for form in FORMS:
        if asked.strip().lower() == form:
            return form
    raise BadInput(
        f'A film cannot be handed over as "{shown(asked)}".',
        advice=f"Give --to {'|'.join(FORMS)}.",
    )


def _zipped(film: FinishedFilm, output: Path) -> HandedOver:
    """Everything in one file: film, sidecar, script, timelines, subtitles and takes."""
    part = part_beside(output)
    left_out = []
    try:
        with (
            writing_to(output),
            TemporaryDirectory(dir=output.absolute().parent, prefix=".castmate-") as scratch,
            zipfile.ZipFile(part, "w") as packed,
        ):
            folder = Path(scratch)
            timeline = replace(film.timeline(folder / "takes"), film=folder / film.row.output.name)
            for form, write in _MOVABLE.items():
                try:
                    write(timeline, folder / f"{film.row.name}.{form}")
                except BadInput as error:  # an extra is not there; the rest is worth having
                    left_out.append(f"{form}: {error}")
            for form, write_down in _SUBTITLES.items():
                text = write_down(film.cues())
                (folder / f"{film.row.name}.{form}").write_text(text, encoding="utf-8")
            script = Path(film.plan.script.name or "script").stem
            ending = ".fountain" if film.plan.film.form == "fountain" else ".md"
            (folder / f"{script}{ending}").write_text(film.row.script, encoding="utf-8")
            _add(packed, film.row.output, film.row.output.name)
            _add(packed, sidecar_path(film.row.output), sidecar_path(film.row.output).name)
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    _add(packed, file, file.relative_to(folder).as_posix())
        publish(part, output)
    finally:
        discard(part)
    return HandedOver(output, left_out=tuple(left_out))


def _add(packed: zipfile.ZipFile, file: Path, name: str) -> None:
    """Add *file* with a date of no meaning: the same film gives the same zip."""
    about = zipfile.ZipInfo(name, _DATE)
    about.external_attr = 0o644 << 16
    about.compress_type = zipfile.ZIP_STORED if file.suffix == ".mp4" else zipfile.ZIP_DEFLATED
    with file.open("rb") as content, packed.open(about, "w", force_zip64=True) as entry:
        while block := content.read(1 << 20):
            entry.write(block)
