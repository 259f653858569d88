"""Whose lease has run out, found without asking any clock on a wall.

A lease has run out when its job was *seen* unchanged for as long as the lease is: the time is
measured by whoever looks, on a clock that never jumps. Moving the wall's clock by an hour thus
neither takes work from who is at it, nor keeps it from being taken over. It is the rule of leader
elections (observe the record, time it locally), here for each row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lease:
    """A running job as it was read."""

    job_id: str
    version: int
    """Of its row: grows with every renewal."""
    worker: str
    seconds: float


@dataclass
class Watch:
    """What one observer has seen of leases, and when."""

    _first_seen: dict[str, tuple[int, float]] = field(default_factory=dict)

    def expired(self, leases: Iterable[Lease], *, passed: float) -> list[Lease]:
        """Those of *leases* (all that run now) that were seen unchanged for long enough.

        *passed* is the reading of a clock that never jumps, in seconds.
        """
        over, seen = [], {}
        for lease in leases:
            version, since = self._first_seen.get(lease.job_id, (lease.version, passed))
            if version != lease.version:
                since = passed
            seen[lease.job_id] = (lease.version, since)
            if passed - since >= lease.seconds:
                over.append(lease)
        self._first_seen = seen
        return over

    def note(self, job_id: str, version: int, *, passed: float) -> None:
        """Remember that a job was seen, as when one has claimed it oneself."""
        self._first_seen[job_id] = (version, passed)
