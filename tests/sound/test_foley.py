"""What happens is heard, each thing like itself, on what is under the feet."""

import numpy as np
import pytest

from castmate.scripts.happening import HAPPENING_KINDS, Happening
from castmate.scripts.shot import SETS, WEATHERS
from castmate.sound.foley.foley import foley
from castmate.sound.foley.surfaces import PUDDLES, SNOW, surface_of
from castmate.sound.voice.character_voice import voice_of

RATE = 48_000
VOICES = {"momo": voice_of("momo")}


def heard(*happenings, place="meadow", weather="clear", seconds=2, seed=1):
    return foley(happenings, place, weather, seconds, voices=VOICES, seed=seed)


@pytest.mark.parametrize("kind", HAPPENING_KINDS)
def test_every_kind_is_heard_from_its_moment_on(kind):
    sound = heard(Happening(kind, "momo", 0.5, 0.3, with_what="sled"))
    level = np.abs(sound).max(axis=1)
    assert level.max() > 0.02
    assert level[: RATE // 2 - 50].max() == 0
    first = np.argmax(level > 0.1 * level.max()) / RATE
    assert first == pytest.approx(0.5, abs=0.12)


@pytest.mark.parametrize("kind", ["step", "landing", "thud", "bite"])
def test_what_happens_at_once_begins_within_a_hundredth_of_a_second(kind):
    level = np.abs(heard(Happening(kind, "momo", 0.5))).max(axis=1)
    assert np.argmax(level > 0.15 * level.max()) / RATE == pytest.approx(0.5, abs=0.012)


def test_steps_on_the_left_are_heard_on_the_left():
    sound = heard(Happening("step", "momo", 0.5, side=-1.0))
    assert np.abs(sound[:, 0]).max() > 2 * np.abs(sound[:, 1]).max()


def test_surfaces_sound_different():
    def brightness(place):
        power = np.abs(np.fft.rfft(heard(Happening("step", "momo", 0.5), place=place)[:, 0])) ** 2
        return (power * np.arange(len(power))).sum() / power.sum()

    assert brightness("underwater") < brightness("bedroom") < brightness("kitchen")
    assert brightness("forest") > brightness("bedroom")


def test_feet_touch_something_in_every_set_and_weather():
    for place in SETS:
        for weather in WEATHERS:
            assert surface_of(place, weather).seconds > 0
    assert surface_of("city_street", "rain") is PUDDLES
    assert surface_of("meadow", "snow") is SNOW
    assert surface_of("bedroom", "snow") is not SNOW


def test_nobody_without_a_voice_laughs_and_no_two_steps_are_quite_alike():
    assert not foley([Happening("giggle", "bobo", 0.5, 0.2)], "park", "clear", 1,
                     voices=VOICES, seed=1).any()  # fmt: skip
    steps = heard(Happening("step", "momo", 0.2), Happening("step", "momo", 1.2))
    one, other = steps[9600 : 9600 + 9000], steps[57_600 : 57_600 + 9000]
    assert not np.allclose(one, other)
