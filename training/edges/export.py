"""From a checkpoint to the file that castmate comes with.

python -m training.edges.export CHECKPOINT FOLDER
"""

import argparse
import copy
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from castmate.characters.matte.edges.look import BLOCK, FINE
from castmate.characters.matte.edges.session import FILE
from training.edges.network import EdgeNetwork
from training.learner import averaged_network
from training.onnx_files import write_onnx

_SIDE = 64


def export(network: EdgeNetwork, folder: Path) -> None:
    """Write *network* into *folder*, for looks of any even size."""
    folder.mkdir(parents=True, exist_ok=True)
    cells = {2: "height", 3: "width"}
    fine = {2: "fine_height", 3: "fine_width"}
    blocks = {2: "block_height", 3: "block_width"}
    write_onnx(
        copy.deepcopy(network).eval().float(),
        (
            torch.zeros(
                1, 3 * (FINE * BLOCK) ** 2, _SIDE // BLOCK, _SIDE // BLOCK, dtype=torch.uint8
            ),
            torch.zeros(1, 2, _SIDE, _SIDE),
            torch.zeros(1, 6, _SIDE // BLOCK, _SIDE // BLOCK),
        ),
        folder / FILE,
        inputs={"blocks": blocks, "masks": cells, "near": blocks},
        outputs={"logits": fine},
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Export the averaged network of a checkpoint."""
    parser = argparse.ArgumentParser(prog="python -m training.edges.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    export(averaged_network(asked.checkpoint, EdgeNetwork), asked.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
