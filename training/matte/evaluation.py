"""How well the network alone cuts out what was filmed: J on sequences with ground truth.

    python -m training.matte.evaluation WEIGHTS DIR [--only NAME ...] [--sheet PICTURE]

WEIGHTS is a checkpoint or a folder of exported weights; DIR is in DAVIS layout. Masks are found at
network size and enlarged. Nothing else under ``training`` may read filmed material.
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
from castmate.characters.matte.network.automatic import found_by_itself
from castmate.characters.matte.network.film import Film, film_of
from castmate.characters.matte.network.prompts import Prompts
from castmate.characters.matte.network.session import Answer, MattingNetwork
from castmate.characters.matte.network.unrolled import Start, carried_through, first_answer
from castmate.media.clip import Frame
from castmate.media.pixels import RgbImage

MODES = ("automatic", "box", "strokes", "mask")


@dataclass(frozen=True)
class Reading:
    """How one sequence was cut in one mode."""

    overlaps: tuple[float, ...]
    expected: tuple[float, ...]

    @property
    def mean(self) -> float:
        """J."""
        return float(np.mean(self.overlaps))


def prompts_from(hint: Hint, scale: tuple[float, float]) -> Prompts:
    """*hint* in network pixels."""
    x, y = scale
    box = hint.box
    return Prompts(
        box and (box.x * x, box.y * y, box.right * x, box.bottom * y),
        tuple((p.x * x, p.y * y) for p in hint.foreground),
        tuple((p.x * x, p.y * y) for p in hint.background),
    )


def answers_for(
    network: MattingNetwork, film: Film, truth: Sequence[Mask], mode: str
) -> list[Answer]:
    """Cut *film* in *mode*, with hints from the *truth* of its middle frame."""
    height, width = film.shape
    if mode == "automatic":
        found = found_by_itself(network, film)
        nothing = Answer(np.zeros(film.shape, np.float32), 0.0)
        return [nothing] * len(film) if found is None else list(found.answers)
    (hint,) = hints_from(truth, "box" if mode == "mask" else mode)
    t = hint.frame_index
    if mode == "mask":
        mask = cv2.resize(
            truth[t].astype(np.float32), (width, height), interpolation=cv2.INTER_AREA
        )
        return carried_through(network, film, Start(t, mask, 1.0))
    scale = (width / truth[t].shape[1], height / truth[t].shape[0])
    first = first_answer(network, film, t, prompts_from(hint, scale))
    return carried_through(network, film, Start(t, first.chance, first.expected))


def reading(answers: Sequence[Answer], truth: Sequence[Mask]) -> Reading:
    """Compare enlarged answers with the *truth*."""
    overlaps = []
    for answer, mask in zip(answers, truth, strict=True):
        large = cv2.resize(answer.chance, mask.shape[::-1], interpolation=cv2.INTER_LINEAR) > 0.5
        union = float((large | mask).sum())
        overlaps.append(float((large & mask).sum()) / union if union else 1.0)
    return Reading(tuple(overlaps), tuple(answer.expected for answer in answers))


def _row(
    network: MattingNetwork, sequence: Filmed, modes: Sequence[str]
) -> tuple[dict[str, Reading], RgbImage]:
    frames, truth = read(sequence)
    film = film_of([frame.rgb for frame in frames])
    row, shown = {}, []
    for mode in modes:
        answers = answers_for(network, film, truth, mode)
        row[mode] = reading(answers, truth)
        shown.append(_strip(frames, answers))
    return row, np.concatenate(shown, axis=0)


def _strip(frames: Sequence[Frame], answers: Sequence[Answer], count: int = 6) -> RgbImage:
    """A few frames of the sequence with their masks outlined."""
    drawn = []
    for t in np.linspace(0, len(frames) - 1, count).round().astype(int):
        rgb = cv2.resize(frames[t].rgb, (288, 168), interpolation=cv2.INTER_AREA)
        mask = (cv2.resize(answers[t].chance, (288, 168)) > 0.5).astype(np.uint8)
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
        outlined = cv2.drawContours(rgb.copy(), contours, -1, (255, 0, 64), 2)
        told = f"{answers[t].expected:.2f}"
        cv2.putText(outlined, told, (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (255, 255, 0), 1)
        drawn.append(outlined)
    strip: RgbImage = np.concatenate(drawn, axis=1)
    return strip


def _network(weights: Path, scratch: Path) -> MattingNetwork:
    if weights.is_dir():
        return MattingNetwork(weights)
    # Torch is needed for checkpoints alone.
    from training.matte.checkpoint import trained_network
    from training.matte.export import export

    export(trained_network(weights), scratch)
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
    readings: dict[str, dict[str, Reading]] = {}
    sheets = []
    with tempfile.TemporaryDirectory() as scratch:
        network = _network(asked.weights, Path(scratch))
        for sequence in sequences(asked.folder):
            if asked.only and sequence.name not in asked.only:
                continue
            readings[sequence.name], shown = _row(network, sequence, asked.modes)
            sheets.append(shown)
            _tell(sequence.name, readings[sequence.name])
    _tell_means(readings, asked.modes)
    if asked.sheet:
        cv2.imwrite(str(asked.sheet), cv2.cvtColor(np.concatenate(sheets), cv2.COLOR_RGB2BGR))
    return 0


def _tell(name: str, row: dict[str, Reading]) -> None:
    cells = (f"  {mode} {one.mean:.3f} ({np.mean(one.expected):.2f})" for mode, one in row.items())
    sys.stdout.write(f"{name:20}" + "".join(cells) + "\n")
    sys.stdout.flush()


def _tell_means(readings: dict[str, dict[str, Reading]], modes: Sequence[str]) -> None:
    for mode in modes:
        rows = [row[mode] for row in readings.values()]
        reached = np.concatenate([row.overlaps for row in rows])
        expected = np.concatenate([row.expected for row in rows])
        sys.stdout.write(
            f"mean {mode}: J {np.mean([row.mean for row in rows]):.3f}, expected J off by "
            f"{np.abs(reached - expected).mean():.3f}, "
            f"correlation {np.corrcoef(reached, expected)[0, 1]:.2f}\n"
        )


if __name__ == "__main__":
    sys.exit(main())
