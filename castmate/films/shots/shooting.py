"""A prompt becomes a take: planned, rendered, encoded, with its recipe and boxes beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.characters.collection import Collection
from castmate.errors import BadInput, shown
from castmate.films.shots.casting import known_characters, references_of
from castmate.films.shots.recipe import recipe_of
from castmate.films.shots.sidecar import sidecar_path, write_sidecar
from castmate.films.shots.take_files import check_names, keep_earlier, take_back
from castmate.films.shots.take_sound import happenings_as_json
from castmate.media.encode import DRAFT, Encoding, VideoWriter
from castmate.media.geometry import Size
from castmate.media.picture import read_picture
from castmate.media.pixels import RgbImage
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import (
    Footage,
    FootageFrame,
    Look,
    Placement,
    Renderer,
    RenderSettings,
)
from castmate.report import Report
from castmate.scripts.happening import Happening
from castmate.scripts.prompt import plan_shot
from castmate.scripts.shot import Shot


@dataclass(frozen=True)
class ShotRequest:
    """Everything a user can ask of one shot."""

    prompt: str
    cast: tuple[str, ...] = ()
    """Handles of characters that are in the shot whether or not the prompt names them."""
    seconds: Fraction | None = None
    """None: as long as the prompt says, or 4."""
    size: Size = Size(1280, 720)
    frame_rate: Fraction = Fraction(24)
    look: Look = "sticker"
    set_photo: Path | None = None
    seed: int = 1


@dataclass(frozen=True)
class Take:
    """One rendering of a shot, finished and on disk."""

    path: Path
    num_frames: int
    recipe: dict[str, Any]
    kept: Path | None = None
    """Where the video went that had this name before."""

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "output": str(self.path),
            "sidecar": str(sidecar_path(self.path)),
            "num_frames": self.num_frames,
            "kept": None if self.kept is None else str(self.kept),
            **{key: self.recipe[key] for key in ("renderer", "seed", "size", "frame_rate", "look")},
            "characters": self.recipe["characters"],
        }


def planned(request: ShotRequest, collection: Collection) -> Shot:
    """The plan of *request*; nothing is rendered.

    Raises what the script and the library have to say: ``ScriptError``, ``CharacterNotFound``.
    """
    for handle in request.cast:
        collection.get(handle)
    return plan_shot(
        request.prompt,
        known=known_characters(collection.all()),
        cast=tuple(collection.get(handle).handle for handle in request.cast),
        seconds=request.seconds,
    )


def take(
    shot: Shot,
    request: ShotRequest,
    collection: Collection,
    output: Path,
    *,
    report: Report,
    renderer: Renderer | None = None,
    encoding: Encoding = DRAFT,
    keyframes: Sequence[int] = (),
) -> Take:
    """Render *shot* as *request* asks and write the video *output*, or nothing at all.

    At its *keyframes* it can be cut without encoding it again.
    """
    renderer = renderer or Animatic()
    _check_output(output)
    settings = RenderSettings(
        size=request.size,
        frame_rate=request.frame_rate,
        look=request.look,
        set_photo=None if request.set_photo is None else read_picture(request.set_photo),
    )
    handles = [role.handle for role in shot.cast if "reference" in role.anchors]
    characters = [collection.get(handle) for handle in handles]
    recipe = recipe_of(shot, characters, settings, renderer=renderer.name, seed=request.seed)
    references = references_of(shot, collection, renderer.limits)
    footage = renderer.render(shot, references, settings, seed=request.seed, report=report)
    return write_take(footage, output, recipe, encoding=encoding, keyframes=keyframes)


def write_take(
    footage: Footage,
    output: Path,
    recipe: dict[str, Any],
    *,
    encoding: Encoding = DRAFT,
    keyframes: Sequence[int] = (),
) -> Take:
    """Write *footage* to the video *output*, its sidecar beside it, or nothing at all."""
    placements: list[tuple[Placement, ...] | None] = []
    happenings: list[Happening] = []
    comment = json.dumps(recipe, ensure_ascii=False)
    kept: Path | None = None
    try:
        with VideoWriter(
            output, footage.size, footage.frame_rate,
            encoding=encoding, comment=comment, keyframes=keyframes,
        ) as video:  # fmt: skip
            video.write_all(_noting(footage.frames, placements, happenings))
            kept = keep_earlier(output)  # as late as can be: the new one takes its name now
            heard = {"happenings": happenings_as_json(happenings)}
            write_sidecar(output, recipe | heard, placements)
    except BaseException:
        take_back(output, kept)
        raise
    return Take(output, footage.num_frames, recipe, kept)


def _noting(
    frames: Iterator[FootageFrame],
    placements: list[tuple[Placement, ...] | None],
    happenings: list[Happening],
) -> Iterator[RgbImage]:
    """The pictures of *frames*; who stands where in them, and what is heard, is noted."""
    for frame in frames:
        placements.append(frame.placements)
        happenings.extend(frame.happenings)
        yield frame.rgb


def _check_output(output: Path) -> None:
    if output.suffix.lower() != ".mp4":
        raise BadInput(
            f'A take is an .mp4 file, not "{shown(output)}".',
            advice=f"Give -o {shown(output.with_suffix('.mp4') if output.stem else 'take.mp4')}",
        )
    check_names(output)
