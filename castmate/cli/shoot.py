"""``castmate shoot``: a prompt in, a video out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from castmate.cli.arguments import read_rate, read_seconds, split_list
from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.gate import (
    FELL_SHORT,
    GateOption,
    StrictOption,
    TriesOption,
    falls_short,
    read_gate,
    say_gate,
)
from castmate.cli.library_door import open_collection
from castmate.cli.options import (
    CastOption,
    FpsOption,
    JsonOption,
    LookOption,
    SecondsOption,
    SetOption,
    SizeOption,
)
from castmate.cli.yardstick import (
    AcceptDownloadOption,
    ConstantsOption,
    EmbedderOption,
    read_yardstick,
)
from castmate.media.geometry import Size

if TYPE_CHECKING:
    from castmate.characters.collection import Collection
    from castmate.films.shots.gating import Gate, GatedTake
    from castmate.films.shots.shooting import ShotRequest, Take
    from castmate.report import Report
    from castmate.scripts.shot import Shot


def shoot(
    prompt: Annotated[str, typer.Argument(help='What happens, such as "@momo surfs at sunset".')],
    cast: CastOption = None,
    seconds: SecondsOption = None,
    size: SizeOption = "1280x720",
    fps: FpsOption = "24",
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another take.")] = 1,
    look: LookOption = "sticker",
    set_photo: SetOption = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Say what would be done, and render nothing.")
    ] = False,
    gate: GateOption = "95",
    tries: TriesOption = 3,
    strict: StrictOption = False,
    embedder: EmbedderOption = None,
    constants: ConstantsOption = None,
    accept_download: AcceptDownloadOption = False,
    output: Annotated[Path, typer.Option("-o", "--output", help="The video.")] = Path("shot.mp4"),
    as_json: JsonOption = False,
) -> None:
    """Shoot one shot of what a prompt says.

    Places: beach, forest, city street, kitchen, underwater, space and more. Say the hour, the
    weather, the camera: "close-up of @momo dancing in the rain, slow zoom in". A video that is
    there already is kept beside the new one.

    A take in which your character is not itself is shot again with another seed; every take is
    kept, the best one under the name you gave.

    castmate shoot "Momo walks along the beach at sunset" -o beach.mp4
    """
    from castmate.films.shots.shooting import ShotRequest, planned

    wanted = read_gate(gate, tries)
    with open_collection() as collection, ConsoleReport() as report:
        if wanted is not None:
            by = read_yardstick(embedder, constants, accept_download=accept_download, report=report)
            wanted = replace(wanted, yardstick=by)
        request = ShotRequest(
            prompt=prompt, cast=split_list(cast), size=Size.parse(size), look=look,
            seconds=None if seconds is None else read_seconds(seconds),
            frame_rate=read_rate(fps), set_photo=set_photo, seed=seed,
        )  # fmt: skip
        shot = planned(request, collection)
        if plan:
            _show_plan(shot, as_json=as_json)
            return
        taken = _taken(shot, request, collection, output, wanted, report)
    if as_json:
        print_json(_plan_json(shot) | taken.as_json())
    else:
        _show_taken(shot, taken, size)
    if strict and falls_short(taken):
        raise typer.Exit(FELL_SHORT)


def _taken(
    shot: Shot,
    request: ShotRequest,
    collection: Collection,
    output: Path,
    gate: Gate | None,
    report: Report,
) -> Take | GatedTake:
    """The take, which can be heard, held to *gate* if there is one."""
    from castmate.films.shots.gating import GatedTake, gated_take
    from castmate.films.shots.shooting import take
    from castmate.films.shots.take_sound import give_sound

    taken: Take | GatedTake
    if gate is None:
        taken = take(shot, request, collection, output, report=report)
    else:
        taken = gated_take(shot, request, collection, output, gate=gate, report=report)
    best = taken.take if isinstance(taken, GatedTake) else taken
    give_sound(best.path, best.recipe, shot, collection, num_frames=best.num_frames)
    return taken


def _show_taken(shot: Shot, taken: Take | GatedTake, size: str) -> None:
    from castmate.films.shots.gating import GatedTake

    best = taken.take if isinstance(taken, GatedTake) else taken
    _show_warnings(shot)
    if best.kept is not None:
        say(f"  The earlier take is now {best.kept}")
    say(f"{best.path}  ({best.num_frames} frames, {float(shot.seconds):g} s, {size})")
    if isinstance(taken, GatedTake):
        say_gate(taken)


def _show_plan(shot: Shot, *, as_json: bool) -> None:
    if as_json:
        print_json(_plan_json(shot))
        return
    say(f"set     {shot.set}, {shot.time_of_day}, {shot.weather}")
    for role in shot.cast:
        anchors = " and ".join(role.anchors)
        say(f"cast    {role.name}: {', '.join(role.actions)}; {role.position}; held by {anchors}")
    say(f"camera  {shot.camera}, {shot.framing}")
    say(f"length  {float(shot.seconds):g} s")
    _show_warnings(shot)


def _show_warnings(shot: Shot) -> None:
    for warning in shot.warnings:
        say(f"  ! {warning.text}")


def _plan_json(shot: Shot) -> dict[str, Any]:
    from castmate.scripts.plan_json import shot_as_json

    return shot_as_json(shot)
