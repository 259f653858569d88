"""SAM 2 (Ravi et al. 2024) as a tracker, by way of Hugging Face's transformers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.backends.extra import check_installed
from castmate.characters.matte.backends.passes import Visit, from_correction, from_shown
from castmate.characters.matte.backends.prompts import Prompt, prompts_of
from castmate.characters.matte.hinted import Found
from castmate.characters.matte.matte import Hint
from castmate.characters.matte.small import Plane, chance_of, small_frames
from castmate.errors import BadInput, shown
from castmate.media.clip import Frame
from castmate.media.pixels import RgbImage
from castmate.report import Progressed, Report

_SUBJECT = 1
"""The one object of a session; any number will do."""
_SUREST = 0.97
"""No mask that was found, not given by the clip itself, is surer than this."""
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of red, green and blue over ImageNet: what the network was trained to be given."""


@dataclass(frozen=True)
class Sam2Tracker:
    """Carries hints through a span with SAM 2: boxes, points and masks on any of its frames.

    *model* is a ``Sam2VideoModel``. transformers' own processor is not used: it needs torchvision,
    and the one that pip finds does not start beside PyTorch's build for CPUs.
    """

    model: Any

    @classmethod
    def load(cls, folder: Path) -> "Sam2Tracker":
        """Read the weights in *folder*; on a GPU where PyTorch has one. Asks no network.

        Raises :class:`castmate.errors.BadInput` where the optional parts are not installed, or
        *folder* holds something else.
        """
        check_installed()
        torch = import_module("torch")
        device = "cuda" if torch.cuda.is_available() else "cpu"
        return cls(_model_in(folder).to(device).eval())

    def track(self, frames: Sequence[Frame], hints: Sequence[Hint], report: Report) -> Found:
        """The masks of *frames*: what is shown first, then onwards, backwards, and corrected.

        Points on frames without a box or a mask correct what was carried there, and from there the
        frames that are nearest to them. Takes about two passes then, one otherwise.
        """
        prompts = prompts_of(frames, hints, self.model.image_size)
        drawn = [prompt.place for prompt in prompts.showing]
        corrected = [prompt.place for prompt in prompts.correcting]
        again = len(frames) - len(drawn) if corrected else 0
        walk = _Walk(self.model, frames, report, total=len(frames) + again)
        for prompt in prompts.showing:
            walk.prompt(prompt)
            walk.visit(Visit(prompt.place, backwards=False))
        for visit in from_shown(drawn, len(frames)):
            walk.visit(visit)
        for prompt in prompts.correcting:
            walk.prompt(prompt)
            for visit in from_correction(prompt.place, corrected, drawn, len(frames)):
                walk.visit(visit)
        return walk.found()


class _Walk:
    """One walk through a span: what the network remembers, and what it has found so far."""

    def __init__(self, model: Any, frames: Sequence[Frame], report: Report, *, total: int) -> None:
        self._torch = import_module("torch")
        self._model, self._frames = model, frames
        self._shape = small_frames(frames[:1]).shape
        self._session = session_for(model)
        self._found: dict[int, tuple[Plane, float]] = {}
        self._report, self._done, self._total = report, 0, total

    def prompt(self, prompt: Prompt) -> None:
        """Show *prompt*; it counts from the next visit to its frame on."""
        torch, subject = self._torch, self._session.obj_id_to_idx(_SUBJECT)
        if prompt.mask is None:
            told = {
                "point_coords": torch.tensor(prompt.points)[None, None],
                "point_labels": torch.tensor(prompt.labels)[None, None],
            }
            self._session.add_point_inputs(subject, prompt.place, told)
        else:
            mask = torch.tensor(prompt.mask, dtype=torch.float32)[None, None]
            self._session.add_mask_inputs(subject, prompt.place, mask)
        self._session.obj_with_new_inputs = [_SUBJECT]

    def visit(self, visit: Visit) -> None:
        """Find the subject on one frame, and remember it."""
        self._report.check_cancelled()
        answer = self._model(
            inference_session=self._session,
            frame=_as_input(self._frames[visit.place].rgb, self._model),
            frame_idx=visit.place,
            reverse=visit.backwards,
        )
        # The session would keep every picture, 12 MB each: we hand them in again when needed.
        self._session.processed_frames.pop(visit.place)
        logits = answer.pred_masks[0, 0].float().cpu().numpy()
        chance = _chance(logits, self._shape)
        presence = float(answer.object_score_logits.reshape(-1)[0])
        self._found[visit.place] = chance, _expected_overlap(chance, presence)
        self._done += 1
        self._report.tell(Progressed(self._done, self._total))

    def found(self) -> Found:
        """The masks of all frames, each of which was visited."""
        every = [self._found[place] for place in range(len(self._frames))]
        return Found(tuple(chance for chance, _ in every), tuple(sure for _, sure in every))


def _model_in(folder: Path) -> Any:
    transformers = import_module("transformers")
    try:
        with _without_bars(transformers.utils.logging):
            model, missed = transformers.Sam2VideoModel.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, output_loading_info=True
            )
    except Exception as error:  # other libraries raise what they like at a damaged file
        raise _unreadable(folder, str(error)) from error
    if missed["missing_keys"] or missed["mismatched_keys"]:
        # transformers would go on with random numbers.
        raise _unreadable(folder, "they are not those of SAM 2 for videos.")
    return model


def _unreadable(folder: Path, why: str) -> BadInput:
    return BadInput(
        f"The weights in {folder} cannot be read: {shown(why)}", advice="Download them again."
    )


@contextmanager
def _without_bars(logging: Any) -> Iterator[None]:
    """Without the bars that transformers draws over ours."""
    drawn = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if drawn:
            logging.enable_progress_bar()


def session_for(model: Any) -> Any:
    """A session of *model* that remembers nothing yet."""
    transformers = import_module("transformers")
    return transformers.Sam2VideoInferenceSession(
        inference_device=model.device,
        inference_state_device=model.device,
        video_storage_device=model.device,
        dtype=model.dtype,
    )


def _as_input(rgb: RgbImage, model: Any) -> Any:
    """*rgb* as a tensor (1, 3, side, side), stretched to a square and normalised."""
    torch = import_module("torch")
    picture = torch.tensor(rgb, device=model.device).permute(2, 0, 1)[None].float() / 255
    square = torch.nn.functional.interpolate(
        picture, size=(model.image_size,) * 2, mode="bilinear", antialias=True
    )
    mean, deviation = (
        torch.tensor(value, device=model.device)[:, None, None] for value in (_MEAN, _DEVIATION)
    )
    return ((square - mean) / deviation).to(model.dtype)


def _chance(logits: NDArray[np.float32], shape: tuple[int, int]) -> Plane:
    """*logits* of a square picture as a chance of *shape*, (height, width)."""
    height, width = shape
    return chance_of(cv2.resize(np.clip(logits, -30, 30), (width, height)))


def _expected_overlap(chance: Plane, presence: float) -> float:
    """The overlap (IoU) that *chance* itself expects of its mask, times that of being there.

    *presence* is the network's log odds that the subject can be seen. Sums of the chances inside
    and outside stand for the intersection and what the union has beside the mask.
    """
    inside = chance > 0.5
    if not inside.any():
        return 0.0
    union = float(inside.sum()) + float(chance[~inside].sum())
    there = 1 / (1 + float(np.exp(-np.clip(presence, -30, 30))))
    return min(_SUREST, there * float(chance[inside].sum()) / union)
