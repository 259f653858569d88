"""What a developer's code does with the OpenAI SDK, against a real server over loopback."""

import asyncio
import warnings

import numpy as np
import openai
import pytest

from castmate.characters.collection import Collection
from castmate.media.sound_file import samples_of
from tests.conftest import mascot_clip

SMALL = {"size": "640x360"}  # large enough to be measured at a glance
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def made(client, video):
    """*video* once it is made; that it was is part of every test."""
    done = client.videos.poll(video.id)
    assert done.status == "completed", done.error
    return done


@pytest.fixture
def nothing_begun(server):
    """Videos are asked for, and none is made meanwhile."""
    server.services.queue.pause()
    yield
    server.services.queue.resume()


@pytest.fixture(scope="module")
def client(server):
    """The SDK's client."""
    return server.openai(max_retries=0)


@pytest.fixture(scope="module")
def ruby(server):
    """The id of the character that the library has from the start."""
    return Collection(server.library).get("ruby").id


@pytest.fixture(scope="module")
def walk(client, ruby):
    """A finished video of Ruby."""
    asked = client.videos.create(
        prompt="Ruby walks along the beach at sunset",
        seconds="4",
        extra_body={**SMALL, "characters": [{"id": ruby}], "seconds": "2"},
    )
    assert asked.status == "queued"
    assert asked.progress == 0
    return made(client, asked)


def test_a_character_is_cast_from_an_upload_and_a_video_waits_for_it(server, client, tmp_path):
    clip = mascot_clip(tmp_path / "../../momo clip.mp4")
    with clip.open("rb") as file:
        character = client.videos.create_character(name="Momo", video=file)
    assert character.id.startswith("char_")
    assert character.name == "Momo"
    asked = client.videos.create(
        prompt="Momo waves in a garden",
        extra_body={**SMALL, "seconds": "1", "characters": [{"id": character.id}]},
    )
    done = made(client, asked)
    assert [(c["id"], c["anchors"]) for c in done.characters] == [
        (character.id, ["reference", "text"])
    ]
    assert done.consistency["verdict"] in ("pass", "fail", "not measurable")
    again = client.videos.get_character(character.id)
    assert (again.name, again.created_at) == ("Momo", character.created_at)
    assert Collection(server.library).get("@momo").id == character.id  # the command line has it


def test_a_character_cast_elsewhere_is_known_here(client, ruby):
    assert client.videos.get_character(ruby).name == "Ruby"


def test_the_finished_video_says_who_was_in_it(walk, ruby):
    assert walk.progress == 100
    assert walk.completed_at >= walk.created_at
    assert (walk.size, walk.seconds, walk.model) == ("640x360", "2", "sora-2")
    assert [c["id"] for c in walk.characters] == [ruby]


def test_content_comes_in_three_variants(client, walk):
    heads = {
        variant: client.videos.download_content(walk.id, variant=variant).read()[:12]
        for variant in ("video", "thumbnail", "spritesheet")
    }
    assert heads["video"][4:8] == b"ftyp"
    assert heads["thumbnail"][:4] == b"RIFF"
    assert heads["thumbnail"][8:] == b"WEBP"
    assert heads["spritesheet"][:3] == b"\xff\xd8\xff"


def test_a_part_of_the_content_can_be_asked_for(client, walk):
    part = client.videos.with_raw_response.download_content(
        walk.id, extra_headers={"Range": "bytes=4-7"}
    )
    assert (part.status_code, part.content) == (206, b"ftyp")


def test_an_extension_is_the_whole_video(client, walk, tmp_path):
    asked = client.videos.extend(
        video=openai.omit,
        prompt="Then Ruby jumps",
        seconds="4",
        extra_body={"video": {"id": walk.id}, "seconds": "1"},
    )
    assert asked.seconds == "3"
    longer = made(client, asked)
    assert longer.seconds == "3"
    assert [c["handle"] for c in longer.characters] == ["ruby"]
    whole = tmp_path / "whole.mp4"
    whole.write_bytes(client.videos.download_content(longer.id).read())
    loudest = [np.abs(part).max() for part in np.split(np.concatenate([*samples_of(whole)]), 3)]
    assert min(loudest) > 0.05  # the first part, and what was added to it
    assert len(loudest) == 3


def test_an_edit_changes_what_the_prompt_names_and_leaves_the_rest(server, client, walk):
    asked = client.videos.edit(
        video=openai.omit, prompt="Make it night", extra_body={"video": {"id": walk.id}}
    )
    changed = made(client, asked)
    assert (changed.size, changed.seconds) == (walk.size, walk.seconds)
    assert [c["handle"] for c in changed.characters] == ["ruby"]


def test_a_remix_names_its_source(client, walk):
    remix = made(client, client.videos.remix(walk.id, prompt="Ruby dances in a forest"))
    assert remix.remixed_from_video_id == walk.id


def test_an_uploaded_video_can_be_edited_and_extended(client, walk):
    content = client.videos.download_content(walk.id).read()
    edit = client.videos.edit(
        video=("x.mp4", content), prompt="Ruby waves", extra_body={"model": "sora-2-pro"}
    )
    assert made(client, edit).model == "sora-2-pro"
    longer = client.videos.extend(
        video=("x.mp4", content), prompt="Ruby waves", seconds="4", extra_body={"seconds": "1"}
    )
    done = made(client, longer)
    assert float(done.seconds) == pytest.approx(3.0, abs=0.1)
    assert "upload_is_the_set" in {w["code"] for w in done.warnings}


@pytest.mark.usefixtures("nothing_begun")
def test_pages_follow_one_another_also_while_videos_are_deleted(client):
    ids = [
        client.videos.create(prompt=f"A fox number {n}", extra_body={**SMALL, "seconds": "1"}).id
        for n in range(5)
    ]
    newest = [video.id for video, _ in zip(client.videos.list(limit=2), range(5), strict=False)]
    assert newest == ids[::-1]
    oldest_first = [video.id for video in client.videos.list(limit=3, order="asc")]
    assert oldest_first[-5:] == ids
    gone = []
    for video in client.videos.list(limit=2):
        if video.id in ids:
            assert client.videos.delete(video.id).deleted
            gone.append(video.id)
    assert gone == ids[::-1]
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(ids[0])


def test_a_page_may_be_empty(client):
    page = client.videos.list(limit=0)
    assert (page.data, page.has_more) == ([], True)


def test_everything_works_with_asyncio_too(server, walk):
    async def flow():
        async with openai.AsyncOpenAI(base_url=f"{server.url}/v1", api_key="x") as client:
            video = await client.videos.create_and_poll(
                prompt="A fox runs", extra_body={**SMALL, "seconds": "1"}
            )
            content = await client.videos.download_content(video.id)
            ids = [each.id async for each in client.videos.list(limit=2)]
            await client.videos.delete(video.id)
            return video, content.content, ids

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        video, content, ids = asyncio.run(flow())
    assert video.status == "completed"
    assert content[4:8] == b"ftyp"
    assert {video.id, walk.id} <= set(ids)


@pytest.mark.usefixtures("nothing_begun")
def test_answers_pass_the_sdks_strict_validation(server, walk):
    strict = server.openai(_strict_response_validation=True)
    asked = strict.videos.create(prompt="A fox waits", size="1280x720", seconds="4")
    assert strict.videos.retrieve(asked.id).id == asked.id
    assert strict.videos.delete(asked.id).deleted
    assert strict.videos.get_character(Collection(server.library).get("ruby").id)


@pytest.mark.usefixtures("nothing_begun")
def test_who_asks_is_told_when_to_ask_again(walk, client):
    asked = client.videos.with_raw_response.create(
        prompt="A fox", extra_body={**SMALL, "seconds": "1"}
    )
    assert int(asked.headers["openai-poll-after-ms"]) >= 100
    client.videos.delete(asked.parse().id)
    done = client.videos.with_raw_response.retrieve(walk.id)
    assert "openai-poll-after-ms" not in done.headers


@pytest.mark.usefixtures("nothing_begun")
def test_the_same_idempotency_key_is_the_same_video(client):
    def create(prompt):
        return client.videos.create(
            prompt=prompt, extra_body=SMALL, extra_headers={"Idempotency-Key": "once"}
        )

    first = create("A fox sleeps")
    assert create("A fox sleeps").id == first.id
    with pytest.raises(openai.ConflictError) as told:
        create("A cat sleeps")
    assert told.value.response.headers["x-should-retry"] == "false"
    client.videos.delete(first.id)
