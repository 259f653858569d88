"""``castmate compare``: what it refuses before any work."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a fox waves", "--arms", "some"), "Give some of none, text, reference, both"),
        (("a fox waves",), "there is nothing to compare"),
        (("@momo waves",), 'No character "@momo"'),
        (("a fox waves", "--cast", "momo"), 'No character "@momo"'),
        (("a fox waves", "--size", "big"), "is not a size"),
    ],
)
def test_what_cannot_be_compared(castmate, tmp_path, arguments, said):
    done = castmate("compare", *arguments, "-o", "arms")
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "arms").exists()
