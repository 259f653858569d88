"""Thousands of requests made up from the OpenAPI document, sent to a server.

    python -m benchmarks.schema_cases --schemathesis /path/to/schemathesis

Schemathesis is heavy and not among castmate's tools: install it into an environment of its own. The
answers must keep their schemas, and none may be a 5xx. What a schema cannot say (that a file is a
clip, that a video is finished) is refused with a 400, which is not counted as a fault.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.server import served

_LEFT_OUT = ("/api/events", "/api/settings")
"""A stream that does not end, and what would change the limits under test."""


def main() -> None:
    """Run schemathesis against a fresh server, and end with its verdict."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--schemathesis", default=shutil.which("schemathesis"))
    options.add_argument("--examples", type=int, default=40, help="of each operation")
    wish = options.parse_args()
    if wish.schemathesis is None:
        print("Skipped: schemathesis is not installed; name its program with --schemathesis.")
        return
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "home", 0) as port:
        command = [wish.schemathesis, "run", f"http://127.0.0.1:{port}/openapi.json"]
        for path in _LEFT_OUT:
            command += ["--exclude-path", path]
        command += ["--exclude-checks", "positive_data_acceptance"]
        command += ["--max-examples", str(wish.examples), "--phases", "examples,coverage,fuzzing"]
        done = subprocess.run(command, check=False)  # noqa: S603 - as the user named it
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
