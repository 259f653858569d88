"""The actions, one per file: each a pose as a function of time, and what is drawn with it."""

from castmate.renderers.animatic.actions import stand, walk
from castmate.renderers.animatic.actions.cue import Action
from castmate.scripts import shot

ACTIONS: dict[shot.Action, Action] = {
    "stand": stand.ACTION,
    "walk": walk.ACTION,
}
"""What each action of a shot plan looks like."""
