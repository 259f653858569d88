"""Train the matting network on generated footage.

python -m training.matte DIR_OF_SHARDS -o OUT [--minutes N | --steps N] [--seed N] [--resume]
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import torch

from training.matte.loop import MattePlan, train_one, trained
from training.matte.readings import read_made


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, to the end."""
    parser = argparse.ArgumentParser(prog="python -m training.matte", description=__doc__)
    parser.add_argument("shards", type=Path, metavar="DIR_OF_SHARDS")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT")
    parser.add_argument("--minutes", type=float, default=480, help="default: a night")
    parser.add_argument("--steps", type=int, help="as many steps, however long they take")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="go on from OUT/checkpoint.pt")
    parser.add_argument("--batch", type=int, help="episodes per process")
    parser.add_argument("--processes", type=int, help="default: the cores, at most 8")
    parser.add_argument("--workers", type=int, help="processes that prepare data")
    asked = parser.parse_args(arguments)
    accelerated = torch.cuda.is_available()
    cores = os.cpu_count() or 1
    # On a CPU the training processes prepare their own data: every core is busy anyway.
    plan = MattePlan(
        shards=asked.shards,
        out=asked.out,
        read=read_made,
        minutes=asked.minutes,
        steps=asked.steps,
        batch=asked.batch or (64 if accelerated else 8),
        seed=asked.seed,
        workers=asked.workers if asked.workers is not None else (cores - 1 if accelerated else 0),
        resume=asked.resume,
        device="cuda" if accelerated else "cpu",
    )
    cv2.setNumThreads(1)
    trained(plan, 1 if accelerated else asked.processes or min(8, cores), train_one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
