"""What a transition asks for: ``CUT TO:``, ``DISSOLVE TO:``, ``FADE OUT.``"""

import re
from typing import Literal

from castmate.scripts.film import Transition

Kind = Transition | Literal["fade_out", "unknown"]
"""``fade_out`` ends what went before; ``unknown`` is a transition that cannot be shown."""

_LONGEST = 80
_SLOW = "(?:slow |slowly )?"
_CUTS = "smash|match|jump|quick|hard|time|flash|abrupt"
_BLENDS = "slow|ripple|cross|match"
_OTHERS = "wipe|iris|fade|burn|flash|swish pan|whip pan|ripple|swipe|morph|zoom|push"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})[\s.:,]*$", re.IGNORECASE)


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("fade_in", _whole(rf"{_SLOW}fade (?:in|up)(?: (?:from|on)(?: black)?)?")),
    ("fade_out", _whole(rf"{_SLOW}fade (?:out|to:? black)(?: to black)?")),
    ("dissolve", _whole(rf"(?:(?:{_BLENDS}) )?(?:cross-?)?(?:dissolve|fade into)(?: to)?"
                        r"|cross-?fade(?: to)?")),
    ("cut", _whole(rf"(?:(?:{_CUTS}) )?cut(?: back)?(?: to)?(?: black)?|(?:smash|back) to"
                   r"|intercut(?: with)?")),
    ("unknown", _whole(rf"(?:{_OTHERS})\b.{{0,40}}?(?:to|in|out|white|red|blue)")),
)  # fmt: skip


def read_transition(text: str, *, is_marked: bool) -> Kind | None:
    """What *text* asks for, where it is a transition and nothing else; None where it is not.

    *is_marked*: the script's form says that it is one, so another wording is unknown, not action.

    >>> [read_transition(text, is_marked=False) for text in ("FADE TO BLACK.", "Cut to bed.")]
    ['fade_out', None]
    >>> [read_transition(text, is_marked=True) for text in ("Smash cut to:", "Burn to pink.")]
    ['cut', 'unknown']
    """
    said = " ".join(text.split())
    may_be = is_marked or (said.isupper() and len(said) <= _LONGEST)
    found = [kind for kind, pattern in _KINDS if may_be and pattern.match(said[:_LONGEST])]
    return found[0] if found else ("unknown" if is_marked else None)
