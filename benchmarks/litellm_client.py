"""The whole life of a video through LiteLLM, a client that is not OpenAI's own.

    python -m benchmarks.litellm_client --python /path/to/an/environment/bin/python

LiteLLM is heavy and not among castmate's tools: install it into an environment of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.server import served

FLOW = """
import sys, time, litellm
how = dict(custom_llm_provider="openai", api_base=sys.argv[1], api_key="any")
video = litellm.video_generation(
    prompt="A fox runs", model="sora-2", seconds="4", size="1280x720", **how)
print("created  ", video.status)
while (now := litellm.video_status(video_id=video.id, **how)).status not in ("completed", "failed"):
    time.sleep(0.3)
print("ended    ", now.status)
print("content  ", litellm.video_content(video_id=video.id, **how)[4:8])
print("remix    ", litellm.video_remix(video_id=video.id, prompt="Make it night", **how).status)
print("list     ", len(litellm.video_list(**how)) > 0)
sys.exit(now.status != "completed")
"""


def main() -> None:
    """Run the flow against a fresh server, and end with its verdict."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default=sys.executable, help="of an environment with LiteLLM")
    python = options.parse_args().python
    has_it = [python, "-c", "import importlib.util as u, sys; sys.exit(not u.find_spec('litellm'))"]
    if subprocess.run(has_it, check=False).returncode != 0:  # noqa: S603 - as the user named it
        print("Skipped: LiteLLM is not installed there; name another environment with --python.")
        return
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "home", 1) as port:
        flow = [python, "-c", FLOW, f"http://127.0.0.1:{port}/v1"]
        done = subprocess.run(flow, check=False)  # noqa: S603 - the same
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
