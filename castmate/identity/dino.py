"""DINOv2 and DINOv3 as embedders, by way of Hugging Face's transformers; weights are not ours.

Oquab et al., "DINOv2: learning robust visual features without supervision", 2024; Simeoni et al.,
"DINOv3", 2025. The vector of a crop is the class token of the character on grey, scaled to 224
pixels, together with that of its mirror image. torch and transformers come with the extra
``castmate[dino]`` and are imported only here, when one of these embedders is asked for.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.downloads import (
    CONFIGURATION,
    TENSORS,
    Ask,
    HuggingFaceCache,
    Weights,
    are_in,
    obtained,
)
from castmate.errors import BadInput, shown
from castmate.identity.drawn_strangers import drawn_strangers
from castmate.identity.embedder import Crop
from castmate.media.clip import Frame
from castmate.media.pixels import RgbImage
from castmate.report import Report

Floats = NDArray[np.float32]

_OTHERWISE = "give a folder that you have with --embedder DIR, or go without: --embedder fisher-1"
_OWN_LICENCE = (
    "DINOv3 License, which is Meta's own and not an open-source one: read it and ask for access on "
    "the model's page, which Meta may refuse, then log in with: hf auth login"
)
OFFERED: dict[str, Weights] = {
    "dinov2-small": Weights(
        "DINOv2 small", "Meta", "facebook/dinov2-small", "Apache-2.0", 88, _OTHERWISE
    ),
    "dinov2-base": Weights(
        "DINOv2 base", "Meta", "facebook/dinov2-base", "Apache-2.0", 346, _OTHERWISE
    ),
    "dinov3-small": Weights(
        "DINOv3 ViT-S/16", "Meta", "facebook/dinov3-vits16-pretrain-lvd1689m", _OWN_LICENCE, 86,
        _OTHERWISE,
    ),
}  # fmt: skip
KINDS = ("dinov2", "dinov3_vit")
"""What ``config.json`` calls the networks that are understood here."""

SIDE = 224
ROOM = 0.06
"""Share of the character's longer side that is left round it."""
GREY = 124
BATCH = 8
_MEAN = np.array((0.485, 0.456, 0.406), np.float32)
_DEVIATION = np.array((0.229, 0.224, 0.225), np.float32)
"""Of red, green and blue over ImageNet: what the networks were trained to be given."""
_NEEDED = ("torch", "transformers", "huggingface_hub")


def check_installed(installed: Callable[[str], object] = find_spec) -> None:
    """See that what DINO needs can be imported, without importing it.

    Raises :class:`castmate.errors.BadInput` with the command, the size and the licences.
    """
    missing = [name for name in _NEEDED if not installed(name)]
    if missing:
        raise BadInput(
            f"DINO needs {' and '.join(missing)}, which castmate does not bring along.",
            advice='Install it: pip install "castmate[dino]". That is PyTorch (BSD licence; 190 MB '
            "to download for CPUs alone, several GB with CUDA) and transformers (Apache-2.0). "
            "Weights come later, and not without asking.",
        )


def obtained_weights(name: str, *, accepted: bool, ask: Ask | None, report: Report) -> Path:
    """The folder of the weights that are offered as *name*, fetched only with the user's yes."""
    return obtained(OFFERED[name], HuggingFaceCache(), accepted=accepted, ask=ask, report=report)


@dataclass
class DinoEmbedder:
    """Tells characters apart by what they are, more than by their surface.

    *model* is a ``Dinov2Model`` or ``DINOv3ViTModel``. Crops without a mask yield what grey does.
    """

    model: Any = field(repr=False)
    name: str
    """Kind, size, and a hash of the weights: other weights are another embedder."""
    _negatives: Floats | None = field(default=None, repr=False)

    @classmethod
    def load(cls, folder: Path) -> "DinoEmbedder":
        """Read the weights in *folder*; on a GPU where PyTorch has one. Asks no network.

        Raises :class:`castmate.errors.BadInput` where the extra is not installed, or *folder*
        holds something else.
        """
        check_installed()
        name = _name_of(folder)
        torch, transformers = import_module("torch"), import_module("transformers")
        device = "cuda" if torch.cuda.is_available() else "cpu"
        try:
            model = transformers.AutoModel.from_pretrained(folder, local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise _not_dino(folder, str(error).splitlines()[0]) from error
        return cls(model.to(device).eval(), name)

    @property
    def negatives(self) -> Floats:
        """float32 (96, dimensions): drawn things that are no character. Made on first use."""
        if self._negatives is None:
            self._negatives = self.embed(drawn_strangers())
        return self._negatives

    def embed(self, crops: Sequence[Crop]) -> Floats:
        """float32 (len(crops), dimensions), each row of unit length."""
        pictures = [on_grey(crop) for crop in crops]
        mirrored = [picture[:, ::-1] for picture in pictures]
        return _unit(self._tokens(pictures) + self._tokens(mirrored))

    def embed_frames(self, frames: Sequence[Frame]) -> Floats:
        """Whole frames, squeezed to a square: float32 (len(frames), dimensions), unit rows."""
        size = (SIDE, SIDE)
        squeezed = [cv2.resize(each.rgb, size, interpolation=cv2.INTER_AREA) for each in frames]
        return _unit(self._tokens(squeezed))

    def _tokens(self, pictures: Sequence[RgbImage]) -> Floats:
        """The class tokens, each of unit length: float32 (len(pictures), dimensions)."""
        torch = import_module("torch")
        found = [np.zeros((0, int(self.model.config.hidden_size)), np.float32)]
        for first in range(0, len(pictures), BATCH):
            stacked = np.stack(pictures[first : first + BATCH]).astype(np.float32) / 255
            planes = ((stacked - _MEAN) / _DEVIATION).transpose(0, 3, 1, 2)
            with torch.inference_mode():
                given = torch.from_numpy(np.ascontiguousarray(planes)).to(self.model.device)
                tokens = self.model(pixel_values=given).last_hidden_state[:, 0]
            found.append(tokens.float().cpu().numpy())
        return _unit(np.concatenate(found))


def on_grey(crop: Crop) -> RgbImage:
    """The character of *crop* on a grey square: uint8 (224, 224, 3)."""
    x, y, width, height = cv2.boundingRect((crop.alpha > 127).astype(np.uint8))
    if not width:
        return np.full((SIDE, SIDE, 3), GREY, np.uint8)
    cover = crop.alpha[y : y + height, x : x + width, None].astype(np.float32) / 255
    rgb = crop.rgb[y : y + height, x : x + width] * cover + GREY * (1 - cover)
    longest = max(width, height)
    side = round(longest * (1 + 2 * ROOM))
    square = np.full((side, side, 3), GREY, np.float32)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = rgb
    how = cv2.INTER_AREA if side > SIDE else cv2.INTER_LINEAR
    scaled: RgbImage = cv2.resize(square, (SIDE, SIDE), interpolation=how).round().astype(np.uint8)
    return scaled


def _name_of(folder: Path) -> str:
    if not are_in(folder):
        raise _not_dino(folder, f"{CONFIGURATION} or {TENSORS} is missing")
    try:
        described = json.loads((folder / CONFIGURATION).read_bytes())
        kind, width, depth = (
            described[key] for key in ("model_type", "hidden_size", "num_hidden_layers")
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _not_dino(folder, f"{CONFIGURATION} does not describe one") from error
    if kind not in KINDS:
        raise _not_dino(folder, f'it is a "{shown(kind)}"')
    with (folder / TENSORS).open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()[:8]
    return f"{kind.split('_')[0]}-{width}x{depth}-{content}"


def _not_dino(folder: Path, why: str) -> BadInput:
    return BadInput(
        f'"{folder}" holds no DINOv2 or DINOv3: {shown(why)}.',
        advice=f"It must hold {CONFIGURATION} and {TENSORS}, as in "
        f"huggingface.co/{OFFERED['dinov2-small'].repository}.",
    )


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return unit.astype(np.float32)
