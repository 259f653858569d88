"""The rights step: is the name somebody's, is it a person, does it look like another character?"""

from collections.abc import Iterable, Sequence

from castmate.characters.character import Kind, Rights
from castmate.characters.cut_frames import CutFrame
from castmate.characters.faces import find_faces
from castmate.characters.names import NameHit, find_protected
from castmate.errors import RightsError
from castmate.identity.likeness import closest
from castmate.identity.signature import Signature

LOOK_ALIKE = 0.5
"""0..1: likeness from which a person would call two characters look-alikes."""


def check_name(name: str, *, statement: str | None = None) -> tuple[str, ...]:
    """Warnings about *name*; raises :class:`RightsError` for one that is protected.

    An explicit *statement*, why the user may use it, turns the refusal into a warning that shows
    the hit. Names that are famous but also ordinary (Simba, Daisy) only ever warn.
    """
    hit = find_protected(name)
    if hit is None:
        return ()
    if hit.severity == "also_ordinary":
        return (f"{hit.protected} is also a character of {hit.holder}: make sure yours differs.",)
    if not said(statement):
        raise RightsError(
            f"{_told(hit)}.",
            advice='Choose another name; or, if you may use it, say why: --statement "...".',
        )
    return (f"{_told(hit)}; used because the user states a right to it.",)


def check_kind(kind: Kind, consent: str | None) -> None:
    """Raise :class:`RightsError` for a human whose consent is not recorded."""
    if kind == "human" and not said(consent):
        raise RightsError(
            "A human character needs the recorded consent of the person shown.",
            advice='Give their words: --consent "I agree that ... (name, date)".',
        )


def check_faces(frames: Sequence[CutFrame], kind: Kind, consent: str | None) -> tuple[str, ...]:
    """Look for a human face in the cut-out; asks for consent where one is found and none given.

    Raises :class:`RightsError` with the way out. With *consent* the finding is a warning where
    *kind* says that the character is no human.
    """
    finding = find_faces(frames)
    if not finding.is_human:
        return ()
    seen = f"in {finding.num_with_face} of {finding.num_frames} pictures looked at"
    if not said(consent):
        raise RightsError(
            f"The cut-out seems to show a human face ({seen}).",
            advice="If it is a person, record their consent: --kind human --consent "
            '"their words, name, date". If it is not, say so: --consent "no person is shown". '
            "If the wrong thing was cut out, draw a box: --box X,Y,W,H --at SECONDS.",
        )
    if kind == "human":
        return ()
    return (f"The cut-out seems to show a human face ({seen}); consent is recorded.",)


def look_alikes(signature: Signature, known: Iterable[tuple[str, Signature]]) -> tuple[str, ...]:
    """A warning for each of the *known* characters, by handle, that this one looks like."""
    return tuple(
        f"It looks like @{handle} of your library (likeness {likeness:.0%}): "
        "the two may be taken for each other."
        for handle, likeness in closest(signature, known)
        if likeness >= LOOK_ALIKE
    )[:3]


def recorded(
    kind: Kind, consent: str | None, statement: str | None, warnings: Iterable[str]
) -> Rights:
    """What is kept about the rights, with the texts as the user gave them."""
    return Rights(kind, said(consent), said(statement), tuple(warnings))


def said(text: str | None) -> str | None:
    """*text* if it says anything."""
    return " ".join(text.split()) or None if text is not None else None


def _told(hit: NameHit) -> str:
    if hit.given.casefold() == hit.protected.casefold():
        return f'"{hit.protected}" is a protected character ({hit.holder})'
    return f'"{hit.given}" is too like the protected character "{hit.protected}" ({hit.holder})'
