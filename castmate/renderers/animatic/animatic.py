"""The built-in renderer: a quick draft film, drawn on a CPU without any weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from castmate.errors import BadInput, BeyondLimit
from castmate.media.geometry import Size
from castmate.renderers.animatic.blocking import is_footless
from castmate.renderers.animatic.canvas import Board
from castmate.renderers.animatic.heard import beginning_in, happenings_of
from castmate.renderers.animatic.production import Production
from castmate.renderers.renderer import (
    Footage,
    FootageFrame,
    Limits,
    Reference,
    RenderSettings,
)
from castmate.report import Noted, Progressed, Report, StepStarted
from castmate.scripts.happening import Happening
from castmate.scripts.shot import Shot

LIMITS = Limits(
    sizes=(Size(64, 64), Size(3840, 3840)),
    seconds=(Fraction(1, 4), Fraction(600)),
    frame_rates=(Fraction(1), Fraction(120)),
    max_cast=2,
    max_views=1,
)


class Animatic:
    """Draws a shot as flat layers with the character's own pictures acting in them.

    It fits :class:`castmate.renderers.renderer.Renderer`, knows where it places everyone, and
    makes the same frames again for the same arguments.
    """

    @property
    def name(self) -> str:
        """Name and version; changes whenever the same arguments would give other frames."""
        return "animatic-4"

    @property
    def limits(self) -> Limits:
        """What can be asked of it."""
        return LIMITS

    def render(
        self,
        shot: Shot,
        cast: Sequence[Reference],
        settings: RenderSettings,
        *,
        seed: int,
        report: Report,
    ) -> Footage:
        """Footage of *shot* with *cast*, in the order of ``shot.cast``.

        Preparing (a second or less) and drawing (about 15 ms a frame of 1280x720) happen while
        ``frames`` is walked. Raises :class:`BeyondLimit` before any of it.
        """
        _check(shot, cast, settings)
        num_frames = max(1, round(shot.seconds * settings.frame_rate))
        frames = _frames(shot, tuple(cast), settings, num_frames, seed=seed, report=report)
        return Footage(settings.size, settings.frame_rate, num_frames, frames)

    def happenings(
        self, shot: Shot, cast: Sequence[Reference], settings: RenderSettings, *, seed: int
    ) -> tuple[Happening, ...]:
        """What can be heard in the footage that :meth:`render` makes of the same arguments.

        In order of time; takes some milliseconds, draws nothing. What is said in words is not
        among it: :func:`castmate.scripts.dialogue.utterances_of` knows that.
        """
        _check(shot, cast, settings)
        return happenings_of(shot, cast, settings, seed=seed)


def _frames(
    shot: Shot,
    cast: tuple[Reference, ...],
    settings: RenderSettings,
    num_frames: int,
    *,
    seed: int,
    report: Report,
) -> Iterator[FootageFrame]:
    report.check_cancelled()
    for reference in cast:
        if is_footless(reference):
            report.tell(Noted(f"The clip does not show where {reference.name} stands: something "
                              "low stands before it, and it stays on the ground."))  # fmt: skip
    report.tell(StepStarted("set"))
    production = Production(shot, cast, settings, num_frames, seed=seed)
    report.check_cancelled()
    report.tell(StepStarted("draw"))
    board = Board(settings.size, opaque=True)
    for index in range(num_frames):
        report.check_cancelled()
        placements = production.draw(board.canvas, index)
        heard = beginning_in(production.happenings, index, float(settings.frame_rate))
        yield FootageFrame(board.rgb(), placements, heard)
        report.tell(Progressed(index + 1, num_frames))


def _check(shot: Shot, cast: Sequence[Reference], settings: RenderSettings) -> None:
    if len(cast) != len(shot.cast):
        raise BadInput(
            f"The shot has {len(shot.cast)} roles, but {len(cast)} references were given.",
            advice="Give one reference for each role, in the same order.",
        )
    if len(cast) > LIMITS.max_cast:
        raise BeyondLimit(
            f"The animatic draws up to {LIMITS.max_cast} characters in a shot, not {len(cast)}.",
            advice="Split the shot, so that each part has fewer characters.",
        )
    _check_range("seconds", shot.seconds, LIMITS.seconds)
    _check_range("frames a second", settings.frame_rate, LIMITS.frame_rates)
    small, large = LIMITS.sizes
    for side in (settings.size.width, settings.size.height):
        if not small.width <= side <= large.width:
            raise BeyondLimit(
                f"The animatic draws pictures from {small} to {large}, not {settings.size}.",
                advice="Give a --size between these, such as 1280x720.",
            )


def _check_range(unit: str, value: Fraction, bounds: tuple[Fraction, Fraction]) -> None:
    low, high = bounds
    if not low <= value <= high:
        raise BeyondLimit(
            f"The animatic draws {float(low):g} to {float(high):g} {unit}, not {float(value):g}.",
            advice=f"Ask for {unit} between these.",
        )
