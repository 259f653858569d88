"""The candidates of a span of frames: what is there, which are different, which come first."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain

import cv2
import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from castmate.characters.candidates.candidate import Candidate
from castmate.characters.candidates.outline import Outline, outlined, worth_of
from castmate.characters.candidates.regions import is_detail, is_part, is_same
from castmate.characters.candidates.set_apart import set_apart
from castmate.characters.candidates.sources import SOURCES, Glance, Source, glances
from castmate.characters.matte.edges.soften import softened
from castmate.characters.matte.judge import Scene, scene_of
from castmate.characters.matte.small import Region, small_frames
from castmate.characters.scan import blur_of
from castmate.media.clip import Frame
from castmate.media.geometry import Box
from castmate.report import Report, Silent

_SILENT = Silent()
_FRAMES_ASKED = 5
"""Frames that are looked at, over the middle of the span."""
_OUTLINED = 12
"""Places that are outlined in earnest, on the one frame that shows most."""
_COUNTED = 3
"""Places that count when frames are compared."""
_BETTER_PART, _BETTER_DETAIL = 0.1, 0.25
"""By how much a part, or a mere detail, must be worth more than its whole to be offered too."""
_LEAST, _LEAST_OF_BEST = 0.3, 0.45
"""Below this confidence, and below this share of the best one's, nothing is offered."""


@dataclass(frozen=True)
class _Place:
    """Where something might be on one frame."""

    region: Region = field(repr=False)
    worth: float
    support: int
    """How often it was seen, by any source at any level."""


@dataclass(frozen=True)
class _Seen:
    """One frame with all places on it, best first."""

    t: int
    glance: Glance
    scene: Scene
    places: tuple[_Place, ...]

    @property
    def worth(self) -> float:
        """How much there is to choose from, and how sharp it is."""
        different: list[_Place] = []
        for place in self.places:
            if len(different) < _COUNTED and not any(
                is_part(place.region, other.region) or is_part(other.region, place.region)
                for other in different
            ):
                different.append(place)
        grey = cv2.cvtColor(self.glance.rgb, cv2.COLOR_RGB2GRAY)
        return sum(place.worth for place in different) * (1 - 0.5 * blur_of(grey))


def candidates(
    frames: Sequence[Frame],
    most: int = 4,
    *,
    sources: Sequence[Source] = SOURCES,
    report: Report = _SILENT,
) -> tuple[Candidate, ...]:
    """At most *most* different things in *frames*, one span of a clip, likeliest first.

    All are outlined on the one frame that shows most. The same frames give the same answer. Empty
    where nothing stands out. About 5 s of CPU for 60 frames.
    """
    apart = set_apart(frames, _asked(len(frames)), report)
    if apart is not None:
        return apart[:most]
    # Small matrices: threads of the linear algebra cost more than they bring.
    with threadpool_limits(limits=1, user_api="blas"):
        return _looked_for(frames, most, sources, report)


def _asked(count: int) -> list[int]:
    """The positions that are looked at."""
    middle = np.round(np.linspace(0.1, 0.9, _FRAMES_ASKED) * (count - 1))
    return [int(t) for t in np.unique(middle)]


def _looked_for(
    frames: Sequence[Frame], most: int, sources: Sequence[Source], report: Report
) -> tuple[Candidate, ...]:
    small = small_frames(frames)
    asked = _asked(len(frames))
    with ThreadPoolExecutor(max_workers=2) as threads:
        seen = list(
            threads.map(
                lambda t, glance: _seen(t, glance, sources), asked, glances(small, asked, report)
            )
        )
        report.check_cancelled()
        best = max(seen, key=lambda one: one.worth)
        made = list(
            threads.map(
                lambda place: outlined(
                    best.glance, place.region, best.scene, support=place.support
                ),
                best.places[:_OUTLINED],
            )
        )
    report.check_cancelled()
    kept = _different(list(chain.from_iterable(made)))
    return tuple(_candidate(frames[best.t], outline) for outline in kept[:most])


def _seen(t: int, glance: Glance, sources: Sequence[Source]) -> _Seen:
    scene = scene_of(glance.rgb, glance.moving, None)
    regions = list(chain.from_iterable(source(glance) for source in sources))
    return _Seen(t, glance, scene, tuple(_places(regions, scene)))


def _places(regions: Sequence[Region], scene: Scene) -> list[_Place]:
    """*regions* that are the same become one place, the best of them; best first."""
    judged = [(worth_of(region, scene, support=1), region) for region in regions]
    groups: list[list[Region]] = []
    for _, region in sorted(judged, key=lambda pair: pair[0], reverse=True):
        same = next((group for group in groups if is_same(region, group[0])), None)
        if same is None:
            groups.append([region])
        else:
            same.append(region)
    places = [
        _Place(first, worth_of(first, scene, support=1 + len(rest)), 1 + len(rest))
        for first, *rest in groups
    ]
    return sorted(places, key=lambda place: place.worth, reverse=True)


def _different(outlines: Sequence[Outline]) -> list[Outline]:
    """Without repeats, parts that are no better than their whole, and what promises nothing."""
    ranked = sorted(outlines, key=lambda one: one.worth, reverse=True)
    least = max(_LEAST, _LEAST_OF_BEST * ranked[0].worth) if ranked else _LEAST
    unlike: list[Outline] = []
    for one in ranked:
        if one.worth >= least and not any(is_same(one.region, two.region) for two in unlike):
            unlike.append(one)
    return [one for one in unlike if not any(_is_only_part(one, whole) for whole in unlike)]


def _is_only_part(one: Outline, whole: Outline) -> bool:
    """Whether *one* is a part of *whole*, and not so much better that *whole* may be wrong."""
    if not is_part(one.region, whole.region):
        return False
    enough = _BETTER_DETAIL if is_detail(one.region, whole.region) else _BETTER_PART
    return one.worth < whole.worth + enough


def _candidate(frame: Frame, outline: Outline) -> Candidate:
    mask = softened(outline.chance, frame.rgb) > 127
    box = Box(*cv2.boundingRect(mask.astype(np.uint8)))
    return Candidate(frame.index, mask, box, outline.worth, float(mask.mean()))
