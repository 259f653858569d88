"""The OpenAPI document as a file, for ``docs/reference/openapi.json``: run this module."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from castmate.library.home import Home
from castmate.library.library import Library
from castmate.server.app import create_app


def openapi_text() -> str:
    """The document, as it is kept in the repository."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home(Path(folder)))
        try:
            document = create_app(library).openapi()
        finally:
            library.close()
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
