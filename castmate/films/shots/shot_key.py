"""The key of a shot: a hash of everything that shapes its pictures, and of nothing else.

Two shots with one key look the same, whatever they are called and wherever they stand, so one
take serves both; a shot whose key has changed is rendered again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from castmate.characters.character import Character
from castmate.films.shots.casting import described
from castmate.library.blobs import content_hash
from castmate.media.encode import DRAFT, Encoding
from castmate.renderers.renderer import Renderer, RenderSettings
from castmate.scripts.plan_json import shot_as_json
from castmate.scripts.shot import Shot

FORMAT = "castmate.shot_key/1"


def shot_key(
    shot: Shot,
    characters: Sequence[Character],
    settings: RenderSettings,
    renderer: Renderer,
    *,
    seed: int,
    encoding: Encoding = DRAFT,
) -> str:
    """The key of *shot*, 64 hexadecimal digits.

    *characters* are those of its cast that have pictures, in the order of the cast. What only
    measures, such as a signature or the gate, is not in it; nor is what only names, such as a
    label, the version of a character, or what the plan warns of.
    """
    photo = settings.set_photo
    shaping = {
        "format": FORMAT,
        "shot": {**shot_as_json(shot), "seconds": str(shot.seconds), "warnings": []},
        "characters": [_looks_of(who, renderer.limits.max_views) for who in characters],
        "renderer": renderer.name,
        "size": str(settings.size),
        "frame_rate": str(settings.frame_rate),
        "look": settings.look,
        "set_photo": None if photo is None else [photo.shape, content_hash(photo.tobytes())],
        "seed": seed,
        "encoding": asdict(encoding),
    }
    return content_hash(json.dumps(shaping, sort_keys=True).encode())


def _looks_of(character: Character, max_views: int) -> dict[str, Any]:
    """What a renderer is given of *character*: see :mod:`castmate.films.shots.casting`."""
    loop = character.loop
    best = character.views[:max_views]
    return {
        "handle": character.handle,
        "description": described(character),
        "views": [view.picture for view in best],
        "cut_by": list(loop.cut_by if loop else best[0].cut_by),
        "loop": None if loop is None else [str(loop.frame_rate), *loop.pictures],
    }
