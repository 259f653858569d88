import numpy as np
import pytest

from castmate.consistency.gate import judge
from castmate.consistency.measure import Measures


def measures(*, confidence=0.99, likeness=1.0, continuity=0.98, colour=3.0, frames=10):
    columns = (confidence, likeness, continuity, colour)
    return Measures(*(np.full(frames, value, np.float32) for value in columns))


def judged(found, *, covered=10, expected=10, **gate):
    return judge(found, covered=covered, expected=expected, colour_limit=6.0, **gate)


def test_a_good_take_passes():
    assert judged(measures()).verdict == "pass"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"likeness": 0.7}, "unlike the character"),
        ({"continuity": 0.6}, "from frame to frame"),
        ({"confidence": 0.3}, "under even"),
        ({"colour": 9.0}, "9 dE"),
    ],
)
def test_a_weak_take_fails_for_a_reason(changed, reason):
    judgement = judged(measures(**changed))
    assert judgement.verdict == "fail"
    assert reason in judgement.reasons[0]


@pytest.mark.parametrize(("covered", "expected"), [(0, 10), (2, 2), (7, 10)])
def test_too_little_seen_is_no_verdict(covered, expected):
    found = measures() if covered else None
    assert judged(found, covered=covered, expected=expected).verdict == "not measurable"


def test_the_gate_can_be_set():
    assert judged(measures(likeness=0.8)).verdict == "fail"
    assert judged(measures(likeness=0.8), least_percent=80).verdict == "pass"


def test_one_bad_moment_in_a_long_take_is_found():
    found = measures(frames=40)
    found.confidence[:4] = 0.1
    assert judged(found, covered=40, expected=40).verdict == "fail"
