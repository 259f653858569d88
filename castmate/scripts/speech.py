"""Who says what is in quotes."""

import re
from collections.abc import Mapping, Sequence

from castmate.scripts.actors import Actor
from castmate.scripts.doings import ALL, Doing
from castmate.scripts.words import Line, Word

_TITLE = re.compile(
    r"(called|named|titled|entitled|labelled|labeled|reads|reading|says|saying|sign|poster|banner|"
    r"marked|word|words|letters|text|book|song)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_WRITTEN_ON = re.compile(
    r"\b(sign|poster|banner|shirt|label|title|book|neon|screen|letters)\b", re.IGNORECASE
)


def spoken_lines(prompt: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Those of the quoted *lines* that are said aloud: not titles, not what a sign reads."""
    return tuple(line for line in lines if line.text and not _is_title(prompt, line))


def _is_title(prompt: str, line: Line) -> bool:
    before = prompt[max(0, line.start - 40) : line.start]
    found = _TITLE.search(before)
    if not found:
        return False
    said = found[1].lower() in ("says", "saying", "reads", "reading")
    return bool(_WRITTEN_ON.search(before)) if said else True


def speakers(
    words: Sequence[Word], lines: Sequence[Line], actors: Mapping[int, Actor]
) -> dict[str, str]:
    """What each speaker says, by handle or noun: whoever is named last before the quote."""
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(_speaker(words, line, actors), []).append(line.text)
    return {key: " ".join(texts) for key, texts in said.items()}


def talk_of(
    words: Sequence[Word], lines: Sequence[Line], actors: Mapping[int, Actor]
) -> tuple[Doing, ...]:
    """The talking that goes with quoted *lines*."""
    return tuple(
        Doing("talk", _words_before(words, line), _speaker(words, line, actors), certain=True)
        for line in lines
    )


def _words_before(words: Sequence[Word], line: Line) -> int:
    return sum(word.start < line.start for word in words)


def _speaker(words: Sequence[Word], line: Line, actors: Mapping[int, Actor]) -> str:
    people = [(at, actors[at].key) for at in sorted(actors) if _is_person(actors[at])]
    before = [
        key for at, key in people
        if words[at].stop <= line.start and not _sentence_ends(words, at, line.start)
    ]  # fmt: skip
    after = [key for at, key in people if words[at].start >= line.stop]
    nearest = before[-1:] or after[:1] or [key for _, key in people[:1]]
    return nearest[0] if nearest else ALL


def _is_person(actor: Actor) -> bool:
    return actor.kind in ("character", "creature")


def _sentence_ends(words: Sequence[Word], at: int, stop: int) -> bool:
    return any(word.begins_sentence for word in words[at + 1 :] if word.start < stop)
