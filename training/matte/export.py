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

from castmate.characters.matte.network.channels import PLANES
from castmate.characters.matte.network.session import MEMORY, STEP
from training.matte.checkpoint import trained_network
from training.matte.network import KEY, VALUE, MattingNetwork, Memory

_LEAST_HALVED = 256
"""Weights of fewer numbers stay in full precision."""
_EXAMPLE = (112, 192)


class _Step(nn.Module):
    def __init__(self, network: MattingNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, planes: Tensor, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """The answer with everything in the memory valid."""
        logits, expected = self.network(planes, Memory(keys, values, torch.ones_like(keys[:, 0])))
        return logits, expected


def export(network: MattingNetwork, folder: Path) -> None:
    """Write *network* into *folder*: weights in half precision, computing in full."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = copy.deepcopy(network).eval().float()
    height, width = _EXAMPLE
    places = height * width // 64
    pictures = {2: "height", 3: "width"}
    _write(
        _Step(whole),
        (
            torch.zeros(1, len(PLANES), height, width),
            torch.zeros(1, KEY, places),
            torch.zeros(1, VALUE, places),
        ),
        folder / STEP,
        {"planes": pictures, "keys": {2: "places"}, "values": {2: "places"}, "logits": pictures},
        ["logits", "expected"],
    )
    _write(
        whole.remembering,
        (torch.zeros(1, 3, height, width), torch.zeros(1, 1, height, width)),
        folder / MEMORY,
        {"lab": pictures, "chance": pictures, "key": {2: "places"}, "value": {2: "places"}},
        ["key", "value"],
    )


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    axes: dict[str, dict[int, str]],
    outputs: list[str],
) -> None:
    names = list(axes)[: len(example)]
    with warnings.catch_warnings():
        # The older exporter is announced to go; it needs nothing but onnx, the newer one much more.
        warnings.simplefilter("ignore", DeprecationWarning)
        # Sizes are compared while it traces; a test compares the answers in several sizes.
        warnings.simplefilter("ignore", torch.jit.TracerWarning)
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=names,
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
