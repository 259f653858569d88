"""The report as a folder: ``index.html`` that opens offline, ``report.json``, ``report.md``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined

from castmate import __version__
from castmate.consistency.charts import HEIGHT, LEFT, WIDTH, Curve, Falling, curve_of, falling_of
from castmate.consistency.gate import LEAST_CONFIDENCE, LEAST_COVERAGE, LEAST_PERCENT
from castmate.consistency.report import ConsistencyReport, FrameMeasure, SceneMeasure
from castmate.consistency.report_text import as_json_text, as_markdown
from castmate.consistency.whole_cast import Member, ScoredVideo
from castmate.identity.embedder import Crop, Embedder
from castmate.media.files import write_whole
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

WORST = 4
PICTURE_SIDE = 360
PAPER = 238
"""Grey on which a view stands."""


@dataclass(frozen=True)
class WorstFrame:
    """A weak frame beside the view it should be liker."""

    picture: str
    view: str | None
    seconds: float
    frame: FrameMeasure
    weakness: str


@dataclass(frozen=True)
class Section:
    """One character of the page."""

    member: Member
    report: ConsistencyReport
    curve: Curve
    falling: Falling | None
    worst: tuple[WorstFrame, ...]
    scenes: tuple[tuple[SceneMeasure, float, float, FrameMeasure | None], ...]
    """Each scene with its begin and end in seconds and its weakest frame."""


def write_report(scored: ScoredVideo, folder: Path) -> Path:
    """Write the report of *scored* into *folder*; returns the page."""
    pictures = folder / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    sections = [_section(member, found, scored, folder) for member, found in scored.members]
    environment = Environment(
        loader=PackageLoader("castmate.consistency"), autoescape=True, undefined=StrictUndefined
    )
    html = environment.get_template("report.html").render(
        scored=scored,
        sections=sections,
        chart={"width": WIDTH, "height": HEIGHT, "left": LEFT},
        gate={
            "percent": LEAST_PERCENT,
            "confidence": LEAST_CONFIDENCE,
            "coverage": LEAST_COVERAGE,
        },
        version=__version__,
    )
    write_whole(folder / "report.json", as_json_text(scored).encode())
    write_whole(folder / "report.md", as_markdown(scored).encode())
    write_whole(folder / "index.html", html.encode())
    return folder / "index.html"


def _section(
    member: Member, found: ConsistencyReport, scored: ScoredVideo, folder: Path
) -> Section:
    return Section(
        member,
        found,
        curve_of(found, float(scored.clip.duration_seconds)),
        falling_of(found.between),
        _worst(member, found, scored, folder),
        tuple(_timed(scene, found) for scene in found.scenes),
    )


def _timed(
    scene: SceneMeasure, found: ConsistencyReport
) -> tuple[SceneMeasure, float, float, FrameMeasure | None]:
    of_scene = [f for f in found.frames if scene.first_frame <= f.frame_index <= scene.last_frame]
    weakest = min(_measured(of_scene), key=_percent, default=None)
    return scene, of_scene[0].time_seconds, of_scene[-1].time_seconds, weakest


def _worst(
    member: Member, found: ConsistencyReport, scored: ScoredVideo, folder: Path
) -> tuple[WorstFrame, ...]:
    frames = {frame.index: frame.rgb for frame in scored.frames}
    embedder = scored.embedder_of(member)
    views = embedder.embed(member.views)
    shown = []
    for weak in sorted(_measured(found.frames), key=_percent)[:WORST]:
        rgb = _surroundings(frames[weak.frame_index], weak, scored.clip.size)
        name = f"pictures/{member.handle}-frame-{weak.frame_index}.jpg"
        write_whole(folder / name, _jpeg(rgb))
        view = _nearest_view(rgb, member, views, embedder, folder) if len(views) else None
        shown.append(WorstFrame(name, view, weak.time_seconds, weak, _weakness(weak, found)))
    return tuple(shown)


def _nearest_view(
    rgb: RgbImage, member: Member, views: np.ndarray, embedder: Embedder, folder: Path
) -> str:
    """The file of the view that *rgb* is likest."""
    whole = Crop(rgb, np.full(rgb.shape[:2], 255, np.uint8))
    nearest = int((views @ embedder.embed([whole])[0]).argmax())
    name = f"pictures/{member.handle}-view-{nearest + 1}.jpg"
    view = member.views[nearest]
    cover = view.alpha[..., None] / 255
    write_whole(
        folder / name, _jpeg((view.rgb * cover + PAPER * (1 - cover)).round().astype(np.uint8))
    )
    return name


def _surroundings(rgb: RgbImage, frame: FrameMeasure, shown: Size) -> RgbImage:
    if frame.box is None:
        return rgb
    size = Size(rgb.shape[1], rgb.shape[0])
    box = frame.box.scaled(size.width / shown.width).grown(0.08).clipped(size)
    return rgb[box.y : box.bottom, box.x : box.right]


def _jpeg(rgb: RgbImage) -> bytes:
    factor = min(1.0, PICTURE_SIDE / max(rgb.shape[:2]))
    small = cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    _, coded = cv2.imencode(
        ".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), (cv2.IMWRITE_JPEG_QUALITY, 88)
    )
    return coded.tobytes()


def _weakness(frame: FrameMeasure, found: ConsistencyReport) -> str:
    """In words: what speaks most against this frame."""
    if (frame.colour_residual or 0) > found.colour_limit:
        return f"colours off by {frame.colour_residual:.0f} dE"
    likeness, continuity = frame.likeness or 0.0, frame.continuity or 0.0
    if min(likeness, continuity) >= LEAST_PERCENT / 100:
        return "nothing weak in it"
    if likeness <= continuity:
        return f"likeness {likeness:.2f}"
    return f"continuity {continuity:.2f}"


def _measured(frames: Sequence[FrameMeasure]) -> list[FrameMeasure]:
    return [frame for frame in frames if frame.consistency_percent is not None]


def _percent(frame: FrameMeasure) -> float:
    return frame.consistency_percent or 0.0
