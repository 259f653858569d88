"""Running a whole program and measuring it from outside: wall and processor time, memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """What one run of a program cost."""

    wall_seconds: float
    cpu_seconds: float
    """Of the program and its children, user and system."""
    peak_megabytes: float
    """Largest resident size of any single process of it."""
    exit_code: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run *command* to its end, its output thrown away, with *environment* added to ours."""
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - a benchmark runs our own programs
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)
