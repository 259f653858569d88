"""The benchmark of scripts measures what it says."""

import json

from benchmarks.scripts import CAST, main, script_of, script_of_size
from castmate.scripts.read import read_script


def test_its_scripts_have_the_shots_they_promise():
    film = read_script(script_of(40), known=CAST)
    assert len(film.shots) == 40
    assert len(script_of_size(10_000)) == 10_000


def test_it_prints_json(capsys):
    main(["--shots", "5", "--megabytes", "0.01", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert [row["work"] for row in rows] == ["parse", "list", "tokens", "plan"]
    assert all(row["seconds"] > 0 for row in rows)
