"""castmate's own API: the library, plans, films, takes, the queue, settings, events."""

import io
import json
import threading
import time
import urllib.request

import pytest

from castmate.characters.collection import Collection
from tests.films.dragon import cast_dragon
from tests.server.conftest import running_server

SCRIPT = "EXT. BEACH - DAY\n\nRuby walks. [[1 s]]\n\nRuby waves. [[1 s]]\n"
FILM = {
    "name": "beach",
    "script": SCRIPT,
    "form": "fountain",
    "draft": True,
    "size": "160x90",
    "gate_percent": None,
}


@pytest.fixture
def ruby(here):
    """An app whose library has Ruby."""
    Collection(here.library).add(cast_dragon(here.library.blobs))
    return here


def test_characters_are_listed_searched_and_changed(ruby):
    assert [c["handle"] for c in ruby.get("/api/characters").json()["characters"]] == ["ruby"]
    assert ruby.get("/api/characters?search=nobody").json()["characters"] == []
    changed = ruby.patch("/api/characters/ruby", json={"tags": ["dragon"], "name": "Ruby Red"})
    assert (changed.json()["version"], changed.json()["name"]) == (2, "Ruby Red")
    tagged = ruby.get("/api/characters?tag=dragon").json()["characters"]
    assert [c["name"] for c in tagged] == ["Ruby Red"]
    assert ruby.get("/api/characters/rubi").status_code == 404
    protected = ruby.patch("/api/characters/ruby", json={"name": "Mickey Mouse"})
    assert protected.status_code == 400


def test_pictures_of_a_character_are_shown(ruby):
    view = ruby.get("/api/characters/ruby/views/1")
    assert view.content.startswith(b"\x89PNG")
    assert ruby.get("/api/characters/ruby/views/9").status_code == 404
    assert ruby.get("/api/characters/ruby/sheet").status_code == 404
    ruby.patch("/api/characters/ruby", json={"tags": ["seen"]})  # which draws it
    assert ruby.get("/api/characters/ruby/sheet").content.startswith(b"\x89PNG")


def test_a_character_leaves_as_a_file_and_comes_in_again(ruby):
    packed = ruby.get("/api/characters/ruby/export")
    assert packed.headers["content-disposition"].endswith('"ruby.castmate"')
    files = {"file": ("../x.castmate", io.BytesIO(packed.content))}
    assert ruby.post("/api/characters/import", files=files).status_code == 409
    files = {"file": ("x", io.BytesIO(packed.content))}
    again = ruby.post("/api/characters/import", files=files, data={"handle": "garnet"})
    assert again.json()["handle"] == "garnet"
    broken = {"file": ("x", io.BytesIO(packed.content[:99]))}
    refused = ruby.post("/api/characters/import", files=broken, data={"handle": "opal"})
    assert refused.status_code == 400
    assert "uploads" not in refused.text


def test_a_script_is_planned_without_making_anything(ruby):
    plan = ruby.post("/api/plans", json=FILM).json()
    assert [shot["set"] for shot in plan["shots"]] == ["beach", "beach"]
    assert plan["num_missing"] == 2
    assert ruby.get("/api/films").json() == {"films": []}
    wrong = ruby.post("/api/plans", json={**FILM, "script": "@nobody walks"})
    assert wrong.status_code in (400, 404)
    for name in ("../x", "a/b", "", "a b"):
        assert ruby.post("/api/plans", json={**FILM, "name": name}).status_code == 400


def test_the_queue_is_paused_ordered_stopped_and_tried_again(ruby):
    ids = []
    for _ in range(3):
        ruby.post("/v1/videos", json={"prompt": "A fox"})
        ids.append(ruby.get("/api/jobs?limit=1").json()["jobs"][0]["id"])
    assert ruby.post("/api/queue/pause").json()["paused"] is True
    assert ruby.services.queue.claim("me") is None
    assert ruby.post("/api/queue/resume").json()["paused"] is False
    assert ruby.patch(f"/api/jobs/{ids[2]}", json={"priority": 5}).json()["priority"] == 5
    assert ruby.services.queue.claim("me").job.id == ids[2]
    assert ruby.post(f"/api/jobs/{ids[0]}/cancel").json()["state"] == "cancelled"
    assert ruby.post(f"/api/jobs/{ids[0]}/retry").json()["state"] == "queued"
    page = ruby.get(f"/api/jobs?limit=2&after={ids[2]}").json()
    assert [job["id"] for job in page["jobs"]] == [ids[1], ids[0]]
    assert ruby.get("/api/queue").json()["counts"] == {"queued": 2, "running": 1}
    assert ruby.get("/api/jobs/job_none").status_code == 404


def test_settings_are_changed_kept_and_checked(ruby):
    changed = ruby.patch("/api/settings", json={"tries": 5, "models": {"sora-2": "animatic"}})
    assert changed.json()["tries"] == 5
    assert ruby.get("/v1/models").json()["data"][0]["id"] == "sora-2"
    asked = ruby.post("/v1/videos", json={"prompt": "x", "model": "sora-2-pro"})
    assert asked.status_code == 400
    for wrong in ({"tries": 0}, {"tires": 1}, {"models": {}}, {"tries": "3"}):
        assert ruby.patch("/api/settings", json=wrong).status_code == 400
    assert ruby.get("/api/settings").json()["tries"] == 5


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("own") / "home") as running:
        Collection(running.library).add(cast_dragon(running.library.blobs))
        yield running


def asked(server, method, path, body=None):
    """The answer of *server* as JSON, or its bytes."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(  # noqa: S310 - our own server
        server.url + path, data, {"content-type": "application/json"}, method=method
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        content = answer.read()
        kind = answer.headers["content-type"]
    return json.loads(content) if kind == "application/json" else content


def test_a_film_is_made_watched_and_handed_over(server):
    heard = []
    stream = urllib.request.urlopen(server.url + "/api/events", timeout=60)  # noqa: S310

    def listen():
        try:
            heard.extend(text.decode().strip() for text in stream)
        except (OSError, ValueError, AttributeError):
            return  # closed below

    threading.Thread(target=listen, daemon=True).start()
    ordered = asked(server, "POST", "/api/films", FILM)
    assert ordered["num_shots"] == 2
    for _ in range(600):
        job = asked(server, "GET", f"/api/jobs/{ordered['job']['id']}")
        if job["state"] not in ("queued", "running"):
            break
        time.sleep(0.1)
    assert job["state"] == "done", job["error"]
    film = asked(server, "GET", "/api/films/beach")
    assert [len(shot["takes"]) for shot in film["shots"]] == [1, 1]
    assert asked(server, "GET", "/api/films/beach/content")[4:8] == b"ftyp"
    label = film["shots"][0]["label"]
    take = asked(server, "GET", f"/api/films/beach/shots/{label}/takes/1/content")
    assert take[4:8] == b"ftyp"
    locked = asked(server, "PATCH", f"/api/films/beach/shots/{label}", {"lock": True})
    assert locked["shots"][0]["locked"] is True
    assert asked(server, "GET", "/api/films/beach/export/otio")[:1] == b"{"
    assert asked(server, "GET", "/api/films/beach/export/zip")[:2] == b"PK"
    time.sleep(1.0)  # what was said last is on its way
    assert not list((server.library.home.folder / "uploads").glob("handed_*"))
    stream.close()
    told = [json.loads(text[6:]) for text in heard if text.startswith("data: ")]
    assert {event["kind"] for event in told} == {"film", "shot"}
    assert told[-1]["state"] == "done"


def test_who_comes_back_to_the_events_hears_what_was_missed(server):
    asked(server, "POST", "/v1/videos", {"prompt": "A fox", "size": "128x72", "seconds": "1"})
    request = urllib.request.Request(  # noqa: S310 - our own server
        server.url + "/api/events", headers={"Last-Event-ID": "0"}
    )
    with urllib.request.urlopen(request, timeout=30) as stream:  # noqa: S310
        lines = []
        while not any(text.startswith("data:") for text in lines):
            lines.append(stream.readline().decode())
    assert any(text.startswith("id: ") for text in lines)
    assert "retry: 2000\n" in lines


def test_a_finished_video_has_a_report(server):
    video = asked(
        server, "POST", "/v1/videos", {"prompt": "Ruby waves", "size": "640x360", "seconds": "1"}
    )
    for _ in range(600):
        if asked(server, "GET", f"/v1/videos/{video['id']}")["status"] == "completed":
            break
        time.sleep(0.1)
    report = asked(server, "GET", f"/api/videos/{video['id']}/report")
    assert report["facts"]["plan"]["cast"][0]["handle"] == "ruby"
    assert len(report["sidecar"]["boxes"]["ruby"]) == 24
