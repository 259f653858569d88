"""An episode as it unfolds: every step sees what the network itself answered before."""

from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from castmate.characters.matte.network.channels import before_of, planes_of
from castmate.characters.matte.network.prompts import Colours, Prompts, learned_colours
from castmate.characters.matte.small import Plane
from training.matte.episodes import Episode, Visit
from training.matte.hints import correcting_spots

SLOTS = 2
"""Frames that are remembered: the hinted one and a later one."""

_NO_MEMORY, _NO_LATER, _LOST = 0.12, 0.4, 0.08
"""How often an episode goes without memory, a step without the later slot, without the mask
before it."""
_RESCUED = 0.8
"""How often a first answer that is mostly wrong is replaced by the truth, to go on from."""
_MOSTLY_WRONG = 0.5
_RENEWED = 0.4
"""How often the later slot is filled anew."""
_EDGE, _CLICKED = 2.0, 3.0
"""How much more than others pixels count that are near the edge, or near a click."""


@dataclass(frozen=True)
class Slot:
    """One remembered frame."""

    lab: Plane
    """float32 (3, height, width)."""
    chance: Plane


@dataclass(frozen=True)
class StepInput:
    """What one sample gives to one step of the network."""

    planes: Plane
    """float32 (16, height, width)."""
    slots: tuple[Slot | None, Slot | None]
    truth: Plane
    emphasis: Plane
    """float32 (height, width): how much more a pixel counts: near the edge, and near clicks."""


@dataclass
class Unfolding:
    """The state of one episode between its steps."""

    episode: Episode
    judged: bool = False
    """Nothing is made harder, and nothing easier: as at run time."""
    prompts: Prompts = field(init=False)
    hinted: Slot | None = field(default=None, init=False)
    later: Slot | None = field(default=None, init=False)
    colours: Colours | None = field(default=None, init=False)
    last: Plane | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Start with what is shown or given."""
        episode = self.episode
        self.random = np.random.default_rng(episode.seed)
        self.prompts = episode.prompts
        self.remembers = not self._happens(_NO_MEMORY)
        if episode.given is not None:
            self.last = episode.given
            start = episode.visits[0].source
            spoilt = self.judged or self.random.random() < 0.7
            known = episode.given if spoilt else episode.shot.truth[start or 0]
            self._remember(start or 0, known)

    def input(self, step: int) -> StepInput:
        """The planes of *step*, from all that was answered so far."""
        visit = self.episode.visits[step]
        shot = self.episode.shot
        prompts = self._shown(visit, step)
        before = None
        if visit.source is not None and self.last is not None and not self._lost(visit):
            before = before_of(self.last, shot.motion, visit.frame, visit.source)
        same = visit.source == visit.frame
        slots = (None, None) if same else self._slots()
        colours = None if same else self.colours
        planes = planes_of(shot.seen[visit.frame], before, prompts, colours)
        truth = shot.truth[visit.frame]
        clicked = np.maximum(planes[13] * truth, planes[14] * (1 - truth))
        emphasis = _EDGE * _edge(truth) + _CLICKED * clicked
        return StepInput(planes, slots, truth, emphasis.astype(np.float32))

    def answered(self, step: int, chance: Plane) -> None:
        """Go on from *chance*, the network's answer to *step*."""
        visit = self.episode.visits[step]
        truth = self.episode.shot.truth[visit.frame]
        nexts = self.episode.visits[step + 1 : step + 2]
        corrected = bool(nexts) and nexts[0].corrected
        first = self.hinted is None or visit.corrected
        if first and not corrected:
            if _overlap(chance, truth) < _MOSTLY_WRONG and self._happens(_RESCUED):
                chance = truth
            self._remember(visit.frame, chance)
        elif not corrected and (self.later is None or self.random.random() < _RENEWED):
            self.later = Slot(self.episode.shot.seen[visit.frame].lab, chance)
        self.last = chance

    def _remember(self, t: int, chance: Plane) -> None:
        if self.remembers:
            seen = self.episode.shot.seen[t]
            self.hinted = Slot(seen.lab, chance)
            self.colours = learned_colours(seen.bins, chance)

    def _shown(self, visit: Visit, step: int) -> Prompts:
        if visit.corrected and self.last is not None:
            subject = self.episode.shot.subject(visit.frame)
            count = int(self.random.integers(1, 5))
            ahead, back = correcting_spots(self.last, subject, count, self.random)
            self.prompts = replace(
                self.prompts,
                foreground=(*self.prompts.foreground, *ahead),
                background=(*self.prompts.background, *back),
            )
            return self.prompts
        return self.prompts if step == 0 and visit.source is None else Prompts()

    def _lost(self, visit: Visit) -> bool:
        remembered = self.hinted is not None and not visit.corrected
        return remembered and self._happens(_LOST)

    def _slots(self) -> tuple[Slot | None, Slot | None]:
        return self.hinted, None if self._happens(_NO_LATER) else self.later

    def _happens(self, share: float) -> bool:
        return not self.judged and bool(self.random.random() < share)


def _edge(truth: Plane) -> Plane:
    around = np.ones((5, 5), np.uint8)
    edge: Plane = cv2.dilate(truth, around) - cv2.erode(truth, around)
    return edge


def _overlap(chance: Plane, truth: Plane) -> float:
    found, wanted = chance > 0.5, truth > 0.5
    union = float((found | wanted).sum())
    return float((found & wanted).sum()) / union if union else 1.0
