"""The constants of an embedder, fitted anew from pictures of many subjects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from castmate.consistency.calibrating.fitting import FittedRow, fitted_row
from castmate.consistency.calibrating.subjects import Subject
from castmate.consistency.calibrating.trials import Trial, trial_of
from castmate.errors import BadInput
from castmate.identity.calibration import Constants, known_constants
from castmate.identity.embedder import Embedder
from castmate.report import Noted, Progressed, Report, StepStarted

NUMBERS_OF_REFERENCES = (1, 2, 3, 4, 6)
LEAST_SUBJECTS = 6
"""With fewer, leaving one out says nothing of how the constants hold for others."""


@dataclass(frozen=True)
class Calibrated:
    """What was fitted, and from how much."""

    embedder: str
    fitted_on: date
    subjects: int
    pictures: int
    rows: tuple[FittedRow, ...]
    """By number of references, fewest first; at least one."""
    left_out: dict[int, int]
    """Numbers of references for which too few subjects have pictures: how many have."""

    @property
    def constants(self) -> Constants:
        """To measure with."""
        told = f"constants fitted on {self.fitted_on} from {self.subjects} subjects"
        return Constants(self.embedder, tuple(row.constants for row in self.rows), told)


def calibrate(
    subjects: Sequence[Subject],
    embedder: Embedder,
    *,
    numbers: Sequence[int] = NUMBERS_OF_REFERENCES,
    report: Report,
) -> Calibrated:
    """Fit the constants of *embedder* for each of *numbers* of references.

    A subject is tried with k references where it has more than k pictures; six such subjects are
    needed. About 10 s a subject and number of references. Raises
    :class:`castmate.errors.BadInput` where there is too little for any of *numbers*.
    """
    tried = {k: [each for each in subjects if len(each.pictures) > k] for k in numbers}
    enough = {k: able for k, able in tried.items() if len(able) >= LEAST_SUBJECTS}
    if not enough:
        raise _too_few(subjects, min(numbers))
    report.tell(StepStarted("calibrate"))
    total, done = sum(len(able) for able in enough.values()), 0
    known = known_constants(embedder.name)
    rows = []
    for k, able in enough.items():
        trials: list[Trial] = []
        for subject in able:
            others = [other for other in subjects if other is not subject]
            trial = trial_of(subject, others, k, embedder, constants=known, report=report)
            if trial is None:
                report.tell(Noted(f"{subject.name} could not be cut out again, and is left out"))
            else:
                trials.append(trial)
            done += 1
            report.tell(Progressed(done, total))
        if len(trials) < LEAST_SUBJECTS:
            raise _too_few(subjects, k)
        rows.append(_checked(fitted_row(k, trials), embedder))
    return Calibrated(
        embedder.name,
        datetime.now(UTC).date(),
        len(subjects),
        sum(len(each.pictures) for each in subjects),
        tuple(rows),
        {k: len(able) for k, able in tried.items() if k not in enough},
    )


def _checked(row: FittedRow, embedder: Embedder) -> FittedRow:
    if row.tells_apart:
        return row
    raise BadInput(
        f'With {row.constants.references} references the embedder "{embedder.name}" does not tell '
        f"these {row.subjects} subjects from one another.",
        advice="See that each folder shows one subject alone, clear of its surroundings; if they "
        "do, this embedder cannot be calibrated on them.",
    )


def _too_few(subjects: Sequence[Subject], references: int) -> BadInput:
    usable = sum(len(each.pictures) > references for each in subjects)
    return BadInput(
        f"{usable} subjects with at least {references + 1} usable pictures are too few to "
        f"calibrate from: {LEAST_SUBJECTS} are needed.",
        advice="Give a folder for each subject, with 4 to 7 photos of it in different places, or "
        "a clip; 20 subjects and more make the intervals narrow.",
    )
