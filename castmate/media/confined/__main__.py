"""``python -m castmate.media.confined``: one task, told on standard input, answered on output."""

import json
import os
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from castmate.errors import ClipError
from castmate.media.confined import cell
from castmate.media.confined.speech import Speech
from castmate.media.limits import ClipLimits

_STDIN, _STDOUT = 0, 1

Words = dict[str, Any]
Work = Callable[[Speech, ClipLimits], Words]
"""Does the task; what it returns is the last thing said."""


def main() -> None:
    """Read the task, lock up, do it, and say how it ended."""
    task = _read_task()
    limits = ClipLimits(**task["limits"] | {"min_seconds": Fraction(task["limits"]["min_seconds"])})
    speech = Speech(_STDOUT, cpu_seconds=limits.cpu_seconds_per_sign_of_life)
    work = _WORK[task["task"]](task)
    cell.die_with_parent(_STDIN)
    cell.allow_cpu(limits.cpu_seconds_per_sign_of_life)
    cell.lock_up(task["source_fd"], max_memory_bytes=limits.max_memory_bytes)
    try:
        ended = work(speech, limits)
    except ClipError as error:
        ended = {"problem": error.happened, "advice": error.advice}
    except MemoryError:
        ended = {"out_of_memory": True}
    speech.say(ended)
    # Skips the tearing down of decoders, which a damaged clip could bring to a crash.
    os._exit(0)


def _read_task() -> Words:
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(_STDIN, 1 << 16)
        if not part:
            os._exit(0)  # the parent changed its mind
        line += part
    task: Words = json.loads(line)
    return task


# What a task needs is imported when it is known and before files can no longer be opened:
# start-up is paid for every look into a file.


def _survey_video(_task: Words) -> Work:
    from castmate.media.confined.survey import survey

    return lambda speech, limits: survey(limits, speech.alive)


def _show_frames(task: Words) -> Work:
    from castmate.media.confined.pictures import Wanted, show_frames

    wanted = Wanted(
        indices=range(task["first"], task["stop"], task["stride"]),
        width=task["width"],
        height=task["height"],
        with_alpha=task["with_alpha"],
        rate=Fraction(task["rate"]),
        threads=task["threads"],
    )

    def work(speech: Speech, limits: ClipLimits) -> Words:
        show_frames(wanted, speech, limits)
        return {"done": True}

    return work


def _survey_folder(_task: Words) -> Work:
    from castmate.media.confined import stills

    stills.prepare()
    return lambda speech, limits: stills.survey_folder(limits, speech.alive)


def _show_folder(task: Words) -> Work:
    from castmate.media.confined import stills

    stills.prepare()
    wanted = range(task["first"], task["stop"], task["stride"])

    def work(speech: Speech, limits: ClipLimits) -> Words:
        stills.show_folder(
            wanted,
            (task["width"], task["height"]),
            with_alpha=task["with_alpha"],
            rate=float(Fraction(task["rate"])),
            speech=speech,
            limits=limits,
        )
        return {"done": True}

    return work


def _survey_animation(_task: Words) -> Work:
    from castmate.media.confined import animations, stills

    stills.prepare()
    return lambda speech, limits: animations.survey_animation(limits, speech.alive)


def _show_animation(task: Words) -> Work:
    from castmate.media.confined import animations, stills

    stills.prepare()
    wanted = range(task["first"], task["stop"], task["stride"])

    def work(speech: Speech, limits: ClipLimits) -> Words:
        animations.show_animation(
            wanted,
            (task["width"], task["height"]),
            with_alpha=task["with_alpha"],
            speech=speech,
            limits=limits,
        )
        return {"done": True}

    return work


def _show_picture(task: Words) -> Work:
    from castmate.media.confined import stills

    stills.prepare()

    def work(speech: Speech, limits: ClipLimits) -> Words:
        stills.show_picture(task["longest_side"], speech, limits)
        return {"done": True}

    return work


_WORK: dict[str, Callable[[Words], Work]] = {
    "survey video": _survey_video,
    "show frames": _show_frames,
    "survey folder": _survey_folder,
    "show folder": _show_folder,
    "survey animation": _survey_animation,
    "show animation": _show_animation,
    "show picture": _show_picture,
}


if __name__ == "__main__":
    main()
