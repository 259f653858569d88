"""What is said of a character whose embedder has no constants: no percentage, but the way to it."""

from castmate.consistency.gate import COLOUR_ALLOWED
from castmate.consistency.report import ConsistencyReport
from castmate.identity.calibration import BUILT_IN
from castmate.identity.signature import Signature

METHOD = "castmate consistency 3"
HOW_TO_CALIBRATE = (
    "Run castmate calibrate FOLDER with this --embedder and -o constants.json, then give "
    "--constants constants.json."
)


def method_of(signature: Signature) -> str:
    """The name of the measure, its embedder, and where its constants come from."""
    if signature.calibrated_by in ("", BUILT_IN.told):
        return f"{METHOD}, {signature.embedder}"
    return f"{METHOD}, {signature.embedder}, {signature.calibrated_by}"


def without_percentage(signature: Signature, *, boxes_used: bool) -> ConsistencyReport:
    """A report that is *not measurable*: raw scores of an embedder are never shown as percent."""
    return ConsistencyReport(
        consistency_percent=None,
        verdict="not measurable",
        reasons=(
            f'The embedder "{signature.embedder}" is not calibrated, so there is no percentage.',
            HOW_TO_CALIBRATE,
        ),
        coverage=0.0,
        confidence_median=None,
        confidence_worst5=None,
        continuity=None,
        colour_residual=None,
        colour_limit=max(signature.colour_limit, COLOUR_ALLOWED),
        method=f"{method_of(signature)}, not calibrated",
        references=len(signature.references),
        renderer_boxes_used=boxes_used,
        scenes=(),
        frames=(),
        sampled="nothing",
    )
