"""``castmate jobs``: what waits, what runs, and what became of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from castmate.cli.console import print_json, say
from castmate.cli.library_door import open_library
from castmate.cli.options import JsonOption
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.jobs.job import Job
    from castmate.jobs.queue import Queue

app = typer.Typer(
    help="The queue: list, show, pause, resume, cancel, retry, move.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
JobArgument = Annotated[str, typer.Argument(metavar="JOB", help="Its number or its id.")]
OptionalJobArgument = Annotated[
    str | None, typer.Argument(metavar="[JOB]", help="Its number or its id.")
]
GroupOption = Annotated[
    str | None, typer.Option(help="All of one group, such as a film: see castmate jobs show.")
]


@app.command("list")
def list_(
    group: GroupOption = None,
    state: Annotated[
        str | None, typer.Option(help="Only queued, running, done, failed or cancelled ones.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """List the jobs, oldest first, and how many there are of each state."""
    from castmate.jobs.document import job_as_json
    from castmate.jobs.job import StateName

    known: dict[str, StateName] = {name: name for name in get_args(StateName)}
    if state is not None and state not in known:
        raise BadInput(f'No job is ever "{state}".', advice=f"States: {', '.join(known)}.")
    with _open_queue() as queue:
        counts, paused = queue.counts(group), queue.is_paused()
        wanted = known[state] if state else None
        found = queue.jobs(group, wanted, limit=limit, newest_first=True)[::-1]
    if as_json:
        rows = [job_as_json(job) for job in found]
        print_json({"paused": paused, "counts": dict(counts), "jobs": rows})
        return
    for job in found:
        say(_line(job))
    say(", ".join(f"{counts[name]} {name}" for name in known.values() if name in counts) or
        "No job yet. Film something: castmate film SCRIPT -o film.mp4")  # fmt: skip
    if paused:
        say("The queue is paused. Go on with: castmate jobs resume")


@app.command()
def show(job: JobArgument, as_json: JsonOption = False) -> None:
    """Show everything about a job."""
    from castmate.jobs.document import job_as_json

    with _open_queue() as queue:
        found = queue.find(job)
    document = job_as_json(found)
    if as_json:
        print_json(document)
        return
    say(_line(found))
    for name in ("id", "group", "priority", "attempt", "worker"):
        if document[name] is not None:
            say(f"  {name:<10} {document[name]}")
    error = found.last_error or {}
    for name, words in error.items():
        for line in str(words).splitlines():
            say(f"  {name:<10} {line}")


@app.command()
def pause() -> None:
    """Begin nothing new, until resumed; what runs goes on."""
    with _open_queue() as queue:
        queue.pause()
        running = queue.counts().get("running", 0)
    say(f"Paused. {running} still running. Go on with: castmate jobs resume")


@app.command()
def resume() -> None:
    """Go on after a pause."""
    with _open_queue() as queue:
        queue.resume()
        waiting = queue.counts().get("queued", 0)
    say(f"Resumed. {waiting} waiting. They need a worker: castmate worker --until-idle")


@app.command()
def cancel(
    job: OptionalJobArgument = None,
    group: GroupOption = None,
    finish_running: Annotated[
        bool, typer.Option("--finish-running", help="Of --group: only those that still wait.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Stop a job, or all of a group. What is finished stays finished."""
    with _open_queue() as queue:
        if (job is None) == (group is None):
            raise BadInput("What is to be stopped?", advice="Give a JOB, or --group GROUP.")
        if group is not None:
            queue.cancel_group(group, finish_running=finish_running)
            changed = queue.jobs(group)
        elif job is not None:
            changed = [queue.cancel(queue.find(job).id)]
    _say_changed(changed, as_json=as_json)


@app.command()
def retry(
    job: OptionalJobArgument = None,
    failed: Annotated[bool, typer.Option("--failed", help="All that failed.")] = False,
    group: GroupOption = None,
    as_json: JsonOption = False,
) -> None:
    """Queue a failed or cancelled job again, or all that failed (in a group)."""
    with _open_queue() as queue:
        if (job is None) != (failed or group is not None):
            raise BadInput("What is to be tried again?", advice="Give a JOB, or --failed.")
        if job is not None:
            changed = [queue.retry(queue.find(job).id)]
        else:
            changed = [queue.get(job_id) for job_id in queue.retry_failed(group)]
    _say_changed(changed, as_json=as_json)


@app.command()
def move(
    job: JobArgument,
    first: Annotated[bool, typer.Option("--first", help="Before all that wait.")] = False,
    priority: Annotated[
        int | None,
        typer.Option(min=-1_000_000, max=1_000_000, help="Higher goes first; 0 at filing."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Let a job go earlier or later than others."""
    with _open_queue() as queue:
        if first == (priority is not None):
            raise BadInput("Where to?", advice="Give --first, or --priority NUMBER.")
        found = queue.find(job)
        if priority is None:
            changed = queue.put_first(found.id)
        else:
            changed = queue.reorder(found.id, priority)
    _say_changed([changed], as_json=as_json)


@contextmanager
def _open_queue() -> Iterator[Queue]:
    from castmate.jobs.queue import Queue

    with open_library() as library:
        yield Queue(library)


def _say_changed(changed: list[Job], *, as_json: bool) -> None:
    from castmate.jobs.document import job_as_json

    if as_json:
        print_json([job_as_json(job) for job in changed])
        return
    for job in changed:
        say(_line(job))
    if not changed:
        say("No job is concerned.")


def _line(job: Job) -> str:
    from castmate.jobs.job import Failed, Running

    label = str(job.payload.get("label", ""))  # what people call it, where they do
    line = f"#{job.number:<6} {job.state.name:<9} {job.kind:<8} {label:<8}"
    match job.state:
        case Running(_, _, cancel_requested):
            doing = "stopping" if cancel_requested else job.step
            return f"{line} {job.progress:4.0%} {doing}".rstrip()
        case Failed(error):
            return f"{line} {error.get('message', '')}"
        case _:
            return line.rstrip()
