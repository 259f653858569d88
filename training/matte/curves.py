"""The log of a training and its curves."""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from training.learner import Reached
from training.matte.loss import Loss

Row = dict[str, float]


class Curves:
    """Collects losses between checkpoints, writes ``log.csv`` and ``curves.png``."""

    def __init__(self, folder: Path, *, resumed: bool) -> None:
        self.folder = folder
        self.rows: list[Row] = _read(folder / "log.csv") if resumed else []
        self.sums: dict[str, list[float]] = defaultdict(list)

    def add(self, step: int, number: int, loss: Loss) -> None:
        """The *loss* of one step, the *number*-th of its episodes."""
        self.sums["mask loss"].append(loss.mask)
        self.sums["judging loss"].append(loss.judging)
        self.sums[f"overlap, step {number + 1}"].append(loss.overlap)
        if step % 50 == 0:
            recent = {name: sum(v[-50:]) / len(v[-50:]) for name, v in self.sums.items()}
            told = ", ".join(f"{name} {value:.3f}" for name, value in recent.items())
            _tell(f"step {step}: {told}")

    def checkpoint(self, reached: Reached, judged: dict[str, float]) -> None:
        """Write what was collected since the last checkpoint, with what was *judged* at it."""
        means = {name: sum(v) / len(v) for name, v in self.sums.items() if v}
        self.sums.clear()
        row = {"step": reached.step, "minutes": reached.seconds / 60, **means, **judged}
        self.rows.append(row)
        told = ", ".join(f"{name} {value:.3f}" for name, value in row.items())
        _tell(f"checkpoint: {told}")
        _write(self.folder / "log.csv", self.rows)
        _plot(self.folder / "curves.png", self.rows)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _read(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with path.open(newline="") as file:
        return [{k: float(v) for k, v in row.items() if v} for row in csv.DictReader(file)]


def _write(path: Path, rows: list[Row]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def _plot(path: Path, rows: list[Row]) -> None:
    # Drawn without pyplot, which would look for a display and keep state.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 4.5), layout="constrained")
    losses, overlaps = figure.subplots(1, 2)
    for name in dict.fromkeys(name for row in rows for name in row):
        if name in ("step", "minutes"):
            continue
        shown = [(row["minutes"], row[name]) for row in rows if name in row]
        axes = losses if "loss" in name else overlaps
        axes.plot(*zip(*shown, strict=True), label=name, dashes=(2, 1) if "step" in name else ())
    losses.set(xlabel="minutes", title="loss", yscale="log")
    overlaps.set(xlabel="minutes", title="overlap (J) with the truth", ylim=(0, 1))
    for axes in (losses, overlaps):
        axes.legend(fontsize=7)
        axes.grid(alpha=0.3)
    figure.savefig(path, dpi=80)
