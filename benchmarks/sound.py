"""Sound: how quick each part is, how loud films come out, how near to the picture, whose voice.

    python -m benchmarks.sound [--shots 60] [--json]

Bars: ambience at 60 times real time on one core; -14 +-1 LUFS and below -1 dBTP in the finished
file; sound within a frame of the picture; each of twenty voices nearer to itself than to any other;
a changed shot costs its neighbours, not the film. Times are processor seconds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from castmate.media.sound_file import SAMPLE_RATE, Samples, SoundTrack, encoded, open_mp4
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.scripts.dialogue import utterances_of
from castmate.scripts.prompt import plan_shot
from castmate.scripts.shot import SETS, Role, Shot
from castmate.sound.ambience.ambience import ambience
from castmate.sound.foley.foley import foley
from castmate.sound.loudness import loudness, true_peak
from castmate.sound.shelf import FolderShelf
from castmate.sound.shot_sound import ShotSound, mixed
from castmate.sound.soundtrack import FilmSound, Part
from castmate.sound.voice.babble import Babble
from castmate.sound.voice.character_voice import voice_of
from castmate.sound.voice.likeness import unlikeness, voice_traits

SECONDS = 4
FRAME = 1 / 24
PROMPTS = (
    "A fox walks on the beach",
    'A fox says "Hello there, little one! Where are you going?" on the beach',
    "A fox runs through the forest at night",
    "A fox sleeps in the bedroom",
    'A fox jumps on the stage and says "Look at me!"',
    "A fox swims in the lake",
    "A fox walks in a storm on the mountains",
    "A fox eats in the garden at dawn",
    "A fox rides through the city",
    "A fox laughs in the park",
)
TEXTS = (
    "Hello there, little one! Where are you going?",
    "I am so hungry. Let us find an apple, quickly.",
    "What a wonderful morning this is, my friend.",
    "No. Never! Did somebody see the moon fall?",
)
VOICES = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shots", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    measured = {
        "times_real_time": _speeds(),
        "film": _film(asked.shots),
        "sync": _sync(),
        "voices": _voices(),
    }
    if asked.json:
        print(json.dumps(measured, indent=2))
        return
    for title, figures in measured.items():
        print(f"{title.replace('_', ' ')}")
        for name, value in figures.items():
            print(f"  {name:<44} {value:10.2f}")


def _processor_seconds(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _speeds() -> dict[str, float]:
    """Seconds of sound for each second of one core; what is made once is made before."""
    for place in SETS:
        ambience(place, "day", "clear", 1, seed=1)
    parts = [_part(number).sound for number in range(2 * len(PROMPTS))]
    for part in parts:
        mixed(part)
    line = _line(TEXTS[0])
    spoken = len(Babble().speak(line, voice_of("fox"), seed=1)) / SAMPLE_RATE
    noise = ambience("beach", "day", "clear", 10, seed=1)
    whole = SECONDS * len(parts)
    times = {
        "ambience, all places": len(SETS) * SECONDS / _processor_seconds(
            lambda: [ambience(place, "day", "clear", SECONDS, seed=2) for place in SETS]
        ),
        "foley": whole / _processor_seconds(lambda: [_foley(part) for part in parts]),
        "babble": VOICES * spoken / _processor_seconds(
            lambda: [Babble().speak(line, voice_of(str(k)), seed=1) for k in range(VOICES)]
        ),
        "whole shots, mixed": whole / _processor_seconds(lambda: [mixed(part) for part in parts]),
        "loudness, exact": 10 / _processor_seconds(lambda: loudness(noise)),
        "AAC": 10 / _processor_seconds(lambda: list(encoded([noise]))),
    }  # fmt: skip
    floor = np.random.default_rng(1)
    size = (20 * SAMPLE_RATE, 2)
    times["floor: white noise alone"] = 20 / _processor_seconds(
        lambda: floor.standard_normal(size, np.float32)
    )
    return times


def _foley(part: ShotSound) -> Samples:
    return foley(
        part.happenings, part.shot.set, part.shot.weather, SECONDS,
        voices=dict(part.voices), seed=1,
    )  # fmt: skip


def _part(number: int, *, seed: int | None = None) -> Part:
    """One shot of the film that is measured."""
    shot = plan_shot(PROMPTS[number % len(PROMPTS)], known=(), seconds=Fraction(SECONDS))
    picture = np.zeros((300, 220, 4), np.uint8)
    picture[10:290, 20:200] = 200
    fox = Reference("fox", "Fox", "a red fox", views=(picture,))
    happenings = Animatic().happenings(shot, [fox], RenderSettings(), seed=number)
    voices = (("fox", voice_of("fox")),)
    return Part(ShotSound(shot, shot.seconds, happenings, voices, seed or number + 1))


def _film(num_shots: int) -> dict[str, float]:
    parts = [_part(number) for number in range(num_shots)]
    with tempfile.TemporaryDirectory() as folder:
        shelf = FolderShelf(Path(folder) / "shelf")

        def made(film: list[Part]) -> float:
            return _processor_seconds(
                lambda: [None for _ in FilmSound(film, shelf=shelf).packets()]
            )

        first, again = made(parts), made(parts)
        middle = num_shots // 2
        changed = [*parts[:middle], _part(middle, seed=4321), *parts[middle + 1 :]]
        one = made(changed)
        film = FilmSound(parts, shelf=shelf)
        heard = _heard(film.packets(), film.seconds, Path(folder) / "film.mp4")
    return {
        "shots": num_shots,
        "seconds of film": float(film.seconds),
        "first time, s": first,
        "second time, s": again,
        "one shot changed, s": one,
        "integrated loudness, LUFS": loudness(heard),
        "true peak, dBTP": true_peak(heard),
        "gain, dB": film.gain().unspoken,
    }


def _heard(packets: Iterable[bytes], seconds: Fraction, path: Path) -> Samples:
    """What a player hears of *packets* in an MP4."""
    with open_mp4(path, clock=24_000) as film:
        SoundTrack(film, packets, seconds=seconds).finish()
    with av.open(str(path)) as film:
        return np.concatenate([f.to_ndarray().T for f in film.decode(film.streams.audio[0])])


def _sync() -> dict[str, float]:
    """Frames of 24 a second between what is seen and what is heard, at most, in an MP4."""
    says = Shot("", "", set="bedroom", seconds=Fraction(6), cast=(
        Role("fox", "Fox", ("text",), ("talk",), says="Go. Home. Now. Bed. Come."),
    ))  # fmt: skip
    talk = ShotSound(says, says.seconds, (), (("fox", voice_of("fox")),))
    syllables = [s.start_seconds for s in utterances_of(says)[0].syllables]
    walk = _part(0).sound
    steps = [happening.start_seconds for happening in walk.happenings if happening.kind == "step"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        film = FilmSound([Part(talk)])
        spoken = _heard(film.packets(), film.seconds, path)
    return {
        "syllables, in the file": max(_late(spoken, at) for at in syllables) / FRAME,
        "steps, in the mix": max(_late(mixed(walk).events, at) for at in steps) / FRAME,
        "a shot's first picture, at most": 512 / SAMPLE_RATE / FRAME,
    }


def _late(sound: Samples, at: float) -> float:
    """Seconds between *at* and the moment near it when it gets loud."""
    level = np.abs(sound).max(axis=1)
    first = max(0, round((at - 0.06) * SAMPLE_RATE))
    part = level[first : round((at + 0.12) * SAMPLE_RATE)]
    return abs((first + int(np.argmax(part > 0.25 * part.max()))) / SAMPLE_RATE - at)


def _line(text: str) -> Any:
    role = Role("fox", "Fox", ("text",), ("talk",), says=text)
    return utterances_of(Shot("", "", cast=(role,), seconds=Fraction(8)))[0]


def _voices() -> dict[str, float]:
    """Distances between what is heard of twenty characters in four shots each."""
    traits = [
        [
            voice_traits(Babble().speak(_line(text), voice_of(f"char_{who:024x}"), seed=seed))
            for seed, text in enumerate(TEXTS)
        ]
        for who in range(1, VOICES + 1)
    ]
    own = [_mean(unlikeness(a, b) for a in mine for b in mine if a is not b) for mine in traits]
    nearest = [
        min(
            _mean(unlikeness(a, b) for a in mine for b in other)
            for other in traits if other is not mine
        )
        for mine in traits
    ]  # fmt: skip
    return {
        "to itself, on average": _mean(own),
        "to the nearest other, on average": _mean(nearest),
        "nearest other over itself, the worst": min(
            n / o for n, o in zip(nearest, own, strict=True)
        ),
        "voices nearer to themselves, of 20": sum(o < n for n, o in zip(nearest, own, strict=True)),
    }


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


if __name__ == "__main__":
    main()
