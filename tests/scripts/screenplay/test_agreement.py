"""Where screenplain, another reader of Fountain, claims support too, we agree with it."""

from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from screenplain.parsers import fountain as screenplain

from castmate.scripts.screenplay import elements as ours
from castmate.scripts.screenplay.emphasis import plain
from castmate.scripts.screenplay.parse import parse


def as_we_read(text: str) -> list[tuple]:
    """Every paragraph: its kind and its words, emphasis taken off."""
    read: list[tuple] = []
    for element in parse(text).elements:
        words = [" ".join(line.split()) for line in plain(element.written).text.split("\n")]
        match element:
            case ours.TitleEntry() | ours.Opening() | ours.NoteBlock() | ours.Synopsis():
                continue
            case ours.Cue(extensions=extensions, dual=dual):
                name = " ".join([*words, *(f"({one})" for one in extensions)])
                read.append(("dual" if dual else "speech", name.upper(), []))
            case ours.Parenthetical():
                read[-1][2].append(f"({words[0]})")
            case ours.Dialogue():
                read[-1][2].extend(words)
            case ours.SceneHeading(number=number):
                read.append(("heading", words[0].upper(), number.upper()))
            case ours.Section(level=level):
                read.append(("section", words[0], level))
            case ours.PageBreak():
                read.append(("page break",))
            case ours.Transition():
                read.append(("transition", words[0].upper()))
            case ours.Action(centred=centred):
                read.append(("centred" if centred else "action", words))
    return read


def as_they_read(text: str) -> list[tuple]:
    """The same, from their paragraphs."""
    read: list[tuple] = []
    for one in screenplain.parse(StringIO(text)):
        match type(one).__name__:
            case "Slug":
                number = str(one.scene_number).upper() if one.scene_number else ""
                read.append(("heading", flat(one.line).upper(), number))
            case "Dialog":
                read.append(("speech", *speech(one)))
            case "DualDialog":
                read.append(("speech", *speech(one.left)))
                read.append(("dual", *speech(one.right)))
            case "Section":
                read.append(("section", flat(one.text), one.level))
            case "PageBreak":
                read.append(("page break",))
            case "Transition":
                read.append(("transition", flat(one.line).upper()))
            case "Action":
                lines = [flat(line) for line in one.lines]
                read.append(("centred" if one.centered else "action", lines))
    return read


def speech(dialogue) -> tuple[str, list[str]]:
    lines = [flat(line) for _, line in dialogue.blocks]
    return flat(dialogue.character).upper(), lines


def flat(rich) -> str:
    return " ".join(str(rich).split())


SCRIPTS = {
    "headings": "INT. HOUSE - DAY\n\nEXT. BEACH #12A#\n\n.FORCED\n\nEST. CITY\n\nI/E. CAR\n\n",
    "action": "Momo walks.\nAnd walks.\n\n!FORCED ACTION\n\nHe waits...\n",
    "speech": "MOMO\nHello.\n\nPIP (V.O.)\n(softly)\nHi there.\nYou.\n\n@McAvoy\nAye.\n",
    "dual": "MOMO\nHello.\n\nPIP ^\nHi.\n",
    "transitions": "CUT TO:\n\n> Burn to white.\n\nSMASH CUT TO:\n",
    "centred": "> THE END <\n",
    "sections": "# Act\n\n## Part\n\nAction.\n",
    "page break": "One.\n\n===\n\nTwo.\n",
    "notes": "Momo [[a note]] walks.\n\nMOMO\nHi [[there\nand]] you.\n",
    "boneyard": "One /* not\n\nthis */ two.\n",
    "emphasis": "Momo *runs* **fast** and _far_, ***really***.\n",
    "accents": "ÉMILE\nÇa va ?\n\nZOË (O.S.)\nOui.\n",
    "title": "Title: The Storm\nAuthor: Ann\n\nINT. HOUSE\n\nHello.\n",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_we_read_what_they_read(name):
    assert as_we_read(SCRIPTS[name]) == as_they_read(SCRIPTS[name])


def test_we_find_the_same_title():
    text = SCRIPTS["title"]
    assert parse(text).title == screenplain.parse(StringIO(text)).title_page["Title"][0]


PARAGRAPHS = st.sampled_from(
    [
        "INT. HOUSE - DAY", "EXT. FOREST #7#", ".VIEW", "Momo walks.", "Momo walks\nand waves.",
        "MOMO\nHello.", "MOMO (V.O.)\n(aside)\nHello.", "@Old Tom\nAye.", "CUT TO:", "> FADE OUT.",
        "> THE END <", "# Act two", "===", "!BANG", "A [[note]] here.", "Été *vite*.",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=12))
def test_we_agree_on_any_order_of_paragraphs(paragraphs):
    text = "Momo waits.\n\n" + "\n\n".join(paragraphs) + "\n"
    assert as_we_read(text) == as_they_read(text)
