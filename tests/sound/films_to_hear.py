"""A few shots with all that can be heard, for the tests of sound."""

from fractions import Fraction

from castmate.scripts.happening import Happening
from castmate.scripts.shot import Role, Shot
from castmate.sound.shot_sound import ShotSound
from castmate.sound.soundtrack import Part
from castmate.sound.voice.character_voice import voice_of

STEPS = tuple(Happening("step", "momo", 0.25 + 0.4 * k, side=-0.5 + 0.2 * k) for k in range(4))


def a_shot_sound(place="beach", weather="clear", says=None, happenings=STEPS, seconds=2, seed=1):
    role = Role("momo", "Momo", ("reference", "text"), ("talk",) if says else ("walk",), says=says)
    length = Fraction(seconds)
    shot = Shot("", "", set=place, weather=weather, cast=(role,), seconds=length)
    voices = (("momo", voice_of("momo")),)
    return ShotSound(shot, length, happenings, voices, seed=seed)


def a_film():
    """Six shots in four places."""
    return [
        Part(a_shot_sound("beach", seed=1)),
        Part(a_shot_sound("beach", says="Hello there, little one!", happenings=(), seed=2)),
        Part(a_shot_sound("kitchen", seed=3, seconds=Fraction(61, 24))),
        Part(a_shot_sound("forest", weather="storm", says="Run!", seed=4), entered_by="dissolve"),
        Part(a_shot_sound("forest", seed=5), entered_by="fade_out_in"),
        Part(a_shot_sound("cave", says="Is anybody here?", happenings=(), seed=6)),
    ]
