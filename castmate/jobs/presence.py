"""Who a worker is, so that others on the same machine can tell that it is no longer there.

A lease alone would keep the work of a killed program waiting for half a minute. A process that is
gone, however, is gone for certain: its name says which start of the machine it belongs to, which
world of process ids, which id, and when it began, so that no later process is taken for it.
"""

from __future__ import annotations

import os
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_PROC = Path("/proc")
_NAME = re.compile(
    r"(?P<host>[^:]*):(?P<pid>\d+):(?P<boot>[0-9a-f]+)-(?P<world>\d+)-(?P<began>\d+)"
)


class Presence(Protocol):
    """Knows of workers whether they are still there."""

    def is_gone(self, worker: str) -> bool:
        """Whether the process of *worker* has ended for certain; in doubt it has not."""


@dataclass(frozen=True)
class _Place:
    """Where process ids mean the same: one start of one machine, one world of ids."""

    boot: str
    world: str


@dataclass(frozen=True)
class ProcessPresence:
    """Looks into the table of processes of this machine."""

    one_machine: bool
    """Whether all workers are on this machine, as with SQLite, whose writers share memory: then
    one of an earlier start of the machine is gone."""

    def is_gone(self, worker: str) -> bool:
        """Whether the process of *worker* has ended for certain; in doubt it has not."""
        here, name = _here(), _NAME.fullmatch(worker)
        if here is None or name is None:
            return False
        if name["boot"] != here.boot:
            return self.one_machine
        if name["world"] != here.world:
            return False
        return _began(int(name["pid"])) != name["began"]


def worker_name() -> str:
    """The name of this process as a worker: ``host:process id:what makes it the only one``."""
    host = re.sub(r"[^\w.-]", "", socket.gethostname())[:40] or "here"
    here, began = _here(), _began(os.getpid())
    tail = f"{here.boot}-{here.world}-{began}" if here and began else "unknown"
    return f"{host}:{os.getpid()}:{tail}"


def is_here(worker: str) -> bool:
    """Whether *worker* is, or was, a process of this start of this machine."""
    here, name = _here(), _NAME.fullmatch(worker)
    return bool(here and name and (name["boot"], name["world"]) == (here.boot, here.world))


def _here() -> _Place | None:
    """None on systems that do not tell."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        world = (_PROC / "self/ns/pid").readlink().name
    except OSError:
        return None
    return _Place(boot.replace("-", "")[:16], re.sub(r"\D", "", world))


def _began(pid: int) -> str | None:
    """When a process began, in ticks since the machine did; None where none lives."""
    try:
        said = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = said.rpartition(")")[2].split()  # the name before may hold anything
    return None if fields[0] in "ZX" else fields[19]
