"""The built-in renderer as a whole: what it promises to those who call it."""

import hashlib
from fractions import Fraction

import numpy as np
import pytest

from castmate.errors import BadInput, BeyondLimit, Cancelled
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import Footage, Reference, RenderSettings
from castmate.report import Progressed, Silent
from castmate.scripts.shot import Role, Shot

SMALL = RenderSettings(Size(320, 180))


def mascot(handle="momo", colour=(240, 120, 60)):
    """A mascot of one's own: a round body on two feet."""
    rows, columns = np.mgrid[0:120, 0:90]
    body = ((columns - 45) / 40) ** 2 + ((rows - 55) / 50) ** 2 < 1
    feet = (rows > 95) & (rows < 118) & (np.abs(np.abs(columns - 45) - 18) < 10)
    picture = np.zeros((120, 90, 4), np.uint8)
    picture[body | feet] = (*colour, 255)
    return Reference(handle, handle.title(), f"{handle}, a round mascot", (picture,))


def role(handle="momo", *actions, position="centre"):
    return Role(handle, handle.title(), ("reference",), actions or ("stand",), position)


def shot(*roles, seconds=Fraction(1), **rest):
    return Shot("a prompt", "a prompt", cast=roles, seconds=seconds, **rest)


def filmed(a_shot, cast, settings=SMALL, *, seed=7, report=None) -> Footage:
    return Animatic().render(a_shot, cast, settings, seed=seed, report=report or Silent())


def fingerprint(footage):
    digest = hashlib.sha256()
    for frame in footage.frames:
        digest.update(frame.rgb.tobytes())
        digest.update(repr(frame.placements).encode())
    return digest.hexdigest()


def test_footage_has_the_frames_that_were_asked_for():
    footage = filmed(shot(role(), seconds=Fraction(3, 2)), [mascot()])
    frames = list(footage.frames)
    assert len(frames) == footage.num_frames == 36
    assert frames[0].rgb.shape == (180, 320, 3)
    assert frames[0].rgb.dtype == np.uint8


def test_same_arguments_make_identical_frames():
    first, again, other = (
        fingerprint(filmed(shot(role("momo", "walk")), [mascot()], seed=seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_the_box_holds_the_character():
    footage = filmed(shot(role(), framing="wide"), [mascot(colour=(255, 0, 255))])
    frame = next(footage.frames)
    (placement,) = frame.placements
    red, green, blue = (frame.rgb[..., channel].astype(int) for channel in range(3))
    rows, columns = np.nonzero((red > green + 90) & (blue > green + 90))
    assert placement.handle == "momo"
    assert placement.box.x <= columns.min() <= placement.box.x + 4
    assert placement.box.right - 4 <= columns.max() + 1 <= placement.box.right
    assert placement.box.y <= rows.min()
    assert rows.max() < placement.box.bottom


@pytest.mark.parametrize(
    ("framing", "share"), [("wide", 0.38), ("medium", 0.58), ("close_up", 0.95)]
)
def test_framing_decides_how_tall_a_character_is(framing, share):
    frame = next(filmed(shot(role(), framing=framing), [mascot()]).frames)
    assert frame.placements[0].box.height / 180 == pytest.approx(share, abs=0.05)


def test_two_characters_do_not_cover_each_other():
    cast = [mascot("momo"), mascot("kiki", (60, 160, 240))]
    roles = (role("momo", "walk"), role("kiki", "walk"))
    for frame in filmed(shot(*roles, seconds=Fraction(2)), cast).frames:
        first, second = (placement.box for placement in frame.placements)
        assert first.right <= second.x


def test_a_shot_without_characters_is_the_set_alone():
    frame = next(filmed(shot(), []).frames)
    assert frame.placements == ()


def test_a_character_without_pictures_is_drawn_from_its_words():
    wordy = Reference("momo", "Momo", "Momo, a mint green monster")
    assert next(filmed(shot(role()), [wordy]).frames).placements


@pytest.mark.parametrize(
    ("a_shot", "cast", "settings", "said"),
    [
        (shot(role("a"), role("b"), role("c")), [mascot()] * 3, SMALL, "up to 2 characters"),
        (shot(seconds=Fraction(6000)), [], SMALL, "6000"),
        (shot(), [], RenderSettings(Size(7680, 4320)), "7680x4320"),
        (shot(), [], RenderSettings(Size(320, 180), frame_rate=Fraction(1000)), "1000"),
    ],
)
def test_more_than_the_limits_is_refused_before_any_work(a_shot, cast, settings, said):
    with pytest.raises(BeyondLimit, match=said):
        filmed(a_shot, cast, settings)


def test_each_role_needs_its_reference():
    with pytest.raises(BadInput, match="1 roles, but 0 references"):
        filmed(shot(role()), [])


class Impatient(Silent):
    """Counts progress, and stops after five frames."""

    def __init__(self):
        self.done = 0

    def tell(self, event):
        if isinstance(event, Progressed):
            self.done = event.done

    def check_cancelled(self):
        if self.done >= 5:
            raise Cancelled


def test_cancelling_stops_between_frames():
    report = Impatient()
    footage = filmed(shot(seconds=Fraction(4)), [], report=report)
    with pytest.raises(Cancelled):
        list(footage.frames)
    assert report.done == 5
