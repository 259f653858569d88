"""`python -m training.footage DIR --shards N`: writes shards of generated scenes, and resumes."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from training.footage.shards import SCENES, is_whole, write_shard


def main(arguments: list[str] | None = None) -> None:
    """Writes the shards that are not there yet; shard k holds the 64 seeds from F + 64 k."""
    parser = argparse.ArgumentParser(prog="python -m training.footage", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shards", type=int, required=True, help="how many files of 64 scenes")
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--frames", type=int, default=6)
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--height", type=int, default=112)
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    firsts = [asked.first_seed + SCENES * k for k in range(asked.shards)]
    paths = {first: asked.folder / f"{first:09d}.npz" for first in firsts}
    missing = [first for first in firsts if not is_whole(paths[first])]
    sys.stderr.write(f"{len(firsts) - len(missing)} of {len(firsts)} shards are there\n")
    size = {"frames": asked.frames, "width": asked.width, "height": asked.height}
    with ProcessPoolExecutor(asked.workers) as pool:
        running = [
            pool.submit(write_shard, paths[first], range(first, first + SCENES), **size)
            for first in missing
        ]
        for count, done in enumerate(as_completed(running), 1):
            done.result()
            sys.stderr.write(f"shard {count} of {len(missing)}\n")


if __name__ == "__main__":
    main()
