"""A prompt without its characters: what is left is the kind that the prompt itself names.

``"@momo the dragon surfs"`` becomes ``"the dragon surfs"``, and ``"@momo surfs"`` becomes
``"a creature surfs"``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from castmate.scripts.mentions import KnownCharacter, Mention, find_mentions
from castmate.scripts.prompt import plan_shot

KIND = "creature"
"""Where the prompt names no kind."""
_ARTICLE = re.compile(r"^[\s,]*(?:(?:a|an|the|our|my|his|her|its|their)\s+)?", re.IGNORECASE)
_CALLED = re.compile(r"[\s,]*(?:is\s+)?(?:called|named)?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Nameless:
    """What is left of a prompt when characters are taken out of it."""

    text: str
    kinds: dict[str, str]
    """By handle: ``"small green dragon"`` where the prompt says so, else ``"creature"``."""


def without_characters(
    prompt: str, handles: Sequence[str], known: Sequence[KnownCharacter]
) -> Nameless:
    """*prompt* without the names and handles of *handles*, each told by its kind instead."""
    mentions = [m for m in find_mentions(prompt, known) if m.character.handle in handles]
    kinds = {handle: _kind(prompt, handle, mentions) for handle in handles}
    parts: list[str] = []
    told: dict[str, int] = {}
    stop = 0
    for mention in mentions:
        handle = mention.character.handle
        before = prompt[stop : mention.start]
        times = told[handle] = told.get(handle, 0) + 1
        if times == 1 and _kind_after(prompt, mention):
            parts.append(before)
            stop = mention.stop + len(_leading_comma(prompt[mention.stop :]))
            continue
        if times == 1 and _kind_before(prompt, mention):
            parts.append(_CALLED.sub("", before))
        else:
            phrase = _phrase(kinds[handle], first=times == 1, other=len(told) > 1)
            parts.append(before + _as_begun(phrase, "".join(parts) + before))
        stop = mention.stop
    parts.append(prompt[stop:])
    text = "".join(parts).strip() + _with_unnamed(prompt, kinds, mentions)
    return Nameless(text[:1].upper() + text[1:] if text else prompt, kinds)


def _with_unnamed(prompt: str, kinds: dict[str, str], mentions: Sequence[Mention]) -> str:
    """A sentence for those whom the prompt neither names nor describes, yet who play."""
    named = {mention.character.handle for mention in mentions}
    missing = [kind for handle, kind in kinds.items() if handle not in named and kind == KIND]
    if not missing:
        return ""
    stop = "" if prompt.rstrip().endswith((".", "!", "?")) else "."
    return f"{stop} With a {' and another '.join(missing)}."


def _kind(prompt: str, handle: str, mentions: Sequence[Mention]) -> str:
    own = [mention for mention in mentions if mention.character.handle == handle]
    for mention in own:
        kind = _kind_after(prompt, mention) or _kind_before(prompt, mention)
        if kind:
            return kind
    return KIND if own else _described(prompt) or KIND


def _kind_after(prompt: str, mention: Mention) -> str:
    """``"the dragon"`` right behind a name says what it is."""
    rest = prompt[mention.stop :]
    if not re.match(r"\s*,?\s+(?:a|an|the|our|my)\s", rest, re.IGNORECASE):
        return ""
    rest = _ARTICLE.sub("", rest)
    kind = _described(rest)
    return kind if kind and rest.lower().startswith(kind.lower()) else ""


def _kind_before(prompt: str, mention: Mention) -> str:
    """And so does ``"the dragon"`` right before it, or ``"a dragon called"``."""
    before = _CALLED.sub("", prompt[: mention.start])
    kind = _described(before)
    return kind if kind and before.lower().endswith(kind.lower()) else ""


def _described(text: str) -> str:
    """The first creature that *text* describes without naming anybody; empty for none."""
    plain = re.sub(r"@\w+", "", text)
    if not plain.strip(" ,."):
        return ""
    cast = plan_shot(plain, known=()).cast
    return cast[0].name if cast else ""


def _leading_comma(rest: str) -> str:
    found = re.match(r"[\s,]*", rest)
    return found[0] if found else ""


def _as_begun(phrase: str, before: str) -> str:
    """*phrase* with a capital where it begins a sentence."""
    begins = re.search(r"(?:^|[.!?])\s*$", before) is not None
    return phrase[:1].upper() + phrase[1:] if begins else phrase


def _phrase(kind: str, *, first: bool, other: bool) -> str:
    if not first:
        return f"the {kind}"
    if other:
        return f"another {kind}"
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"
