"""``castmate takes``: every rendering of every shot of your films."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.library_door import open_collection
from castmate.cli.options import JsonOption
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.films.book.take_rows import FilmRow, ShotRow, TakeRow
    from castmate.films.book.takes import TakeBook

app = typer.Typer(
    help="The takes of your films: list, select, lock, make more, remove.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
FilmArgument = Annotated[str, typer.Argument(metavar="FILM", help="Its name, or its file.")]
ShotArgument = Annotated[str, typer.Argument(metavar="SHOT", help="Its label, such as S03-02.")]
TakeArgument = Annotated[int, typer.Argument(metavar="N", help="The number of the take.")]


@app.command("list")
def list_(
    film: Annotated[
        str | None, typer.Argument(metavar="[FILM]", help="Its name, or its file; all films.")
    ] = None,
    shot: Annotated[str | None, typer.Argument(metavar="[SHOT]", help="Only this shot.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the takes of a film, or of one shot; without FILM, your films."""
    from castmate.films.book.takes import TakeBook

    with open_collection() as collection:
        book = TakeBook(collection.library)
        if film is None:
            _list_films(book, as_json=as_json)
            return
        its = book.film(film)
        shots = [book.shot(its.id, shot)] if shot else book.shots(its.id)
        takes = book.takes_of(its.id)
    if as_json:
        print_json([_shot_as_json(row, takes.get(row.id, [])) for row in shots])
        return
    for row in shots:
        _say_shot(row, takes.get(row.id, []))


@app.command()
def select(
    film: FilmArgument, shot: ShotArgument, number: TakeArgument, as_json: JsonOption = False
) -> None:
    """Have a take in the film, whatever the gate says."""
    with open_collection() as collection:
        book, its, row = _found(collection.library, film, shot)
        take = book.select(row, number)
        _tell(book, its, row, as_json=as_json)
    if not as_json:
        say(f"Take {take.number} of {row.label} is selected. {_NEXT}")


@app.command()
def lock(
    film: FilmArgument,
    shot: ShotArgument,
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="The take; the selected one by default.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Keep the take of a shot, even when its script changes."""
    with open_collection() as collection:
        book, its, row = _found(collection.library, film, shot)
        if number is not None:
            book.select(row, number)
        book.lock(row)
        _tell(book, its, row, as_json=as_json)
    if not as_json:
        say(f"{row.label} is locked.")


@app.command()
def unlock(film: FilmArgument, shot: ShotArgument, as_json: JsonOption = False) -> None:
    """Let a shot follow its script again."""
    with open_collection() as collection:
        book, its, row = _found(collection.library, film, shot)
        book.lock(row, locked=False)
        _tell(book, its, row, as_json=as_json)
    if not as_json:
        say(f"{row.label} is not locked any more. {_NEXT}")


@app.command()
def reroll(
    film: FilmArgument,
    shot: ShotArgument,
    count: Annotated[int, typer.Option(min=1, max=20, help="How many takes to make.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Make another take of a shot, of another seed, and select it; the others stay."""
    from castmate.films.making.rerolling import reroll as made_again

    with open_collection() as collection, ConsoleReport() as report:
        book, its, row = _found(collection.library, film, shot)
        new = made_again(its, row.label, collection, count=count, report=report)
        _tell(book, its, row, as_json=as_json)
    if as_json:
        return
    for take in new:
        say(f"Take {take.number} of {row.label}: {_measured(take)}")
    say("It is locked, so its own take stays." if row.locked else f"It is selected. {_NEXT}")


@app.command()
def remove(
    film: FilmArgument, shot: ShotArgument, number: TakeArgument, as_json: JsonOption = False
) -> None:
    """Forget a take that is not in the film, with its file."""
    with open_collection() as collection:
        book, its, row = _found(collection.library, film, shot)
        book.remove(row, number)
        _tell(book, its, row, as_json=as_json)
    if not as_json:
        say(f"Take {number} of {row.label} is removed.")


@app.command()
def sheet(
    film: FilmArgument,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The picture; FILM-takes.png by default.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Draw every take of a film on one picture: numbers, scores, which are in the film."""
    from castmate.films.book.takes import TakeBook
    from castmate.films.book.takes_sheet import takes_sheet
    from castmate.media.files import write_whole
    from castmate.media.png import png_bytes

    with open_collection() as collection:
        book = TakeBook(collection.library)
        its = book.film(film)
        path = output or Path(f"{its.name}-takes.png")
        if path.suffix.lower() != ".png":
            raise BadInput(f'A sheet is a .png file, not "{path}".', advice="Give -o takes.png")
        write_whole(path.absolute(), png_bytes(takes_sheet(book, its.id)))
    if as_json:
        print_json({"sheet": str(path)})
    else:
        say(str(path))


_NEXT = "Run castmate film with its script again to have it in the file."


def _found(library: Any, film: str, shot: str) -> tuple[TakeBook, FilmRow, ShotRow]:
    from castmate.films.book.takes import TakeBook

    book = TakeBook(library)
    its = book.film(film)
    return book, its, book.shot(its.id, shot)


def _tell(book: TakeBook, film: FilmRow, shot: ShotRow, *, as_json: bool) -> None:
    if as_json:
        now = book.shot(film.id, shot.label)
        print_json(_shot_as_json(now, book.takes_of(film.id).get(shot.id, [])))


def _list_films(book: TakeBook, *, as_json: bool) -> None:
    films = book.films()
    if as_json:
        print_json([{"name": f.name, "title": f.title, "output": str(f.output)} for f in films])
        return
    if not films:
        say("No film yet. Make one: castmate film SCRIPT")
    for film in films:
        say(f"{film.name:<20} {film.output}")


def _shot_as_json(shot: ShotRow, takes: list[TakeRow]) -> dict[str, Any]:
    return {
        "label": shot.label,
        "text": shot.text,
        "locked": shot.locked,
        "takes": [
            {**take.as_json(), "selected": take.id == shot.selected} for take in _in_order(takes)
        ],
    }


def _say_shot(shot: ShotRow, takes: list[TakeRow]) -> None:
    words = " ".join((shot.text.partition("\n")[2] or shot.text).split())
    say(f"{shot.label}  {words[:70]}{'...' if len(words) > 70 else ''}")
    if not takes:
        say("    no take yet")
    for take in _in_order(takes):
        mark = "*" if take.id == shot.selected else " "
        locked = "  locked" if mark == "*" and shot.locked else ""
        old = "" if take.key == shot.key else "  (of an earlier script, or other settings)"
        say(f"  {mark} {take.number:>3}  {_measured(take):<22} {take.recipe['size']:<10} "
            f"seed {take.seed}{locked}{old}")  # fmt: skip


def _in_order(takes: list[TakeRow]) -> list[TakeRow]:
    return sorted(takes, key=lambda take: take.number)


def _measured(take: TakeRow) -> str:
    return take.verdict if take.percent is None else f"{take.percent:.0f} %, {take.verdict}"
