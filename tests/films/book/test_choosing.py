"""Which take is in the film: chosen by hand, else by the gate of now."""

import pytest

from castmate.films.book.choosing import best_of, is_settled, verdict_at
from castmate.films.book.take_rows import TakeRow
from castmate.films.shots.gating import Gate

GATE = Gate(95, tries=3)


def take(percent, verdict=None, *, held_to=95.0, selected_at=None, number=1):
    verdict = verdict or ("not measured" if percent is None else
                          "pass" if percent >= (held_to or 0) else "fail")  # fmt: skip
    return TakeRow(
        "key", number, {}, verdict, percent, None if verdict == "not measured" else held_to,
        24, 1.0, "video", "sidecar", f"take {number}", "shot", number, selected_at, 0.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("percent", "held_to", "least", "says"),
    [
        (97, 95, 95, "pass"), (97, 95, 99, "fail"), (90, 95, 85, "pass"), (90, 95, 92, "fail"),
        (None, None, 95, "not measured"),
    ],
    ids=["same gate", "stricter", "looser", "looser, and still short", "no measure"],
)  # fmt: skip
def test_a_verdict_is_read_by_the_gate_of_now(percent, held_to, least, says):
    assert verdict_at(take(percent, held_to=held_to), Gate(least)) == says


def test_a_fail_of_another_kind_stays_one():
    """A stranger in the picture is no matter of percent."""
    assert verdict_at(take(98, "fail"), Gate(90)) == "fail"


def test_the_best_is_the_one_nearest_to_the_gate():
    takes = [take(80, number=1), take(93, number=2), take(None, "not measurable", number=3)]
    assert best_of(takes, GATE).number == 2
    assert best_of([*takes, take(96, number=4)], GATE).number == 4
    assert best_of([], GATE) is None


def test_what_was_chosen_last_by_hand_wins():
    takes = [take(99, number=1), take(50, selected_at=5.0, number=2), take(60, selected_at=3.0)]
    assert best_of(takes, GATE).number == 2
    assert is_settled(takes[1:], GATE)


@pytest.mark.parametrize(
    ("takes", "settled"),
    [
        ([], False),
        ([take(97)], True),
        ([take(90)], False),
        ([take(90), take(91), take(92)], True),
        ([take(None)], False),
        ([take(None), take(90), take(90)], False),
        ([take(None, "not measurable")] * 2, True),
        ([take(None, "nobody to measure")], True),
    ],
    ids=["none", "pass", "fail", "three fails", "not measured", "two fails", "blind", "nobody"],
)
def test_when_it_is_enough(takes, settled):
    assert is_settled(takes, GATE) is settled


def test_without_a_gate_any_take_will_do():
    assert is_settled([take(None)], None)
    assert not is_settled([], None)
