"""How well the network alone finds what was filmed, on single frames with ground truth: J.

    python -m training.matte.evaluation WEIGHTS DIR [--only NAME ...] [--sheet PICTURE]

WEIGHTS is a checkpoint or a folder of exported weights; DIR is in DAVIS layout. Nothing else under
``training`` may read filmed material.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.matting import Filmed, Mask, hints_from, read, sequences
from castmate.characters.matte.matte import Hint
from castmate.characters.matte.network.look import look_at, shrunk
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.characters.matte.network.session import Answer, MattingNetwork
from castmate.media.pixels import RgbImage

MODES = ("automatic", "box", "strokes")
_LOOKS = 5
"""Frames of each sequence that are looked at."""


@dataclass(frozen=True)
class Looked:
    """One answer, and how good it is."""

    overlap: float
    expected: float
    drawn: RgbImage


def prompts_from(hint: Hint, scale: tuple[float, float]) -> Prompts:
    """*hint* in network pixels, *scale* times those of the frame in x and y."""
    x, y = scale
    box = hint.box
    return Prompts(
        (box.x * x, box.y * y, box.right * x, box.bottom * y) if box else None,
        tuple((p.x * x, p.y * y) for p in hint.foreground),
        tuple((p.x * x, p.y * y) for p in hint.background),
    )


def _looked(network: MattingNetwork, sequence: Filmed, mode: str) -> list[Looked]:
    frames, truth = read(sequence)
    pictures = shrunk([frame.rgb for frame in frames])
    height, width = pictures[0].shape[:2]
    looked = []
    for t in np.linspace(0.1, 0.9, _LOOKS) * (len(frames) - 1):
        k = round(t)
        prompts = NOTHING
        if mode != "automatic":
            (hint,) = hints_from(truth[k : k + 1], mode)
            scale = (width / truth[k].shape[1], height / truth[k].shape[0])
            prompts = prompts_from(hint, scale)
        answer = look_at(network, pictures, k, prompts)
        looked.append(_compared(answer, truth[k], frames[k].rgb))
    return looked


def _compared(answer: Answer, truth: Mask, rgb: RgbImage) -> Looked:
    found = cv2.resize(answer.chance, truth.shape[::-1], interpolation=cv2.INTER_LINEAR) > 0.5
    union = float((found | truth).sum())
    overlap = float((found & truth).sum()) / union if union else 1.0
    contours, _ = cv2.findContours(found.astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    outlined = cv2.drawContours(rgb.copy(), contours, -1, (255, 0, 64), 3)
    drawn = cv2.resize(outlined, (288, 168), interpolation=cv2.INTER_AREA)
    told = f"{overlap:.2f} ({answer.expected:.2f})"
    cv2.putText(drawn, told, (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (255, 255, 0), 1)
    return Looked(overlap, answer.expected, drawn)


def _network(weights: Path, scratch: Path) -> MattingNetwork:
    if weights.is_dir():
        return MattingNetwork(weights)
    # Torch is needed for checkpoints alone.
    from training.learner import averaged_network
    from training.matte import network
    from training.matte.export import export

    export(averaged_network(weights, network.MattingNetwork), scratch)
    return MattingNetwork(scratch)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m training.matte.evaluation")
    parser.add_argument("weights", type=Path, metavar="WEIGHTS")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    parser.add_argument("--sheet", type=Path, help="a picture of what was found")
    asked = parser.parse_args(arguments)
    rows: dict[str, dict[str, list[Looked]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        network = _network(asked.weights, Path(scratch))
        for sequence in sequences(asked.folder):
            if asked.only and sequence.name not in asked.only:
                continue
            row = {mode: _looked(network, sequence, mode) for mode in asked.modes}
            rows[sequence.name] = row
            cells = (f"  {mode} {_mean(looked):.3f}" for mode, looked in row.items())
            sys.stdout.write(f"{sequence.name:20}" + "".join(cells) + "\n")
            sys.stdout.flush()
    _tell_means(list(rows.values()), asked.modes)
    if asked.sheet:
        strips = [np.concatenate([one.drawn for one in looked], axis=1)
                  for row in rows.values() for looked in row.values()]  # fmt: skip
        cv2.imwrite(str(asked.sheet), cv2.cvtColor(np.concatenate(strips), cv2.COLOR_RGB2BGR))
    return 0


def _mean(looked: Sequence[Looked]) -> float:
    return float(np.mean([one.overlap for one in looked]))


def _tell_means(rows: Sequence[dict[str, list[Looked]]], modes: Sequence[str]) -> None:
    for mode in modes:
        looked = [one for row in rows for one in row[mode]]
        reached = np.array([one.overlap for one in looked])
        expected = np.array([one.expected for one in looked])
        sys.stdout.write(
            f"mean {mode}: J {reached.mean():.3f}, expected J off by "
            f"{np.abs(reached - expected).mean():.3f}, "
            f"correlation {np.corrcoef(reached, expected)[0, 1]:.2f}\n"
        )


if __name__ == "__main__":
    sys.exit(main())
