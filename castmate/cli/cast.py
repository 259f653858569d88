"""``castmate cast``: clip in, character out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from castmate.cli.arguments import read_words, split_list
from castmate.cli.candidates import (
    CandidatesOption,
    PickOption,
    PictureOption,
    Wish,
    picked,
    show_candidates,
)
from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.hints import Pointed, read_hints
from castmate.cli.library_door import open_collection
from castmate.cli.matting import (
    AcceptDownloadOption,
    MattingOption,
    MattingWeightsOption,
    chosen_cutter,
)
from castmate.cli.options import (
    AtOption,
    BackgroundOption,
    BoxOption,
    ClipArgument,
    ConsentOption,
    ForegroundOption,
    JsonOption,
    KindOption,
    MaskOption,
    NameOption,
    StatementOption,
    TraitsOption,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from castmate.characters.character import Character
    from castmate.characters.found_subject import Cutter
    from castmate.report import Report


def cast(
    clip: ClipArgument,
    name: NameOption = "",
    candidates: CandidatesOption = False,
    pick: PickOption = None,
    output: PictureOption = None,
    box: BoxOption = None,
    at: AtOption = None,
    foreground: ForegroundOption = None,
    background: BackgroundOption = None,
    mask: MaskOption = None,
    matting: MattingOption = "own",
    matting_weights: MattingWeightsOption = None,
    accept_download: AcceptDownloadOption = False,
    traits: TraitsOption = None,
    kind: KindOption = "non_human",
    consent: ConsentOption = None,
    statement: StatementOption = None,
    as_json: JsonOption = False,
) -> None:
    """Cast a character from a clip, and draw its sheet.

    About 4 seconds of one character, in good light and wholly in the picture, are ideal. castmate
    finds the best part of a longer clip. When it is not sure, help it with a box:

    castmate cast toy.mp4 --name Momo --box 400,120,300,420 --at 1.5

    Or let it show what there is, and pick:

    castmate cast park.mp4 --candidates

    castmate cast park.mp4 --name Momo --pick 2
    """
    from castmate.characters.document import character_as_json

    pointed, wish = Pointed(box, foreground, background, mask, at), Wish(candidates, pick, output)
    wish.check(pointed, name)
    if candidates:
        show_candidates(clip, name=name, at=at, output=output, as_json=as_json)
        return
    who = _Who(
        name, split_list(traits, "traits"), kind, read_words(consent, "The consent"),
        read_words(statement, "The statement"),
    )  # fmt: skip
    with ConsoleReport() as report:

        def cutter() -> Cutter:
            return chosen_cutter(
                matting, matting_weights, accept_download=accept_download, report=report
            )

        character, sheet = _cast(clip, who, pointed, pick, cutter, report)
    if as_json:
        print_json(character_as_json(character, sheet=str(sheet)))
    else:
        _show(character, sheet)


@dataclass(frozen=True)
class _Who:
    """What the user says of the character."""

    name: str
    traits: tuple[str, ...]
    kind: Literal["non_human", "human"]
    consent: str | None
    statement: str | None


def _cast(
    clip: Path,
    who: _Who,
    pointed: Pointed,
    pick: int | None,
    cutter: Callable[[], Cutter],
    report: Report,
) -> tuple[Character, Path]:
    """Cast *who* from *clip* and keep it; the character and where its sheet lies."""
    from castmate.characters.blobs import BlobsInMemory
    from castmate.characters.cast import cast_character
    from castmate.characters.handle import handle_from
    from castmate.characters.keeping import keep_new
    from castmate.characters.rights import check_kind, check_name
    from castmate.media.probe import probe

    blobs = BlobsInMemory()
    with open_collection() as collection:
        collection.check_free(handle_from(who.name))
        source = probe(clip)
        hints = read_hints(source, pointed)
        chosen = cutter()
        if pick is not None:
            # Looking for candidates takes a while: refused first is what is refused anyway.
            check_name(who.name, statement=who.statement)
            check_kind(who.kind, who.consent)
            hints = picked(source, pick, pointed.at_seconds, report)
        character = cast_character(
            source, name=who.name, store=blobs, hints=hints, at_seconds=pointed.at_seconds,
            traits=who.traits, kind=who.kind, consent=who.consent, statement=who.statement,
            known=collection.signatures(), cutter=chosen, report=report,
        )  # fmt: skip
        return character, keep_new(collection, character, blobs.contents)


def _show(character: Character, sheet: Path) -> None:
    say(f"{character.name} is cast: @{character.handle}, confidence {character.confidence:.0%}")
    say(f"  window   {character.window.why}")
    say(f"  colours  {', '.join(swatch.name for swatch in character.palette)}")
    say(f"  traits   {', '.join(trait.text for trait in character.traits)}")
    say(f"  sheet    {sheet}")
    for warning in (*character.warnings, *character.rights.warnings):
        say(f"  ! {warning}")
    say(f'Next: castmate shoot "{character.name} walks along the beach at sunset" -o beach.mp4')
