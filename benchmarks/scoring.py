"""What does scoring cost beside rendering? Processor time of both, decoder processes included.

    python -m benchmarks.scoring [--json] [--seconds 4]

Bar: 15 % of the rendering, for an animatic. Six shots of 1280x720 at 24 fps are drawn and encoded
as ``castmate shoot`` does. *gate* is what the gate adds to that: a look at four frames as they are
drawn, and a look at the finished file where they do not settle it. *file* is ``castmate score`` of
the finished file, whose sidecar has the boxes: a first look at few of its frames, and a close one
where that does not settle it. *closely* is the same with ``--closely``. What starting Python costs
is in none of them. *memory* is the peak of a process that scores a film, and of a longer one.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.processes import run
from benchmarks.render_subject import SEED, SETTINGS, mascot, shots
from castmate.consistency.report import ConsistencyReport
from castmate.consistency.score import score
from castmate.films.shots.gate_look import Witness, look
from castmate.films.shots.players import Player
from castmate.films.shots.shooting import write_take
from castmate.films.shots.sidecar import boxes_of
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.pixels import RgbaImage
from castmate.media.probe import probe
from castmate.renderers.animatic.animatic import Animatic
from castmate.report import Silent
from castmate.scripts.shot import Shot

BAR = 0.15
GATE = 95.0
Made = TypeVar("Made")
LENGTHS = (4, 40)
"""Seconds of the films whose scoring's memory is compared."""


@dataclass(frozen=True)
class Row:
    """One shot; seconds of processor time."""

    name: str
    render: float
    gate: float
    """What the gate adds to rendering."""
    file: float
    closely: float
    gate_frames: int
    file_frames: int
    verdict: str

    @property
    def shares(self) -> tuple[float, float, float]:
        """Of the rendering: the gate, the file, the file looked at closely."""
        return self.gate / self.render, self.file / self.render, self.closely / self.render


def player(embedder: FisherEmbedder) -> Player:
    """The benchmark's mascot as it is measured: six pictures of its loop as references."""
    motion = mascot().motion
    pictures = motion.pictures if motion else mascot().views
    crops = [_crop(picture) for picture in pictures[::2]]
    signature = make_signature(crops, embedder, neighbours=crops)
    return Player("momo", "Momo", signature, embedder=embedder)


def measured(shot: Shot, who: Player, folder: Path) -> Row:
    """Draw *shot* in *folder*, score it three ways, and say what each cost."""
    take, witness = folder / f"{shot.set}.mp4", Witness(Animatic())
    render, _ = _timed(lambda: _rendered(Animatic(), shot, take))
    _rendered(witness, shot, take)
    gate, looked = _timed(lambda: look(take, witness, who, least_percent=GATE, report=Silent()))
    file, found = _timed(lambda: _scored(take, who, closely=False))
    closely, _ = _timed(lambda: _scored(take, who, closely=True))
    name = f"{shot.set}, {shot.time_of_day}, {shot.weather}"
    return Row(
        name, render, gate, file, closely, looked.frames, len(found.frames), looked.verdict
    )  # fmt: skip


def peak_megabytes(seconds: int) -> float:
    """Largest resident size of a process that scores a film of *seconds*."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        _rendered(Animatic(), shots(Fraction(seconds))[0], film)
        once = run([sys.executable, "-m", "benchmarks.scoring", "--one-film", str(film)])
    if once.exit_code:
        sys.exit(f"scoring the film of {seconds} s failed; run: castmate score FILM")
    return once.peak_megabytes


def _rendered(renderer: Animatic | Witness, shot: Shot, take: Path) -> None:
    footage = renderer.render(shot, [mascot()], SETTINGS, seed=SEED, report=Silent())
    write_take(footage, take, {"renderer": renderer.name})


def _crop(picture: RgbaImage) -> Crop:
    return Crop(np.ascontiguousarray(picture[..., :3]), np.ascontiguousarray(picture[..., 3]))


def _scored(film: Path, who: Player, *, closely: bool) -> ConsistencyReport:
    boxes = boxes_of(film, who.handle)
    return score(probe(film), who.signature, boxes=boxes, embedder=who.embedder, closely=closely)


def _timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """Processor time of *work*, with that of the processes it starts and ends; what it made."""
    before = _processor_seconds()
    made = work()
    return _processor_seconds() - before, made


def _processor_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _one_film(film: Path) -> None:
    _scored(film, player(FisherEmbedder()), closely=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--seconds", type=int, default=4, help="length of each of the six shots")
    parser.add_argument("--one-film", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one_film:
        _one_film(asked.one_film)
        return
    who = player(FisherEmbedder())
    with tempfile.TemporaryDirectory() as folder:
        rows = [measured(shot, who, Path(folder)) for shot in shots(Fraction(asked.seconds))]
    memory = {f"{seconds} s": peak_megabytes(seconds) for seconds in LENGTHS}
    total = sum(row.render for row in rows)
    shares = {
        name: sum(getattr(row, name) for row in rows) / total
        for name in ("gate", "file", "closely")
    }
    if asked.json:
        figures = {
            "seconds": asked.seconds,
            "bar": BAR,
            "shares_of_rendering": shares,
            "shots": [asdict(row) for row in rows],
            "peak_megabytes": memory,
        }
        print(json.dumps(figures, indent=2))
        return
    _print_table(rows, shares, memory)


def _print_table(rows: list[Row], shares: dict[str, float], memory: dict[str, float]) -> None:
    print(f"{'shot':<32}{'render, s':>10}{'gate':>12}{'file':>12}{'closely':>12}  frames")
    for row in rows:
        parts = "".join(f"{share:12.0%}" for share in row.shares)
        frames = f"{row.gate_frames}, {row.file_frames}; {row.verdict}"
        print(f"{row.name:<32}{row.render:10.2f}{parts}  {frames}")
    print(f"{'all':<42}" + "".join(f"{share:12.0%}" for share in shares.values()))
    print(
        f"bar: {BAR:.0%}; peak memory: " + ", ".join(f"{k} {v:.0f} MB" for k, v in memory.items())
    )


if __name__ == "__main__":
    main()
