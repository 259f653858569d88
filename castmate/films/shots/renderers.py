"""The renderers that are there, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from castmate.errors import BadInput, shown
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import Renderer

RENDERERS: Mapping[str, Callable[[], Renderer]] = MappingProxyType({"animatic": Animatic})
"""Each makes one that is ready to be asked for its limits; weights are loaded later."""


def renderer_called(name: str) -> Renderer:
    """The renderer of this *name*. Raises :class:`castmate.errors.BadInput`.

    >>> renderer_called("animatic").limits.max_cast
    2
    """
    make = RENDERERS.get(name.strip().lower())
    if make is None:
        raise BadInput(
            f'There is no renderer "{shown(name)}".', advice=f"There are: {', '.join(RENDERERS)}."
        )
    return make()
