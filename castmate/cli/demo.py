"""``castmate demo``: the main job, end to end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.options import JsonOption


def demo(
    clip: Annotated[
        Path | None, typer.Argument(help="Your clip; without one, castmate films its own.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="What the character is called.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="A folder to write into.")] = Path(
        "demo-output"
    ),
    as_json: JsonOption = False,
) -> None:
    """Show it all: a character, a film and a page.

    Casts a character from a clip, and shoots a film of three scenes with it, on the processor
    alone and without downloaded weights. Its library lies in the output folder, so your own is
    not touched.

    castmate demo toy.mp4 --name Momo -o momo-demo
    """
    from castmate.demo.show import show

    with ConsoleReport() as report:
        shown = show(clip, name, output, report=report)
    if as_json:
        print_json(shown.as_json())
        return
    say(f"The clip           {shown.clip}")
    say(f"The character      {shown.sheet}  (confidence {shown.character.confidence:.0%})")
    for path, percent in zip(shown.scenes, shown.consistency_percent, strict=True):
        measured = "not measurable" if percent is None else f"consistency {percent:.0f} %"
        say(f"A scene            {path}  ({measured})")
    say(f"The film           {shown.film}")
    say(f"The contact sheet  {shown.contact_sheet}")
    say(f"All on one page    {shown.page}")
