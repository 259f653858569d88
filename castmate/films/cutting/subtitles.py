"""Subtitles: what is said in a film, when it is heard, in lines that can be read.

Two lines of 42 characters at most, as broadcasters write them; words keep together, and a cue ends
with a sentence or a clause where it can.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from castmate.scripts.dialogue import Utterance, utterances_of
from castmate.scripts.shot import Shot
from castmate.scripts.syllables import spoken_words

LONGEST_LINE = 42
"""Characters."""
MOST_LINES = 2
_LONGEST_CUE = LONGEST_LINE * MOST_LINES
_SHORTEST_SECONDS = 1.0
"""A cue stays that long, where the next one lets it."""
_LINGER_SECONDS = 0.3
_GAP_SECONDS = 0.08
"""Between two cues, so that eyes see that it is another one."""
_ENDS_SENTENCE, _ENDS_CLAUSE = ".!?…。！？", ",;:–—，、；："


@dataclass(frozen=True)
class Cue:
    """Words on the screen for a while."""

    start_seconds: float
    stop_seconds: float
    lines: tuple[str, ...]
    """One or two."""
    speaker: str
    """Name of who says it."""

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


def film_cues(shots: Iterable[tuple[Shot, float | Fraction]], *, seconds: float) -> list[Cue]:
    """The cues of a film of *seconds*; each shot comes with when it begins, in order."""
    cues = [
        cue
        for shot, start in shots
        for utterance in utterances_of(shot)
        for cue in _cues_of(utterance, float(start))
    ]
    cues.sort(key=lambda cue: cue.start_seconds)
    kept = [cue for cue in cues if cue.start_seconds < seconds]
    return [_timed(cue, after, seconds) for cue, after in pairwise([*kept, None]) if cue]


def _timed(cue: Cue, after: Cue | None, seconds: float) -> Cue:
    """*cue* so long that it can be read, and over before the one *after* it."""
    latest = seconds if after is None else min(seconds, after.start_seconds - _GAP_SECONDS)
    wished = max(cue.stop_seconds + _LINGER_SECONDS, cue.start_seconds + _SHORTEST_SECONDS)
    stop = max(min(wished, latest), cue.start_seconds + 0.001)
    return replace(cue, stop_seconds=stop)


def _cues_of(utterance: Utterance, offset: float) -> Iterator[Cue]:
    for text, first, last in _pieces(utterance):
        times = [
            syllable
            for syllable, word in zip(utterance.syllables, utterance.words, strict=True)
            if first <= word <= last
        ]
        if not times:
            return  # cut off: the shot ends before it is said
        start, stop = offset + times[0].start_seconds, offset + times[-1].stop_seconds
        cut = list(_cut_to_size(text))
        for number, part in enumerate(cut):
            share = [start + (stop - start) * at / len(cut) for at in (number, number + 1)]
            yield Cue(share[0], share[1], _broken(part), utterance.name)


def _pieces(utterance: Utterance) -> Iterator[tuple[str, int, int]]:
    """The text in pieces of one cue each, with the first and the last word of each."""
    words = spoken_words(utterance.text)
    # Each word with what is written between it and the next one; what comes before the first
    # word, such as an opening quote, belongs to it.
    starts = [0, *(word.start for word in words[1:]), len(utterance.text)]
    written = [utterance.text[start:stop] for start, stop in pairwise(starts)]
    first = 0
    while first < len(words):
        last = _last_of_piece(written, first)
        yield " ".join("".join(written[first : last + 1]).split()), first, last
        first = last + 1


def _last_of_piece(written: Sequence[str], first: int) -> int:
    """The best word to end with: the end of a sentence, else of a clause, else what fits."""
    text, best, rank = "", first, 0
    for index in range(first, len(written)):
        text += written[index]
        if len(" ".join(text.split())) > _LONGEST_CUE and index > first:
            return best
        ending = written[index].rstrip(" \"'”’»)\n\t")[-1:]
        its = 3 if ending and ending in _ENDS_SENTENCE else 2 if ending in _ENDS_CLAUSE else 1
        # A clause's end is taken only where the cue is half full: no cue of two words.
        if its == 2 and len(text) < LONGEST_LINE:
            its = 1
        if its >= rank or index == first:
            best, rank = index, its
        if its == 3 and len(text) >= LONGEST_LINE // 2:
            return index
    return len(written) - 1


def _cut_to_size(text: str) -> Iterator[str]:
    """*text*, which one word may have made longer than a cue (scripts without blanks do)."""
    for at in range(0, len(text), _LONGEST_CUE):
        yield text[at : at + _LONGEST_CUE]


def _broken(text: str) -> tuple[str, ...]:
    """*text* in two lines: broken after a clause if there is one, else where they are alike."""
    if len(text) <= LONGEST_LINE:
        return (text,)
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    fitting = [at for at in spaces if at <= LONGEST_LINE and len(text) - at - 1 <= LONGEST_LINE]
    if not fitting:
        return text[:LONGEST_LINE].rstrip(), text[LONGEST_LINE:].lstrip()[:LONGEST_LINE]
    at = min(fitting, key=lambda at: (abs(2 * at + 1 - len(text)) - _worth(text, at), at))
    return text[:at], text[at + 1 :]


def _worth(text: str, at: int) -> int:
    """Characters by which lines may differ more, to be broken at *at*."""
    return 24 if text[at - 1] in _ENDS_SENTENCE else 12 if text[at - 1] in _ENDS_CLAUSE else 0


def as_srt(cues: Sequence[Cue]) -> str:
    """*cues* as a SubRip file; the speaker is named where the film has more than one."""
    named = len({cue.speaker for cue in cues}) > 1
    blocks = []
    for number, cue in enumerate(cues, start=1):
        lines = list(cue.lines)
        if named:
            lines[0] = f"{cue.speaker}: {lines[0]}"
        times = f"{_clock(cue.start_seconds, ',')} --> {_clock(cue.stop_seconds, ',')}"
        # An arrow in the text would be read as the times of another cue.
        text = "\n".join(line.replace("-->", "→") for line in lines)
        blocks.append(f"{number}\n{times}\n{text}\n")
    return "\n".join(blocks)


def as_vtt(cues: Sequence[Cue]) -> str:
    """*cues* as a WebVTT file, each with its speaker."""
    blocks = ["WEBVTT\n"]
    for number, cue in enumerate(cues, start=1):
        times = f"{_clock(cue.start_seconds, '.')} --> {_clock(cue.stop_seconds, '.')}"
        speaker = " ".join(cue.speaker.split()).replace(">", "")
        text = "\n".join(html.escape(line, quote=False) for line in cue.lines)
        blocks.append(f"{number}\n{times}\n<v {html.escape(speaker, quote=False)}>{text}\n")
    return "\n".join(blocks)


def _clock(seconds: float, point: str) -> str:
    """Hours, minutes, seconds and milliseconds."""
    whole = round(seconds * 1000)
    rest, thousandths = divmod(whole, 1000)
    minutes, second = divmod(rest, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{point}{thousandths:03}"
