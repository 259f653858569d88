"""A whole comparison: shot, measured, and shown in a folder that opens offline."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from castmate.characters.collection import Collection
from castmate.consistency.yardstick import Yardstick
from castmate.films.comparison.document import comparison_as_json, comparison_as_markdown
from castmate.films.comparison.measuring import measure_arms
from castmate.films.comparison.page import comparison_page
from castmate.films.comparison.running import PAGE, ComparisonRequest, Footages, shoot_arms
from castmate.films.comparison.side_by_side import write_side_by_side
from castmate.films.comparison.summary import Summary, summarise
from castmate.media.contact_sheet import contact_sheet
from castmate.media.files import write_whole
from castmate.media.pixels import RgbImage
from castmate.media.probe import probe
from castmate.renderers.renderer import Renderer
from castmate.report import Report, StepStarted


@dataclass(frozen=True)
class Comparison:
    """What was compared and found, and where it lies."""

    folder: Path
    footages: Footages
    summary: Summary

    @property
    def page(self) -> Path:
        """What to open."""
        return self.folder / PAGE

    @property
    def video(self) -> Path:
        """What to share."""
        return self.folder / "side-by-side.mp4"


def compare_arms(
    request: ComparisonRequest,
    collection: Collection,
    folder: Path,
    *,
    renderer: Renderer,
    report: Report,
    yardstick: Yardstick | None = None,
) -> Comparison:
    """Shoot, measure and show *request* in *folder*, by *yardstick* where one is given.

    Stopped at any moment, what is there is whole; asked again, the takes that are finished are
    used. The page comes last, so where there is one, everything it shows is there.
    """
    footages = shoot_arms(
        request, collection, folder, renderer=renderer, report=report, yardstick=yardstick
    )
    measurements = measure_arms(footages, collection, report, yardstick)
    summary = summarise(footages, measurements)
    made = Comparison(folder, footages, summary)
    write_side_by_side(footages, summary, made.video, report=report)
    report.tell(StepStarted("page"))
    for arm in request.arms:
        report.check_cancelled()
        sheet = contact_sheet(
            probe(footages.films[arm]), rows=2 if len(footages.shots) < 3 else 3, title=arm
        )
        write_whole(folder / "sheets" / f"{arm}.jpg", _jpeg(sheet))
    for who in footages.characters:
        portrait = collection.library.blobs.get(who.views[0].picture)
        write_whole(folder / "portraits" / f"{who.handle}.png", portrait)
    facts = json.dumps(comparison_as_json(footages, summary), indent=1, ensure_ascii=False)
    write_whole(folder / "compare.json", facts.encode())
    write_whole(folder / "compare.md", comparison_as_markdown(footages, summary).encode())
    write_whole(made.page, comparison_page(footages, summary).encode())
    return made


def _jpeg(picture: RgbImage) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, format="JPEG", quality=88)
    return file.getvalue()
