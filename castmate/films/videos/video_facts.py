"""What can be said of a finished video: who is in it, held by what, how consistent, warnings."""

from __future__ import annotations

from typing import Any

from castmate.characters.collection import Collection
from castmate.films.shots.gating import GatedTake
from castmate.films.videos.video_order import VideoOrder
from castmate.scripts.plan_json import shot_as_json
from castmate.scripts.shot import Shot


def facts_of(
    order: VideoOrder, shot: Shot, taken: GatedTake, collection: Collection
) -> dict[str, Any]:
    """The facts, as plain JSON values; ``plan`` and ``seed`` are what a next video is made from."""
    ids = {character.handle: character.id for character in collection.all()}
    best = taken.best
    consistency = {
        "percent": None if best.percent is None else round(best.percent, 1),
        "verdict": best.verdict,
        "least_percent": taken.gate.least_percent,
        "takes": len(taken.tried),
        "characters": [looked.as_json() for looked in best.looks],
    }
    return {
        "plan": shot_as_json(shot),
        "seed": order.seed,
        "used_seed": taken.take.recipe["seed"],
        "renderer": taken.take.recipe["renderer"],
        "characters": [
            {
                "id": ids.get(role.handle),
                "handle": role.handle,
                "name": role.name,
                "anchors": list(role.anchors),
            }
            for role in shot.cast
        ],
        "consistency": consistency if best.looks else None,
        "warnings": [{"code": w.code, "message": w.text} for w in shot.warnings],
    }
