"""The actions, one per file: each a pose as a function of time, and what is drawn with it."""

from castmate.renderers.animatic.actions import (
    climb,
    dance,
    eat,
    fall,
    fly,
    jump,
    laugh,
    look_around,
    peek,
    ride,
    run,
    sit,
    sleep,
    spin,
    stand,
    swim,
    talk,
    walk,
    wave,
)
from castmate.renderers.animatic.actions.cue import Action
from castmate.scripts import shot

ACTIONS: dict[shot.Action, Action] = {
    "stand": stand.ACTION,
    "walk": walk.ACTION,
    "run": run.ACTION,
    "jump": jump.ACTION,
    "dance": dance.ACTION,
    "wave": wave.ACTION,
    "spin": spin.ACTION,
    "sit": sit.ACTION,
    "sleep": sleep.ACTION,
    "fly": fly.ACTION,
    "swim": swim.ACTION,
    "ride": ride.ACTION,
    "eat": eat.ACTION,
    "talk": talk.ACTION,
    "laugh": laugh.ACTION,
    "look_around": look_around.ACTION,
    "climb": climb.ACTION,
    "fall": fall.ACTION,
    "peek": peek.ACTION,
}
"""What each action of a shot plan looks like."""
