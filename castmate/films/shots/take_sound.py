"""What a take sounds like: its plan, what its renderer says can be heard, its characters."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.errors import CharacterNotFound
from castmate.films.shots.sidecar import sidecar_path
from castmate.media.sound_file import add_sound
from castmate.renderers.renderer import FootageFrame
from castmate.scripts.happening import HAPPENING_KINDS, Happening
from castmate.scripts.shot import Shot
from castmate.sound.shot_sound import ShotSound
from castmate.sound.soundtrack import FilmSound, Part
from castmate.sound.voice.character_voice import CharacterVoice, voice_of


def voice_of_character(character: Character) -> CharacterVoice:
    """The voice of *character*: the same in every shot, and in every version of it."""
    size = character.views[0].size
    return voice_of(
        character.id,
        traits=tuple(trait.text for trait in character.traits),
        aspect=size.width / size.height,
    )


def voices_in(shot: Shot, collection: Collection) -> tuple[tuple[str, CharacterVoice], ...]:
    """The voices of everyone who is seen or heard in *shot*, by handle."""
    heard = dict.fromkeys(
        [*(role.handle for role in shot.cast), *(voice.handle for voice in shot.voices)]
    )
    return tuple((handle, _voice_called(handle, collection)) for handle in heard)


def _voice_called(handle: str, collection: Collection) -> CharacterVoice:
    try:
        return voice_of_character(collection.get(handle))
    except CharacterNotFound:  # somebody the script only names
        return voice_of(handle)


def sound_of_take(
    shot: Shot,
    collection: Collection,
    *,
    seconds: Fraction,
    happenings: Sequence[Happening] = (),
    seed: int = 1,
) -> ShotSound:
    """What shapes the sound of a take of *shot* that is *seconds* long (frames over rate)."""
    return ShotSound(shot, seconds, tuple(happenings), voices_in(shot, collection), seed)


def let_hear(video: Path, sound: ShotSound) -> None:
    """Give the take *video* its *sound*, as loud as a film is; its pictures are copied."""
    add_sound(video, FilmSound([Part(sound)]).samples(), video)


def give_sound(
    video: Path, recipe: Mapping[str, Any], shot: Shot, collection: Collection, *, num_frames: int
) -> None:
    """Let the take *video* of *shot*, made by *recipe*, be heard; its sidecar lies beside it.

    Takes about a twentieth of the take's length. The video is replaced when it is whole.
    """
    let_hear(video, sound_of(video, recipe, shot, collection, num_frames=num_frames))


def sound_of(
    video: Path, recipe: Mapping[str, Any], shot: Shot, collection: Collection, *, num_frames: int
) -> ShotSound:
    """What shapes the sound of the take *video*, as the sidecar beside it says."""
    told = json.loads(sidecar_path(video).read_bytes()).get("happenings")
    return sound_of_take(
        shot,
        collection,
        seconds=num_frames / Fraction(recipe["frame_rate"]),
        happenings=happenings_from_json(told),
        seed=recipe["seed"],
    )


def happenings_in(frames: Sequence[FootageFrame]) -> tuple[Happening, ...]:
    """All that *frames* say can be heard."""
    return tuple(happening for frame in frames for happening in frame.happenings)


def happenings_as_json(happenings: Sequence[Happening]) -> list[dict[str, Any]]:
    """For a sidecar; times to the millisecond."""
    return [
        {name: round(value, 3) if isinstance(value, float) else value
         for name, value in asdict(happening).items()}
        for happening in happenings
    ]  # fmt: skip


def happenings_from_json(values: object) -> tuple[Happening, ...]:
    """What :func:`happenings_as_json` wrote; what is damaged, or from elsewhere, is not heard."""
    if not isinstance(values, list):
        return ()
    made = (_happening(value) for value in values)
    return tuple(happening for happening in made if happening is not None)


def _happening(value: object) -> Happening | None:
    if not isinstance(value, Mapping) or value.get("kind") not in HAPPENING_KINDS:
        return None
    try:
        return Happening(
            kind=value["kind"],
            handle=str(value["handle"]),
            start_seconds=_number(value["start_seconds"], -30, 86_400),
            seconds=_number(value.get("seconds", 0.0), 0, 600),
            strength=_number(value.get("strength", 1.0), 0, 2),
            side=_number(value.get("side", 0.0), -1, 1),
            with_what=str(value.get("with_what", ""))[:40],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _number(value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if not low <= value <= high:
        raise ValueError(f"{value} is not in {low}..{high}")
    return float(value)
