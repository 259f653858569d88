"""``--gate`` as it is written."""

import pytest

from castmate.cli.gate import read_gate
from castmate.errors import BadInput


@pytest.mark.parametrize(
    ("text", "percent"), [("95", 95), ("90%", 90), (" 97.5 ", 97.5), ("off", None), ("OFF", None)]
)
def test_a_gate_is_read(text, percent):
    gate = read_gate(text, 3)
    assert (gate and gate.least_percent) == percent


@pytest.mark.parametrize("text", ["", "high", "nan", "inf", "0", "-5", "101"])
def test_what_is_no_gate(text):
    with pytest.raises(BadInput):
        read_gate(text, 3)


def test_without_a_character_there_is_nothing_to_gate(castmate, tmp_path):
    done = castmate(
        "shoot", "a fox waves", "--seconds", "1", "--size", "160x96", "--fps", "6", "--strict"
    )
    assert done.returncode == 0, done.stderr
    assert "consistency" not in done.stdout
    assert (tmp_path / "shot.mp4").is_file()
