"""``/v1/webhook_endpoints``: who is told when a video is made; as the SDK's own calls have it."""

from __future__ import annotations

import secrets
import time
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from castmate.server.callers import Reader, Writer
from castmate.server.checked_http import TargetRefused, checked_address, checked_url
from castmate.server.forms import Body
from castmate.server.http_errors import refused
from castmate.server.openai import bodies
from castmate.server.openai.reading import refuse_unknown, required_text, text_of
from castmate.server.openai.shapes import (
    DeletedWebhookEndpoint,
    WebhookEndpoint,
    WebhookEndpointList,
    WebhookEndpointWithSecret,
    WebhookEventTypes,
    WebhookTest,
    ok,
)
from castmate.server.openai.videos import Limit
from castmate.server.openai.webhook_sending import send
from castmate.server.openai.webhook_store import (
    EVENT_TYPES,
    Delivery,
    WebhookStore,
    checked_types,
    endpoint_json,
    event_body,
    live_secrets,
)
from castmate.server.services import Here, Services

router = APIRouter(prefix="/v1", tags=["Webhooks"])
_KNOWN = ("name", "url", "event_types")
_ASKED = (400, 404, 413, 415)


@router.post(
    "/webhook_endpoints",
    responses=ok(WebhookEndpointWithSecret, *_ASKED),
    openapi_extra=bodies.WEBHOOK,
)
def create_endpoint(here: Here, _caller: Writer, sent: Body) -> Response:
    """Have an address told of events. The secret is in this answer, and in no other."""
    refuse_unknown(sent, _KNOWN)
    row = WebhookStore(here.library).add(
        name=required_text(sent.fields, "name", most=200),
        event_types=checked_types(sent.fields.get("event_types")),
        url=_checked(here, required_text(sent.fields, "url", most=2000)),
    )
    return JSONResponse(endpoint_json(row, with_secret=True))


@router.get("/webhook_endpoints", responses=ok(WebhookEndpointList, 400, 404))
def list_endpoints(
    here: Here, _caller: Reader, limit: Limit = 20, after: str | None = None
) -> Response:
    """Endpoints in pages, the newest first."""
    rows, has_more = WebhookStore(here.library).page(limit=limit, after=after or None)
    data = [endpoint_json(row) for row in rows]
    return JSONResponse(page_of(data, has_more=has_more))


@router.get("/webhook_endpoints/{endpoint_id}", responses=ok(WebhookEndpoint, 404))
def retrieve_endpoint(here: Here, _caller: Reader, endpoint_id: str) -> Response:
    """An endpoint, without its secret."""
    return JSONResponse(endpoint_json(WebhookStore(here.library).get(endpoint_id)))


@router.post(
    "/webhook_endpoints/{endpoint_id}",
    responses=ok(WebhookEndpoint, *_ASKED),
    openapi_extra=bodies.WEBHOOK_CHANGE,
)
def update_endpoint(here: Here, _caller: Writer, endpoint_id: str, sent: Body) -> Response:
    """Change what is given."""
    refuse_unknown(sent, _KNOWN)
    store = WebhookStore(here.library)
    store.get(endpoint_id)
    changes: dict[str, Any] = {}
    if text_of(sent.fields, "name", most=200) is not None:
        changes["name"] = required_text(sent.fields, "name", most=200)
    if text_of(sent.fields, "url", most=2000) is not None:
        changes["url"] = _checked(here, required_text(sent.fields, "url", most=2000))
    if sent.fields.get("event_types") is not None:
        types = checked_types(sent.fields["event_types"])
        changes["event_types"] = store.as_kept(types)
    return JSONResponse(endpoint_json(store.change(endpoint_id, **changes)))


@router.delete("/webhook_endpoints/{endpoint_id}", responses=ok(DeletedWebhookEndpoint, 404))
def delete_endpoint(here: Here, _caller: Writer, endpoint_id: str) -> Response:
    """Tell an address nothing more."""
    WebhookStore(here.library).remove(endpoint_id)
    told = {"id": endpoint_id, "object": "webhook_endpoint.deleted", "deleted": True}
    return JSONResponse(told)


@router.post(
    "/webhook_endpoints/{endpoint_id}/rotate_secret",
    responses=ok(WebhookEndpointWithSecret, *_ASKED),
    openapi_extra=bodies.ROTATE,
)
def rotate_secret(here: Here, _caller: Writer, endpoint_id: str, sent: Body) -> Response:
    """A new secret; the old one may sign beside it for 24 hours."""
    keep = sent.fields.get("keep_old_secret_active_for_24_hours", False)
    if not isinstance(keep, bool):
        raise refused("'keep_old_secret_active_for_24_hours' must be true or false.")
    row = WebhookStore(here.library).rotate(endpoint_id, keep_old=keep)
    return JSONResponse(endpoint_json(row, with_secret=True))


@router.post(
    "/webhook_endpoints/{endpoint_id}/test",
    responses=ok(WebhookTest, *_ASKED),
    openapi_extra=bodies.WEBHOOK_TEST,
)
def try_endpoint(here: Here, _caller: Writer, endpoint_id: str, sent: Body) -> Response:
    """Send a sample event now, and say what was answered."""
    row = WebhookStore(here.library).get(endpoint_id)
    event_type = checked_types([required_text(sent.fields, "event_type", most=80)])[0]
    now, event_id = time.time(), f"evt_{secrets.token_hex(16)}"
    body = event_body(event_id, event_type, f"{event_type.split('.')[0]}_sample", now=now)
    sample = Delivery(0, event_id, row.url, live_secrets(row, now), body, 1)
    try:
        status = send(sample, here.settings)
    except (TargetRefused, OSError) as error:
        told = f"The endpoint could not be reached: {error}"
        raise refused(told, "url", code="webhook_unreachable") from error
    return JSONResponse(
        {
            "object": "webhook_endpoint.test",
            "webhook_endpoint_id": endpoint_id,
            "event_type": event_type,
            "status_code": status,
            "success": True,
        }
    )


@router.get("/webhook_event_types", responses=ok(WebhookEventTypes))
def list_event_types(_caller: Reader) -> Response:
    """What an endpoint can be told of."""
    return JSONResponse({"object": "list", "data": list(EVENT_TYPES)})


def page_of(data: list[dict[str, Any]], *, has_more: bool) -> dict[str, Any]:
    """A page of things that have ids."""
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": has_more,
    }


def _checked(here: Services, url: str) -> str:
    try:
        checked_address(checked_url(url), allow_private=here.settings.allow_private_targets)
    except TargetRefused as error:
        raise refused(f"'url': {error}", "url", code="url_refused") from error
    return url
