"""``castmate calibrate``: the constants of the percentage, fitted anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.options import JsonOption
from castmate.cli.yardstick import AcceptDownloadOption, EmbedderOption, read_embedder
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.consistency.calibrating.calibrate import Calibrated
    from castmate.identity.embedder import Crop


def calibrate(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="A folder of photos or clips for each subject."),
    ],
    embedder: EmbedderOption = "fisher-1",
    accept_download: AcceptDownloadOption = False,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where the constants go.")
    ] = Path("constants.json"),
    as_json: JsonOption = False,
) -> None:
    """Fit the percentages anew, for another embedder or your own kind of pictures.

    FOLDER holds a folder of 4 to 7 photos, or a clip, of each of at least six subjects;
    classes.json may say which are of one kind. A plot beside the constants shows how well they
    hold. About 10 s of work a subject and number of references.

    castmate calibrate subjects -o constants.json
    """
    from castmate.consistency.calibrating.calibrate import calibrate as fit
    from castmate.consistency.calibrating.constants_file import as_json as constants_as_json
    from castmate.consistency.calibrating.constants_file import write_constants
    from castmate.consistency.calibrating.reliability import reliability_svg
    from castmate.consistency.calibrating.subjects import read_subjects
    from castmate.media.files import write_whole
    from castmate.media.part_file import writing_to

    plot = output.with_suffix(".svg")
    if plot == output or output.is_dir():
        raise BadInput(
            f'"{output}" is no name for a file of constants.', advice="Give -o constants.json"
        )
    with writing_to(output):
        output.parent.mkdir(parents=True, exist_ok=True)
    with ConsoleReport() as report:
        measuring = read_embedder(
            embedder or "fisher-1", accept_download=accept_download, report=report
        )
        subjects = read_subjects(folder, cut_clip=_cut_clip, report=report)
        found = fit(subjects, measuring, report=report)
    write_whole(plot, reliability_svg(found).encode())
    write_constants(found, output)
    if as_json:
        print_json({"output": str(output), "plot": str(plot), **constants_as_json(found)})
    else:
        _show(found, output, plot)


def _cut_clip(clip: Path) -> Sequence[Crop]:
    """The frames of a clip's best window with their masks, as casting cuts them out."""
    from castmate.characters.found_subject import find_subject
    from castmate.identity.embedder import Crop
    from castmate.media.probe import probe

    return [Crop(frame.rgb, frame.alpha) for frame in find_subject(probe(clip)).frames]


def _show(found: Calibrated, output: Path, plot: Path) -> None:
    say(f"{found.embedder}, {found.subjects} subjects, {found.pictures} pictures")
    say(f"{'references':>12}{'subjects':>10}{'calibration error':>20}   95 % interval")
    for row in found.rows:
        low, high = row.interval
        count = row.constants.references
        say(f"{count:>12}{row.subjects:>10}{row.error:>20.3f}   {low:.3f} to {high:.3f}")
    for references, subjects in found.left_out.items():
        say(f"  ! {references} references: only {subjects} subjects have pictures enough")
    say(f"The constants  {output}")
    say(f"To look at     {plot}")
    say(f'Next: castmate score VIDEO --character NAME --constants "{output}"')
