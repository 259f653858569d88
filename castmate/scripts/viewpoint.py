"""How the camera moves and how near it is."""

from collections.abc import Sequence

from castmate.scripts.context import reality_of
from castmate.scripts.cues import Match
from castmate.scripts.shot import CAMERA_MOVES, FRAMINGS, CameraMove, Framing
from castmate.scripts.vocabulary import viewpoint, words_of
from castmate.scripts.vocabulary.grammar import STOP_WORDS
from castmate.scripts.words import Word

_PAN_REACH = 6
_OPEN_TILTS = frozenset(("slow tilt", "camera tilt", "tilting shot", "tilt shot"))
"""Tilts that leave open whether up or down."""
_LOOSE = words_of("close draw pull push tighten track widen zoom")
"""Verbs that a character can do as well: "Momo pulls back the curtain"."""


def choose_camera(words: Sequence[Word], matches: Sequence[Match]) -> CameraMove | None:
    """The camera's move, or None when none is said; the first said wins, "static" last."""
    moves = [
        move
        for match in matches
        for move in (_move_of(words, match),)
        if move is not None
    ] + [_named_move(value) for value in _tags(words, "camera")]  # fmt: skip
    moving = [move for move in moves if move != "static"]
    return next(iter(moving or moves), None)


def choose_framing(words: Sequence[Word], matches: Sequence[Match]) -> Framing | None:
    """How much of the scene is in the picture, or None when it is not said."""
    said = [
        cue.value
        for match in matches
        for cue in match.of("framing")
        if reality_of(words, match.first) == "real"
    ]
    said += [
        viewpoint.ABBREVIATIONS[word.written]
        for word in words
        if word.written in viewpoint.ABBREVIATIONS
    ]
    said += _tags(words, "framing")
    return next((framing for value in said for framing in FRAMINGS if framing == value), None)


def _move_of(words: Sequence[Word], match: Match) -> CameraMove | None:
    moves = match.of("camera")
    if not moves or reality_of(words, match.first) != "real" or _is_acted(words, match):
        return None
    move = _named_move(moves[0].value)
    if move in ("pan_left", "pan_right"):
        return _pan_direction(words, match, move)
    return _tilt_direction(words, match) if match.phrase in _OPEN_TILTS else move


def _named_move(value: str) -> CameraMove:
    return next(move for move in CAMERA_MOVES if move == value)


def _is_acted(words: Sequence[Word], match: Match) -> bool:
    """Whether somebody in the scene pulls, pushes or tracks, and not the camera."""
    word = words[match.first]
    if not word.forms & _LOOSE or (word.text in _LOOSE and match.first == 0):
        return False
    before = match.first - 1
    while before >= 0 and words[before].fills and not words[before + 1].begins_clause:
        before -= 1
    if before < 0 or words[before + 1].begins_clause or not word.text.endswith("s"):
        return False
    return words[before].text not in (
        "camera",
        "shot",
        "lens",
        "view",
        "frame",
        "and",
        "then",
        "we",
    )


def _pan_direction(words: Sequence[Word], match: Match, said: CameraMove) -> CameraMove:
    """Left or right as said near the pan; "from left to right" ends on the right."""
    turn = said
    for at in range(match.first, min(len(words), match.stop + _PAN_REACH)):
        if at >= match.stop and words[at].begins_clause:
            break
        if words[at].text in ("left", "right", "leftward", "rightward", "leftwards", "rightwards"):
            to_left = words[at].text.startswith("left")
            came_from = "from" in {word.text for word in words[max(0, at - 2) : at]}
            turn = "pan_left" if to_left != came_from else "pan_right"
    return turn


def _tilt_direction(words: Sequence[Word], match: Match) -> CameraMove:
    """Up, unless "down" follows: "a slow tilt from the roof down to a dwarf"."""
    for word in words[match.stop : match.stop + _PAN_REACH]:
        if word.begins_clause:
            break
        if word.text in ("down", "downward", "downwards"):
            return "tilt_down"
    return "tilt_up"


def _tags(words: Sequence[Word], field: str) -> list[str]:
    """What words that stand alone between commas say about *field*."""
    said = []
    for at, word in enumerate(words):
        alone = (at == 0 or word.begins_clause) and (
            at + 1 == len(words) or words[at + 1].begins_clause
        )
        if alone and at > 0 and word.text in viewpoint.TAGS and word.text not in STOP_WORDS:
            name, value = viewpoint.TAGS[word.text]
            if name == field:
                said.append(value)
    return said
