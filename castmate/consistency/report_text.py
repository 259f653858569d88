"""The report for machines, and in plain words."""

import json

from castmate.consistency.report import ConsistencyReport
from castmate.consistency.whole_cast import Member, ScoredVideo


def as_json_text(scored: ScoredVideo) -> str:
    """``report.json``."""
    return json.dumps(scored.as_json(), indent=2, ensure_ascii=False) + "\n"


def as_markdown(scored: ScoredVideo) -> str:
    """``report.md``: verdict, reasons and a table of scenes for each character."""
    parts = [f"# {scored.clip.path.name}: {scored.verdict}\n"]
    parts += [_of_one(member, found) for member, found in scored.members]
    return "\n".join(parts)


def summary(member: Member, found: ConsistencyReport) -> str:
    """One line: who, how much, the verdict."""
    percent = found.consistency_percent
    shown = "not measurable" if percent is None else f"{percent:.0f} %"
    return f"{member.name}: {shown}, {found.verdict}" if percent else f"{member.name}: {shown}"


def _of_one(member: Member, found: ConsistencyReport) -> str:
    lines = [f"## {summary(member, found)}", ""]
    lines += [f"- {reason}" for reason in found.reasons]
    lines += ["", "| scene | frames | consistency | verdict |", "|---|---|---|---|"]
    for number, scene in enumerate(found.scenes, 1):
        percent = scene.consistency_percent
        shown = "-" if percent is None else f"{percent:.0f} %"
        frames = f"{scene.first_frame}-{scene.last_frame}"
        lines.append(f"| {number} | {frames} | {shown} | {scene.verdict} |")
    boxes = "the renderer's boxes" if found.renderer_boxes_used else "search in the picture"
    lines += ["", f"{found.method}; {found.references} references; {found.sampled}; {boxes}.", ""]
    return "\n".join(lines)
