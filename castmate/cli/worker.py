"""``castmate worker``: do the work that waits in the queue."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.arguments import split_list
from castmate.cli.console import ConsoleReport, say
from castmate.cli.library_door import open_library
from castmate.cli.stopping import BY_SHELLS
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.jobs.stop_sign import StopSign

_LAST_CHANCE_SECONDS = 8.0


def worker(
    until_idle: Annotated[
        bool, typer.Option("--until-idle", help="End once there is nothing left to do.")
    ] = False,
    kinds: Annotated[
        str | None, typer.Option(help="Only these kinds of work, separated by commas.")
    ] = None,
    idle_seconds: Annotated[
        float, typer.Option(min=0, help="Of --until-idle: how long to wait for more work.")
    ] = 0.0,
    with_parent: Annotated[
        bool, typer.Option("--with-parent", help="End when the standard input is closed.")
    ] = False,
) -> None:
    """Do the work that waits: shots of films, and videos that were asked of the server.

    Start as many as you like, on this library, at any time. Ctrl-C hands the work at hand back to
    the queue.
    """
    from castmate.films.works import works
    from castmate.jobs.queue import Queue
    from castmate.jobs.stop_sign import StopSign
    from castmate.jobs.worker import Habits, run_worker
    from castmate.report import Noted

    stop = StopSign()
    asked = _heed_signals(stop)
    if with_parent:
        threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    with open_library() as library, ConsoleReport() as report:
        can = works(library)
        wanted = frozenset(can) if kinds is None else frozenset(split_list(kinds, "kinds"))
        if strange := sorted(wanted - set(can)):
            raise BadInput(
                f'No work is of the kind "{strange[0]}".',
                advice=f"There are: {', '.join(sorted(can))}.",
            )
        habits = Habits(kinds=wanted, idle_seconds=idle_seconds, own_process=True)
        try:
            count = run_worker(
                Queue(library), can, until_idle=until_idle, report=report, stop=stop, habits=habits
            )
        except KeyboardInterrupt:
            report.tell(Noted("Stopped, as asked. The work at hand is back in the queue."))
        else:
            say(f"{count} {'attempt' if count == 1 else 'attempts'} made.")
    if asked:
        raise typer.Exit(BY_SHELLS + asked[0])


def _heed_signals(stop: StopSign) -> list[int]:
    """From now on a stop lets publishing come to its end; returns where its signal will be."""
    asked: list[int] = []

    def hold_up(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        stop.hold_up()

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, hold_up)
    return asked


def _end_with_parent() -> None:
    """Whoever started us holds the other end of our standard input, as long as it lives."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_LAST_CHANCE_SECONDS)
    os._exit(BY_SHELLS + signal.SIGTERM)  # it hears nothing; another worker takes its job over
