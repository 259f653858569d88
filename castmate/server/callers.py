"""Who calls: somebody on this machine, or the holder of a key; and what they may do."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from castmate.server.http_errors import ApiError
from castmate.server.keys import SCOPES
from castmate.server.services import Services, services_of

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@dataclass(frozen=True)
class Caller:
    """Who sent a request."""

    owner: str
    """The key's id; ``"local"`` for callers on this machine without one."""
    scopes: frozenset[str]


LOCAL = Caller("local", frozenset(SCOPES))


def caller_of(request: Request) -> Caller:
    """Who sent *request*; raises :class:`ApiError` (401) where that may be nobody."""
    services = services_of(request)
    given = _bearer(request)
    key = services.keys.find(given) if given else None
    if key is not None and key.revoked_at is None:
        services.keys.note_use(key)
        return Caller(key.id, key.scopes)
    if key is None and not services.needs_key and _is_from_here(request, services):
        return LOCAL  # with any key or none: code that was written for OpenAI sends its own
    if key is not None:
        told = "This API key was revoked."
    else:
        told = "The API key is not known here." if given else "This server needs an API key."
    raise ApiError(
        401,
        f'{told} Make one with: castmate keys add NAME. Send it as "Authorization: Bearer KEY".',
        code="invalid_api_key",
        headers={"WWW-Authenticate": "Bearer"},
    )


def reader(request: Request) -> Caller:
    """A caller who may look; counts towards the limit of its key."""
    return _allowed(request, "read")


def writer(request: Request) -> Caller:
    """A caller who may make and delete."""
    return _allowed(request, "write")


def admin(request: Request) -> Caller:
    """A caller who may change settings, the queue and keys."""
    return _allowed(request, "admin")


Reader = Annotated[Caller, Depends(reader)]
Writer = Annotated[Caller, Depends(writer)]
Admin = Annotated[Caller, Depends(admin)]


def _allowed(request: Request, scope: str) -> Caller:
    _refuse_other_sites(request)
    caller = caller_of(request)
    request.state.owner = caller.owner
    if scope not in caller.scopes:
        raise ApiError(
            403,
            f'This API key may not do that: it lacks the scope "{scope}".',
            code="missing_scope",
        )
    if caller is not LOCAL:
        services = services_of(request)
        wait = services.rates.wait_seconds(caller.owner, services.settings.requests_per_minute)
        if wait > 0:
            raise ApiError(
                429,
                f"More than {services.settings.requests_per_minute} requests a minute; "
                f"wait {wait:.1f} seconds.",
                code="rate_limit_exceeded",
                headers={"Retry-After": str(max(1, round(wait)))},
            )
    return caller


def _bearer(request: Request) -> str | None:
    kind, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() or None if kind.lower() == "bearer" else None


def _is_from_here(request: Request, services: Services) -> bool:
    """Whether *request* comes from this machine, and not through a proxy or a foreign name.

    A page of another site can have a browser call 127.0.0.1, also by a name that it makes mean
    that address (DNS rebinding): the name called by is checked.
    """
    if any(name in request.headers for name in _FORWARDED):
        return False
    if not is_loopback(request.client.host if request.client else ""):
        return False
    return (request.url.hostname or "") in services.hosts


def is_loopback(address: str) -> bool:
    """Whether *address* or name can only mean this machine."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _refuse_other_sites(request: Request) -> None:
    """Pages of other sites may not have a browser do things here."""
    origin = request.headers.get("origin")
    if origin is None:
        return
    if urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise ApiError(
            403, "Requests from pages of other sites are not answered.", code="other_site"
        )
