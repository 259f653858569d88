"""Loudness and peaks, compared with the standard's own cases and with FFmpeg's measure."""

import math

import av
import numpy as np
import pytest
from av.filter import Graph

from castmate.sound.loudness import (
    integrated,
    loudness,
    quick_step_powers,
    step_powers,
    true_peak,
)

RATE = 48_000


def a_tone(hertz, decibels, seconds=6.0, both=True):
    tone = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)
    return np.stack((tone, tone if both else 0 * tone), axis=1).astype(np.float32)


def some_noise(decibels, seconds=6.0, seed=1):
    rng = np.random.default_rng(seed)
    noise = np.cumsum(rng.standard_normal((int(seconds * RATE), 2)), axis=0)
    noise -= np.linspace(noise[0], noise[-1], len(noise))
    noise = np.diff(noise, axis=0, prepend=0) + 0.002 * noise
    return (10 ** (decibels / 20) * noise / np.abs(noise).max()).astype(np.float32)


def by_ffmpeg(sound):
    """Integrated loudness and true peak as FFmpeg's ebur128 says."""
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="fltp", layout="stereo", time_base="1/48000"
    )
    meter = graph.add("ebur128", "metadata=1:peak=true")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T), "fltp", "stereo")
    frame.sample_rate = RATE
    frame.pts = 0
    graph.push(frame)
    graph.push(None)
    last = {}
    while True:
        try:
            last = dict(graph.pull().metadata) or last
        except (av.error.EOFError, av.error.BlockingIOError):
            break
    peaks = [float(last[f"lavfi.r128.true_peaks_ch{ear}"]) for ear in (0, 1)]
    return float(last["lavfi.r128.I"]), 20 * math.log10(max(peaks))


@pytest.mark.parametrize("level", [-23.0, -33.0])
def test_the_standards_tone_has_the_loudness_it_must_have(level):
    assert loudness(a_tone(1000, level)) == pytest.approx(level, abs=0.1)
    assert loudness(a_tone(997, level, both=False)) == pytest.approx(level - 3.01, abs=0.1)


@pytest.mark.parametrize(
    "sound",
    [a_tone(100, -12), a_tone(6000, -20), some_noise(-6), some_noise(-30, seed=2)],
    ids=["low tone", "high tone", "loud noise", "soft noise"],
)
def test_it_agrees_with_ffmpeg(sound):
    lufs, peak = by_ffmpeg(sound)
    assert loudness(sound) == pytest.approx(lufs, abs=0.15)
    assert true_peak(sound) == pytest.approx(peak, abs=0.3)


def test_silence_between_loud_parts_does_not_count():
    loud = a_tone(1000, -20)
    gaps = np.concatenate((loud, np.zeros_like(loud), loud, 0.01 * loud))
    assert loudness(gaps) == pytest.approx(loudness(loud), abs=0.3)


def test_silence_is_not_loud_at_all():
    assert loudness(np.zeros((RATE, 2), np.float32)) == -math.inf
    assert true_peak(np.zeros((RATE, 2), np.float32)) == -math.inf
    assert integrated([]) == -math.inf


def test_peaks_are_found_between_samples():
    quarter = np.sin(2 * np.pi * (np.arange(4800) / 4 + 0.125))
    sound = (0.5 * np.stack((quarter, quarter), axis=1)).astype(np.float32)
    assert np.abs(sound).max() == pytest.approx(0.3536, abs=1e-3)
    assert true_peak(sound) == pytest.approx(-6.02, abs=0.1)


def test_the_quick_measure_agrees_with_the_exact_one():
    sound = some_noise(-12)
    assert integrated([quick_step_powers(sound)]) == pytest.approx(
        integrated([step_powers(sound)]), abs=0.15
    )
