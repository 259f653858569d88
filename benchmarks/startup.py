"""How long castmate takes to start, beside the floor: a Python that does nothing.

    python -m benchmarks.startup [--json]

Bars: ``import castmate`` in under .2 s, ``castmate --help`` in under .5 s.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys

from benchmarks.processes import run

RUNS = 7
PROGRAMS = {
    "python (floor)": [sys.executable, "-c", ""],
    "import castmate": [sys.executable, "-c", "import castmate"],
    "castmate --help": [sys.executable, "-m", "castmate", "--help"],
    "castmate --version": [sys.executable, "-m", "castmate", "--version"],
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    medians: dict[str, float] = {}
    for name, command in PROGRAMS.items():
        runs = [run(command) for _ in range(RUNS + 1)][1:]
        if any(one.exit_code for one in runs):
            sys.exit(f"{name} failed")
        medians[name] = statistics.median(one.wall_seconds for one in runs)
    if as_json:
        print(json.dumps({"median_wall_seconds": medians}, indent=2))
        return
    floor = medians["python (floor)"]
    print(f"{'program':<22} {'median s':>9} {'of floor':>9}")
    for name, seconds in medians.items():
        print(f"{name:<22} {seconds:9.3f} {seconds / floor:8.1f}x")


if __name__ == "__main__":
    main()
