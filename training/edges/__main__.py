"""Train the network that draws edges, on generated pictures, and export it.

python -m training.edges DIR_OF_SHARDS -o OUT [--minutes N | --steps N] [--seed N] [--resume]
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import torch

from training.edges.export import export
from training.edges.loop import Training
from training.footage.shards import read_shard
from training.plan import Plan


def main(arguments: Sequence[str] | None = None) -> int:
    """Train to the end; OUT then holds a checkpoint, a log and the file to ship."""
    parser = argparse.ArgumentParser(prog="python -m training.edges", description=__doc__)
    parser.add_argument("shards", type=Path, metavar="DIR_OF_SHARDS")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--steps", type=int, help="as many steps, however long they take")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="go on from OUT/checkpoint.pt")
    parser.add_argument("--batch", type=int, default=16, help="pieces of pictures per step")
    parser.add_argument("--workers", type=int, default=1, help="processes that prepare data")
    asked = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    torch.set_num_threads(max(1, (os.cpu_count() or 1) - asked.workers))
    plan = Plan(read=read_shard, checkpoint_minutes=4, **vars(asked))
    export(Training(plan).run(), plan.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
