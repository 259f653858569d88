"""What is kept comes back as it was, or not at all."""

import pytest

from castmate.sound.shelf import FolderShelf, MemoryShelf

KEY = "ab" * 32


@pytest.fixture(params=["folder", "memory"])
def shelf(request, tmp_path):
    return FolderShelf(tmp_path / "sound") if request.param == "folder" else MemoryShelf()


def test_what_was_put_there_is_there(shelf):
    assert shelf.get(KEY) is None
    shelf.put(KEY, b"packets")
    assert shelf.get(KEY) == b"packets"
    shelf.put(KEY, b"")
    assert shelf.get(KEY) == b""


@pytest.mark.parametrize("left", [b"", b"packets", b"12345678packets"])
def test_what_a_power_cut_left_is_not_believed(tmp_path, left):
    shelf = FolderShelf(tmp_path)
    shelf.put(KEY, b"packets")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(left)
    assert shelf.get(KEY) is None


def test_nothing_half_written_is_left(tmp_path):
    shelf = FolderShelf(tmp_path)
    shelf.put(KEY, b"one")
    shelf.put(KEY, b"other")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [KEY]
