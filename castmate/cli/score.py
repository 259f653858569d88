"""``castmate score``: how much the characters in a video are themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.library_door import open_collection
from castmate.cli.options import JsonOption
from castmate.cli.yardstick import (
    AcceptDownloadOption,
    ConstantsOption,
    EmbedderOption,
    read_yardstick,
)

if TYPE_CHECKING:
    from castmate.characters.collection import Collection
    from castmate.consistency.whole_cast import Member, ScoredVideo
    from castmate.consistency.yardstick import Yardstick


def score(
    video: Annotated[Path, typer.Argument(help="Any video, also one castmate did not make.")],
    character: Annotated[
        list[str],
        typer.Option(help="Whose consistency to measure, such as momo; give several."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Write a report to look at there."),
    ] = None,
    closely: Annotated[
        bool, typer.Option("--closely", help="Five frames a second, also where fewer would do.")
    ] = False,
    embedder: EmbedderOption = None,
    constants: ConstantsOption = None,
    accept_download: AcceptDownloadOption = False,
    as_json: JsonOption = False,
) -> None:
    """Measure how much a character in a video is itself.

    The percentage says how much it agrees with its own clip. Where the video was shot by
    castmate, the boxes beside it say where to look, and what passes clearly in a few frames is
    not looked at further, unless --closely or -o asks for it. Of several characters each is
    measured on its own, and one that stands in another's place is named.

    castmate score surf.mp4 --character momo --character rex -o report/
    """
    from castmate.consistency.sampling import ANY_LENGTH
    from castmate.consistency.whole_cast import score_cast
    from castmate.media.probe import probe

    clip = probe(video, limits=ANY_LENGTH)
    with open_collection() as collection, ConsoleReport() as report:
        yardstick = read_yardstick(
            embedder, constants, accept_download=accept_download, report=report
        )
        handles = dict.fromkeys(character)
        cast = [_member(handle, video, collection, yardstick) for handle in handles]
        measuring = yardstick.embedder if yardstick else None
        closely = closely or output is not None
        scored = score_cast(clip, cast, embedder=measuring, closely=closely, report=report)
    page = _written(scored, output)
    if as_json:
        print_json(scored.as_json())
        return
    _say(scored)
    if page is not None:
        say(f"The report: {page}")


def _member(
    handle: str, video: Path, collection: Collection, yardstick: Yardstick | None
) -> Member:
    from castmate.consistency.whole_cast import Member
    from castmate.films.shots.players import player_of
    from castmate.films.shots.sidecar import boxes_of

    who = player_of(collection.get(handle), collection.library.blobs, yardstick)
    return Member(who.handle, who.name, who.signature, who.views, boxes_of(video, who.handle))


def _written(scored: ScoredVideo, folder: Path | None) -> Path | None:
    if folder is None:
        return None
    from castmate.consistency.report_files import write_report

    return write_report(scored, folder)


def _say(scored: ScoredVideo) -> None:
    from castmate.consistency.report_text import summary

    for member, found in scored.members:
        say(f"{summary(member, found)}  ({found.method}; {found.sampled})")
        for reason in found.reasons:
            say(f"  {reason}")
