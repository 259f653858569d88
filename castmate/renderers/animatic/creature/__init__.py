"""The text-only creature: what stands in for a character that has no pictures."""

from castmate.renderers.animatic.creature.portrait import draw_creature

__all__ = ["draw_creature"]
