"""Every error a user can meet, as one tree.

    CastmateError                   exit code 1: castmate could not do it
    ├── Cancelled                   exit code 130: the user stopped it (143: the system did)
    └── BadInput                    exit code 2: something given can be changed
        ├── ClipError               the clip itself: missing, unreadable, too short, too large
        ├── SubjectNotFound         no character could be cut out of the clip
        ├── HintOutsidePicture      a box, stroke or second that is not in the clip
        ├── CharacterNotFound       no such handle; names the nearest
        ├── HandleTaken, BadHandle
        ├── RightsError             a protected name, a human without consent
        ├── ScriptError             a prompt that cannot become a shot
        ├── BeyondLimit             more than the renderer states it can do
        ├── ArchiveError            a .castmate file that is damaged or not ours
        ├── LibraryError            a library that is damaged, or of a newer castmate
        └── NoSpace                 the disk is full, or a folder cannot be written

A message says what happened, the value, and what to do next, each in one sentence.
"""

from collections.abc import Sequence

MOST_SHOWN = 80
"""Characters of a value that a message repeats."""


def shown(value: object) -> str:
    """*value* as a message repeats it: on one line, and not longer than a line.

    >>> shown("Momo" + chr(27) + "[31m"), len(shown("x" * 100_000))
    ('Momo?[31m', 80)
    """
    text = str(value)
    short = text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 3] + "..."
    return "".join(letter if letter.isprintable() else "?" for letter in short)


class CastmateError(Exception):
    """Something castmate could not do; ``str()`` is what the user reads."""

    exit_code = 1
    code = "failed"

    def __init__(self, happened: str, *, advice: str = "") -> None:
        self.happened = happened
        self.advice = advice
        super().__init__(f"{happened} {advice}".strip())


class Cancelled(CastmateError):
    """The user stopped the work; nothing half-written is left."""

    exit_code = 130
    code = "cancelled"

    def __init__(self) -> None:
        super().__init__("Stopped, as asked. Nothing half-written was left behind.")


class BadInput(CastmateError):
    """Something the user gave cannot be used as it is."""

    exit_code = 2
    code = "bad_input"


class ClipError(BadInput):
    """The clip cannot be used: missing, unreadable, no picture, too short, too large."""

    code = "clip"


class SubjectNotFound(BadInput):
    """No character could be cut out of the clip."""

    code = "subject_not_found"


class HintOutsidePicture(BadInput):
    """A box, a stroke or a second that does not lie in the clip."""

    code = "hint_outside_picture"


class CharacterNotFound(BadInput):
    """No character has this handle; names the nearest ones."""

    code = "character_not_found"

    def __init__(self, handle: str, *, near: Sequence[str] = ()) -> None:
        self.handle = handle
        self.near = tuple(near)
        guess = f"Did you mean {' or '.join('@' + name for name in near)}? " if near else ""
        super().__init__(
            f'No character "@{shown(handle)}".',
            advice=f"{guess}List them: castmate characters list",
        )


class HandleTaken(BadInput):
    """A character of this handle is already in the library."""

    code = "handle_taken"

    def __init__(self, handle: str) -> None:
        self.handle = handle
        super().__init__(
            f'The handle "@{handle}" is taken.',
            advice="Choose another --name, or free it: "
            f"castmate characters remove {handle} (export it first to keep it).",
        )


class BadHandle(BadInput):
    """A name from which no handle can be made."""

    code = "bad_handle"


class RightsError(BadInput):
    """A protected name without a statement, or a human without recorded consent."""

    code = "rights"


class ScriptError(BadInput):
    """A prompt or script that cannot become shots."""

    code = "script"


class BeyondLimit(BadInput):
    """More was asked than a part states it can do; says the limit and the value."""

    code = "beyond_limit"


class ArchiveError(BadInput):
    """A file that is no .castmate archive, or a damaged one."""

    code = "archive"


class LibraryError(BadInput):
    """A library that is damaged, or that only a newer castmate understands."""

    code = "library"


class NoSpace(BadInput):
    """The disk is full, or the folder cannot be written."""

    code = "no_space"
