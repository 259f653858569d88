"""A script in any form becomes a film: the one door into planning."""

from collections.abc import Iterator, Sequence
from typing import Literal

from castmate.errors import ScriptError
from castmate.scripts.film import Film, Place, Scene, ScriptWarning
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.naming import Names, UnknownName, handle_of, nobody_is
from castmate.scripts.outline import ActionPassage, Outline, Passage, SpeechPassage
from castmate.scripts.prompt_list import list_lines, read_list
from castmate.scripts.scene_shots import plan_scene
from castmate.scripts.screenplay.elements import Action, Cue, SceneHeading, Screenplay, TitleEntry
from castmate.scripts.screenplay.habits import numbered_heading
from castmate.scripts.screenplay.lines import read_lines
from castmate.scripts.screenplay.outline import outline_of
from castmate.scripts.screenplay.parse import parse
from castmate.scripts.setting import Setting
from castmate.scripts.speeches import is_unseen, stranger
from castmate.scripts.tokens import LONGEST_AT_ONCE, count_tokens
from castmate.scripts.written import Script

_MOST_LINES_NAMED = 4


def read_script(
    text: str,
    *,
    known: Sequence[KnownCharacter],
    form: Literal["fountain", "list", "auto"] = "auto",
    name: str = "",
    strangers: Literal["refuse", "text_only"] = "refuse",
) -> Film:
    """The film that *text* asks for.

    *known* are the library's characters. *form* says what the text is: a Fountain screenplay, a
    list of prompts in Markdown or plain text, or whichever it looks like; ``Film.form`` says what
    it was taken for. *name* is the film's title where the script has none. *strangers* says what
    to do with mentions and cues that are nobody's: raise :class:`~castmate.errors.ScriptError`
    naming all of them with line and column, or play them from their names alone. Nothing is cut
    off, however long the script is; it takes time in proportion to its length.

    >>> film = read_script("EXT. BEACH - SUNSET\\n\\nA fox strolls by.", known=())
    >>> shot = film.shots[0]
    >>> shot.label, shot.shot.set, shot.shot.time_of_day, str(shot.source)
    ('S01-01', 'beach', 'sunset', 'line 3, column 1')
    """
    outline = _outline(text, form)
    script = Script(text)
    names = Names(tuple(known))
    unknown = tuple(_unknown_names(outline, names, script))
    if unknown and strangers == "refuse":
        raise nobody_is(unknown)
    if unknown:
        names = Names((*names.known, *_text_only(unknown)))
    scenes, warnings = _planned(outline, names, script)
    if not any(scene.shots for scene in scenes):
        raise ScriptError(
            "The script holds nothing to show: line 1 to its end.",
            advice="Write who does what where, one paragraph for each moment, such as"
            ' "@momo walks along the beach at sunset."',
        )
    tokens = count_tokens(text)
    return Film(
        outline.title or name,
        scenes,
        _gathered(
            (
                *_size_warnings(tokens, scenes),
                *_unclosed(script),
                *outline.warnings,
                *warnings,
            )
        ),
        tokens,
        outline.ends_by,
        outline.unsupported,
        outline.form,
    )


def _outline(text: str, form: Literal["fountain", "list", "auto"]) -> Outline:
    if form == "list":
        return read_list(text)
    screenplay = parse(text)
    if form == "auto" and not _is_screenplay(screenplay):
        return read_list(text)
    return outline_of(screenplay)


def _is_screenplay(screenplay: Screenplay) -> bool:
    """Whether it has what only screenplays have: a title page, INT. or EXT., or cues.

    Cues count only where no line is marked as an entry of a list.
    """
    kinds = screenplay.elements
    if any(isinstance(element, TitleEntry) for element in kinds):
        return True
    if any(isinstance(element, SceneHeading) and not element.forced for element in kinds):
        return True
    if any(isinstance(element, Action) and numbered_heading(element.text) for element in kinds):
        return True
    lines, _ = read_lines(screenplay.script)
    has_entries = next(list_lines(lines), None) is not None
    return not has_entries and any(isinstance(element, Cue | SceneHeading) for element in kinds)


def _unknown_names(outline: Outline, names: Names, script: Script) -> Iterator[UnknownName]:
    """Every mention and cue that is nobody's, in order."""
    for scene in outline.scenes:
        for passage in scene.passages:
            yield from _unknown_in(passage, names, script)


def _unknown_in(passage: Passage, names: Names, script: Script) -> Iterator[UnknownName]:
    match passage:
        case ActionPassage(written=written):
            for handle, at in names.unknown_mentions(written.text):
                place = script.place(written.offset(at))
                yield UnknownName(handle, is_cue=False, near=names.near(handle), source=place)
        case SpeechPassage(cue=cue, extensions=extensions):
            if not names.together(cue.text) and not is_unseen(extensions):
                place = script.place(cue.offset(0))
                yield UnknownName(cue.text, is_cue=True, near=names.near(cue.text), source=place)


def _text_only(unknown: Sequence[UnknownName]) -> Iterator[KnownCharacter]:
    """Stand-ins for strangers, each once, held by the name alone."""
    done: set[str] = set()
    for name in unknown:
        handle = handle_of(name.written) if name.is_cue else name.written.lower()
        if handle not in done:
            done.add(handle)
            if name.is_cue:
                yield stranger(name.written)
            else:
                yield KnownCharacter(handle, name.written.capitalize(), has_pictures=False)


def _planned(
    outline: Outline, names: Names, script: Script
) -> tuple[tuple[Scene, ...], list[ScriptWarning]]:
    scenes: list[Scene] = []
    warnings: list[ScriptWarning] = []
    before: Setting | None = None
    for number, scene in enumerate(outline.scenes, start=1):
        planned = plan_scene(
            scene, f"S{number:02d}", names, script, form=outline.form, before=before
        )
        before = planned.setting
        scenes.append(planned.scene)
        warnings += planned.warnings
        warnings += [
            ScriptWarning(warning.code, warning.text, shot.source)
            for shot in planned.scene.shots
            for warning in shot.shot.warnings
        ]
    return tuple(scenes), warnings


def _size_warnings(tokens: int, scenes: Sequence[Scene]) -> Iterator[ScriptWarning]:
    if tokens > LONGEST_AT_ONCE:
        yield ScriptWarning(
            "long_script",
            f"The script has about {tokens:,} tokens, more than {LONGEST_AT_ONCE:,}. It is planned"
            " scene by scene, and nothing of it is left out.",
            Place(1, 1, 0),
        )
    for scene in scenes:
        if scene.tokens > LONGEST_AT_ONCE:
            yield ScriptWarning(
                "long_scene",
                f"Scene {scene.label} alone has about {scene.tokens:,} tokens, more than"
                f" {LONGEST_AT_ONCE:,}. It is planned shot by shot, and nothing of it is left out.",
                scene.source,
            )


def _unclosed(script: Script) -> Iterator[ScriptWarning]:
    at = script.text.rfind("/*")
    if at >= 0 and "*/" not in script.text[at + 2 :]:
        yield ScriptWarning(
            "unclosed_boneyard",
            "Text is put aside from /* to */, and here the */ is missing, so all of it is shown.",
            script.place(at),
        )


def _gathered(warnings: Sequence[ScriptWarning]) -> tuple[ScriptWarning, ...]:
    """Each warning once, at its first place; the others are named in it."""
    places: dict[tuple[str, str], list[Place]] = {}
    for warning in warnings:
        places.setdefault((warning.code, warning.text), []).append(warning.source)
    gathered = [
        ScriptWarning(code, text + _also(sources[1:]), sources[0])
        for (code, text), sources in places.items()
    ]
    return tuple(sorted(gathered, key=lambda warning: warning.source.offset))


def _also(places: Sequence[Place]) -> str:
    if not places:
        return ""
    lines = list(dict.fromkeys(str(place.line) for place in places))
    listed = ", ".join(lines[:_MOST_LINES_NAMED])
    more = len(lines) - _MOST_LINES_NAMED
    return f" (also line {listed}{f' and {more} more' if more > 0 else ''})"
