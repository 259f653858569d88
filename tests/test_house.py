"""The rules of the house, held true: arrows point down, and starting is light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "castmate"
MAY_KNOW = {
    "media": set(),
    "identity": {"media"},
    "library": {"media"},
    "jobs": {"library", "media"},
    "characters": {"media", "identity", "library"},
    "scripts": set(),
    "sound": {"media", "scripts"},
    "renderers": {"media", "scripts"},
    "consistency": {"media", "identity"},
    "films": {
        "media", "identity", "library", "characters", "scripts", "renderers", "consistency",
        "jobs", "sound",
    },
}  # fmt: skip
DOORS = {"cli", "demo", "server"}
HEAVY = (
    "av", "c2pa", "cv2", "cryptography", "fastapi", "jinja2", "numpy", "onnxruntime",
    "opentimelineio", "PIL", "rich", "scipy", "skia", "sklearn", "sqlalchemy", "torch",
    "transformers", "uvicorn",
)  # fmt: skip


def imported_packages(path):
    """The packages of castmate that the module at *path* imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            parts = name.split(".")
            if parts[0] == "castmate" and len(parts) > 1 and (PACKAGE / parts[1]).is_dir():
                yield parts[1]


@pytest.mark.parametrize("package", sorted(MAY_KNOW))
def test_arrows_point_down(package):
    allowed = MAY_KNOW[package] | {package}
    strays = {
        f"{path.relative_to(ROOT)} imports {other}"
        for path in sorted((PACKAGE / package).rglob("*.py"))
        for other in imported_packages(path)
        if other not in allowed
    }
    assert not strays


def test_every_package_has_its_place_in_the_house():
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(MAY_KNOW) | DOORS


@pytest.mark.parametrize("arguments", [["-c", "import castmate"], ["-m", "castmate", "--help"]])
def test_starting_imports_nothing_heavy(arguments):
    program = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(program, capture_output=True, text=True, check=True)
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not imported & set(HEAVY)


def test_the_public_face_is_sorted_and_there():
    import castmate

    assert castmate.__all__ == sorted(castmate.__all__)
    assert all(hasattr(castmate, name) for name in castmate.__all__)


def test_nothing_is_named_for_nothing():
    empty_names = {"utils", "util", "helpers", "common", "core", "misc", "manager"}
    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in empty_names]


def test_files_stay_small():
    long = [p.relative_to(ROOT) for p in PACKAGE.rglob("*.py") if p.read_text().count("\n") > 400]
    assert not long
