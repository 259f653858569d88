"""Videos that wait for a character, and what becomes of them."""

from castmate.server.chores import Chores
from tests.server.test_uploads import cast, good_clip


def waiting(here, tmp_path):
    """A video that waits for a character that is being cast, and the job of the casting."""
    one = cast(here, good_clip(tmp_path)).json()
    asked = {"prompt": "Momo walks", "characters": [{"id": one["id"]}]}
    video = here.post("/v1/videos", json=asked).json()
    job = here.get("/api/jobs").json()["jobs"][0]
    assert job["kind"] == "cast"
    return video["id"], job["id"], one["id"]


def test_a_video_waits_for_its_character(here, tmp_path):
    video, _, _ = waiting(here, tmp_path)
    Chores(here.services).do()
    assert here.get(f"/v1/videos/{video}").json()["status"] == "queued"
    assert [job["kind"] for job in here.get("/api/jobs").json()["jobs"]] == ["cast"]


def test_a_video_fails_with_the_reason_for_which_its_character_could_not_be_cast(here, tmp_path):
    video, _, character = waiting(here, tmp_path)
    claim = here.services.queue.claim("me")
    told = {"code": "rights", "message": "The cut-out seems to show a human face."}
    here.services.queue.fail(claim, told, retry=False)
    Chores(here.services).do()
    failed = here.get(f"/v1/videos/{video}").json()
    assert failed["status"] == "failed"
    assert failed["error"]["code"] == "moderation_blocked"
    assert "human face" in failed["error"]["message"]
    assert here.get(f"/v1/videos/characters/{character}").json()["status"] == "failed"
    again = {"prompt": "Momo walks", "characters": [{"id": character}]}
    assert here.post("/v1/videos", json=again).json()["error"]["code"] == "character_failed"


def test_a_video_fails_when_its_character_is_deleted(here, tmp_path):
    video, _, character = waiting(here, tmp_path)
    here.delete(f"/v1/videos/characters/{character}")
    Chores(here.services).do()
    assert here.get(f"/v1/videos/{video}").json()["error"]["code"] == "character_not_found"


def test_a_waiting_video_can_be_deleted(here, tmp_path):
    video, _, _ = waiting(here, tmp_path)
    assert here.delete(f"/v1/videos/{video}").json()["deleted"] is True
    assert here.get(f"/v1/videos/{video}").status_code == 404
