"""From mentions and creatures to roles: who plays, anchored how, doing what, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from castmate.errors import CharacterNotFound
from castmate.scripts.actors import Creature
from castmate.scripts.doings import ALL, Doing
from castmate.scripts.mentions import KnownCharacter, Mention, near_handles
from castmate.scripts.shot import Action, Anchor, PlanWarning, Position, Role
from castmate.scripts.words import Word

MOST_IN_A_SHOT = 2
_SIDES: dict[str, Position] = {
    "left": "left", "right": "right", "centre": "centre", "center": "centre", "middle": "centre",
}  # fmt: skip
_PLACED = re.compile(
    r"\b(?:on|at|to|in) the (?:far )?(left|right|centre|center|middle)\b(?! of the (?!f|p|s))"
)
_SIDE_REACH = 60


@dataclass(frozen=True)
class Player:
    """Who plays a role, before it is known what it does."""

    key: str
    """As in :class:`castmate.scripts.doings.Doing`: a handle, or a creature's noun."""
    handle: str
    name: str
    anchors: tuple[Anchor, ...]
    places: tuple[int, ...]
    """Characters of the prompt where it is named."""


def cast_characters(
    mentions: Sequence[Mention], known: Sequence[KnownCharacter], cast: Sequence[str]
) -> tuple[KnownCharacter, ...]:
    """The library's characters of the shot: those named, in order, then those of *cast*.

    Raises :class:`CharacterNotFound` when *cast* asks for somebody the library does not have.
    """
    by_handle = {character.handle.lower(): character for character in known}
    wanted = {mention.character.handle: mention.character for mention in mentions}
    for asked in cast:
        handle = asked.strip().lstrip("@").lower()
        if handle not in by_handle:
            raise CharacterNotFound(handle, near=near_handles(handle, known))
        wanted.setdefault(by_handle[handle].handle, by_handle[handle])
    return tuple(wanted.values())


def known_player(character: KnownCharacter, mentions: Sequence[Mention]) -> Player:
    """The library's *character* as a player, with the anchors that it has."""
    anchors: list[Anchor] = []
    if character.has_pictures:
        anchors.append("reference")
    if character.traits or not character.has_pictures:
        anchors.append("text")
    places = tuple(m.start for m in mentions if m.character.handle == character.handle)
    return Player(character.handle, character.handle, character.name, tuple(anchors), places)


def described_players(
    creatures: Sequence[Creature], words: Sequence[Word], known: Sequence[KnownCharacter]
) -> tuple[Player, ...]:
    """Creatures that the prompt only describes, each under a handle the library does not have."""
    taken = {character.handle for character in known}
    players: list[Player] = []
    for creature in creatures:
        handle = _free_handle(creature.noun, taken)
        taken.add(handle)
        players.append(
            Player(
                creature.noun, handle, creature.description, ("text",), (words[creature.at].start,)
            )
        )
    return tuple(players)


def _free_handle(noun: str, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", noun.lower()).strip("_") or "somebody"
    number, handle = 1, slug
    while handle in taken:
        number += 1
        handle = f"{slug}_{number}"
    return handle


def play(
    players: Sequence[Player], doings: Sequence[Doing], says: Mapping[str, str], text: str
) -> tuple[Role, ...]:
    """The roles of *players*: their own actions in order, their lines, their places."""
    keys = {player.key for player in players}
    positions = _positions(players, text.lower())
    return tuple(
        Role(
            player.handle,
            player.name,
            player.anchors,
            actions=_actions_of(player, doings, keys),
            position=position,
            says=says.get(player.key),
        )
        for player, position in zip(players, positions, strict=True)
    )


def _actions_of(player: Player, doings: Sequence[Doing], keys: set[str]) -> tuple[Action, ...]:
    """The certain actions; where there are none, the first likely one; and else it stands."""
    own = [doing for doing in doings if doing.doer in (player.key, ALL)]
    if not own and len(keys) == 1:
        own = list(doings)
    certain = [doing for doing in own if doing.certain]
    return tuple(dict.fromkeys(doing.action for doing in certain or own[:1])) or ("stand",)


def _positions(players: Sequence[Player], text: str) -> tuple[Position, ...]:
    said = [_said_position(player, players, text) for player in players]
    if len(said) != MOST_IN_A_SHOT:
        return tuple(side or "centre" for side in said)
    first, second = said
    if first is None and second is None:
        return "left", "right"
    if first is not None and second is not None and first != second:
        return first, second
    if first is not None:
        return first, "left" if first == "right" else "right"
    return "left" if second != "left" else "right", second or "right"


def _said_position(player: Player, players: Sequence[Player], text: str) -> Position | None:
    for side in _PLACED.finditer(text):
        before = {p.key: at for p in players for at in p.places if at < side.start()}
        nearest = max(before, key=lambda key: before[key], default=None)
        if nearest is None:
            after = {p.key: min(p.places) for p in players if p.places}
            nearest = min(after, key=lambda key: after[key], default=None)
            near_enough = nearest is not None and after[nearest] - side.end() <= _SIDE_REACH
        else:
            near_enough = side.start() - before[nearest] <= _SIDE_REACH
        if near_enough and nearest == player.key and not _is_camera_side(text, side.start()):
            return _SIDES[side[1]]
    return None


def _is_camera_side(text: str, at: int) -> bool:
    """Whether it is the camera, or a look, that goes there."""
    before = text[max(0, at - 30) : at]
    return bool(
        re.search(
            r"\b(pans?|panning|pan|camera|tracks?|trucks?|looks?|turns?|moves?)\b[^.]*$", before
        )
    )


def cast_warnings(
    cast: Sequence[KnownCharacter],
    mentions: Sequence[Mention],
    players: Sequence[Player],
    *,
    implied: Sequence[str] = (),
) -> Iterator[PlanWarning]:
    """What the user should know about who plays; *implied* are handles meant by "she" or "they"."""
    named = {mention.character.handle for mention in mentions} | set(implied)
    for character in cast[:MOST_IN_A_SHOT]:
        if character.handle not in named:
            yield PlanWarning(
                "not_named",
                f"{character.name} is cast but the prompt does not name it. Write"
                f" @{character.handle} where it should act.",
            )
    if len(cast) > MOST_IN_A_SHOT:
        dropped = ", ".join(f"@{character.handle}" for character in cast[MOST_IN_A_SHOT:])
        yield PlanWarning(
            "too_many_characters",
            f"A shot holds {MOST_IN_A_SHOT} characters; {dropped} left out. Give them a shot of"
            " their own.",
        )
    if not players:
        yield PlanWarning(
            "nobody", "No character was found in the prompt, so the shot shows the empty set."
        )
    for player in players:
        if len(player.anchors) == 1:
            yield _one_anchor(player)


def _one_anchor(player: Player) -> PlanWarning:
    if player.anchors == ("reference",):
        return PlanWarning(
            "one_anchor",
            f"{player.name} is held by its pictures only. Add key traits in words: castmate"
            f" characters edit {player.handle}",
        )
    return PlanWarning(
        "one_anchor",
        f"{player.name} is held by words only and may look different in every shot. Cast it from"
        " a clip to hold it by pictures too: castmate cast CLIP --name NAME",
    )
