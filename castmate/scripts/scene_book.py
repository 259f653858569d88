"""The shots of one scene while they are planned: what one says holds for the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from castmate.scripts.directions import Directions
from castmate.scripts.durations import LONGEST_SECONDS, SHORTEST_SECONDS
from castmate.scripts.film import FilmShot, Place, ScriptWarning, SpokenLine, Transition
from castmate.scripts.headings import directed_setting
from castmate.scripts.lengths import within_limits
from castmate.scripts.naming import Names
from castmate.scripts.screenplay.elements import Note
from castmate.scripts.sentences import MOST_IN_A_SHOT
from castmate.scripts.setting import Setting
from castmate.scripts.shot import Position, Role, Shot
from castmate.scripts.stage_notes import Directed, directed
from castmate.scripts.written import Script, Written

_SIDE_SAID = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)


@dataclass
class SceneBook:
    """Takes down the shots of a scene, in order."""

    label: str
    names: Names
    script: Script
    setting: Setting
    """As the last shot left it."""
    heading: Directed
    """What the notes of the heading ask of every shot."""
    places: dict[str, Position]
    """Where speakers stand, by handle; empty where one alone speaks."""
    shots: list[FilmShot] = field(default_factory=list)
    warnings: list[ScriptWarning] = field(default_factory=list)
    _seen: tuple[Role, ...] = ()

    def directed(self, notes: Sequence[Note]) -> tuple[Directed, Setting]:
        """What *notes* ask of a shot, and the setting with them."""
        asked = directed(notes, self.heading.directions)
        self.warnings += asked.warnings
        return asked, directed_setting(self.setting, asked.directions)

    def length(self, asked: Fraction | None, usual: Fraction, source: Place) -> Fraction:
        """The seconds that are *asked* for, made possible and told if they are not."""
        if asked is None:
            return usual
        if not SHORTEST_SECONDS <= asked <= LONGEST_SECONDS:
            self.warn(
                "seconds_limited",
                f"{float(asked):g} seconds were asked for; a shot lasts {SHORTEST_SECONDS} to"
                f" {LONGEST_SECONDS}, so it lasts {within_limits(asked)}.",
                source,
            )
        return within_limits(asked)

    def add(
        self,
        shot: Shot,
        source: Place,
        asked: Directed,
        entered_by: Transition,
        lines: tuple[SpokenLine, ...] = (),
    ) -> None:
        """Take down *shot*, seen as its notes ask."""
        self.shots.append(
            FilmShot(
                f"{self.label}-{len(self.shots) + 1:02d}",
                _viewed(self._sided(shot), asked.directions),
                source,
                entered_by,
                asked.directions.look,
                asked.directions.seed,
                lines,
                asked.notes if self.shots else (*self.heading.notes, *asked.notes),
            )
        )
        self._remember(self.shots[-1].shot)

    def warn(self, code: str, text: str, source: Place) -> None:
        """Tell something of the script at *source*."""
        self.warnings.append(ScriptWarning(code, text, source))

    def place(self, written: Written, at: int = 0) -> Place:
        """Where character *at* of *written* stands."""
        return self.script.place(written.offset(at))

    def seen(self) -> list[tuple[Role, str]]:
        """Who was seen last, each with the words that hold its looks."""
        people = [(role, self.names.called(role.handle)) for role in self._seen]
        return [(role, one.description if one else role.name) for role, one in people]

    def _sided(self, shot: Shot) -> Shot:
        """*shot* with two who talk in this scene on the sides where they talk."""
        sides = [self.places.get(role.handle) for role in shot.cast]
        if set(sides) != {"left", "right"} or _SIDE_SAID.search(shot.prompt):
            return shot
        cast = tuple(
            replace(role, position=side or role.position)
            for role, side in zip(shot.cast, sides, strict=True)
        )
        return replace(shot, cast=cast)

    def _remember(self, shot: Shot) -> None:
        """Who is there, and in a screenplay also what weather it is, holds for the next shot."""
        self._seen = shot.cast or self._seen
        here = [role.handle for role in shot.cast if self.names.called(role.handle) is not None]
        before = [handle for handle in self.setting.present if handle not in here]
        self.setting = replace(self.setting, present=(*before, *here)[-MOST_IN_A_SHOT:])
        if self.setting.is_firm:
            place = None if shot.set == "backdrop" else shot.set
            self.setting = replace(
                self.setting, place=self.setting.place or place, weather=shot.weather
            )
        if self.setting.is_hour_open:
            self.setting = replace(self.setting, time_of_day=shot.time_of_day)


def _viewed(shot: Shot, asked: Directions) -> Shot:
    """*shot* seen as notes ask."""
    return replace(
        shot,
        camera=asked.camera or shot.camera,
        framing=asked.framing or shot.framing,
        weather=asked.weather or shot.weather,
    )
