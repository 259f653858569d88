"""What is heard happens when it is seen."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from castmate.media.geometry import Size
from castmate.renderers.animatic.acting import Acting
from castmate.renderers.animatic.actions import ACTIONS
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.animatic.blocking import blocked
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.sets import build_set
from castmate.renderers.animatic.speaking import mouth
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.report import Silent
from castmate.scripts.dialogue import utterances_of
from castmate.scripts.shot import ACTIONS as NAMES
from castmate.scripts.shot import Role, Shot

SETTINGS = RenderSettings(size=Size(640, 360))
POSE = 1 / 12


def a_picture():
    picture = np.zeros((300, 220, 4), np.uint8)
    picture[10:290, 20:200] = (120, 200, 160, 255)
    return picture


MOMO = Reference("momo", "Momo", "Momo, a mint green monster", views=(a_picture(),))


def a_shot(*actions, says=None, place="meadow", seconds=4):
    role = Role("momo", "Momo", ("reference", "text"), actions, says=says)
    return Shot("", "", set=place, cast=(role,), seconds=Fraction(seconds))


def heard(shot, kind):
    happenings = Animatic().happenings(shot, [MOMO], SETTINGS, seed=3)
    return [each for each in happenings if each.kind == kind]


def acting_in(shot) -> Acting:
    stage = Stage(SETTINGS.size, mood_of(shot.time_of_day, shot.weather), 3)
    return blocked(shot, [MOMO], SETTINGS, stage, build_set(shot.set, stage))[0].acting


@pytest.mark.parametrize("action", ["walk", "run"])
def test_a_step_is_heard_when_the_foot_is_seen_on_the_ground(action):
    shot = a_shot(action)
    acting = acting_in(shot)
    lifts = [acting.at(k * POSE).pose.lift for k in range(49)]
    steps = heard(shot, "step")
    assert len(steps) >= 4
    for step in steps:
        pose = round(step.start_seconds / POSE)
        assert step.start_seconds == pytest.approx(pose * POSE)
        around = lifts[max(0, pose - 1) : pose + 2]
        assert lifts[pose] == min(around) or lifts[pose] < 0.5 * max(lifts)


@pytest.mark.parametrize(("action", "kind"), [("jump", "landing"), ("fall", "thud")])
def test_a_landing_is_heard_with_the_first_pose_on_the_ground(action, kind):
    acting = acting_in(a_shot(action))
    for landing in heard(a_shot(action), kind):
        before, now = (acting.at(landing.start_seconds - back).pose for back in (POSE, 0))
        assert before.lift > 0.02
        assert now.lift < before.lift


def test_every_sound_lies_in_the_shot_and_in_the_picture():
    for name in NAMES:
        for happening in Animatic().happenings(a_shot("walk", name), [MOMO], SETTINGS, seed=1):
            assert -1.2 < happening.start_seconds < 4.1
            assert -1 <= happening.side <= 1
            assert happening.handle == "momo"


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"stand", "look_around"}))
def test_whoever_moves_is_heard(name):
    assert ACTIONS[name].heard is not None
    assert Animatic().happenings(a_shot("stand", name), [MOMO], SETTINGS, seed=1)


def test_the_mouth_moves_with_the_syllables_and_only_then():
    shot = a_shot("talk", says="Hello, little one. Good night!")
    acting = acting_in(shot)
    spoken = utterances_of(shot)[0].syllables
    silent = replace(shot, cast=(replace(shot.cast[0], says=None, actions=("stand",)),))
    assert acting.beats[0].cue.speech == spoken
    for k in range(96):
        # A pose is held for two pictures of 24 a second; it shows the middle of that time.
        opened = mouth(spoken, (k // 2) * POSE + POSE / 2)
        heard_now = any(s.start_seconds <= k / 24 < s.stop_seconds for s in spoken)
        heard_near = any(
            s.start_seconds - 1 / 24 <= k / 24 < s.stop_seconds + 1 / 24 for s in spoken
        )
        assert not opened or heard_near
        assert not heard_now or mouth(spoken, k / 24) > 0 or k / 24 < spoken[0].start_seconds + 0.01
    assert not heard(silent, "syllable")


def test_speech_moves_a_character_that_walks_too():
    silent, speaking = a_shot("walk"), a_shot("walk", says="Come along with me now")
    assert any(
        acting_in(speaking).at(k * POSE).pose.nod > acting_in(silent).at(k * POSE).pose.nod + 0.01
        for k in range(30)
    )


def test_talking_without_words_has_syllables_of_its_own():
    assert len(heard(a_shot("talk"), "syllable")) > 8
    assert not heard(a_shot("talk", says="Words."), "syllable")


def test_footage_says_with_each_picture_what_begins_to_be_heard():
    shot = a_shot("walk", "sleep", seconds=2)
    footage = Animatic().render(shot, [MOMO], SETTINGS, seed=3, report=Silent())
    frames = [frame.happenings for frame in footage.frames]
    told = [each for happenings in frames for each in happenings]
    assert sorted(told, key=lambda each: each.start_seconds) == list(
        Animatic().happenings(shot, [MOMO], SETTINGS, seed=3)
    )
    for index, happenings in enumerate(frames):
        assert all(int(each.start_seconds * 24 + 1e-6) == index for each in happenings if index)
