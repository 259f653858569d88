import json

import pytest

from castmate.consistency.calibrating.constants_file import FORMAT, read_constants
from castmate.errors import BadInput

ROW = {
    "references": 3, "alpha": 5.0, "beta": 0.1, "stranger_offset": 0.7, "seen_share": 0.5,
    "own_level": 0.9,
}  # fmt: skip
GOOD = {
    "format": FORMAT, "embedder": "mine-1", "fitted_on": "2026-11-22", "subjects": 19,
    "rows": [ROW, {**ROW, "references": 1}],
}  # fmt: skip


def written(tmp_path, content):
    path = tmp_path / "constants.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_rows_are_in_order_and_the_nearest_smaller_one_counts(tmp_path):
    constants = read_constants(written(tmp_path, GOOD))
    assert [row.references for row in constants.rows] == [1, 3]
    assert constants.for_references(2).references == 1
    assert constants.for_references(9).references == 3
    assert constants.told == "constants fitted on 2026-11-22 from 19 subjects"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("nonsense", "no JSON"),
        ("[1]", "format"),
        ({**GOOD, "format": "castmate.constants/9"}, "format"),
        ({**GOOD, "rows": []}, "none in it"),
        ({**GOOD, "rows": [{"references": 3}]}, "alpha"),
        ({**GOOD, "rows": [{**ROW, "alpha": "steep"}]}, "no number"),
        ({**GOOD, "rows": [{**ROW, "alpha": float("nan")}]}, "alpha"),
        ({**GOOD, "rows": [{**ROW, "seen_share": 0}]}, "seen_share"),
    ],
)
def test_another_file_is_refused_with_the_way_to_a_good_one(tmp_path, content, why):
    with pytest.raises(BadInput, match=why) as refused:
        read_constants(written(tmp_path, content))
    assert "castmate calibrate FOLDER" in str(refused.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="No such file"):
        read_constants(tmp_path / "none.json")


def test_constants_of_another_embedder_are_refused(tmp_path):
    constants = read_constants(written(tmp_path, GOOD))
    constants.check_fits("mine-1")
    with pytest.raises(BadInput, match=r'fitted for the embedder "mine-1".*"fisher-1"'):
        constants.check_fits("fisher-1")
