"""Sending events: signed anew at every try, to an address that was checked; never redirected."""

from __future__ import annotations

import time

from castmate.server.access_log import log_line
from castmate.server.checked_http import Limits, TargetRefused, exchange
from castmate.server.openai.signing import signature_headers
from castmate.server.openai.webhook_store import Delivery, WebhookStore
from castmate.server.services import Services
from castmate.server.settings import ServerSettings

_SECONDS = 10.0
_MOST_ANSWERED = 1 << 16
_GONE = 410


def send(one: Delivery, settings: ServerSettings) -> int:
    """Send *one* now; the status that came back.

    Raises :class:`TargetRefused`, and ``OSError`` where nobody answers.
    """
    limits = Limits(
        seconds=_SECONDS, max_bytes=_MOST_ANSWERED, allow_private=settings.allow_private_targets
    )
    signed = signature_headers(one.event_id, int(time.time()), one.body, one.secrets)
    headers = {"Content-Type": "application/json", **signed}
    return exchange("POST", one.url, limits=limits, body=one.body, headers=headers).status


def deliver_due(services: Services) -> int:
    """Send what is due; how many were tried. What fails is tried again later, up to 3 days."""
    store = WebhookStore(services.library)
    taken = store.due(now=time.time())
    for one in taken:
        if services.is_closing.is_set():
            break  # those that are left are due again in a minute
        answered, well = _tried(one, services.settings)
        store.settle(one, answered=answered, well=well, now=time.time())
        services.metrics.note_delivery("delivered" if well else "failed")
        if not well:
            log_line("webhook", event_id=one.event_id, attempt=one.attempt, answered=answered)
    return len(taken)


def _tried(one: Delivery, settings: ServerSettings) -> tuple[str, bool]:
    """What came of sending *one*, and whether it is over with that."""
    try:
        status = send(one, settings)
    except (TargetRefused, OSError) as error:
        return str(error) or type(error).__name__, False
    return str(status), 200 <= status < 300 or status == _GONE
