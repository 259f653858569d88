"""How fast scripts are read: parsing by the megabyte, planning by the thousand shots.

    python -m benchmarks.scripts [--json] [--shots 10 100 1000] [--megabytes 0.25 1]

Times are processor time of this process, the best of three.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import partial

from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.prompt_list import read_list
from castmate.scripts.read import read_script
from castmate.scripts.screenplay.parse import parse
from castmate.scripts.tokens import count_tokens

CAST = tuple(
    KnownCharacter(handle, handle.title(), ("small", "round", f"the colour of {handle}"))
    for handle in ("momo", "pip", "zed", "lulu", "otto", "nana", "bibi", "kiki", "fred", "ida")
)
_HEADINGS = ("EXT. BEACH - SUNSET", "INT. CASTLE - NIGHT", "EXT. FOREST - CONTINUOUS",
             "EXT. CITY STREET - RAINY DAY", "INT. KITCHEN - MORNING")  # fmt: skip
_SCENE = """{heading}

{a} strolls in slowly, looks around and waves at {b}. [[camera: pan left]]

The wind blows through the leaves, and far away a bell rings twice.

{A}
(whispering)
I thought we would never see this place again. What a day!

{B} (CONT'D)
Then sit down, and let us eat something.

@{a} sits down and eats. {b} laughs and dances around. Then both fall asleep. [[6s]]

CUT TO:

"""


def script_of(num_shots: int) -> str:
    """A screenplay of at least *num_shots* shots, in scenes of five."""
    scenes = []
    for index in range(-(-num_shots // 5)):
        a, b = CAST[index % 10].handle, CAST[(index + 3) % 10].handle
        heading = _HEADINGS[index % len(_HEADINGS)]
        scenes.append(_SCENE.format(heading=heading, a=a, b=b.title(), A=a.upper(), B=b.upper()))
    return "".join(scenes)


def script_of_size(num_characters: int) -> str:
    """A screenplay of *num_characters*."""
    shots = script_of(600)
    return (shots * (num_characters // len(shots) + 1))[:num_characters]


def seconds_of(work: Callable[[], object], repeats: int = 3) -> float:
    """Processor time of the fastest of *repeats* runs."""
    times = []
    for _ in range(repeats):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def measure(shots: list[int], megabytes: list[float]) -> list[dict[str, float | str]]:
    """One row for each size: what was done, how much of it, processor seconds."""
    rows: list[dict[str, float | str]] = []
    for size in megabytes:
        text = script_of_size(int(size * 1_000_000))
        for name, work in (("parse", parse), ("list", read_list), ("tokens", count_tokens)):
            seconds = seconds_of(partial(work, text))
            rows.append({"work": name, "megabytes": size, "seconds": seconds})
    for count in shots:
        text = script_of(count)
        film = read_script(text, known=CAST)
        seconds = seconds_of(partial(read_script, text, known=CAST))
        num_shots = len(film.shots)
        rows.append({"work": "plan", "shots": num_shots, "tokens": film.tokens, "seconds": seconds,
                     "ms_per_shot": 1000 * seconds / num_shots})  # fmt: skip
    return rows


def main(arguments: list[str] | None = None) -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--megabytes", type=float, nargs="+", default=[0.25, 1.0])
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    rows = measure(asked.shots, asked.megabytes)
    if asked.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        size = f"{row['megabytes']:g} MB" if "megabytes" in row else f"{row['shots']} shots"
        print(f"{row['work']:<8}{size:>14}{row['seconds']:>10.3f} s")


if __name__ == "__main__":
    main()
