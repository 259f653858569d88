"""What is said under a cue becomes shots of whoever says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from castmate.scripts import casting
from castmate.scripts.lengths import LONGEST_SPEECH, speech_seconds
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.naming import Names, handle_of
from castmate.scripts.outline import SpeechPassage
from castmate.scripts.prompt import placed, plan_shot
from castmate.scripts.sentences import sentence_spans
from castmate.scripts.setting import Setting
from castmate.scripts.shot import Action, Position, Role, Shot, Voice
from castmate.scripts.syllables import spoken_seconds
from castmate.scripts.written import Written

_UNSEEN = re.compile(
    r"v\.?\s*o\b|o\.?\s*[sc]\b|voice.?over|off(?:.?screen|.?camera|.?stage)?$|filtered"
    r"|(?:over|through|via|from|on)\s+(?:the\s+)?(?:radio|speakers?|intercom|tv|recording)\b"
    r"|(?:over|through|via|from)\s+(?:the\s+)?phone\b",
    re.IGNORECASE,
)
_OUT_OF_SHOT = re.compile(r"o\.?\s*[sc]\b|off", re.IGNORECASE)


@dataclass(frozen=True)
class Speaker:
    """Who says a speech, and whether it is seen."""

    character: KnownCharacter
    is_seen: bool
    is_near: bool
    """In the scene, but not in the picture: O.S."""
    others: tuple[KnownCharacter, ...] = ()
    """Who speaks at the same time: all but the first of ``MOMO AND PIP``."""


def is_unseen(extensions: Sequence[str]) -> bool:
    """Whether a cue's *extensions* say that the speaker is only heard.

    >>> is_unseen(("V.O.",)), is_unseen(("o.s.",)), is_unseen(("CONT'D",))
    (True, True, False)
    """
    return any(_UNSEEN.match(extension.strip()) for extension in extensions)


def speaker_of(passage: SpeechPassage, names: Names) -> Speaker:
    """Who speaks; a voice that nobody has is a stranger's."""
    name = passage.cue.text
    character, *others = names.together(name) or (stranger(name),)
    is_near = any(_OUT_OF_SHOT.match(extension.strip()) for extension in passage.extensions)
    return Speaker(character, not is_unseen(passage.extensions), is_near, tuple(others))


def stranger(name: str) -> KnownCharacter:
    """Somebody whom the library does not know, held by the name alone."""
    return KnownCharacter(handle_of(name), name.strip("@ ").title(), has_pictures=False)


def parts_of(written: Written) -> list[Written]:
    """What is said, in parts that fit into one shot each."""
    parts: list[tuple[int, int]] = []
    for start, stop in sentence_spans(written.text):
        fits = parts and spoken_seconds(written.text[parts[-1][0] : stop]) <= LONGEST_SPEECH
        if fits:
            parts[-1] = (parts[-1][0], stop)
        else:
            parts += _halved(written.text, start, stop)
    return [written.cut(start, stop) for start, stop in parts]


def _halved(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """[start, stop) in halves, and those in halves, until each fits into a shot."""
    if spoken_seconds(text[start:stop]) <= LONGEST_SPEECH or stop - start < 2:
        return [(start, stop)]
    blank = text.find(" ", (start + stop) // 2, stop)
    middle = blank if blank > start else (start + stop) // 2
    return [*_halved(text, start, middle), *_halved(text, middle, stop)]


def seen_speech(
    passage: SpeechPassage,
    said: Written,
    speaker: Speaker,
    setting: Setting,
    position: Position,
) -> Shot:
    """The shot in which *speaker* is seen saying *said*, with one more who says it too."""
    first = speaker.character
    together = (first, *speaker.others)[: casting.MOST_IN_A_SHOT]
    before = _manner(passage.manner, first)
    players = [casting.known_player(who, ()) for who in together]
    sides: tuple[Position, ...] = (position,) if len(together) == 1 else ("left", "right")
    roles = tuple(
        Role(player.handle, player.name, player.anchors, (*before, "talk"), side)
        for player, side in zip(players, sides, strict=True)
    )
    how = f", {passage.manner}" if passage.manner else ""
    who = " and ".join(one.description for one in together)
    text = f"{who} {'says' if len(together) == 1 else 'say'}{how}: “{said.text}”"
    handles = tuple(one.handle for one in together)
    return Shot(
        prompt=_prompt(passage, said),
        text=placed(text, setting),
        set=setting.place or "backdrop",
        time_of_day=setting.time_of_day or "day",
        weather=setting.weather or "clear",
        cast=(replace(roles[0], says=said.text), *roles[1:]),
        seconds=speech_seconds(said.text, num_actions=len(before)),
        warnings=tuple(casting.cast_warnings(together, (), players, implied=handles)),
    )


def heard_speech(
    passage: SpeechPassage,
    said: Written,
    speaker: Speaker,
    setting: Setting,
    seen: Sequence[tuple[Role, str]],
) -> Shot:
    """The shot over which *said* is heard: whoever was *seen* last, and no mouth moves.

    Of those seen, the description is given with the role.
    """
    out_of_shot = speaker.character.handle if speaker.is_near else None
    shown = [(role, words) for role, words in seen if role.handle != out_of_shot]
    roles = tuple(
        Role(role.handle, role.name, role.anchors, _quiet(role.actions), role.position)
        for role, _ in shown
    )
    who = " and ".join(words for _, words in shown) or "Nobody is seen"
    return Shot(
        prompt=_prompt(passage, said),
        text=placed(f"{who}, while a voice is heard.", setting),
        set=setting.place or "backdrop",
        time_of_day=setting.time_of_day or "day",
        weather=setting.weather or "clear",
        cast=roles,
        seconds=speech_seconds(said.text, num_actions=0),
        voices=(Voice(speaker.character.handle, speaker.character.name, said.text),),
    )


def _quiet(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Who has just talked listens; others go on with what they do."""
    return ("stand",) if "talk" in actions else actions


def _manner(manner: str, speaker: KnownCharacter) -> tuple[Action, ...]:
    """The actions that parentheticals name: ``(laughing)``."""
    if not manner:
        return ()
    plan = plan_shot(f"{speaker.name} {manner}", known=(speaker,), strangers="text_only")
    said = [a for role in plan.cast if role.handle == speaker.handle for a in role.actions]
    return tuple(action for action in said if action not in ("stand", "talk"))[:2]


def _prompt(passage: SpeechPassage, said: Written) -> str:
    """As the script has it, on one line."""
    extensions = "".join(f" ({extension})" for extension in passage.extensions)
    manner = f" ({passage.manner})" if passage.manner else ""
    return f"{passage.cue.text}{extensions}{manner}: {said.text}"
