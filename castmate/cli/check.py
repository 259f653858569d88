"""``castmate check``: is this machine ready, and is this clip good?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.options import JsonOption


def check(
    clip: Annotated[
        Path | None, typer.Argument(help="A clip to look at; without one, the set-up only.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check this machine, and a clip.

    Of a clip it looks at size, light, blur, cuts and cropping, and advises.
    """
    from castmate.cli.setup_check import check_setup

    found = check_setup()
    document: dict[str, object] = {"setup": [line.as_json() for line in found]}
    if clip is None:
        if as_json:
            print_json(document)
        else:
            for line in found:
                say(f"{'ok ' if line.good else '!  '} {line.what:<10} {line.found}")
                if not line.good:
                    say(f"    {line.advice}")
        raise typer.Exit(0 if all(line.good for line in found) else 1)
    _check_clip(clip, document, as_json=as_json)


def _check_clip(path: Path, document: dict[str, object], *, as_json: bool) -> None:
    from castmate.characters.check import check_clip
    from castmate.media.probe import probe

    with ConsoleReport() as report:
        clip = probe(path)
        result = check_clip(clip, report)
    if as_json:
        print_json(document | {"clip": result.as_json()})
        return
    say(
        f"{path.name}: {clip.size}, {float(clip.frame_rate):g} frames a second, "
        f"{float(clip.duration_seconds):.1f} s"
    )
    for line in result.advice:
        say(f"  ! {line}")
    if not result.advice:
        say("  Good as it is. Next: castmate cast " + str(path) + " --name NAME")
