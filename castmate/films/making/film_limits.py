"""What a renderer can do, held against a whole film before any work."""

from __future__ import annotations

from castmate.errors import BadInput, BeyondLimit
from castmate.films.making.film_settings import FilmSettings
from castmate.renderers.renderer import Limits
from castmate.scripts.film import Film, FilmShot


def check_limits(film: Film, settings: FilmSettings, limits: Limits) -> None:
    """Raise :class:`castmate.errors.BeyondLimit`, naming the line, for what cannot be rendered."""
    small, large = limits.sizes
    for side in (settings.size.width, settings.size.height):
        if not small.width <= side <= large.width:
            raise BeyondLimit(
                f"{settings.renderer} makes pictures from {small} to {large}, not {settings.size}.",
                advice="Give a --size between these, such as 1280x720.",
            )
    low, high = limits.frame_rates
    if not low <= settings.frame_rate <= high:
        raise BeyondLimit(
            f"{settings.renderer} makes {float(low):g} to {float(high):g} frames a second, not "
            f"{float(settings.frame_rate):g}.",
            advice="Give --fps between these.",
        )
    if settings.size.width % 2 or settings.size.height % 2:
        width, height = -(-settings.size.width // 2) * 2, -(-settings.size.height // 2) * 2
        raise BadInput(
            f"A film cannot be {settings.size}: its colours are stored for squares of 2x2 pixels.",
            advice=f"Take even numbers, such as {width}x{height}.",
        )
    for shot in film.shots:
        _check_shot(shot, settings.renderer, limits)


def _check_shot(shot: FilmShot, renderer: str, limits: Limits) -> None:
    short, long = limits.seconds
    where = f"{shot.label}, {shot.source}"
    if len(shot.shot.cast) > limits.max_cast:
        raise BeyondLimit(
            f"{renderer} draws up to {limits.max_cast} characters in a shot, not "
            f"{len(shot.shot.cast)} ({where}).",
            advice="Split the shot, so that each part has fewer characters.",
        )
    if not short <= shot.shot.seconds <= long:
        raise BeyondLimit(
            f"{renderer} makes shots of {float(short):g} to {float(long):g} seconds, not "
            f"{float(shot.shot.seconds):g} ({where}).",
            advice="Write another length in its note, such as [[4s]].",
        )
