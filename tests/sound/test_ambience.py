"""Every place has a sound at every hour and in every weather: alive, soft, never a loop."""

from itertools import pairwise

import numpy as np
import pytest

from castmate.scripts.shot import SETS, TIMES_OF_DAY, WEATHERS
from castmate.sound.ambience.ambience import ambience
from castmate.sound.ambience.bed import Band, Layer, bed, num_blocks
from castmate.sound.ambience.places import place_sound
from castmate.sound.ambience.weather import in_weather
from castmate.sound.loudness import loudness

RATE = 48_000


def spectrum(sound):
    """dB in thirds of an octave."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    edges = np.geomspace(60, 16_000, 25)
    bands = [power[(hertz >= a) & (hertz < b)].mean() for a, b in pairwise(edges)]
    return 10 * np.log10(np.array(bands) + 1e-12)


@pytest.mark.parametrize("place", SETS)
def test_a_place_is_heard_but_stays_behind(place):
    sound = ambience(place, "day", "clear", 4, seed=3)
    assert sound.shape == (4 * RATE, 2)
    assert sound.dtype == np.float32
    assert -48 < loudness(sound) < -20
    assert np.abs(sound).max() < 0.5
    assert abs(float(sound.mean())) < 1e-3


def test_every_hour_and_weather_of_every_place_has_a_recipe():
    for place in SETS:
        for time in TIMES_OF_DAY:
            for weather in WEATHERS:
                assert in_weather(place_sound(place, time), place, weather).hushes


@pytest.mark.parametrize("weather", WEATHERS)
def test_weather_is_heard_outdoors_and_softer_behind_walls(weather):
    outside = loudness(ambience("park", "day", weather, 3, seed=1))
    inside = loudness(ambience("bedroom", "day", weather, 3, seed=1))
    assert inside < outside
    if weather in ("rain", "storm", "wind"):
        assert outside > loudness(ambience("park", "day", "clear", 3, seed=1)) + 2


def test_the_same_moment_sounds_the_same_and_another_does_not():
    one, same, other = (ambience("beach", "day", "clear", 2, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert abs(np.corrcoef(one[:, 0], other[:, 0])[0, 1]) < 0.1


@pytest.mark.parametrize("place", ["beach", "forest", "bedroom", "city_street"])
def test_nothing_is_a_loop(place):
    """No stretch of a second comes again: correlated with all that follows, it stays alone."""
    sound = ambience(place, "day", "clear", 16, seed=5).mean(axis=1)
    piece = sound[:RATE]
    size = 1 << (len(sound) - 1).bit_length()
    match = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(piece, size)), size)
    energy = np.sqrt(np.sum(piece**2) * np.sum(sound**2) / 16)
    assert np.abs(match[RATE : 15 * RATE]).max() / energy < 0.5


def test_places_can_be_told_apart_by_ear():
    spectra = {
        place: spectrum(ambience(place, "day", "clear", 4, seed=2))
        for place in ("beach", "underwater", "forest", "city_street", "snowfield")
    }
    for a, one in spectra.items():
        for b, other in spectra.items():
            if a < b:
                assert np.abs(one - other).mean() > 2


def test_a_bed_is_as_loud_as_its_layers_say_and_steady():
    level = np.full(num_blocks(6), -26.0)
    layer = Layer(Band(300, 3000), level)
    sound = bed([layer], 6, width=0.8, seed=1)
    assert loudness(sound) == pytest.approx(-26, abs=0.5)
    seconds = [loudness(sound[k * RATE : (k + 1) * RATE]) for k in range(6)]
    assert np.ptp(seconds) < 1.0
    assert abs(np.corrcoef(sound.T)[0, 1]) < 0.9


def test_no_block_of_a_bed_begins_with_a_click():
    level = np.full(num_blocks(3), -26.0)
    sound = bed([Layer(Band(80, 400), level)], 3, width=0.5, seed=4)[:, 0]
    jumps = np.abs(np.diff(sound))
    assert jumps.max() < 7 * jumps.mean()
