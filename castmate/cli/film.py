"""``castmate film``: a script in, a film out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from castmate.cli.arguments import read_rate
from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.film_words import plan_as_json, say_film, say_plan
from castmate.cli.gate import GateOption, TriesOption, read_gate
from castmate.cli.library_door import open_collection
from castmate.cli.options import FpsOption, JsonOption, LookOption, SizeOption
from castmate.errors import BadInput, ScriptError
from castmate.media.geometry import Size

if TYPE_CHECKING:
    from castmate.films.making.film_plan import Script
    from castmate.films.making.film_settings import FilmSettings

MOST_BYTES = 64 << 20
_FORMS: dict[str, Literal["fountain", "list", "auto"]] = {".fountain": "fountain", ".md": "list"}
"""What a script is, by the ending of its name; anything else is looked at."""


ScriptArgument = Annotated[
    Path | None,
    typer.Argument(help="A .fountain, .md or .txt file, or - for the standard input."),
]
WorkersOption = Annotated[
    int | None, typer.Option(min=1, max=64, help="Shots at the same time; one a core.")
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="S03", help="Only this scene or shot; give several."),
]
ForceOption = Annotated[
    list[str] | None,
    typer.Option("--force", metavar="S03-02", help="One more take of this shot; several."),
]
SubtitlesOption = Annotated[
    str | None, typer.Option(metavar="burn", help="Burn what is said into the pictures.")
]
FromOption = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILM", help="Take script and settings out of a film."),
]


def film(
    script: ScriptArgument = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The video; SCRIPT.mp4 by default.")
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Say what would be done, and render nothing.")
    ] = False,
    renderer: Annotated[str, typer.Option(help="What makes the pictures.")] = "animatic",
    size: SizeOption = "1280x720",
    fps: FpsOption = "24",
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other takes.")] = 1,
    look: LookOption = "sticker",
    gate: GateOption = "95",
    tries: TriesOption = 3,
    draft: Annotated[
        bool, typer.Option("--draft", help="Small and quick, without a gate: a test render.")
    ] = False,
    workers: WorkersOption = None,
    only: OnlyOption = None,
    force: ForceOption = None,
    subtitles: SubtitlesOption = None,
    restore_from: FromOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --from: do not ask.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a film of a script: a screenplay (Fountain), or a list of prompts.

    Look first: --plan says shots, cast and warnings, and spends nothing. Every finished shot is
    kept as a take; run the same command again after a change, or after it was stopped, and only
    what is missing is rendered. See castmate takes.

    castmate film surf.fountain -o surf.mp4
    """
    from castmate.films.making.film_settings import FilmSettings

    if subtitles not in (None, "burn"):
        raise BadInput(f'"{subtitles}" is not known of --subtitles.', advice="Give burn, or none.")
    asked = FilmSettings(
        renderer=renderer, size=Size.parse(size), frame_rate=read_rate(fps), look=look, seed=seed,
        gate=read_gate(gate, tries), subtitles=subtitles == "burn",
    )  # fmt: skip
    if restore_from is not None:
        _restore(restore_from, output, yes=yes, as_json=as_json)
        return
    if script is None:
        raise BadInput(
            "No script was given.", advice="Give a file, or - and write it: castmate film SCRIPT"
        )
    given = read_script_file(script)
    settings = asked.as_draft() if draft else asked
    _make(
        given, settings, output or _default_output(script), plan=plan, only=only or [],
        force=force or [], workers=workers or os.cpu_count() or 1, as_json=as_json,
    )  # fmt: skip


def _make(
    script: Script,
    settings: FilmSettings,
    output: Path,
    *,
    plan: bool,
    only: list[str],
    force: list[str],
    workers: int,
    as_json: bool,
) -> None:
    from castmate.films.book.takes import TakeBook
    from castmate.films.making.estimate import estimated_seconds
    from castmate.films.making.film_plan import plan_film
    from castmate.films.making.filming import check_output, make_film

    check_output(output)
    with open_collection() as collection, ConsoleReport() as report:
        planned = plan_film(script, settings, collection, output=output, only=only)
        if plan:
            book = TakeBook(collection.library)
            seconds = estimated_seconds(planned, book, num_workers=workers)
            if as_json:
                print_json(plan_as_json(planned, seconds))
            else:
                say_plan(planned, seconds, workers)
            return
        made = make_film(
            planned, collection, output, report=report, num_workers=workers, force=force
        )
    say_film(planned, made, as_json=as_json)


def read_script_file(path: Path) -> Script:
    """The script in the file *path*, or on the standard input for ``-``."""
    from castmate.films.making.film_plan import Script

    if str(path) == "-":
        data, name = sys.stdin.buffer.read(MOST_BYTES + 1), ""
    else:
        try:
            with path.open("rb") as file:
                data, name = file.read(MOST_BYTES + 1), path.name
        except OSError as error:
            raise ScriptError(
                f"The script {path} cannot be read: {error.strerror}.", advice="Check the path."
            ) from None
    if len(data) > MOST_BYTES:
        raise ScriptError(
            f"The script is longer than {MOST_BYTES >> 20} MB.", advice="Split it into films."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ScriptError(
            f"The script is not UTF-8 text (line {line}).",
            advice="Save it as UTF-8, as plain text.",
        ) from None
    form = _FORMS.get(path.suffix.lower(), "auto")
    return Script(
        text, name, "fountain" if form == "fountain" else "list" if form == "list" else "auto"
    )


def _default_output(script: Path) -> Path:
    return Path("film.mp4") if str(script) == "-" else Path(f"{script.stem}.mp4")


def _restore(film_file: Path, output: Path | None, *, yes: bool, as_json: bool) -> None:
    """Write the script that is in *film_file*, and say how to make the film again."""
    from castmate.cli.film_words import command_of, say_restored
    from castmate.films.making.film_record import restored
    from castmate.media.files import write_whole

    script, settings = restored(film_file)
    suffix = ".fountain" if script.form == "fountain" else ".md"
    path = Path(script.name or f"{film_file.stem}{suffix}")
    again = output or film_file.with_name(f"{film_file.stem}-again.mp4")
    command = command_of(path, settings, again)
    if path.exists() and path.read_bytes().decode("utf-8", "replace") == script.text:
        yes = True  # nothing to ask: it is there already
    elif path.exists():
        path = path.with_name(f"{path.stem}-restored{path.suffix}")
        command = command_of(path, settings, again)
    if not yes:
        typer.confirm(f"Write the script to {path}?", abort=True, err=True)
    write_whole(path.absolute(), script.text.encode())
    if as_json:
        print_json({"script": str(path), "settings": settings.as_json(), "command": command})
    else:
        say_restored(path, settings)
        say(f"Make it again:  {' '.join(command)}")
