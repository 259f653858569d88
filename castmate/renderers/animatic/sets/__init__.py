"""The sets, one per file: each module is named like its set and has ``build(stage) -> Set``."""

from importlib import import_module

from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.shot import SetName


def build_set(name: SetName, stage: Stage) -> Set:
    """The set called *name*, ready to be painted on *stage*."""
    module = import_module(f"{__name__}.{name}")
    built = module.build(stage)
    assert isinstance(built, Set)  # noqa: S101 - a set module that breaks its contract is a bug
    return built
