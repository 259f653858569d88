"""Errors as clients of the OpenAI API know them: ``{"error": {message, type, param, code}}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from castmate.errors import (
    BadInput,
    CastmateError,
    HandleTaken,
    LibraryError,
    NoSpace,
)
from castmate.server.openai.wire import WireError

_NONE: Mapping[str, str] = MappingProxyType({})
_TYPES = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    409: "conflict_error",
    429: "rate_limit_error",
}
NOT_AGAIN = {"x-should-retry": "false"}
"""Tells the SDK that the same request would be answered in the same way."""


class ApiError(Exception):
    """A request that is refused, with what its sender is told."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        headers: Mapping[str, str] = _NONE,
    ) -> None:
        self.status = status
        self.message = message
        self.code = code
        self.param = param
        self.headers = dict(headers)
        super().__init__(message)


def refused(message: str, param: str | None = None, *, code: str = "invalid_value") -> ApiError:
    """A 400: something in the request that its sender can change."""
    return ApiError(400, message, code=code, param=param)


def not_found(what: str, identifier: str) -> ApiError:
    """A 404 for the *what* called *identifier*."""
    shown = "".join(c if c.isprintable() else "?" for c in identifier)[:80]
    return ApiError(404, f'There is no {what} "{shown}".', code=f"{what}_not_found", param="id")


def error_body(status: int, message: str, code: str | None, param: str | None) -> dict[str, Any]:
    """The one shape of every error."""
    usual = "server_error" if status >= 500 else "invalid_request_error"
    kind = _TYPES.get(status, usual)
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def answer(error: ApiError) -> JSONResponse:
    """*error* as a response."""
    headers = error.headers | (NOT_AGAIN if error.status == 409 else {})
    body = error_body(error.status, error.message, error.code, error.param)
    return JSONResponse(body, error.status, headers)


def as_api_error(error: CastmateError) -> ApiError:
    """What a lower layer refused, as a response; paths of this machine stay here."""
    if isinstance(error, NoSpace):
        message = "The server has no room or may not write; its operator sees why in the log."
        return ApiError(507, message, code="no_space")
    if isinstance(error, LibraryError) or not isinstance(error, BadInput):
        return ApiError(500, "The server could not do it; its log says why.", code=error.code)
    status = 409 if isinstance(error, HandleTaken) else 400
    if error.code.endswith("_not_found"):
        status = 404
    return ApiError(status, str(error), code=error.code)


def answer_errors_in_one_shape(app: FastAPI) -> None:
    """Let every error that *app* can meet leave it in the same shape."""

    @app.exception_handler(ApiError)
    def _refused(_request: Request, error: ApiError) -> JSONResponse:
        return answer(error)

    @app.exception_handler(CastmateError)
    def _from_below(request: Request, error: CastmateError) -> JSONResponse:
        told = as_api_error(error)
        if told.status >= 500:
            request.state.failure = error  # for the log
        return answer(told)

    @app.exception_handler(WireError)
    def _unreadable(_request: Request, error: WireError) -> JSONResponse:
        return answer(refused(str(error), error.param))

    @app.exception_handler(RequestValidationError)
    def _invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"][1:]) or None
        return answer(refused(f"{place or 'The request'}: {first['msg']}.", place))

    @app.exception_handler(HTTPException)
    def _by_the_framework(request: Request, error: HTTPException) -> JSONResponse:
        return answer(_of_status(request, error))


def _of_status(request: Request, error: HTTPException) -> ApiError:
    where = f"{request.method} {request.url.path[:120]}"
    headers = dict(error.headers or {})
    match error.status_code:
        case 404:
            message = f"Unknown address: {where}. See /openapi.json for what there is."
            return ApiError(404, message, code="unknown_url", headers=headers)
        case 405:
            headers["Allow"] = _allowed(request)
            message = f"{where} is not allowed; allowed: {headers['Allow']}."
            return ApiError(405, message, code="method_not_allowed", headers=headers)
    return ApiError(error.status_code, str(error.detail), code="http_error", headers=headers)


def _allowed(request: Request) -> str:
    """Every method that some route knows for the address of *request*."""
    paths: dict[str, dict[str, object]] = request.app.openapi()["paths"]
    address = request.url.path
    patterns = [address] if address in paths else [each for each in paths if _fits(each, address)]
    methods = {method.upper() for pattern in patterns for method in paths[pattern]}
    return ", ".join(sorted(methods)) or "GET"


def _fits(pattern: str, address: str) -> bool:
    return re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", pattern), address) is not None
