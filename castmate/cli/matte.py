"""``castmate matte``: the cut-out itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.hints import Pointed, read_hints
from castmate.cli.options import (
    AtOption,
    BackgroundOption,
    BoxOption,
    ClipArgument,
    ForegroundOption,
    JsonOption,
    MaskOption,
)


def matte(
    clip: ClipArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="A folder to write into.")],
    box: BoxOption = None,
    at: AtOption = None,
    foreground: ForegroundOption = None,
    background: BackgroundOption = None,
    mask: MaskOption = None,
    all_frames: Annotated[
        bool, typer.Option("--all-frames", help="The whole clip, sure or not.")
    ] = False,
    form: Annotated[
        Literal["masks", "png", "webm", "prores"],
        typer.Option("--format", help="Grey masks, or the cut-out in colour with alpha."),
    ] = "masks",
    as_json: JsonOption = False,
) -> None:
    """Cut the character out: masks, or pictures with alpha.

    Files are numbered by the clip's own frames. Without --all-frames: those frames of the best
    window of which castmate is sure.

    castmate matte toy.mp4 -o masks --box 400,120,300,420 --at 1.5
    """
    from castmate.characters.cutting import write_matte
    from castmate.media.probe import probe

    with ConsoleReport() as report:
        source = probe(clip)
        written = write_matte(
            source,
            output,
            hints=read_hints(source, Pointed(box, foreground, background, mask, at)),
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
