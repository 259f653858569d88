"""One prompt in, one shot plan out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from castmate.errors import BeyondLimit, ScriptError
from castmate.scripts import casting, leftovers, speech
from castmate.scripts.actors import Actor, Creature, find_actors, find_creatures
from castmate.scripts.conditions import choose_time, choose_weather
from castmate.scripts.cues import Match, find_cues
from castmate.scripts.doings import find_doings
from castmate.scripts.durations import USUAL_SECONDS, checked_seconds, read_seconds
from castmate.scripts.mentions import (
    KnownCharacter,
    Mention,
    find_mentions,
    introduced,
    unknown_handles,
)
from castmate.scripts.places import choose_set
from castmate.scripts.setting import Setting
from castmate.scripts.shot import Framing, PlanWarning, Role, SetName, Shot, TimeOfDay, Weather
from castmate.scripts.viewpoint import choose_camera, choose_framing
from castmate.scripts.words import Word, read_dialogue, read_words, without_dialogue

LONGEST_PROMPT = 32_000
"""Characters."""
_MANY = frozenset(("they", "them", "both", "each"))


@dataclass(frozen=True)
class _Reading:
    """A prompt, read: its words and what is found in them."""

    prompt: str
    words: tuple[Word, ...]
    matches: tuple[Match, ...]
    mentions: tuple[Mention, ...]
    actors: dict[int, Actor]
    place: SetName | None
    elsewhere: str | None
    """A place that is named and has no set, as written."""

    @property
    def hour(self) -> TimeOfDay | None:
        """The hour that the prompt says or suggests."""
        return choose_time(self.words, self.matches)

    @property
    def weather(self) -> Weather | None:
        """The weather that the prompt says or suggests."""
        return choose_weather(self.words, self.matches)


def plan_shot(
    prompt: str,
    *,
    known: Sequence[KnownCharacter],
    cast: Sequence[str] = (),
    seconds: Fraction | None = None,
    strangers: Literal["refuse", "text_only"] = "refuse",
    setting: Setting | None = None,
    framing: Framing = "medium",
) -> Shot:
    """The shot that *prompt* asks for.

    *known* are the library's characters; the handles in *cast* play whether they are named or
    not. *seconds*, when given, wins over what the prompt says. *strangers* says what to do with an
    ``@handle`` that nobody has: raise :class:`~castmate.errors.CharacterNotFound`, or play it from
    the text alone. *setting* is what the scene around the shot says: where and when, in what
    weather, and whom "she" means; *framing* holds unless the prompt says another.

    Raises :class:`~castmate.errors.ScriptError` for an empty prompt and
    :class:`~castmate.errors.BeyondLimit` for one that is too long or asks for too many seconds.

    >>> shot = plan_shot("A fox strolls along the seashore at dusk", known=())
    >>> shot.set, shot.time_of_day, shot.cast[0].actions
    ('beach', 'sunset', ('walk',))
    """
    _check(prompt)
    if strangers == "text_only":
        known = (*known, *_as_text_only(unknown_handles(prompt, known)))
    reading = _read(prompt, known, is_alone=setting is None or not known)
    implied = _implied(reading, setting) if setting and not cast else ()
    characters = casting.cast_characters(reading.mentions, known, (*cast, *implied))
    kept = characters[: casting.MOST_IN_A_SHOT]
    creatures = () if characters else find_creatures(reading.words, reading.actors)
    players = tuple(casting.known_player(character, reading.mentions) for character in kept)
    players = players or casting.described_players(creatures, reading.words, known)
    roles = _roles(reading, players)
    place = _place(reading, setting)
    length = seconds if seconds is not None else read_seconds(without_dialogue(prompt))
    return Shot(
        prompt=prompt,
        text=_placed_there(introduced(prompt, reading.mentions, kept), place, reading, setting),
        set=place or "backdrop",
        time_of_day=_hour(reading, setting) or "day",
        weather=reading.weather or (setting and setting.weather) or "clear",
        cast=roles,
        camera=choose_camera(reading.words, reading.matches) or "static",
        framing=choose_framing(reading.words, reading.matches) or framing,
        seconds=checked_seconds(length if length is not None else USUAL_SECONDS),
        warnings=(
            *casting.cast_warnings(characters, reading.mentions, players, implied=implied),
            *_text_warnings(reading, creatures, has_scene=setting is not None),
        ),
    )


def _place(reading: _Reading, setting: Setting | None) -> SetName | None:
    """The place of a firm scene; else the one that the prompt names, or the scene's."""
    if setting is None or (setting.place is None and reading.place is None):
        return reading.place
    if setting.is_firm and setting.place is not None:
        return setting.place
    named = choose_set(reading.words, reading.matches, only_named=True)
    return named or setting.place or reading.place


def _placed_there(
    text: str, place: SetName | None, reading: _Reading, setting: Setting | None
) -> str:
    """*text* behind the words of its scene as it is by now, unless the prompt is elsewhere."""
    if setting is None or setting.place not in (None, place):
        return text
    hour, weather = _hour(reading, setting), reading.weather or setting.weather
    return placed(text, replace(setting, time_of_day=hour, weather=weather))


def _hour(reading: _Reading, setting: Setting | None) -> TimeOfDay | None:
    """The hour of a firm scene; else the prompt's own, or the scene's."""
    if setting is None or not setting.is_firm or setting.is_hour_open:
        return reading.hour or (setting.time_of_day if setting else None)
    return setting.time_of_day or reading.hour


def _implied(reading: _Reading, setting: Setting) -> tuple[str, ...]:
    """Who is meant by "he", "she", "it" and "they" where nobody is named: those present."""
    kinds = {actor.kind for actor in reading.actors.values()}
    if "pronoun" not in kinds or "creature" in kinds:
        return ()
    named = {mention.character.handle for mention in reading.mentions}
    if any(word.text in _MANY for word in reading.words):
        return setting.present if len(named) < casting.MOST_IN_A_SHOT else ()
    return () if named else setting.present[-1:]


def placed(text: str, setting: Setting | None) -> str:
    """*text* behind the words of its scene.

    >>> placed("Momo walks.", Setting("beach", where="exterior, beach"))
    'Exterior, beach. Momo walks.'
    """
    if setting is None or not setting.words:
        return text
    return f"{setting.words[0].upper()}{setting.words[1:]}. {text}"


def _check(prompt: str) -> None:
    if not prompt.strip():
        raise ScriptError(
            "The prompt is empty.",
            advice='Say who does what where, such as "@momo walks along the beach at sunset".',
        )
    if len(prompt) > LONGEST_PROMPT:
        raise BeyondLimit(
            f"A prompt may have {LONGEST_PROMPT:,} characters; this one has {len(prompt):,}.",
            advice="Shorten it, or write a screenplay of several scenes.",
        )


def _as_text_only(handles: Sequence[str]) -> tuple[KnownCharacter, ...]:
    return tuple(
        KnownCharacter(handle.lower(), handle.capitalize(), has_pictures=False)
        for handle in handles
    )


def _read(prompt: str, known: Sequence[KnownCharacter], *, is_alone: bool) -> _Reading:
    words = read_words(prompt)
    mentions = find_mentions(prompt, known)
    named = {
        place: mention.character.handle
        for mention in mentions
        for place in range(mention.start, mention.stop)
    }
    mentioned = {at: named[word.start] for at, word in enumerate(words) if word.start in named}
    matches = tuple(
        match
        for match in find_cues(words)
        if mentioned.keys().isdisjoint(range(match.first, match.stop))
    )
    actors = find_actors(words, matches, mentioned, is_alone=is_alone)
    used = {at for match in matches for at in range(*match.span)} | actors.keys()
    elsewhere = leftovers.unknown_place(words, used)
    sure = leftovers.is_elsewhere(elsewhere)
    place = choose_set(words, matches, only_named=sure)
    return _Reading(prompt, words, matches, mentions, actors, place, elsewhere)


def _roles(reading: _Reading, players: Sequence[casting.Player]) -> tuple[Role, ...]:
    lines = speech.spoken_lines(reading.prompt, read_dialogue(reading.prompt))
    doings = (
        *find_doings(reading.words, reading.matches, reading.actors, reading.place),
        *speech.talk_of(reading.words, lines, reading.actors),
    )
    said = speech.speakers(reading.words, lines, reading.actors)
    in_order = sorted(doings, key=lambda doing: doing.at)
    return casting.play(players, in_order, said, without_dialogue(reading.prompt))


def _text_warnings(
    reading: _Reading, creatures: Sequence[Creature], *, has_scene: bool
) -> tuple[PlanWarning, ...]:
    if leftovers.speaks_another_language(reading.prompt, reading.matches):
        return (
            PlanWarning(
                "language",
                "Nothing in this prompt was understood. castmate reads English only, so far;"
                " please write the prompt in English.",
            ),
        )
    warnings = []
    if reading.place is None and not has_scene:
        warnings.append(leftovers.place_warning(reading.elsewhere))
    missed = leftovers.not_understood(reading.words, reading.matches, reading.actors, creatures)
    if missed:
        listed = ", ".join(f"“{word}”" for word in missed)
        warnings.append(
            PlanWarning("not_understood", f"Not understood, and left out of the plan: {listed}.")
        )
    return tuple(warnings)
