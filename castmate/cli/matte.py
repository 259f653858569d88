"""``castmate matte``: the cut-out itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.hints import (
    AtOption,
    BackgroundOption,
    BoxOption,
    ForegroundOption,
    read_hints,
)


def matte(
    clip: Annotated[
        Path, typer.Argument(help="A video, an animated picture, or a folder of them.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="A folder to write into.")],
    box: BoxOption = None,
    at: AtOption = None,
    foreground: ForegroundOption = None,
    background: BackgroundOption = None,
    all_frames: Annotated[
        bool, typer.Option("--all-frames", help="The whole clip, sure or not.")
    ] = False,
    form: Annotated[
        Literal["masks", "png", "webm", "prores"],
        typer.Option("--format", help="Grey masks, or the cut-out in colour with alpha."),
    ] = "masks",
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Cut the character out and write masks, numbered by the clip's own frames.

    Without --all-frames: those frames of the best window of which castmate is sure.
    """
    from castmate.characters.cutting import write_matte
    from castmate.media.probe import probe

    with ConsoleReport() as report:
        source = probe(clip)
        written = write_matte(
            source,
            output,
            hints=read_hints(
                source, box=box, at_seconds=at, foreground=foreground, background=background
            ),
            at_seconds=at,
            all_frames=all_frames,
            form=form,
            report=report,
        )
    if as_json:
        print_json(
            {
                "output": str(written.path),
                "confidence": round(written.confidence, 3),
                "frames": [
                    {"index": index, "confidence": round(confidence, 3)}
                    for index, confidence in written.frames
                ],
            }
        )
        return
    say(
        f"{len(written.frames)} frames of {source.num_frames} in {written.path}, "
        f"confidence {written.confidence:.0%}"
    )
