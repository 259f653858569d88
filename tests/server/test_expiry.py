"""How long videos are kept."""

import time

import openai
import pytest
from sqlalchemy import update

from castmate.library.server_tables import videos
from castmate.server.chores import Chores
from tests.server.conftest import running_server


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_video_is_kept_for_as_long_as_the_operator_says(tmp_path):
    with running_server(tmp_path / "home", keep_seconds=3600) as server:
        client = server.openai()
        video = client.videos.create_and_poll(
            prompt="A fox", extra_body={"size": "128x72", "seconds": "1"}
        )
        assert video.expires_at - video.completed_at == 3600
        blobs = server.library.home.blobs
        assert len(list(blobs.rglob("*"))) > 4
        with server.library.database.writing() as connection:
            connection.execute(update(videos).values(expires_at=time.time() - 1))
        Chores(server.services).expire()
        assert not [path for path in blobs.rglob("*") if path.is_file()]
        assert client.videos.retrieve(video.id).status == "completed"
        with pytest.raises(openai.APIStatusError) as gone:
            client.videos.download_content(video.id)
        assert gone.value.status_code == 410
