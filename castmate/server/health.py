"""Is it there, what has it done, which models does it know: for those who watch and for clients."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from castmate import __version__
from castmate.server.callers import Reader
from castmate.server.http_errors import not_found
from castmate.server.openai.shapes import ErrorBody, ModelList, ModelObject, ok
from castmate.server.services import Here

router = APIRouter(tags=["Health"])
_TEXT = {"schema": {"type": "string"}}


class Health(BaseModel):
    """That the server answers, and its library too."""

    status: Literal["ok"]
    version: str


@router.get("/healthz", responses={200: {"model": Health}})
def health(here: Here) -> Response:
    """Whether the server and its library answer; needs no key and tells nothing else."""
    here.queue.version()
    return JSONResponse({"status": "ok", "version": __version__})


@router.get(
    "/metrics",
    responses={
        200: {"content": {"text/plain": _TEXT}},
        **{status: {"model": ErrorBody} for status in (401, 403, 429)},
    },
    response_class=Response,
)
def metrics(here: Here, _caller: Reader) -> Response:
    """Numbers in the text format of Prometheus."""
    counts = {str(state): count for state, count in here.queue.counts().items()}
    return Response(here.metrics.page(counts), media_type="text/plain; version=0.0.4")


@router.get("/v1/models", responses=ok(ModelList))
def list_models(here: Here, _caller: Reader) -> Response:
    """The names that can be asked for."""
    data = [_model(name, renderer) for name, renderer in sorted(here.settings.models.items())]
    return JSONResponse({"object": "list", "data": data})


@router.get("/v1/models/{model}", responses=ok(ModelObject, 404))
def retrieve_model(here: Here, _caller: Reader, model: str) -> Response:
    """One of them."""
    renderer = here.settings.renderer_of(model)
    if renderer is None:
        raise not_found("model", model)
    return JSONResponse(_model(model, renderer))


def _model(name: str, renderer: str) -> dict[str, object]:
    return {"id": name, "object": "model", "created": 0, "owned_by": f"castmate-{renderer}"}
