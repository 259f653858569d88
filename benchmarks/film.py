"""What a film of many shots costs: first, again, and after one changed line.

    python -m benchmarks.film --shots 100 --size 640x360

Every run is the whole program, measured from outside. Ratios are of processor time, as the wall's
clock also counts who else is at work; only two workers against one are compared by the wall.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

from benchmarks.processes import Run, run
from castmate.characters.collection import Collection
from castmate.demo.sample_clip import film_sample_clip
from castmate.films.book.takes import TakeBook
from castmate.films.making.film_plan import Script, plan_film
from castmate.films.making.film_settings import FilmSettings
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.geometry import Size

PLACES = ("BEACH - SUNSET", "FOREST - DAY", "KITCHEN - NIGHT", "DESERT - DAY", "CASTLE - NIGHT",
          "MEADOW - DAY", "LAKE - SUNSET", "CITY STREET - NIGHT", "MOUNTAINS - DAY",
          "SNOWFIELD - DAY")  # fmt: skip
DOINGS = ("walks", "waves", "jumps", "dances", "runs", "sits", "spins", "looks around", "eats",
          "laughs")  # fmt: skip
SHOTS_A_SCENE = 4


def screenplay(num_shots: int, *, changed: int | None = None, different: int | None = None) -> str:
    """A screenplay of *num_shots* shots of four seconds; shot *changed* is another one.

    No two shots are alike, or, where *different* says so, only so many are.
    """
    paragraphs = []
    for number in range(num_shots):
        like = number % (different or num_shots)
        if number % SHOTS_A_SCENE == 0:
            paragraphs.append(f"EXT. {PLACES[like // SHOTS_A_SCENE % len(PLACES)]}")
        doing = "sleeps" if number == changed else DOINGS[like % len(DOINGS)]
        paragraphs.append(f"@pip {doing}, take {_in_letters(like)}. [[4s]]")
        if number % (2 * SHOTS_A_SCENE) == 2 * SHOTS_A_SCENE - 1 and number + 1 < num_shots:
            paragraphs.append("DISSOLVE TO:")
    return "\n\n".join([*paragraphs, "FADE OUT."])


def _in_letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


@dataclass(frozen=True)
class Measured:
    """What was found."""

    shots: int
    size: str
    first: Run
    second: Run
    changed: Run
    rendered_after_change: int
    two_workers: Run
    short_megabytes: float
    """Peak of any process that makes a film of a minute."""
    long_megabytes: float
    """Likewise of twenty minutes."""
    planning_seconds: dict[int, float]
    """Processor time of planning, by the number of shots."""

    def table(self) -> Iterator[tuple[str, str, str]]:
        """Name, value and what is asked."""
        first = self.first.cpu_seconds
        yield "first run", f"{first:.1f} s of processor, {self.first.wall_seconds:.1f} s", ""
        yield "second run", f"{self.second.cpu_seconds / first:.1%}", "<= 2 %"
        yield "one changed line", f"{self.changed.cpu_seconds / first:.1%}", "<= 4 %"
        yield "shots rendered then", f"{self.rendered_after_change}", "1"
        faster = self.first.wall_seconds / self.two_workers.wall_seconds
        yield "two workers", f"{faster:.2f} times one", ">= 1.7"
        yield "memory, 1 minute", f"{self.short_megabytes:.0f} MB", ""
        growth = self.long_megabytes / self.short_megabytes
        yield "memory, 20 minutes", f"{growth - 1:+.1%}", "<= +10 %"
        for count, seconds in self.planning_seconds.items():
            asked = "<= 2 s" if count == 1000 else ""
            yield f"planning {count} shots", f"{seconds:.2f} s", asked


class Filming:
    """Runs ``castmate film`` in a folder of its own."""

    def __init__(self, folder: Path, size: str) -> None:
        self.folder, self.size = folder, size

    def cast(self) -> None:
        """Cast the character of the films into a library that later ones are copies of."""
        clip = self.folder / "pip.mp4"
        film_sample_clip(clip)
        self._castmate("model", "cast", str(clip), "--name", "Pip")

    def film(self, home: str, script: str, *, workers: int, name: str = "film") -> Run:
        """Make the film of *script* in the library *home*."""
        self._copy_model(home)
        path = self.folder / f"{name}.fountain"
        path.write_text(script, encoding="utf-8")
        output = str(self.folder / f"{home}-{name}.mp4")
        return self._castmate(
            home, "film", str(path), "-o", output, "--size", self.size, "--workers", str(workers)
        )

    @contextmanager
    def library(self, home: str) -> Iterator[Library]:
        """The library *home*, opened."""
        self._copy_model(home)
        library = Library(Home(self.folder / home))
        try:
            yield library
        finally:
            library.close()

    def num_takes(self, home: str) -> int:
        """How many takes there are in the library *home*."""
        with self.library(home) as library:
            book = TakeBook(library)
            return sum(
                len(takes) for film in book.films() for takes in book.takes_of(film.id).values()
            )

    def _copy_model(self, home: str) -> None:
        if not (self.folder / home).exists():
            shutil.copytree(self.folder / "model", self.folder / home)

    def _castmate(self, home: str, *words: str) -> Run:
        done = run(
            [sys.executable, "-m", "castmate", *words],
            {
                "CASTMATE_HOME": str(self.folder / home),
                "PYTHONPATH": os.getcwd(),  # noqa: PTH109
                # As for users: what was compiled once is not compiled again.
                "PYTHONDONTWRITEBYTECODE": "",
                "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
            },
        )
        if done.exit_code != 0:
            raise RuntimeError(f"castmate {' '.join(words)} ended with {done.exit_code}")
        return done


def measure(num_shots: int, size: str, folder: Path, say: Callable[[str], None]) -> Measured:
    """Make all the films there are to compare."""
    filming = Filming(folder, size)
    say("casting")
    filming.cast()
    filming.film("warm", screenplay(1), workers=1)
    filming.film("warm", screenplay(1), workers=1)
    say(f"a film of {num_shots} shots")
    first = filming.film("one", screenplay(num_shots), workers=1)
    say("again")
    second = filming.film("one", screenplay(num_shots), workers=1)
    before = filming.num_takes("one")
    say("after one changed line")
    changed = filming.film("one", screenplay(num_shots, changed=num_shots // 2), workers=1)
    rendered = filming.num_takes("one") - before
    say("with two workers")
    two = filming.film("two", screenplay(num_shots), workers=2)
    say("a minute, and twenty")
    short = filming.film("memory", screenplay(16), workers=1, name="short")
    long = filming.film("memory", screenplay(304, different=16), workers=1, name="long")
    return Measured(
        num_shots, size, first, second, changed, rendered, two, short.peak_megabytes,
        long.peak_megabytes, _planning(filming),
    )  # fmt: skip


def _planning(filming: Filming) -> dict[int, float]:
    settings = FilmSettings(size=Size.parse(filming.size), frame_rate=Fraction(24))
    spent = {}
    with filming.library("plans") as library:
        plan_film(Script(screenplay(2)), settings, Collection(library))  # warm
        for count in (10, 100, 1000):
            begun = time.process_time()
            plan = plan_film(Script(screenplay(count)), settings, Collection(library))
            spent[count] = time.process_time() - begun
            if len(plan.shots) != count:
                raise RuntimeError(f"{len(plan.shots)} shots were planned, not {count}")
    return spent


def main() -> None:
    """Run it, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shots", type=int, default=100)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--json", action="store_true", help="for machines")
    asked = parser.parse_args()

    def say(step: str) -> None:
        print(f"  {step} ...", file=sys.stderr)

    with tempfile.TemporaryDirectory(prefix="castmate-film-") as folder:
        measured = measure(asked.shots, asked.size, Path(folder), say)
    if asked.json:
        print(json.dumps(asdict(measured), indent=2))
        return
    for name, value, bar in measured.table():
        print(f"{name:<22} {value:<34} {bar}")


if __name__ == "__main__":
    main()
