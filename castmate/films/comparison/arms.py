"""The arms of a comparison: the same shot, and only what anchors the character differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from castmate.errors import BadInput
from castmate.films.comparison.nameless import without_characters
from castmate.renderers.renderer import Reference
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.shot import Anchor, Role, Shot

Arm = Literal["none", "text", "reference", "both"]
ARMS: tuple[Arm, ...] = get_args(Arm)
UNRELATED = "unrelated"
"""Not an arm: the shots with somebody else in the character's place, to read the arms against."""

ANCHORS: dict[Arm, tuple[Anchor, ...]] = {
    "none": (),
    "text": ("text",),
    "reference": ("reference",),
    "both": ("reference", "text"),
}
MEANING: dict[Arm, str] = {
    "none": "neither pictures nor words: whatever the prompt itself names",
    "text": "words only: the name and the key traits",
    "reference": "pictures only: the views from the clip",
    "both": "anchored twice: pictures and words",
}


@dataclass(frozen=True)
class Staged:
    """A shot as one arm has it, with what the renderer is given of each role."""

    shot: Shot
    references: tuple[Reference, ...]


def read_arms(text: str) -> tuple[Arm, ...]:
    """The arms of ``"none,both"``, in the order none, text, reference, both.

    >>> read_arms("both, none")
    ('none', 'both')
    """
    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    strange = [name for name in asked if name not in ARMS]
    if strange or not asked:
        raise BadInput(
            f'"{strange[0] if strange else text}" is no arm of a comparison.',
            advice=f"Give some of {', '.join(ARMS)}.",
        )
    return tuple(arm for arm in ARMS if arm in asked)


def staged(
    arm: Arm,
    shot: Shot,
    references: Sequence[Reference],
    compared: Sequence[str],
    known: Sequence[KnownCharacter],
) -> Staged:
    """*shot* as *arm* has it; *references* are its cast, anchored twice.

    Only the characters *compared* (handles) lose anchors. What happens in the shot stays the same.
    """
    nameless = without_characters(shot.prompt, compared, known)
    speaks = "text" in ANCHORS[arm]
    roles, given = [], []
    for role, reference in zip(shot.cast, references, strict=True):
        if role.handle in compared:
            kind = nameless.kinds[role.handle]
            roles.append(_role(role, arm, kind))
            given.append(_reference(reference, arm, kind))
        else:
            roles.append(role)
            given.append(reference)
    text = shot.text if speaks else nameless.text
    return Staged(replace(shot, cast=tuple(roles), text=text), tuple(given))


def unrelated(staged_both: Staged, others: Mapping[str, Reference]) -> Staged:
    """The shot anchored twice, with the pictures and words of *others* in place of handles."""
    references = tuple(
        replace(others[reference.handle], handle=reference.handle)
        if reference.handle in others
        else reference
        for reference in staged_both.references
    )
    return replace(staged_both, references=references)


def _role(role: Role, arm: Arm, kind: str) -> Role:
    name = role.name if "text" in ANCHORS[arm] else kind
    return replace(role, name=name, anchors=ANCHORS[arm])


def _reference(reference: Reference, arm: Arm, kind: str) -> Reference:
    if "text" not in ANCHORS[arm]:
        reference = replace(reference, name=kind, description=kind)
    if "reference" not in ANCHORS[arm]:
        reference = replace(reference, views=(), motion=None, cut_by=())
    return reference
