"""From a checkpoint to the files that castmate comes with.

python -m training.matte.export CHECKPOINT FOLDER
"""

import argparse
import copy
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from castmate.characters.matte.network.planes import PLANES
from castmate.characters.matte.network.session import WEIGHTS
from training.matte.checkpoint import trained_network
from training.matte.network import MattingNetwork

_LEAST_HALVED = 256
"""Weights of fewer numbers stay in full precision."""
_EXAMPLE = (112, 192)


def export(network: MattingNetwork, folder: Path) -> None:
    """Write *network* into *folder*: weights in half precision, computing in full."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = copy.deepcopy(network).eval().float()
    height, width = _EXAMPLE
    example = torch.zeros(1, len(PLANES), height, width)
    pictures = {0: "count", 2: "height", 3: "width"}
    axes = {"planes": pictures, "logits": pictures, "expected": {0: "count"}}
    _write(whole, example, folder / WEIGHTS, axes)


def _write(
    module: nn.Module,
    example: Tensor,
    path: Path,
    axes: dict[str, dict[int, str]],
) -> None:
    first, *outputs = axes
    with warnings.catch_warnings():
        # The older exporter is announced to go; it needs nothing but onnx, the newer one much more.
        warnings.simplefilter("ignore", DeprecationWarning)
        # Sizes are compared while it traces; a test compares the answers in several sizes.
        warnings.simplefilter("ignore", torch.jit.TracerWarning)
        torch.onnx.export(
            module,
            (example,),
            str(path),
            input_names=[first],
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    model = onnx.load(str(path))
    _halve(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _halve(model: onnx.ModelProto) -> None:
    """Store large weights in half precision; they are widened once, when the model is loaded."""
    graph = model.graph
    widened = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.size < _LEAST_HALVED:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        widened.append(helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT))
    for node in reversed(widened):
        graph.node.insert(0, node)


def main(arguments: Sequence[str] | None = None) -> int:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(prog="python -m training.matte.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    export(trained_network(asked.checkpoint), asked.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
