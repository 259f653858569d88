"""Files and batches: many videos from one file, and one file of what became of them."""

import json
import time

import openai
import pytest

from tests.server.conftest import running_server

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_server(tmp_path_factory.mktemp("batches") / "home") as running:
        yield running


@pytest.fixture(scope="module")
def client(server):
    return server.openai(max_retries=0)


def line(custom_id, **body):
    asked = {"custom_id": custom_id, "method": "POST", "url": "/v1/videos", "body": body}
    return json.dumps(asked)


def ended(client, batch):
    for _ in range(600):
        batch = client.batches.retrieve(batch.id)
        if batch.status in ("completed", "failed", "cancelled"):
            return batch
        time.sleep(0.1)
    return batch


def upload(client, text, name="in.jsonl"):
    return client.files.create(file=(name, text.encode()), purpose="batch")


def create(client, file):
    return client.batches.create(
        input_file_id=file.id, endpoint="/v1/videos", completion_window="24h",
        metadata={"film": "one"},
    )  # fmt: skip


def test_a_batch_makes_what_it_can_and_tells_the_rest(client):
    small = {"size": "256x144", "seconds": "1"}
    file = upload(
        client,
        "\n".join([line("a", prompt="A fox runs", **small), line("b", prompt=""), "",
                   line("c", prompt="A cat sits", **small)]),
    )  # fmt: skip
    batch = ended(client, create(client, file))
    assert batch.status == "completed"
    assert (batch.request_counts.total, batch.request_counts.completed) == (3, 2)
    assert batch.request_counts.failed == 1
    assert batch.metadata == {"film": "one"}
    good = [
        json.loads(text)
        for text in client.files.content(batch.output_file_id).text.split("\n")
        if text
    ]
    assert [told["custom_id"] for told in good] == ["a", "c"]
    assert {told["response"]["body"]["status"] for told in good} == {"completed"}
    bad = [
        json.loads(text)
        for text in client.files.content(batch.error_file_id).text.split("\n")
        if text
    ]
    assert [(told["custom_id"], told["error"]["code"]) for told in bad] == [("b", "invalid_value")]
    assert [each.id for each in client.batches.list()] == [batch.id]


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", line("a", prompt="x") + "\n" + line("a", prompt="y"), '{"custom_id": "a"}',
     json.dumps({"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {}})],
)  # fmt: skip
def test_a_file_with_a_wrong_line_is_refused_whole(client, text):
    batch = ended(client, create(client, upload(client, text or "\n")))
    assert batch.status == "failed"
    assert batch.errors.data[0].code in ("invalid_request", "empty_file")


def test_a_cancelled_batch_makes_no_more(server, client):
    server.services.queue.pause()
    file = upload(client, "\n".join(line(str(n), prompt="A fox", seconds="20") for n in range(4)))
    batch = create(client, file)
    while client.batches.retrieve(batch.id).status == "validating":
        pass
    assert client.batches.cancel(batch.id).status in ("cancelling", "cancelled")
    done = ended(client, batch)
    assert done.status == "cancelled"
    assert done.request_counts.failed == 4
    server.services.queue.resume()


def test_only_videos_are_made_in_batches(client):
    with pytest.raises(openai.BadRequestError, match="endpoint"):
        client.batches.create(
            input_file_id="file-x", endpoint="/v1/responses", completion_window="24h"
        )
    with pytest.raises(openai.BadRequestError, match="no file"):
        client.batches.create(
            input_file_id="file-x", endpoint="/v1/videos", completion_window="24h"
        )


def test_files_are_kept_listed_read_and_deleted(client):
    made = client.files.create(file=("../../etc/pass\x00wd.png", b"hello"), purpose="vision")
    assert (made.filename, made.bytes) == ("pass_wd.png", 5) or made.filename.startswith("pass")
    assert client.files.content(made.id).read() == b"hello"
    assert made.id in [each.id for each in client.files.list(purpose="vision")]
    assert client.files.delete(made.id).deleted
    with pytest.raises(openai.NotFoundError):
        client.files.retrieve(made.id)
