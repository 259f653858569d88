"""What screenwriters write and Fountain takes for plain action."""

import re

from castmate.scripts.written import Written

_NUMBERED = re.compile(
    r"(?P<number>\d{1,4}[A-Z]{0,2})[.)]?\s+(?P<heading>(?:INT|EXT|EST|I/E)[./ ].*?)"
    r"(?:\s+(?P=number)[.)]?)?$"
)
_TIME = "DAY|MORNING|AFTERNOON|EVENING|NIGHT|DAWN|DUSK"
_LATER = re.compile(
    r"(?:(?:MOMENTS?|MINUTES|HOURS|DAYS|A LITTLE|MUCH|SOME TIME) )?LATER"
    rf"(?: (?:THAT|THE SAME|THE NEXT) (?:{_TIME}))?[.:]?$"
    rf"|(?:THE )?(?:NEXT|FOLLOWING|SAME) (?:{_TIME})[.:]?$|CONTINUOUS[.:]?$"
)
_MONTAGE = re.compile(
    r"(?:(?:BEGIN|START|END)(?: OF)? )?(?:MONTAGE|SERIES OF SHOTS|INTERCUT)\b[^.!?]{0,60}[:.]?$"
)
_ENTRY = re.compile(r"\s*(?:[-–—•]+|[A-Z0-9]{1,2}[.)])\s+(?=\S)")
_LONGEST_HEADING = 200
_LONGEST_TITLE = 60


def heading_in(text: str) -> str | None:
    """The heading that *text* is by habit: numbered on both sides, or only a time.

    >>> [heading_in(text) for text in ("12A INT. CAVE - NIGHT 12A", "LATER THAT NIGHT", "LATE")]
    ['INT. CAVE - NIGHT', 'LATER THAT NIGHT', None]
    """
    return numbered_heading(text) or (text.rstrip(".:") if _LATER.match(text) else None)


def numbered_heading(text: str) -> str | None:
    """The heading in ``"7 EXT. LAKE - DAY 7"``; None where there is none."""
    found = _NUMBERED.match(" ".join(text.split())) if len(text) <= _LONGEST_HEADING else None
    return found["heading"] if found else None


def is_montage(text: str) -> bool:
    """Whether *text* opens or closes a row of shots: ``SERIES OF SHOTS:``."""
    return bool(_MONTAGE.match(text))


def entries_of(written: Written) -> tuple[Written, ...]:
    """The lines of *written*, if all of them are marked as entries, without the marks; else none.

    >>> [entry.text for entry in entries_of(Written("- Momo runs.\\n- Pip waits."))]
    ['Momo runs.', 'Pip waits.']
    """
    entries: list[Written] = []
    start = 0
    for line in written.text.split("\n"):
        mark = _ENTRY.match(line)
        if not mark:
            return ()
        entries.append(written.cut(start + mark.end(), start + len(line)))
        start += len(line) + 1
    return tuple(entries)


def may_be_title(text: str) -> bool:
    """Whether *text*, as a screenplay's first line, is its title: short, in capitals, no cry."""
    return text.isupper() and len(text) <= _LONGEST_TITLE and not text.endswith((".", "!", ":"))
