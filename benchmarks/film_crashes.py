"""Kills ``castmate film`` with SIGKILL at random moments, and looks for what was lost.

    python -m benchmarks.film_crashes --kills 50

After every kill the takes that are there are looked at: none that was there may be missing, none
may be there twice, and every file must hold every frame. When the kills are over the command runs
to its end, and its film is compared frame for frame with one that nobody disturbed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import av

from castmate.films.book.take_rows import TakeRow
from castmate.films.book.takes import TakeBook
from castmate.jobs.queue import Queue
from castmate.library.home import Home
from castmate.library.library import Library

SETTINGS = ("--size", "160x96", "--fps", "12", "--gate", "off")
_PLACES = ("BEACH", "FOREST", "DESERT", "MEADOW", "CASTLE", "LAKE")
_DOINGS = ("waves", "jumps", "walks", "dances", "sits", "runs")


@dataclass(frozen=True)
class Found:
    """What was left of the work after so many kills."""

    kills: int
    lost: int
    """Takes that were there before a kill and not after."""
    twice: int
    """Takes of one key and seed, beyond the first."""
    broken: int
    """Files of takes, or films, that do not hold what they should."""
    left_behind: int
    """Half-written files that are still there at the end."""
    is_same: bool
    """Whether the film at the end is the undisturbed one, frame for frame."""
    runs_to_the_end: int
    """How many runs came to their end before they were killed."""


@dataclass(frozen=True)
class Shared:
    """What two commands at the same time made of one library."""

    twice: int
    """Files of takes that were rendered more than once."""
    broken: int
    is_same: bool
    """Whether both films show the same."""


@dataclass
class Crashes:
    """One library that is killed again and again, and one that is not."""

    folder: Path
    seed: int
    workers: int = 2
    num_shots: int = 8
    latest: float = 1.1
    """Of the time that an undisturbed run takes: later than that it is not killed."""
    _dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)

    def run(self, kills: int) -> Found:
        """Kill *kills* times, then let it finish, and compare."""
        self._write_script("film", 0)
        began = time.monotonic()
        self._run_to_end(self._home("calm"), "calm.mp4")
        span = time.monotonic() - began
        calm = frames_of(self.folder / "calm.mp4")
        lost = twice = broken = whole = done = 0
        known: set[str] = set()
        while done < kills:
            ended = self._run_and_kill(span)
            whole += ended
            done += not ended
            now = self._takes()
            lost += len(known - now.keys())
            twice += _count_twice(now.values())
            broken += sum(not self._is_whole(take) for take in now.values())
            broken += not self._is_film_whole(len(calm))
            known = set(now)
            if ended:
                self._begin_anew()
                known = set()
        self._run_to_end(self._home("stormy"), "stormy.mp4")
        is_same = frames_of(self.folder / "stormy.mp4") == calm
        return Found(kills, lost, twice, broken, self._left_behind(), is_same, whole)

    def at_once(self, one: str, other: str) -> Shared:
        """Make the films *one* and *other* of one script at the same time, in a new library."""
        self._write_script("film", 0)
        home = self._home("stormy")
        if home.exists():
            self._begin_anew()
        with self._start(home, one) as first, self._start(home, other) as second:
            told = [program.communicate(timeout=600)[1] for program in (first, second)]
        if (first.returncode, second.returncode) != (0, 0):
            raise RuntimeError(f"castmate film did not come to its end: {told}")
        takes = self._takes()
        with_one_key = {(take.key, take.seed) for take in takes.values()}
        library = Library(Home(home))
        try:
            done = Queue(library).jobs(state="done")
        finally:
            library.close()
        rendered = sum("seed" in getattr(job.state, "result", {}) for job in done)
        broken = sum(not self._is_whole(take) for take in takes.values())
        same = frames_of(self.folder / one) == frames_of(self.folder / other)
        return Shared(rendered - len(with_one_key), broken, same)

    def _write_script(self, name: str, first: int) -> None:
        lines = []
        for number in range(first, first + self.num_shots):
            if number % 2 == 0:
                lines.append(f"EXT. {_PLACES[number // 2 % len(_PLACES)]} - DAY")
            lines.append(f"A small green dragon {_DOINGS[number % len(_DOINGS)]}. [[1s]]")
            if number % 4 == 3:
                lines.append("DISSOLVE TO:")
        text = "\n\n".join([*lines[:-1], "FADE OUT."])
        (self.folder / f"{name}.fountain").write_text(text, encoding="utf-8")

    def _home(self, name: str) -> Path:
        return self.folder / name

    def _command(self, output: str) -> list[str]:
        return [
            sys.executable, "-m", "castmate", "film", "film.fountain", "-o", output, *SETTINGS,
            "--workers", str(self.workers),
        ]  # fmt: skip

    def _start(self, home: Path, output: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own program
            self._command(output),
            cwd=self.folder,
            env={
                **os.environ,
                "CASTMATE_HOME": str(home),
                "PYTHONDONTWRITEBYTECODE": "",
                "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _run_to_end(self, home: Path, output: str) -> None:
        with self._start(home, output) as program:
            _, told = program.communicate(timeout=600)
        if program.returncode != 0:
            raise RuntimeError(f"castmate film ended with {program.returncode}: {told}")

    def _run_and_kill(self, span: float) -> bool:
        """Run, and kill it and all its workers after a random time; whether it ended before."""
        with self._start(self._home("stormy"), "stormy.mp4") as program:
            try:
                program.wait(self._dice.uniform(0.2, self.latest) * span)
            except subprocess.TimeoutExpired:
                for process in [program.pid, *_children(program.pid)]:
                    _kill(process)
                program.communicate()
                return False
            program.communicate()
            return True

    def _begin_anew(self) -> None:
        """A film that is done is no longer hit by anything: begin with another library."""
        home = self._home("stormy")
        home.rename(home.with_name(f"done-{self._dice.getrandbits(32):08x}"))
        for film in ("stormy", "film", "other"):
            for ending in (".mp4", ".castmate.json"):
                (self.folder / f"{film}{ending}").unlink(missing_ok=True)

    def _left_behind(self) -> int:
        """Beside the film, and where takes are made and mixed; what lies among finished sound is
        swept after an hour."""
        home = self._home("stormy")
        places = (self.folder.glob(".*.part"), (home / "mixed").glob(".*.part"),
                  (home / "attempts").glob("*"))  # fmt: skip
        return sum(len(list(place)) for place in places)

    def _takes(self) -> dict[str, TakeRow]:
        library = Library(Home(self._home("stormy")))
        try:
            book = TakeBook(library)
            return {
                take.id: take
                for film in book.films()
                for takes in book.takes_of(film.id).values()
                for take in takes
            }
        finally:
            library.close()

    def _is_whole(self, take: TakeRow) -> bool:
        blobs = Home(self._home("stormy")).blobs
        video = blobs / take.video[:2] / take.video
        sidecar = blobs / take.sidecar[:2] / take.sidecar
        if not (video.is_file() and sidecar.is_file()):
            return False
        for name, path in ((take.video, video), (take.sidecar, sidecar)):
            if hashlib.sha256(path.read_bytes()).hexdigest() != name:
                return False
        return len(frames_of(video)) == take.num_frames

    def _is_film_whole(self, num_frames: int) -> bool:
        film = self.folder / "stormy.mp4"
        return not film.exists() or len(frames_of(film)) == num_frames


def frames_of(film: Path) -> list[str]:
    """A digest of every frame of *film*."""
    with av.open(str(film)) as opened:
        return [
            hashlib.sha256(frame.to_ndarray(format="yuv420p").tobytes()).hexdigest()
            for frame in opened.decode(video=0)
        ]


def _count_twice(takes: Iterable[TakeRow]) -> int:
    rows = list(takes)
    return len(rows) - len({(row.shot_id, row.key, row.seed) for row in rows})


def _children(process: int) -> list[int]:
    """The ids of the processes that *process* has started, as the kernel lists them."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return  # it has just ended by itself


def main() -> None:
    """Run it, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shots", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="for machines")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="castmate-crashes-") as folder:
        crashes = Crashes(Path(folder), asked.seed, asked.workers, asked.shots)
        found = crashes.run(asked.kills)
    if asked.json:
        print(json.dumps(asdict(found), indent=2))
        return
    for name, value in asdict(found).items():
        print(f"{name:<18} {value}")


if __name__ == "__main__":
    main()
