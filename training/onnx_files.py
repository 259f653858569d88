"""Trained networks written as ONNX files: weights in half precision, computing in full."""

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

_LEAST_HALVED = 256
"""Weights of fewer numbers stay in full precision."""

Axes = Mapping[str, Mapping[int, str]]
"""Of inputs and outputs by name, in order: which of their axes vary, and what they are called."""


def write_onnx(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    *,
    inputs: Axes,
    outputs: Axes,
) -> None:
    """Write *module*, which answers an *example*, to *path*."""
    with warnings.catch_warnings():
        # The older exporter is announced to go; it needs nothing but onnx, the newer one much more.
        warnings.simplefilter("ignore", DeprecationWarning)
        # Sizes are compared while it traces; a test compares the answers in several sizes.
        warnings.simplefilter("ignore", torch.jit.TracerWarning)
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: dict(axes) for name, axes in {**inputs, **outputs}.items()},
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
    widened: Sequence[onnx.NodeProto] = [
        _halved(weight)
        for weight in graph.initializer
        if weight.data_type == TensorProto.FLOAT
        and numpy_helper.to_array(weight).size >= _LEAST_HALVED
    ]
    for node in reversed(widened):
        graph.node.insert(0, node)


def _halved(weight: TensorProto) -> onnx.NodeProto:
    name, values = weight.name, numpy_helper.to_array(weight)
    weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
    return helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT)
