"""The page about scripts says everything there is, and its examples are films."""

import re
from pathlib import Path

import pytest

from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.read import read_script

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "scripts.md").read_text(encoding="utf-8")
LIBRARY = (KnownCharacter("momo", "Momo", ("round",)), KnownCharacter("pip", "Pip", ("tall",)))
_CODE = re.compile(r'(?:ScriptWarning|PlanWarning|warn|unsupported)\(\s*"(\w+)"')


def codes() -> set[str]:
    files = (ROOT / "castmate" / "scripts").rglob("*.py")
    return {code for file in files for code in _CODE.findall(file.read_text(encoding="utf-8"))}


def test_every_code_is_on_the_page():
    assert len(codes()) > 20
    assert not {code for code in codes() if f"`{code}`" not in PAGE}


@pytest.mark.parametrize("name", ["lighthouse.fountain", "a-walk.md"])
def test_the_examples_are_films(name):
    text = (ROOT / "docs" / "examples" / name).read_text(encoding="utf-8")
    film = read_script(text, known=LIBRARY)
    assert len(film.shots) >= 5
    assert {warning.code for warning in film.warnings} <= {"nobody", "title_card"}


def test_the_script_on_the_page_is_a_film():
    block = PAGE.split("```")[1]
    text = "\n".join(line[:44].rstrip() for line in block.strip("\n").split("\n"))
    film = read_script(text, known=LIBRARY)
    assert [shot.shot.set for shot in film.shots] == ["village"] * 3 + ["castle"]
    assert film.shots[0].shot.seconds == 6
    assert [shot.look for shot in film.shots] == [None] * 3 + ["cel"]
    assert film.warnings == ()
