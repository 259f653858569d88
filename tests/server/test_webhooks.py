"""Webhooks: made with the SDK's own calls, verified by the SDK, told again until they are heard."""

import http.server
import threading
import time

import openai
import pytest

from castmate.server.openai.webhook_sending import deliver_due
from castmate.server.openai.webhook_store import WAITS_SECONDS, WebhookStore, announce
from tests.server.conftest import running_server

BOTH = ["video.completed", "video.failed"]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class _Ear(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.heard.append((body, dict(self.headers.items())))
        self.send_response(self.server.says)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def ear():
    """Somebody who listens; ``ear.says`` is the status of every answer."""
    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Ear)
    listening.heard, listening.says = [], 200
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    listening.url = f"http://127.0.0.1:{listening.server_port}/hook"
    yield listening
    listening.shutdown()
    listening.server_close()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("hooks") / "home", with_worker=False) as running:
        yield running


@pytest.fixture
def client(server):
    return server.openai(max_retries=0)


def test_endpoints_are_made_listed_changed_and_deleted_by_the_sdk(client, ear):
    made = client.webhooks.create(name="mine", url=ear.url, event_types=BOTH)
    assert made.signing_secret.startswith("whsec_")
    assert client.webhooks.retrieve(made.id).event_types == BOTH
    changed = client.webhooks.update(made.id, name="ours", event_types=["video.failed"])
    assert (changed.name, changed.event_types, changed.url) == ("ours", ["video.failed"], ear.url)
    assert not hasattr(changed, "signing_secret")
    other = client.webhooks.create(name="other", url=ear.url, event_types=BOTH)
    listed = [each.id for each in client.webhooks.list(limit=1)]
    assert listed[:2] == [other.id, made.id]
    for each in (made, other):
        assert client.webhooks.delete(each.id).deleted
    with pytest.raises(openai.NotFoundError):
        client.webhooks.retrieve(made.id)


def test_the_types_of_events_are_listed(client):
    assert "video.completed" in client.webhooks.event_types.list().data


def test_a_sample_is_verified_by_the_sdk(client, ear):
    made = client.webhooks.create(name="mine", url=ear.url, event_types=BOTH)
    result = client.webhooks.test(made.id, event_type="video.completed")
    assert (result.success, result.status_code) == (True, 200)
    body, headers = ear.heard[-1]
    event = client.webhooks.unwrap(body, headers, secret=made.signing_secret)
    assert event.type == "video.completed"
    with pytest.raises(openai.InvalidWebhookSignatureError):
        client.webhooks.unwrap(body + b" ", headers, secret=made.signing_secret)
    client.webhooks.delete(made.id)


def test_a_video_that_ends_is_told_once(server, client, ear):
    made = client.webhooks.create(name="mine", url=ear.url, event_types=BOTH)
    video = client.videos.create(prompt="A fox")
    server.services.queue.cancel(server.services.queue.jobs()[-1].id)
    server.chores.announce()
    server.chores.announce()
    server.chores.deliver()
    server.chores.deliver()
    assert len(ear.heard) == 1
    body, headers = ear.heard[0]
    event = client.webhooks.unwrap(body, headers, secret=made.signing_secret)
    assert (event.type, event.data.id) == ("video.failed", video.id)
    client.webhooks.delete(made.id)


def test_a_new_secret_may_sign_beside_the_old_one(client, ear):
    made = client.webhooks.create(name="mine", url=ear.url, event_types=BOTH)
    kept = client.webhooks.rotate_secret(made.id, keep_old_secret_active_for_24_hours=True)
    client.webhooks.test(made.id, event_type="video.failed")
    for secret in (made.signing_secret, kept.signing_secret):
        client.webhooks.unwrap(*ear.heard[-1], secret=secret)
    alone = client.webhooks.rotate_secret(made.id)
    client.webhooks.test(made.id, event_type="video.failed")
    client.webhooks.unwrap(*ear.heard[-1], secret=alone.signing_secret)
    with pytest.raises(openai.InvalidWebhookSignatureError):
        client.webhooks.unwrap(*ear.heard[-1], secret=kept.signing_secret)
    client.webhooks.delete(made.id)


def test_what_is_not_heard_is_told_again_with_the_same_id(here, ear):
    here.services.change_settings({"allow_private_targets": True})
    store = WebhookStore(here.library)
    store.add(name="mine", url=ear.url, event_types=BOTH)
    now = time.time()
    with here.library.database.writing() as connection:
        announce(connection, "video.completed", "video_1", now=now)
    ear.says = 503
    assert deliver_due(here.services) == 1
    assert deliver_due(here.services) == 0  # not yet
    later = store.due(now=now + WAITS_SECONDS[0] + 1)
    assert [one.attempt for one in later] == [2]
    assert later[0].event_id == ear.heard[0][1]["webhook-id"]


def test_what_is_never_heard_is_given_up_after_three_days(here):
    store = WebhookStore(here.library)
    store.add(name="mine", url="http://127.0.0.1:1/", event_types=BOTH)
    began = now = time.time()
    with here.library.database.writing() as connection:
        announce(connection, "video.failed", "video_1", now=now)
    attempts = 0
    while taken := store.due(now=now):
        attempts += 1
        store.settle(taken[0], answered="refused", well=False, now=now)
        now += max(WAITS_SECONDS) + 1
    assert attempts == len(WAITS_SECONDS) + 1
    assert 71 * 3600 < sum(WAITS_SECONDS) < 72 * 3600
    assert now > began


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "http://localhost:99/", "ftp://example.com/", "http://10.1.2.3/"]
)
def test_an_endpoint_inside_this_network_is_refused(here, url):
    asked = {"name": "x", "url": url, "event_types": BOTH}
    answer = here.post("/v1/webhook_endpoints", json=asked)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "url_refused"
