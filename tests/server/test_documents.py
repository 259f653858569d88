"""What the documents claim: every test they name is there, and every setting is documented."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from castmate.server.settings import ServerSettings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", ["compatibility.md", "security.md"])
def test_every_test_that_a_document_names_is_there(name):
    claims = re.findall(r"`(test_\w+\.py)::(test_\w+)`", (DOCS / name).read_text("utf-8"))
    assert len(claims) > 15
    missing = [
        f"{file}::{test}"
        for file, test in claims
        if f"def {test}(" not in (ROOT / "tests" / "server" / file).read_text("utf-8")
    ]
    assert not missing


def test_every_line_of_the_tables_names_its_test():
    for name in ("compatibility.md", "security.md"):
        for line in (DOCS / name).read_text("utf-8").splitlines():
            is_row = line.startswith("| ") and not line.startswith(("| endpoint", "| threat"))
            assert not is_row or "test_" in line or "benchmarks." in line, line


def test_every_setting_is_documented_with_its_name():
    told = (DOCS / "reference" / "server.md").read_text("utf-8")
    assert [f.name for f in fields(ServerSettings) if f"`{f.name}`" not in told] == []
