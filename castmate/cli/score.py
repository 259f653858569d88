"""``castmate score``: how much the character in a video is itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.library_door import open_collection
from castmate.cli.options import JsonOption


def score(
    video: Annotated[Path, typer.Argument(help="Any video, also one castmate did not make.")],
    character: Annotated[str, typer.Option(help="Whose consistency to measure, such as momo.")],
    as_json: JsonOption = False,
) -> None:
    """Measure how much a character in a video is itself.

    The percentage says how much it agrees with its own clip. Where the video was shot by
    castmate, the boxes beside it say where to look.

    castmate score surf.mp4 --character momo
    """
    from castmate.consistency.score import score as measure
    from castmate.films.sidecar import boxes_of
    from castmate.identity.signature import Signature
    from castmate.media.probe import probe

    with open_collection() as collection, ConsoleReport() as report:
        who = collection.get(character)
        signature = Signature.from_bytes(collection.library.blobs.get(who.signature))
        found = measure(probe(video), signature, boxes=boxes_of(video, who.handle), report=report)
    if as_json:
        print_json(found.as_json())
        return
    percent = found.consistency_percent
    shown = "not measurable" if percent is None else f"{percent:.0f} %"
    say(f"{who.name} in {video.name}: {shown}, {found.verdict}  ({found.method})")
    for reason in found.reasons:
        say(f"  {reason}")
