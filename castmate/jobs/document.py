"""A job as JSON, for machines."""

from __future__ import annotations

from typing import Any

from castmate.jobs.job import Done, Failed, Job, Running


def job_as_json(job: Job) -> dict[str, Any]:
    """*job* with every field there is of it; those of other states are null."""
    state = job.state
    running = state if isinstance(state, Running) else None
    return {
        "id": job.id,
        "number": job.number,
        "kind": job.kind,
        "group": job.group,
        "key": job.key,
        "state": state.name,
        "cancel_requested": running.cancel_requested if running else False,
        "priority": job.priority,
        "attempt": job.attempt,
        "tries": job.tries,
        "progress": round(job.progress, 4),
        "step": job.step,
        "worker": running.worker if running else None,
        "result": dict(state.result) if isinstance(state, Done) else None,
        "error": dict(state.error) if isinstance(state, Failed) else None,
        "last_error": dict(job.last_error) if job.last_error else None,
        "payload": dict(job.payload),
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "version": job.version,
    }
