"""A list of prompts, in Markdown or plain text: every entry is one shot, headings are scenes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from castmate.scripts.outline import Outline, OutlineWriter
from castmate.scripts.screenplay.elements import Note
from castmate.scripts.screenplay.emphasis import plain
from castmate.scripts.screenplay.lines import FOUNTAIN_ASIDE, Line, read_lines
from castmate.scripts.written import Script, Written, joined

_ASIDE = {**FOUNTAIN_ASIDE, "<!--": "-->"}
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_RULE = re.compile(r"\s*(?:-\s*){3,}$|\s*(?:\*\s*){3,}$|\s*(?:_\s*){3,}$|\s*={3,}\s*$")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_FRONT_MATTER = re.compile(r"([A-Za-z][\w ]{0,30}):\s*(.*)")


@dataclass
class _Entry:
    """An entry of the list while its lines are gathered."""

    parts: list[Written] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    goes_on: bool = False
    """Whether indented lines below belong to it."""


@dataclass(frozen=True)
class _Heading:
    level: int
    written: Written
    notes: tuple[Note, ...]


def read_list(text: str) -> Outline:
    """The outline of the list *text*; nothing of it is lost. Linear in its length."""
    script = Script(text)
    lines, boneyards = read_lines(script, aside=_ASIDE)
    writer = OutlineWriter(script)
    num_top_headings = sum(line.text.startswith("# ") for line in lines)
    reader = _ListReader(writer, is_titled=num_top_headings == 1)
    first, reader.title = _front_matter(lines)
    for line in lines[first:]:
        reader.read(line)
    reader.finish()
    for boneyard in boneyards:
        writer.unsupported("boneyard", boneyard.text, boneyard.source.offset)
    return writer.finish("list", reader.title)


def _front_matter(lines: Sequence[Line]) -> tuple[int, str]:
    """(lines to skip, title) of the ``---`` block that the list may begin with."""
    if lines[0].text.strip() != "---":
        return 0, ""
    title = ""
    for index, line in enumerate(lines[1:40], start=1):
        if line.text.strip() == "---":
            return index + 1, title
        found = _FRONT_MATTER.match(line.text)
        if not found:
            return 0, ""
        if found[1].lower() == "title":
            title = found[2].strip().strip("\"'")
    return 0, ""


@dataclass
class _ListReader:
    writer: OutlineWriter
    is_titled: bool
    """Whether it has one heading of the first level, and no more."""
    title: str = ""
    _entry: _Entry = field(default_factory=_Entry)
    _heading: _Heading | None = None
    """The last one, while it is not known whether a deeper one follows."""
    _has_headings: bool = False
    _fence: list[Line] = field(default_factory=list)

    def read(self, line: Line) -> None:
        """Take the next line."""
        if self._fence or _FENCE.match(line.text):
            self._read_fenced(line)
        elif line.is_blank:
            self._end_entry()
        elif line.is_only_notes:
            self._read_notes(line)
        elif heading := _HEADING.match(line.text):
            self._read_heading(line, heading)
        elif _RULE.match(line.text):
            self._end_entry()
            self.writer.unsupported("rule", line.text.strip(), line.cut().offset(0))
        else:
            self._read_words(line)

    def finish(self) -> None:
        """The list is over."""
        self._end_entry()
        self._end_fence()
        self._begin_scene()

    def _read_words(self, line: Line) -> None:
        item = ITEM.match(line.text)
        if item:
            self._end_entry()
            self._entry = _Entry([line.cut(item.end())], list(line.notes), goes_on=True)
        elif self._entry.goes_on and line.indent >= 2:
            self._entry.parts.append(line.cut())
            self._entry.notes += line.notes
        else:
            self._end_entry()
            quote = _QUOTE.match(line.text)
            is_quoted = quote is not None and not line.text.rstrip().endswith("<")
            start = quote.end() if quote is not None and is_quoted else 0
            self._entry = _Entry([line.cut(start)], list(line.notes))
            self._end_entry()

    def _read_notes(self, line: Line) -> None:
        if self._entry.goes_on and line.indent:
            self._entry.notes += line.notes
        else:
            self._end_entry()
            self._begin_scene()
            self.writer.notes(line.notes)

    def _read_heading(self, line: Line, found: re.Match[str]) -> None:
        self._end_entry()
        level = len(found[1])
        if self._heading is not None and level > self._heading.level:
            self._begin_section(self._heading)
            self._heading = None
        self._begin_scene()
        self._heading = _Heading(level, plain(line.cut(*found.span(2))).squeeze(), line.notes)

    def _begin_section(self, heading: _Heading) -> None:
        """A heading with a deeper one right under it; the first such is the title."""
        if not self.title and not self._has_headings and self.is_titled and heading.level == 1:
            self.title = heading.written.text
        else:
            self.writer.section(heading.level, heading.written.text, heading.written.offset(0))
        self.writer.notes(heading.notes)
        self._has_headings = True

    def _begin_scene(self) -> None:
        if self._heading is not None:
            written = self._heading.written
            if not self._has_headings and self.is_titled and self._heading.level == 1:
                self.title = self.title or written.text
            self.writer.begin_scene(written.text, written.offset(0), self._heading.notes)
            self._heading, self._has_headings = None, True

    def _end_entry(self) -> None:
        entry, self._entry = self._entry, _Entry()
        if not entry.parts:
            return
        self._begin_scene()
        written = plain(joined(entry.parts, "\n")).squeeze()
        if self.writer.transition(written.text, written.offset(0), is_marked=False):
            self.writer.notes(entry.notes)
        elif written.text:
            self.writer.action(written, entry.notes, is_one_shot=True)

    def _read_fenced(self, line: Line) -> None:
        closes = bool(self._fence) and _FENCE.match(line.text) is not None
        if not self._fence:
            self._end_entry()
        self._fence.append(line)
        if closes:
            self._end_fence()

    def _end_fence(self) -> None:
        if self._fence:
            text = "\n".join(line.text for line in self._fence)
            at = self._fence[0].cut().offset(0)
            self.writer.unsupported("code_block", text, at, "it is kept, and is no shot")
            self.writer.notes([note for line in self._fence for note in line.notes])
            self._fence = []


def list_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are entries of a list by their mark: ``- a fox runs``."""
    return (line for line in lines if ITEM.match(line.text))
