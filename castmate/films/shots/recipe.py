"""How a take was made, for machines: enough to make it again, and that it is synthetic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from castmate import __version__
from castmate.characters.character import Character
from castmate.renderers.renderer import RenderSettings
from castmate.scripts.plan_json import shot_as_json
from castmate.scripts.shot import Shot

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic"
"""IPTC digital source type: a composite with at least one synthetic element."""


def recipe_of(
    shot: Shot,
    characters: Sequence[Character],
    settings: RenderSettings,
    *,
    renderer: str,
    seed: int,
) -> dict[str, Any]:
    """The recipe of a take, as plain JSON values; no paths and no secrets of this machine."""
    return {
        "format": "castmate.recipe/1",
        "castmate": __version__,
        "digital_source_type": SOURCE_TYPE,
        "renderer": renderer,
        "seed": seed,
        "size": str(settings.size),
        "frame_rate": str(settings.frame_rate),
        "look": settings.look,
        "set_photo": settings.set_photo is not None,
        "plan": shot_as_json(shot),
        "characters": [
            {
                "handle": character.handle,
                "id": character.id,
                "version": character.version,
                "signature": character.signature,
            }
            for character in characters
        ],
    }
