"""Can photos of one subject be told from photos of others?

    python -m benchmarks.identity DIR [--json] [--search]

DIR holds one folder of photos per subject and ``classes.json``, which maps subjects to classes.
No masks are given: each photo's subject is cut out automatically. *Pairwise* compares the vectors
of two photos; *verifier* trains the verifier of a subject on its other photos (at most five) and
scores the one left out, against all photos of other subjects. The interval is 95 % of a bootstrap
over subjects, of the verifier's AUC. *search*, on request, is benchmarks/identity_search.py.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score, roc_curve

from benchmarks.identity_search import search_figures
from castmate.consistency.calibrating.subjects import LONGEST_SIDE, PHOTOS, cut_out
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.partial_views import partial_views
from castmate.identity.verifier import train_verifier

Floats = NDArray[np.float32]

MOST_REFERENCES = 5
RESAMPLED = 1000


@dataclass(frozen=True)
class Subject:
    """The photos of one subject as vectors."""

    name: str
    kind: str
    vectors: Floats
    """float32 (photos, dimensions)."""
    groups: tuple[Floats, ...]
    """Of each photo, what a verifier learns from it: the photo and its partial views."""
    crops: tuple[Crop, ...] = ()
    """The photos, with what was cut out of them."""


@dataclass(frozen=True)
class Scored:
    """What one subject's verifiers said."""

    own: Floats
    others: Floats
    of_its_class: NDArray[np.bool_]
    """Which of *others* are of the same class."""


def read_subjects(folder: Path, embedder: FisherEmbedder) -> list[Subject]:
    """The subjects of *folder* that have at least two photos."""
    listed = folder / "classes.json"
    classes: dict[str, str] = json.loads(listed.read_text()) if listed.is_file() else {}
    subjects = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        photos = sorted(path for path in place.iterdir() if path.suffix.lower() in PHOTOS)
        if len(photos) < 2:
            continue
        crops = [photographed(photo) for photo in photos]
        vectors = embedder.embed(crops)
        groups = tuple(
            np.concatenate([vector[None], embedder.embed(partial)])
            for vector, partial in zip(vectors, partial_views(crops), strict=True)
        )
        kind = classes.get(place.name, place.name)
        subjects.append(Subject(place.name, kind, vectors, groups, tuple(crops)))
    return subjects


def photographed(photo: Path) -> Crop:
    """The subject of *photo*, cut out without help."""
    rgb = cv2.cvtColor(cv2.imread(str(photo)), cv2.COLOR_BGR2RGB)
    factor = min(1.0, LONGEST_SIDE / max(rgb.shape[:2]))
    return cut_out(cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))


def pairwise(subjects: Sequence[Subject]) -> dict[str, float]:
    """AUC and equal error rate of the cosine of two photos."""
    vectors = np.concatenate([subject.vectors for subject in subjects])
    whose = np.repeat(np.arange(len(subjects)), [len(subject.vectors) for subject in subjects])
    pairs = np.triu_indices(len(vectors), 1)
    same = whose[pairs[0]] == whose[pairs[1]]
    cosines = (vectors @ vectors.T)[pairs]
    return {"auc": float(roc_auc_score(same, cosines)), "eer": equal_error(same, cosines)}


def verified(subject: Subject, others: Sequence[Subject], negatives: Floats) -> Scored:
    """Leave one photo out at a time; strangers are scored by the first of these verifiers."""
    verifiers = []
    for left_out in range(len(subject.vectors)):
        kept = [group for k, group in enumerate(subject.groups) if k != left_out]
        verifiers.append(train_verifier(np.concatenate(kept[:MOST_REFERENCES]), negatives))
    own = [
        verifier.scores(vector[None])[0]
        for verifier, vector in zip(verifiers, subject.vectors, strict=True)
    ]
    strangers = np.concatenate([other.vectors for other in others])
    alike = np.repeat(
        [other.kind == subject.kind for other in others], [len(other.vectors) for other in others]
    )
    return Scored(np.array(own, np.float32), verifiers[-1].scores(strangers), alike)


def verifier_figures(scored: Sequence[Scored]) -> dict[str, float | list[float] | None]:
    """AUC, equal error rate, AUC within a class, and the interval of the AUC."""
    truth, scores = _stacked(scored)
    related = [Scored(s.own, s.others[s.of_its_class], s.of_its_class) for s in scored]
    rng = np.random.default_rng(0)
    resampled = []
    for _ in range(RESAMPLED):
        picked = [scored[k] for k in rng.integers(len(scored), size=len(scored))]
        resampled.append(roc_auc_score(*_stacked(picked)))
    has_related = any(len(s.others) for s in related)
    return {
        "auc": float(roc_auc_score(truth, scores)),
        "eer": equal_error(truth, scores),
        "auc_within_class": float(roc_auc_score(*_stacked(related))) if has_related else None,
        "interval": [float(v) for v in np.percentile(resampled, (2.5, 97.5))],
    }


def _stacked(scored: Sequence[Scored]) -> tuple[NDArray[np.int64], Floats]:
    own = np.concatenate([each.own for each in scored])
    others = np.concatenate([each.others for each in scored])
    return np.repeat((1, 0), (len(own), len(others))), np.concatenate([own, others])


def equal_error(truth: NDArray[np.generic], scores: Floats) -> float:
    """The rate at which as many strangers pass as subjects are turned away."""
    false_pass, true_pass, _ = roc_curve(truth, scores)
    at = int(np.abs(false_pass - (1 - true_pass)).argmin())
    return float((false_pass[at] + 1 - true_pass[at]) / 2)


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--search", action="store_true", help="also find them: some minutes")
    asked = parser.parse_args()
    embedder = FisherEmbedder()
    subjects = read_subjects(asked.folder, embedder)
    scored = [
        verified(subject, [other for other in subjects if other is not subject], embedder.negatives)
        for subject in subjects
    ]
    found: dict[str, Mapping[str, Any]] = {
        "pairwise": pairwise(subjects),
        "verifier": verifier_figures(scored),
    }
    if asked.search:
        found["search"] = search_figures(subjects, embedder)
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{len(subjects)} subjects, {sum(len(each.vectors) for each in subjects)} photos")
    for name, figures in found.items():
        print(f"{name:10}" + "".join(f"  {key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
