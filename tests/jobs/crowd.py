"""Several worker processes on one library, forked from one program so that they start quickly.

    python -m tests.jobs.crowd HOME NUMBER LEASE_SECONDS

They begin together, once a line comes on the standard input; the program ends when all have.
"""

import os
import sys
from pathlib import Path

from castmate.jobs.queue import Queue
from castmate.jobs.stop_sign import StopSign
from castmate.jobs.worker import Habits, run_worker
from tests.jobs.practice import Practice, open_practice


def main(home, number, lease_seconds):
    gate, opener = os.pipe()
    children = []
    for _ in range(int(number)):
        child = os.fork()
        if child == 0:
            os.close(opener)
            os.read(gate, 1)
            os._exit(work(Path(home), float(lease_seconds)))
        children.append(child)
    sys.stdout.write(" ".join(map(str, children)) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()
    os.close(opener)
    for child in children:
        os.waitpid(child, 0)


def work(home, lease_seconds):
    import signal

    stop = StopSign()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stop.hold_up())
    library = open_practice(home)
    try:
        run_worker(
            Queue(library),
            {"practice": Practice(library)},
            until_idle=True,
            stop=stop,
            habits=Habits(lease_seconds=lease_seconds, own_process=True),
        )
    except KeyboardInterrupt:
        return 143
    return 0


if __name__ == "__main__":
    main(*sys.argv[1:])
