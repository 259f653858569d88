"""The sets, one per file: each module is named like its set and has ``build(stage) -> Set``."""

from importlib import import_module

from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.shot import Action, SetName, Shot

_ON_WATER: frozenset[Action] = frozenset({"ride", "swim"})
_ON_LAND: frozenset[Action] = frozenset({"walk", "run", "climb", "sleep", "sit", "eat", "peek"})


def build_set(name: SetName, stage: Stage) -> Set:
    """The set called *name*, ready to be painted on *stage*."""
    module = import_module(f"{__name__}.{name}")
    built = module.build(stage)
    assert isinstance(built, Set)  # noqa: S101 - a set module that breaks its contract is a bug
    return built


def set_of(shot: Shot, stage: Stage) -> Set:
    """The set of *shot*: who surfs or swims at the beach is out at sea, and not on the sand."""
    done = {action for role in shot.cast for action in role.actions}
    if shot.set == "beach" and done & _ON_WATER and not done & _ON_LAND:
        from castmate.renderers.animatic.sets import afloat

        return afloat.build(stage)
    return build_set(shot.set, stage)
