"""``castmate cast --candidates`` and ``--pick``: which of the things in a clip is meant."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.errors import BadHandle, BadInput

if TYPE_CHECKING:
    from castmate.characters.candidates.offer import Offer
    from castmate.characters.matte.matte import Hint
    from castmate.cli.hints import Pointed
    from castmate.media.clip import Clip
    from castmate.report import Report

CandidatesOption = Annotated[
    bool,
    typer.Option("--candidates", help="Cast nothing: show what could be meant, numbered."),
]
PickOption = Annotated[
    int | None, typer.Option("--pick", metavar="N", help="Cast candidate N of --candidates.")
]
PictureOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Of --candidates: the picture, CLIP-candidates.png."),
]


@dataclass(frozen=True)
class Wish:
    """What was asked about candidates, as given."""

    show: bool
    pick: int | None
    output: Path | None

    def check(self, pointed: Pointed, name: str) -> None:
        """Raise :class:`BadInput` for what cannot be meant together, or a missing *name*."""
        if self.show and self.pick is not None:
            raise BadInput(
                f"--candidates shows what could be cast, --pick {self.pick} casts it.",
                advice="Give one of the two.",
            )
        if self.output is not None and not self.show:
            raise BadInput(
                f'Only --candidates draws a picture into "{self.output}".',
                advice="Leave -o out: where the sheet is, is said when the character is cast.",
            )
        asked = "--candidates" if self.show else "--pick"
        if (self.show or self.pick is not None) and not pointed.is_empty:
            raise BadInput(
                f"{asked} asks castmate what could be meant, but the command shows it already.",
                advice=f"Leave out --box, --foreground, --background and --mask, or {asked}.",
            )
        if not name and not self.show:
            raise BadHandle(
                "The character has no name.",
                advice="Give it one with --name, or look with --candidates what there is to cast.",
            )


def picked(clip: Clip, number: int, at_seconds: float | None, report: Report) -> tuple[Hint, ...]:
    """What tells the casting to take candidate *number* of *clip*."""
    from castmate.characters.candidates.offer import offered

    return offered(clip, at_seconds=at_seconds, report=report).hints_for(number)


def show_candidates(
    clip: Path, *, name: str, at: float | None, output: Path | None, as_json: bool
) -> None:
    """Draw the candidates of *clip* into *output* and list them."""
    from castmate.characters.candidates.offer import offered
    from castmate.characters.candidates.picture import draw_offer
    from castmate.cli.hints import check_moment
    from castmate.media.files import write_whole
    from castmate.media.png import png_bytes
    from castmate.media.probe import probe

    with ConsoleReport() as report:
        source = probe(clip)
        check_moment(source, at)
        offer = offered(source, at_seconds=at, report=report)
        picture = output or Path(f"{clip.stem}-candidates.png")
        write_whole(picture, png_bytes(draw_offer(offer)))
    rows = _rows(offer, name, at)
    if as_json:
        print_json({"clip": str(clip), "picture": str(picture), "candidates": rows})
        return
    _say(rows, picture)


def _rows(offer: Offer, name: str, at: float | None) -> list[dict[str, Any]]:
    rows = []
    for number, candidate in enumerate(offer.candidates, 1):
        box = offer.box_of(candidate)
        rows.append(
            {
                "number": number,
                "frame": candidate.frame_index,
                "time_seconds": round(offer.frame_of(candidate).time_seconds, 3),
                "box": [box.x, box.y, box.width, box.height],
                "confidence": round(candidate.confidence, 3),
                "share": round(candidate.share, 4),
                "command": _command(offer.clip.path, name, number, at),
            }
        )
    return rows


def _command(clip: Path, name: str, number: int, at: float | None) -> str:
    words = ["castmate", "cast", str(clip), "--name", name or "NAME", "--pick", str(number)]
    # Elsewhere in the clip there are other candidates.
    return shlex.join(words if at is None else [*words, "--at", f"{at:g}"])


def _say(rows: list[dict[str, Any]], picture: Path) -> None:
    say("  no.  second  box                  sure  of the picture")
    for row in rows:
        box = ",".join(map(str, row["box"]))
        say(
            f"  {row['number']:<3}  {row['time_seconds']:>6.2f}  {box:<19} "
            f"{row['confidence']:>5.0%}  {row['share']:>6.1%}"
        )
    say(f"The picture: {picture}")
    say("Cast one of them:")
    for row in rows:
        say(f"  {row['command']}")
