"""The sentence that answers the question, and the numbers it rests on."""

import pytest

from castmate.films.comparison.summary import ArmSummary, Moment, _answers


def arm(name, shots, between=90.0):
    """An arm whose shots reach *shots* percent."""
    known = [percent for percent in shots if percent is not None]
    mean = sum(known) / len(known) if known else None
    return ArmSummary(
        "momo", name, mean, Moment(1.0, min(known)) if known else None, between, tuple(shots),
        tuple("pass" if percent else "not measurable" for percent in shots), (),
    )  # fmt: skip


def answer(text, reference, both, identical=()):
    arms = {
        "none": arm("none", [1.0, 2.0]), "text": arm("text", text),
        "reference": arm("reference", reference), "both": arm("both", both),
        "unrelated": arm("unrelated", [3.0, 3.0]),
    }  # fmt: skip
    return _answers("Momo", arms, "animatic-1", identical)


@pytest.mark.parametrize(
    ("text", "reference", "both", "said"),
    [
        ([40, 50], [80, 82], [90, 92], "Yes: +10.0 points over pictures alone"),
        ([90, 92], [80, 82], [95, 97], "Yes: +5.0 points over words alone"),
        ([40, 50], [90, 92], [80, 82], "No, it does harm: -10.0 points"),
        ([40, 50], [90, 92], [90.5, 92.1], "No noticeable difference to pictures alone"),
        ([40, 50], [80, 90], [95, 85], "These shots do not settle it"),
        ([40], [80], [95], "These shots do not settle it"),
        ([None, None], [80, 90], [95, 85], "That could not be measured"),
    ],
)
def test_whether_anchoring_twice_helps(text, reference, both, said):
    first = answer(text, reference, both)[0]
    assert first.startswith("Does anchoring Momo twice help with animatic-1? ")
    assert said in first


def test_the_same_film_twice_is_no_difference():
    first = answer([40, 50], [90, 92], [90, 92], identical=[("reference", "both")])[0]
    assert "No difference" in first
    assert "the same film, picture by picture" in first
    assert "words alone reach 45 %, pictures alone 91 %, both 91 %" in first


def test_the_baseline_is_in_the_words():
    assert "somebody unrelated in its place reaches 3 %" in answer([1, 1], [9, 9], [9, 9])[1]


def test_arms_that_were_not_shot_are_not_judged():
    arms = {"both": arm("both", [90]), "unrelated": arm("unrelated", [3])}
    assert "was not asked" in _answers("Momo", arms, "animatic-1", ())[0]
