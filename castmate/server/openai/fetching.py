"""A picture, wherever a client says it is: uploaded, in a data URL, at a URL, among its files."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from urllib.parse import unquote_to_bytes

from starlette.datastructures import UploadFile

from castmate.server.checked_http import Limits, TargetRefused, exchange
from castmate.server.http_errors import ApiError, refused
from castmate.server.openai.file_store import FileStore
from castmate.server.settings import MIB, ServerSettings

_MOST_REDIRECTS = 3
_SECONDS = 15.0


@contextmanager
def fetched(
    reference: object, name: str, settings: ServerSettings, files: FileStore
) -> Iterator[IO[bytes]]:
    """The bytes of the picture that the field *name* is or names, to be read once.

    Raises :class:`ApiError` (400) with what is wrong with it.
    """
    if isinstance(reference, UploadFile):
        yield reference.file
        return
    url, file_id = _told(reference, name)
    if file_id is not None:
        path = files.path(files.get(file_id))
        if path.stat().st_size > settings.max_image_bytes:
            raise _too_large(name, settings)
        with path.open("rb") as file:
            yield file
    elif url is not None and url[:5].lower() == "data:":
        yield io.BytesIO(_in_data_url(url, name, settings))
    else:
        yield io.BytesIO(_at_url(url or "", name, settings))


def _told(reference: object, name: str) -> tuple[str | None, str | None]:
    """The URL or the id of a file; exactly one of them."""
    if isinstance(reference, str):
        reference = {"file_id" if reference.startswith("file-") else "image_url": reference}
    if not isinstance(reference, Mapping):
        raise refused(f"'{name}' must be a file, or an object with image_url or file_id.", name)
    found = {key: reference.get(key) for key in ("image_url", "file_id") if reference.get(key)}
    if len(found) != 1 or not all(isinstance(value, str) for value in found.values()):
        raise refused(f"'{name}' must have exactly one of image_url and file_id.", name)
    return found.get("image_url"), found.get("file_id")


def _in_data_url(url: str, name: str, settings: ServerSettings) -> bytes:
    head, comma, data = url.partition(",")
    if not comma:
        raise refused(f"'{name}' is a data URL without data.", name)
    if len(data) > settings.max_image_bytes * 4 // 3 + 4:
        raise _too_large(name, settings)
    try:
        if head.lower().endswith(";base64"):
            return base64.b64decode(data, validate=True)
        return unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        raise refused(f"'{name}' is a data URL whose base64 cannot be read.", name) from None


def _at_url(url: str, name: str, settings: ServerSettings) -> bytes:
    limits = Limits(
        seconds=_SECONDS, max_bytes=settings.max_image_bytes, max_redirects=_MOST_REDIRECTS,
        allow_private=settings.allow_private_targets,
    )  # fmt: skip
    try:
        answer = exchange("GET", url, limits=limits)
    except TargetRefused as error:
        raise refused(f"'{name}.image_url': {error}", name, code="url_refused") from error
    except OSError as error:
        told = f"'{name}.image_url' could not be fetched: {type(error).__name__}."
        raise refused(told, name, code="url_unreachable") from error
    if answer.status != 200:
        raise refused(
            f"'{name}.image_url' answered with {answer.status}.", name, code="url_unreachable"
        )
    return answer.body


def _too_large(name: str, settings: ServerSettings) -> ApiError:
    told = f"{name} is larger than {settings.max_image_bytes / MIB:g} MiB."
    return ApiError(413, told, code="too_large", param=name)
