"""The check: before any work, what is good and bad about a clip, with advice to act on."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from castmate.characters.scan import Sample, Scan, scan_clip
from castmate.media.clip import Clip
from castmate.report import Report

_SHORT_SECONDS, _LONG_SECONDS = 1.0, 240.0
_LEAST_SIDE = 360
_DARK, _BRIGHT = 50.0, 225.0
_FLAT = 18.0
_BLURRED = 0.60
_SHAKY = 0.45
_SMALL, _LARGE = 0.18, 0.95


@dataclass(frozen=True)
class ClipCheck:
    """What a quick look over a clip found; medians over the whole clip."""

    brightness: float
    """Mean luma, 0..255."""
    contrast: float
    """Standard deviation of luma, 0..128."""
    burnt_share: float
    """0..1 of the pixels that are pure white or black."""
    blur: float
    """0 sharp .. 1 blurred."""
    camera_speed: float
    """Picture widths a second."""
    moving_share: float
    """0..1 of the pixels that move on their own."""
    subject_height: float | None
    """0..1 of the picture's height: what stands out, roughly; None where nothing clearly does."""
    cropped_share: float
    """0..1 of the moments at which what stands out is cut off by an edge."""
    cuts_seconds: tuple[float, ...]
    advice: tuple[str, ...]
    """Sentences: what was found, and what to do. Empty for a good clip."""
    scan: Scan = field(repr=False)

    @property
    def is_good(self) -> bool:
        """Whether there is nothing to advise."""
        return not self.advice

    def as_json(self) -> dict[str, Any]:
        """What was measured and advised, as plain JSON values."""
        measured = {name: value for name, value in vars(self).items() if name != "scan"}
        rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in measured.items()}
        return rounded | {"cuts_seconds": list(self.cuts_seconds), "advice": list(self.advice)}


def check_clip(clip: Clip, report: Report) -> ClipCheck:
    """Look over the whole of *clip*, about 7 pictures a second at low resolution."""
    return checked_scan(clip, scan_clip(clip, report))


def checked_scan(clip: Clip, scan: Scan) -> ClipCheck:
    """What *scan* says about *clip*."""
    samples = scan.samples
    subjects = [sample.subject for sample in samples if sample.subject is not None]
    seen = len(subjects) >= len(samples) / 2
    found = ClipCheck(
        brightness=_median(samples, "brightness"),
        contrast=_median(samples, "contrast"),
        burnt_share=_median(samples, "burnt_share"),
        blur=_median(samples, "blur"),
        camera_speed=_median(samples, "camera_speed"),
        moving_share=_median(samples, "moving_share"),
        subject_height=float(np.median([s.height for s in subjects])) if seen else None,
        cropped_share=sum(bool(subject.touches) for subject in subjects) / len(samples),
        cuts_seconds=scan.cuts_seconds,
        advice=(),
        scan=scan,
    )
    sentences = (*_about_the_file(clip), *_about_the_light(found), *_about_the_subject(found))
    return replace(found, advice=sentences)


def _median(samples: tuple[Sample, ...], name: str) -> float:
    return float(np.median([getattr(sample, name) for sample in samples]))


def _about_the_file(clip: Clip) -> list[str]:
    advice = []
    length = float(clip.duration_seconds)
    if length < _SHORT_SECONDS:
        advice.append(f"The clip lasts only {length:.1f} s: film about 4 s.")
    if length > _LONG_SECONDS:
        advice.append(
            f"The clip lasts {length / 60:.0f} min: castmate finds the best 4 s; "
            "point at a moment with --at SECONDS to be sure of them."
        )
    if min(clip.size.width, clip.size.height) < _LEAST_SIDE:
        advice.append(f"The picture has only {clip.size} pixels: film at 1280x720 or more.")
    return advice


def _about_the_light(found: ClipCheck) -> list[str]:
    advice = []
    if found.brightness < _DARK:
        advice.append(
            f"The picture is dark (mean {found.brightness:.0f} of 255): film near a window, "
            "or with more light."
        )
    # A white studio is bright too, but has the contrast of its subject.
    if found.brightness > _BRIGHT and found.contrast < _FLAT:
        advice.append(
            f"The picture is too bright (mean {found.brightness:.0f} of 255): "
            "lower the exposure, or film out of direct light."
        )
    elif found.contrast < _FLAT and found.brightness >= _DARK:
        advice.append(
            f"The picture is flat (contrast {found.contrast:.0f}): "
            "film before a background of another colour."
        )
    if found.blur > _BLURRED:
        advice.append(
            f"The picture is blurred ({found.blur:.2f}, sharp is under .45): "
            "clean the lens, tap on the subject to focus, hold still."
        )
    if found.camera_speed > _SHAKY:
        advice.append(
            f"The camera moves fast ({found.camera_speed:.1f} picture widths a second): "
            "hold it still, or move slowly round the subject."
        )
    return advice


def _about_the_subject(found: ClipCheck) -> list[str]:
    advice = []
    if found.cuts_seconds:
        times = ", ".join(f"{time:.1f}" for time in found.cuts_seconds[:4])
        more = " and more" if len(found.cuts_seconds) > 4 else ""
        advice.append(
            f"The clip has cuts (at {times}{more} s): only one shot is used; "
            "choose it with --at SECONDS."
        )
    height = found.subject_height
    if height is not None and height < _SMALL:
        advice.append(
            f"What stands out is small ({height:.0%} of the picture's height): film from nearer, "
            "so that the character fills half of it."
        )
    if height is not None and height > _LARGE:
        advice.append("What stands out fills the picture: step back, so that all of it is seen.")
    elif found.cropped_share > 0.5:
        advice.append(
            "What stands out is cut off by the edge of the picture most of the time: "
            "keep the whole character in the picture."
        )
    return advice
