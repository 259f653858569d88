"""The program itself: its version, its help, where it keeps things, and the check of a machine."""

import json
import re

import pytest

import castmate as package

COMMANDS = (
    *("cast", "matte", "shoot", "score", "compare", "calibrate", "check", "characters", "paths"),
    *("demo", "jobs", "worker", "film", "takes", "export", "serve", "keys"),
)
CHARACTERS = ("list", "show", "edit", "sheet", "export", "import", "remove")


def listed_in(help_text):
    """The commands under "Commands:" in *help_text*."""
    listed = help_text.partition("Commands:")[2].partition("Exit codes:")[0]
    return set(re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE))


def test_it_says_its_version(castmate):
    done = castmate("--version")
    assert (done.returncode, done.stdout) == (0, f"castmate {package.__version__}\n")


def test_help_names_every_command(castmate):
    done = castmate("--help")
    assert done.returncode == 0
    assert listed_in(done.stdout) == set(COMMANDS)
    assert "130 stopped by you" in done.stdout


def test_without_a_command_it_helps(castmate):
    done = castmate()
    assert done.returncode == 2
    assert listed_in(done.stderr) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(castmate, command):
    done = castmate(command, "--help")
    assert done.returncode == 0
    assert f"Usage: castmate {command}" in done.stdout


def test_the_library_has_its_own_commands(castmate):
    assert listed_in(castmate("characters", "--help").stdout) == set(CHARACTERS)


def test_paths_for_machines(castmate, tmp_path):
    home = tmp_path / "elsewhere"
    done = castmate("paths", "--json", home=home)
    assert json.loads(done.stdout) == {
        "home": str(home),
        "database": str(home / "library.sqlite3"),
        "pictures": str(home / "blobs"),
    }
    assert not home.exists()


def test_paths_in_words(castmate, tmp_path):
    said = castmate("paths").stdout
    assert str(tmp_path / "home" / "library.sqlite3") in said
    assert "CASTMATE_HOME" in said


def test_the_check_of_the_machine_for_machines(castmate):
    done = castmate("check", "--json")
    found = {line["what"]: line for line in json.loads(done.stdout)["setup"]}
    assert set(found) == {"python", "processor", "memory", "drawing", "video", "library", "disk"}
    assert all(set(line) == {"what", "found", "good", "advice"} for line in found.values())
    assert all(found[what]["good"] for what in ("python", "drawing", "video", "library"))
    assert done.returncode == (0 if all(line["good"] for line in found.values()) else 1)


def test_a_library_that_cannot_be_made_is_a_finding(castmate, tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = castmate("check", "--json", home=tmp_path / "file" / "home")
    assert (done.returncode, done.stderr) == (1, "")
    (library,) = [one for one in json.loads(done.stdout)["setup"] if one["what"] == "library"]
    assert not library["good"]
    assert "CASTMATE_HOME" in library["advice"]


def test_the_check_of_a_clip_for_machines(castmate, mascot):
    done = castmate("check", mascot, "--json")
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == {"setup", "clip"}
