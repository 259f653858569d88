"""``castmate compare``: the same shots with and without what anchors a character."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from castmate.cli.arguments import read_rate, read_seconds, split_list
from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.library_door import open_collection
from castmate.cli.options import CastOption, FpsOption, JsonOption, SecondsOption, SizeOption
from castmate.cli.yardstick import (
    AcceptDownloadOption,
    ConstantsOption,
    EmbedderOption,
    read_yardstick,
)
from castmate.media.geometry import Size

if TYPE_CHECKING:
    from castmate.films.comparison.compare import Comparison


def compare(
    prompts: Annotated[list[str], typer.Argument(metavar="PROMPT...", help="One shot each.")],
    cast: CastOption = None,
    arms: Annotated[
        str, typer.Option(help="What the character is anchored by.")
    ] = "none,text,reference,both",
    seconds: SecondsOption = None,
    size: SizeOption = "1280x720",
    fps: FpsOption = "24",
    seed: Annotated[int, typer.Option(min=0, help="Of the first shot; all arms share it.")] = 1,
    renderer: Annotated[
        Literal["animatic"], typer.Option(help="Which renderer is asked.")
    ] = "animatic",
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="A folder to write into.")
    ] = Path("comparison"),
    embedder: EmbedderOption = None,
    constants: ConstantsOption = None,
    accept_download: AcceptDownloadOption = False,
    as_json: JsonOption = False,
) -> None:
    """Shoot with and without the reference, side by side.

    The same shots with the same seeds, once for each arm; only what anchors the character differs.
    Arms: none, text (name and traits), reference (pictures), both. The folder's index.html opens
    offline. Stopped and started again, it goes on where it was.

    castmate compare "Momo surfs at sunset" "Momo reads in a library" --cast momo -o momo-arms
    """
    from castmate.films.comparison.arms import read_arms
    from castmate.films.comparison.compare import compare_arms
    from castmate.films.comparison.document import comparison_as_json
    from castmate.films.comparison.running import ComparisonRequest
    from castmate.renderers.animatic.animatic import Animatic

    request = ComparisonRequest(
        prompts=tuple(prompts),
        cast=split_list(cast),
        arms=read_arms(arms),
        seconds=None if seconds is None else read_seconds(seconds),
        size=Size.parse(size),
        frame_rate=read_rate(fps),
        seed=seed,
    )
    renderers = {"animatic": Animatic}
    with open_collection() as collection, ConsoleReport() as report:
        by = read_yardstick(embedder, constants, accept_download=accept_download, report=report)
        made = compare_arms(
            request, collection, output, renderer=renderers[renderer](), report=report, yardstick=by
        )
    if as_json:
        found = comparison_as_json(made.footages, made.summary)
        print_json({"output": str(made.folder), "page": str(made.page), **found})
    else:
        _show(made)


def _show(made: Comparison) -> None:
    from castmate.films.comparison.document import said

    if made.footages.reused:
        say(f"  {made.footages.reused} takes were finished already and were used again")
    for who in made.footages.characters:
        say(f"{who.name:<14}{'mean':>16}{'worst frame':>16}{'between shots':>16}{'passed':>10}")
        for arm, found in made.summary.arms[who.handle].items():
            worst = said(found.worst.percent if found.worst else None)
            numbers = f"{said(found.mean):>16}{worst:>16}{said(found.between_shots):>16}"
            say(f"  {arm:<12}{numbers}{f'{found.passed} of {found.of}':>10}")
    for sentence in made.summary.answers:
        say(sentence)
    say(f"The page   {made.page}")
    say(f"To share   {made.video}")
