"""The OpenAPI document: in step with the file of the repository, and complete."""

import json
from pathlib import Path

import pytest

from castmate.server.reference import openapi_text

FILE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
FACTS = {
    "/v1/videos": {"get", "post"},
    "/v1/videos/{video_id}": {"get", "delete"},
    "/v1/videos/{video_id}/content": {"get"},
    "/v1/videos/{video_id}/remix": {"post"},
    "/v1/videos/characters": {"get", "post"},
    "/v1/videos/characters/{character_id}": {"get", "delete"},
    "/v1/videos/edits": {"post"},
    "/v1/videos/extensions": {"post"},
    "/v1/webhook_endpoints": {"get", "post"},
    "/v1/files": {"get", "post"},
    "/v1/batches": {"get", "post"},
}


@pytest.fixture(scope="module")
def document():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_file_is_in_step():
    same = FILE.read_text(encoding="utf-8") == openapi_text()
    assert same, "python -m castmate.server.reference > docs/reference/openapi.json"


@pytest.mark.parametrize("path", sorted(FACTS))
def test_every_address_of_the_videos_api_is_there(document, path):
    assert FACTS[path] <= set(document["paths"][path])


def test_every_operation_says_what_it_does_and_what_its_errors_look_like(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            assert operation["description"].endswith("."), where
            assert "200" in operation["responses"], where
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    shape = response["content"]["application/json"]["schema"]["$ref"]
                    assert shape.endswith("/ErrorBody"), (where, status)


def test_a_video_has_every_field_that_clients_need(document):
    needed = {
        "id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at",
        "prompt", "size", "seconds", "remixed_from_video_id", "error",
    }  # fmt: skip
    assert needed <= set(document["components"]["schemas"]["Video"]["required"])
