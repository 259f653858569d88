"""The plan of a shot: everything a renderer is told, and nothing else."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

SetName = Literal[
    "bedroom", "living_room", "kitchen", "classroom", "office", "stage", "library",
    "city_street", "village", "park", "garden", "meadow", "forest", "jungle", "beach",
    "underwater", "lake", "mountains", "snowfield", "desert", "cave", "castle", "space", "sky",
    "backdrop",
]  # fmt: skip
"""``backdrop`` is the neutral place for a prompt whose place is not known."""
TimeOfDay = Literal["dawn", "day", "sunset", "night"]
Weather = Literal["clear", "rain", "snow", "fog", "storm", "wind"]
Action = Literal[
    "stand", "walk", "run", "jump", "dance", "wave", "spin", "sit", "sleep", "fly", "swim",
    "ride", "eat", "talk", "laugh", "look_around", "climb", "fall", "peek",
]  # fmt: skip
CameraMove = Literal[
    "static", "pan_left", "pan_right", "zoom_in", "zoom_out", "track", "tilt_up", "tilt_down",
    "handheld",
]  # fmt: skip
Framing = Literal["wide", "medium", "close_up"]
Position = Literal["left", "centre", "right"]
Anchor = Literal["reference", "text"]

SETS: tuple[SetName, ...] = get_args(SetName)
TIMES_OF_DAY: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
WEATHERS: tuple[Weather, ...] = get_args(Weather)
ACTIONS: tuple[Action, ...] = get_args(Action)
CAMERA_MOVES: tuple[CameraMove, ...] = get_args(CameraMove)
FRAMINGS: tuple[Framing, ...] = get_args(Framing)


@dataclass(frozen=True)
class Role:
    """One character's part in a shot."""

    handle: str
    name: str
    anchors: tuple[Anchor, ...]
    """What holds the character: its pictures, its words, or (best) both."""
    actions: tuple[Action, ...] = ("stand",)
    """In the order they happen."""
    position: Position = "centre"
    says: str | None = None


@dataclass(frozen=True)
class Voice:
    """Somebody who is heard and not seen to speak: a voice-over, or a voice from off."""

    handle: str
    name: str
    says: str


@dataclass(frozen=True)
class PlanWarning:
    """Something the plan did not understand or had to assume, in words for the user."""

    code: str
    """Stable, for machines: ``unknown_place``, ``not_understood``, ``one_anchor``, ..."""
    text: str


@dataclass(frozen=True)
class Shot:
    """What happens, where, when, and how it is seen."""

    prompt: str
    """As the user wrote it."""
    text: str
    """The prompt with every character's key traits put in: the text anchor for models."""
    set: SetName = "backdrop"
    time_of_day: TimeOfDay = "day"
    weather: Weather = "clear"
    cast: tuple[Role, ...] = ()
    camera: CameraMove = "static"
    framing: Framing = "medium"
    seconds: Fraction = Fraction(4)
    warnings: tuple[PlanWarning, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Heard over the picture, after what the cast says."""
