"""``castmate cast``: clip in, character out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
    from castmate.characters.character import Character


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
    from castmate.characters.blobs import BlobsInMemory
    from castmate.characters.cast import cast_character
    from castmate.characters.document import character_as_json
    from castmate.characters.handle import handle_from
    from castmate.characters.keeping import keep_new
    from castmate.characters.rights import check_kind, check_name
    from castmate.media.probe import probe

    pointed, wish = Pointed(box, foreground, background, mask, at), Wish(candidates, pick, output)
    wish.check(pointed, name)
    if candidates:
        show_candidates(clip, name=name, at=at, output=output, as_json=as_json)
        return
    told = split_list(traits, "traits")
    consent = read_words(consent, "The consent")
    statement = read_words(statement, "The statement")
    blobs = BlobsInMemory()
    with open_collection() as collection, ConsoleReport() as report:
        collection.check_free(handle_from(name))
        source = probe(clip)
        hints = read_hints(source, pointed)
        cutter = chosen_cutter(
            matting, matting_weights, accept_download=accept_download, report=report
        )
        if pick is not None:
            # Looking for candidates takes a while: refused first is what is refused anyway.
            check_name(name, statement=statement)
            check_kind(kind, consent)
            hints = picked(source, pick, at, report)
        character = cast_character(
            source, name=name, store=blobs, hints=hints, at_seconds=at, traits=told, kind=kind,
            consent=consent, statement=statement, known=collection.signatures(), cutter=cutter,
            report=report,
        )  # fmt: skip
        sheet = keep_new(collection, character, blobs.contents)
    if as_json:
        print_json(character_as_json(character, sheet=str(sheet)))
    else:
        _show(character, sheet)


def _show(character: Character, sheet: Path) -> None:
    say(f"{character.name} is cast: @{character.handle}, confidence {character.confidence:.0%}")
    say(f"  window   {character.window.why}")
    say(f"  colours  {', '.join(swatch.name for swatch in character.palette)}")
    say(f"  traits   {', '.join(trait.text for trait in character.traits)}")
    say(f"  sheet    {sheet}")
    for warning in (*character.warnings, *character.rights.warnings):
        say(f"  ! {warning}")
    say(f'Next: castmate shoot "{character.name} walks along the beach at sunset" -o beach.mp4')
