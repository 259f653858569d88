"""Cutting the character out of a span of frames: chooses the branch, draws the alpha."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from castmate.characters.character import Branch
from castmate.characters.matte.backends.tracker import Tracker, tracked
from castmate.characters.matte.edges.soften import softened
from castmate.characters.matte.edges.steady import steadied
from castmate.characters.matte.hinted import Found, found_by_hints, found_unaided
from castmate.characters.matte.matte import Hint, Matte, MatteFrame
from castmate.characters.matte.plain import Backdrop, backdrop_of, keyed
from castmate.errors import HintOutsidePicture, SubjectNotFound
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Point, Size
from castmate.media.pixels import AlphaImage
from castmate.report import Report, Silent

_SILENT = Silent()

_DOUBTFUL = 0.7
"""Below this confidence the user is told how to help."""

_LEAST_SHARE = 0.002
"""Share of the picture that a subject covers at least."""


def cut(
    frames: Sequence[Frame],
    hints: Sequence[Hint] = (),
    *,
    tracker: Tracker | None = None,
    report: Report = _SILENT,
) -> Matte:
    """Cut the character out of *frames*, one span of a clip, in order and of one size.

    The branch is the first that applies: the clip's own alpha channel, a plain backdrop (with
    hints: where the keyer finds what they show), the hints, or what stands out and moves. The last
    two are carried through the span by *tracker*, where there is one.

    Raises:
        HintOutsidePicture: a hint on a frame that is not among *frames*, or off the picture.
        SubjectNotFound: nothing stands out.
    """
    if not frames:
        raise SubjectNotFound("There are no frames to cut.", advice="Choose a longer window.")
    _check(frames, hints)
    if _has_alpha(frames) and not hints:
        return _own_alpha(frames)
    # Small matrices: threads of the linear algebra cost more than they bring, and several
    # times more on a busy machine.
    with threadpool_limits(limits=1, user_api="blas"):
        return _cut(frames, hints, tracker, report)


def _cut(
    frames: Sequence[Frame], hints: Sequence[Hint], tracker: Tracker | None, report: Report
) -> Matte:
    backdrop = backdrop_of(frames)
    if backdrop is not None and (not hints or _keys_what_is_shown(frames, hints, backdrop)):
        return _before_backdrop(frames, backdrop, report)
    if tracker is not None:
        found = tracked(tracker, frames, hints, report)
    elif hints:
        found = found_by_hints(frames, hints, report)
    else:
        found = found_unaided(frames, report)
    if found is None:
        raise _nothing()
    return _drawn(frames, found, "hinted" if hints else "automatic", report)


def _check(frames: Sequence[Frame], hints: Sequence[Hint]) -> None:
    given = {frame.index for frame in frames}
    size = Size(frames[0].rgb.shape[1], frames[0].rgb.shape[0])
    for hint in hints:
        if hint.frame_index not in given:
            raise HintOutsidePicture(
                f"The hint is on frame {hint.frame_index}, which is not among the frames "
                f"{frames[0].index} to {frames[-1].index} that are cut out "
                f"({frames[0].time_seconds:.2f} to {frames[-1].time_seconds:.2f} s).",
                advice="Choose a second within that range, or fewer moments.",
            )
        if hint.box is not None and not hint.box.inside(size):
            raise _outside(f"box {hint.box}", size, hint.box)
        for point in (*hint.foreground, *hint.background):
            if not (0 <= point.x < size.width and 0 <= point.y < size.height):
                raise _outside(f"point {point.x},{point.y}", size, point)


def _outside(what: str, size: Size, _: Box | Point) -> HintOutsidePicture:
    return HintOutsidePicture(
        f"The {what} does not lie in the picture, which is {size} pixels.",
        advice=f"Give x from 0 to {size.width - 1} and y from 0 to {size.height - 1}.",
    )


def _nothing() -> SubjectNotFound:
    return SubjectNotFound(
        "Nothing in this part of the clip stands out from its background.",
        advice="Show the character with --box X,Y,W,H, or choose another part with --at SECONDS.",
    )


def _has_alpha(frames: Sequence[Frame]) -> bool:
    return all(frame.alpha is not None and int(frame.alpha.min()) < 250 for frame in frames)


def _own_alpha(frames: Sequence[Frame]) -> Matte:
    made = tuple(
        MatteFrame(frame.index, frame.alpha, 1.0) for frame in frames if frame.alpha is not None
    )
    if not any(_shows(frame.alpha) for frame in made):
        raise _nothing()
    return Matte("alpha", 1.0, made)


def _shows(alpha: AlphaImage) -> bool:
    return float((alpha > 127).mean()) >= _LEAST_SHARE


def _keys_what_is_shown(frames: Sequence[Frame], hints: Sequence[Hint], backdrop: Backdrop) -> bool:
    """Whether the keyer, on the hinted frames, finds what the hints show and nothing else."""
    if any(hint.mask is not None for hint in hints):
        return False
    hinted = {hint.frame_index for hint in hints}
    shown = [frame for frame in frames if frame.index in hinted]
    alphas = dict(zip((f.index for f in shown), keyed(shown, backdrop, _SILENT), strict=True))
    return all(_agrees(alphas[hint.frame_index] > 127, hint) for hint in hints)


def _agrees(found: NDArray[np.bool_], hint: Hint) -> bool:
    if not found.any():
        return False
    if hint.box is not None:
        size = Size(found.shape[1], found.shape[0])
        box = hint.box.grown(0.05).clipped(size)
        inside = found[box.y : box.bottom, box.x : box.right].sum()
        if inside < 0.9 * found.sum():
            return False
    return all(found[p.y, p.x] for p in hint.foreground) and not any(
        found[p.y, p.x] for p in hint.background
    )


def _before_backdrop(frames: Sequence[Frame], backdrop: Backdrop, report: Report) -> Matte:
    alphas = keyed(frames, backdrop, report)
    made = tuple(
        MatteFrame(frame.index, alpha, 0.97 if _shows(alpha) else 0.0)
        for frame, alpha in zip(frames, alphas, strict=True)
    )
    if not any(frame.confidence for frame in made):
        raise _nothing()
    return Matte("plain", 0.97, made)


def _drawn(frames: Sequence[Frame], found: Found, branch: Branch, report: Report) -> Matte:
    made = []
    with ThreadPoolExecutor(max_workers=2) as threads:
        pictures = [frame.rgb for frame in frames]
        alphas = steadied(
            zip(pictures, threads.map(softened, found.chances, pictures), strict=True)
        )
        for frame, alpha, confidence in zip(frames, alphas, found.confidences, strict=True):
            report.check_cancelled()
            made.append(MatteFrame(frame.index, alpha, confidence))
    sure = [frame.confidence for frame in made if frame.confidence >= Matte.SURE]
    confidence = float(np.mean(sure or [frame.confidence for frame in made]))
    return Matte(branch, confidence, tuple(made), _doubts(branch, confidence))


def _doubts(branch: Branch, confidence: float) -> tuple[str, ...]:
    if confidence >= _DOUBTFUL:
        return ()
    advice = (
        "Show the character with --box X,Y,W,H."
        if branch == "automatic"
        else "Add --foreground X,Y and --background X,Y where the cut-out is wrong."
    )
    return (f"The cut-out is uncertain (confidence {confidence:.2f}). {advice}",)
