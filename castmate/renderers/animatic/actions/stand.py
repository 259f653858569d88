"""Stand: alive, but in no hurry. Breath, a shift of weight, a small nod now and then."""

from castmate.renderers.animatic.actions.cue import Action, Cue
from castmate.renderers.animatic.easing import pulse, wave
from castmate.renderers.animatic.poses import Pose


def idle(cue: Cue, *, x: float, liveliness: float = 1.0) -> Pose:
    """What a body does while it does nothing; other actions build on it."""
    calm = liveliness * (0.45 if cue.own_motion else 1.0)
    t = cue.seconds + 3.7 * cue.variant
    breath = 0.5 + 0.5 * wave(t, 0.36)
    sway = wave(t, 0.17)
    return Pose(
        x=x,
        breath=breath * calm,
        stretch=1 + 0.012 * calm * wave(t, 0.36, -0.08),
        bend=0.016 * calm * sway,
        tilt=0.012 * calm * wave(t, 0.17, -0.12),
        nod=0.022 * calm * pulse(t % 3.1, 1.2, 0.7),
    )


def act(cue: Cue) -> Pose:
    """Stands where it came to stand."""
    return idle(cue, x=cue.start_x)


ACTION = Action(act)
