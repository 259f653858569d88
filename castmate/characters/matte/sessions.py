"""Trained networks that come with castmate, loaded to run on one core each."""

from importlib import resources
from pathlib import Path

import onnxruntime


def session_of(package: str, name: str, weights: Path | None) -> onnxruntime.InferenceSession:
    """Load *name* from the folder *weights*, or else from those that come with *package*."""
    options = onnxruntime.SessionOptions()
    # Several questions are asked side by side, each on one core.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    folder = weights or resources.files(package).joinpath("weights")
    stored = folder.joinpath(name).read_bytes()
    return onnxruntime.InferenceSession(stored, options, providers=["CPUExecutionProvider"])
