"""Every test of media has a studio for its own little films."""

from pathlib import Path

import pytest

from tests.media.studio import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)
