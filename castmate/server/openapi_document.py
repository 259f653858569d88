"""The OpenAPI document: as FastAPI writes it, with our shape of errors and our keys."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "Not needed on the server's own machine while it listens to that alone.",
}
_OPEN = ("/healthz",)


def describe(app: FastAPI) -> None:
    """Let *app* describe itself; the document is made once, when it is first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign] # FastAPI's own way of doing it


def _document(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes,
        license_info=app.license_info,
    )  # fmt: skip
    schemas = found["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    found["components"]["securitySchemes"] = {"key": _BEARER}
    for path, methods in found["paths"].items():
        for operation in methods.values():
            _finish(operation)
            if path not in _OPEN:
                operation["security"] = [{}, {"key": []}]
    return found


def _finish(operation: dict[str, Any]) -> None:
    """What FastAPI would refuse with a 422 is a 400 here, in the one shape."""
    responses = operation["responses"]
    if responses.pop("422", None) is not None and "400" not in responses:
        shape = {"$ref": "#/components/schemas/ErrorBody"}
        responses["400"] = {
            "description": "Something in the request cannot be; param names it",
            "content": {"application/json": {"schema": shape}},
        }
    operation["responses"] = dict(sorted(responses.items()))
