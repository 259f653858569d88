"""What a screenplay is made of: frozen elements, in the order in which they are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from castmate.scripts.film import Place
from castmate.scripts.written import Script, Written


@dataclass(frozen=True, slots=True)
class Note:
    """``[[a note]]``."""

    text: str
    """Without its brackets, and without blanks at its ends."""
    source: Place
    """Of the first bracket."""


@dataclass(frozen=True, slots=True)
class Boneyard:
    """``/* text that is put aside */``."""

    text: str
    source: Place


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a screenplay."""

    written: Written
    """Its text without marks such as a leading ``!``, notes and boneyards; line ends are
    ``\\n``. Emphasis is still in it."""
    source: Place
    """Of its first letter or mark."""
    raw: str
    """Everything the script holds from here to the next element: line ends, blank lines, marks."""
    notes: tuple[Note, ...]
    """The notes that stand in it."""

    @property
    def text(self) -> str:
        """What it says, as in ``written.text``."""
        return self.written.text


@dataclass(frozen=True, slots=True)
class Opening(Element):
    """What stands before everything else and shows nothing: a byte order mark, blank lines."""


@dataclass(frozen=True, slots=True)
class TitleEntry(Element):
    """One entry of the title page; the text is its value, a line for each."""

    key: str
    """As written, without the colon."""


@dataclass(frozen=True, slots=True)
class SceneHeading(Element):
    """``INT. KITCHEN - NIGHT #4A#``, without the scene number."""

    number: str
    """``"4A"``, or empty."""
    forced: bool


@dataclass(frozen=True, slots=True)
class Action(Element):
    """What is seen. Lines are kept as they are, indentation too."""

    forced: bool
    centred: bool


@dataclass(frozen=True, slots=True)
class Cue(Element):
    """Who speaks next: ``MOMO (V.O.) ^``; the text is the name alone."""

    extensions: tuple[str, ...]
    """What stands in parentheses behind the name: ``("V.O.",)``."""
    forced: bool
    dual: bool
    """Whether it is spoken at the same time as the speech before."""


@dataclass(frozen=True, slots=True)
class Dialogue(Element):
    """Lines that are spoken."""


@dataclass(frozen=True, slots=True)
class Parenthetical(Element):
    """How a line is spoken: ``(whispering)``, without the parentheses."""


@dataclass(frozen=True, slots=True)
class Lyric(Element):
    """``~A line that is sung``."""


@dataclass(frozen=True, slots=True)
class Transition(Element):
    """``CUT TO:`` or ``> Burn to white.``"""

    forced: bool


@dataclass(frozen=True, slots=True)
class PageBreak(Element):
    """``===``."""


@dataclass(frozen=True, slots=True)
class Section(Element):
    """``## Part two``."""

    level: int
    """From 1: the number of its ``#``."""


@dataclass(frozen=True, slots=True)
class Synopsis(Element):
    """``= What this part is about``."""


@dataclass(frozen=True, slots=True)
class NoteBlock(Element):
    """A paragraph of notes and nothing else; its text is empty."""


@dataclass(frozen=True)
class Screenplay:
    """A whole screenplay."""

    elements: tuple[Element, ...]
    boneyards: tuple[Boneyard, ...]
    script: Script
    """The source, to turn offsets into places."""

    @property
    def text(self) -> str:
        """The script exactly as it was given, put together from the elements."""
        return "".join(element.raw for element in self.elements)

    @property
    def title(self) -> str:
        """The first line of the title page's title, or ``""``."""
        return next(self.title_values("title"), "").partition("\n")[0].strip()

    def title_values(self, key: str) -> Iterator[str]:
        """The values of the title page's entries called *key*, in whatever case."""
        for element in self.elements:
            if isinstance(element, TitleEntry) and element.key.lower() == key.lower():
                yield element.text

    def place(self, element: Element, at: int = 0) -> Place:
        """Where character *at* of the element's text is written."""
        return self.script.place(element.written.offset(at))
