"""A passage of action divided into what one shot can show."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from castmate.scripts.mentions import KnownCharacter, find_mentions
from castmate.scripts.outline import ActionPassage
from castmate.scripts.screenplay.elements import Note
from castmate.scripts.sentences import Sentence, num_words, sentence_spans, shot_spans
from castmate.scripts.stage_notes import place_in
from castmate.scripts.written import Written

_LONGEST_ENTRY = 6_000
"""Characters of a list's entry; a longer one becomes several shots."""


def divided(
    passage: ActionPassage, known: Sequence[KnownCharacter]
) -> Iterator[tuple[Written, tuple[Note, ...]]]:
    """The parts of *passage* that make one shot each, with the notes that direct them.

    A note directs the sentence that it stands in or behind, and ends its shot; before the first
    sentence it directs that one.
    """
    text = passage.written.text
    if passage.is_one_shot and len(text) <= _LONGEST_ENTRY:
        yield passage.written, passage.notes
        return
    sentences = _sentences(text, known)
    starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[Note]] = defaultdict(list)
    ends: set[int] = set()
    for note in passage.notes:
        place = place_in(passage.written, note)
        at = max(0, bisect_left(starts, place) - 1)
        by_sentence[at].append(note)
        if place > 0:
            ends.add(at)
    for start, stop in shot_spans(text, sentences, ends):
        own = range(bisect_left(starts, start), bisect_left(starts, stop))
        notes = tuple(note for at in own for note in by_sentence.get(at, ()))
        yield passage.written.cut(start, stop), notes


def _sentences(text: str, known: Sequence[KnownCharacter]) -> list[Sentence]:
    mentions = find_mentions(text, known)
    sentences: list[Sentence] = []
    at = 0
    for start, stop in sentence_spans(text):
        named: set[str] = set()
        while at < len(mentions) and mentions[at].start < stop:
            named.add(mentions[at].character.handle)
            at += 1
        words = num_words(text[start:stop])
        sentences.append(Sentence(start, stop, words, frozenset(named)))
    return sentences
