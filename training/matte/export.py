"""From a checkpoint to the files that castmate comes with.

python -m training.matte.export CHECKPOINT FOLDER
"""

import argparse
import copy
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from castmate.characters.matte.network.planes import PLANES
from castmate.characters.matte.network.session import WEIGHTS
from training.learner import averaged_network
from training.matte.network import MattingNetwork
from training.onnx_files import write_onnx

_EXAMPLE = (112, 192)


def export(network: MattingNetwork, folder: Path) -> None:
    """Write *network* into *folder*: weights in half precision, computing in full."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = copy.deepcopy(network).eval().float()
    height, width = _EXAMPLE
    example = torch.zeros(1, len(PLANES), height, width)
    pictures = {0: "count", 2: "height", 3: "width"}
    write_onnx(
        whole,
        (example,),
        folder / WEIGHTS,
        inputs={"planes": pictures},
        outputs={"logits": pictures, "expected": {0: "count"}},
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(prog="python -m training.matte.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    export(averaged_network(asked.checkpoint, MattingNetwork), asked.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
