"""How long a film will take to make, from how long takes took before."""

from __future__ import annotations

from statistics import median

from castmate.films.book.takes import TakeBook
from castmate.films.making.film_plan import FilmPlan
from castmate.media.geometry import Size

_ENOUGH = 3
"""Takes from which what they took is believed."""
_A_SHOT_SECONDS = 1.5
_A_MEGAPIXEL_SECONDS = 0.022
"""Of a renderer that has made nothing here yet: the animatic, on one core of a laptop."""


def estimated_seconds(plan: FilmPlan, book: TakeBook, *, num_workers: int) -> float:
    """How long rendering what is missing of *plan* will take, about, on *num_workers*."""
    missing = plan.missing
    if not missing:
        return 0.0
    a_megapixel = _seconds_a_megapixel(plan, book)
    megapixels = sum(
        shot.num_frames * shot.order.size.pixels / 1e6
        for shot in {shot.row.key: shot for shot in missing}.values()
    )
    shots = len({shot.row.key for shot in missing})
    if a_megapixel is None:
        alone = shots * _A_SHOT_SECONDS + megapixels * _A_MEGAPIXEL_SECONDS
    else:
        alone = megapixels * a_megapixel
    return alone / max(1, min(num_workers, shots))


def _seconds_a_megapixel(plan: FilmPlan, book: TakeBook) -> float | None:
    """What the newest takes of the renderer took for a million pixels; None: too few are known."""
    spent = []
    for take in book.newest_takes():
        if str(take.recipe.get("renderer", "")).startswith(plan.settings.renderer):
            size = Size.parse(str(take.recipe["size"]))
            spent.append(take.spent_seconds / (take.num_frames * size.pixels / 1e6))
    return median(spent) if len(spent) >= _ENOUGH else None
