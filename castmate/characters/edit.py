"""Changing a character by hand: every change makes its next version."""

from collections.abc import Iterable
from dataclasses import replace

from castmate.characters.character import Character, Rights, Swatch, Trait
from castmate.characters.handle import checked_handle, checked_name
from castmate.errors import BadInput


def edited(
    character: Character,
    *,
    name: str | None = None,
    handle: str | None = None,
    traits: Iterable[str] | None = None,
    aliases: Iterable[str] | None = None,
    tags: Iterable[str] | None = None,
    palette: tuple[Swatch, ...] | None = None,
    best_view: int | None = None,
    still: bool = False,
    rights: Rights | None = None,
) -> Character:
    """*character* with what is given changed, and its version one higher.

    *traits* replaces all traits; those whose words stay the same keep their source.
    *best_view* counts from 1 and moves that view to the front. *still* drops the loop, so that
    the still view is animated instead. A new name leaves the handle alone: scripts mention it.
    Raises :class:`BadInput` for a value that cannot be. Without any change the same value
    is returned, version and all.

    The rights check of a new name is the caller's: :func:`castmate.characters.rights.check_name`.
    """
    changed = replace(
        character,
        name=character.name if name is None else checked_name(name),
        handle=character.handle if handle is None else checked_handle(handle),
        traits=character.traits if traits is None else _traits(character, traits),
        aliases=character.aliases if aliases is None else _distinct(aliases),
        tags=character.tags if tags is None else _distinct(tags),
        palette=character.palette if palette is None else palette,
        loop=None if still else character.loop,
        rights=character.rights if rights is None else rights,
    )
    if best_view is not None:
        changed = _with_best_view(changed, best_view)
    if changed == character:
        return character
    return replace(changed, version=character.version + 1)


def _traits(character: Character, texts: Iterable[str]) -> tuple[Trait, ...]:
    sources = {trait.text: trait for trait in character.traits}
    return tuple(sources.get(text, Trait(text, "told")) for text in _distinct(texts))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts tidied, without empty ones, each once, in order."""
    return tuple(dict.fromkeys(tidy for tidy in (" ".join(text.split()) for text in texts) if tidy))


def _with_best_view(character: Character, number: int) -> Character:
    views = character.views
    if not 1 <= number <= len(views):
        raise BadInput(
            f"View {number} of @{character.handle} does not exist.",
            advice=f"It has views 1 to {len(views)}.",
        )
    best = views[number - 1]
    return replace(character, views=(best, *(view for view in views if view is not best)))
