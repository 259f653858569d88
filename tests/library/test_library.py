"""Characters as rows and blobs: kept whole, versioned, and forgotten without leftovers."""

import json
import subprocess
import sys

import pytest
from sqlalchemy import create_engine, text

from castmate.errors import CastmateError, HandleTaken, NoSpace
from castmate.library.blobs import FolderBlobs, content_hash
from castmate.library.home import Home
from castmate.library.library import CharacterRow, Library


def row(handle, *, version=1, blobs=(), identity=None, **document):
    return CharacterRow(
        id=identity or f"char_{handle}",
        handle=handle,
        version=version,
        created_at="2026-01-01T00:00:00+00:00",
        document=json.dumps(document),
        blobs=tuple(sorted(blobs)),
    )


@pytest.fixture
def library(tmp_path):
    opened = Library(Home(tmp_path / "home"))
    yield opened
    opened.close()


def test_a_character_comes_back_as_it_was_added(library):
    momo = row("momo", name="Momo", blobs=[library.blobs.put(b"a view")])
    library.add(momo)
    assert library.find("momo") == momo
    assert library.find("nobody") is None


def test_a_handle_belongs_to_one_character(library):
    library.add(row("momo"))
    with pytest.raises(HandleTaken, match="@momo"):
        library.add(row("momo", identity="char_other"))


def test_replacing_shows_the_newest_version_and_keeps_the_older(library):
    old, new = library.blobs.put(b"old view"), library.blobs.put(b"new view")
    library.add(row("momo", blobs=[old], hat=False))
    library.replace(row("momo", version=2, blobs=[new], hat=True))
    found = library.find("momo")
    assert (found.version, json.loads(found.document)) == (2, {"hat": True})
    assert library.blobs.get(old) == b"old view"


def test_removing_forgets_the_pictures_nobody_else_uses(library):
    shared, own = library.blobs.put(b"shared"), library.blobs.put(b"own")
    library.add(row("momo", blobs=[shared, own]))
    library.add(row("rex", blobs=[shared]))
    library.remove("momo")
    assert library.handles() == ["rex"]
    assert library.blobs.get(shared) == b"shared"
    with pytest.raises(CastmateError, match="missing or damaged"):
        library.blobs.get(own)


def test_characters_are_listed_by_handle(library):
    for handle in ("rex", "ada", "momo"):
        library.add(row(handle))
    assert [r.handle for r in library.all()] == library.handles() == ["ada", "momo", "rex"]


def test_another_process_sees_what_was_added(library):
    library.add(row("momo"))
    program = (
        "import sys; from pathlib import Path; from castmate.library.home import Home;"
        "from castmate.library.library import Library;"
        "print(Library(Home(Path(sys.argv[1]))).handles())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(library.home.folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "['momo']"


def test_a_library_of_a_newer_castmate_is_left_alone(library):
    engine = create_engine(f"sqlite:///{library.home.database}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 99"))
    engine.dispose()
    with pytest.raises(CastmateError, match="newer castmate"):
        Library(library.home)


def test_a_file_that_is_no_library_is_said_to_be_damaged(tmp_path):
    home = Home(tmp_path)
    home.make()
    home.database.write_bytes(b"this is not a database, it is a sentence" * 100)
    with pytest.raises(CastmateError, match="damaged"):
        Library(home)


def test_a_home_that_cannot_be_made_says_how_to_move_it(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NoSpace, match="CASTMATE_HOME"):
        Library(Home(tmp_path / "file" / "home"))


def test_home_follows_the_environment(tmp_path):
    assert Home.find({"CASTMATE_HOME": str(tmp_path)}).folder == tmp_path
    assert Home.find({}).folder.name == "castmate"


def test_equal_bytes_are_kept_once(tmp_path):
    blobs = FolderBlobs(tmp_path)
    assert blobs.put(b"same") == blobs.put(b"same") == content_hash(b"same")
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


def test_a_damaged_blob_is_never_handed_out(tmp_path):
    blobs = FolderBlobs(tmp_path)
    name = blobs.put(b"whole")
    next(p for p in tmp_path.rglob("*") if p.is_file()).write_bytes(b"hole")
    with pytest.raises(CastmateError, match="damaged"):
        blobs.get(name)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "A" * 64])
def test_only_hashes_name_blobs(tmp_path, name):
    with pytest.raises(CastmateError, match="not the name"):
        FolderBlobs(tmp_path).get(name)


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("castmate.media.files.os.fsync", full)
    with pytest.raises(NoSpace, match="disk is full"):
        FolderBlobs(tmp_path).put(b"too much")
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_a_character_its_pictures_and_its_sheet_are_added_together(library):
    library.add(row("momo"), blobs={content_hash(b"a view"): b"a view"}, sheet=b"page")
    assert library.blobs.get(content_hash(b"a view")) == b"a view"
    assert library.home.sheet("momo").read_bytes() == b"page"


def test_what_fails_on_the_way_leaves_nothing(library, monkeypatch):
    library.add(row("old"), sheet=b"old page")
    writing = library.home.sheet("momo")

    def stopped(part, path):
        if path == writing:
            raise KeyboardInterrupt
        part.replace(path)

    monkeypatch.setattr("castmate.media.files.publish", stopped)
    with pytest.raises(KeyboardInterrupt):
        library.add(row("momo"), blobs={content_hash(b"a view"): b"a view"}, sheet=b"page")
    assert library.handles() == ["old"]
    files = [path for path in library.home.folder.rglob("*") if path.is_file()]
    assert {path.name for path in files if "sqlite3" not in path.name} == {"old.png"}


def test_a_new_handle_takes_the_sheet_with_it(library):
    library.add(row("momo"), sheet=b"page")
    library.replace(row("mimi", version=2, identity="char_momo"), sheet=b"new page")
    assert not library.home.sheet("momo").exists()
    assert library.home.sheet("mimi").read_bytes() == b"new page"


def test_a_file_is_adopted_as_a_blob_by_its_content(library, tmp_path):
    for attempt in range(2):
        film = tmp_path / f"take{attempt}.mp4"
        film.write_bytes(b"pictures" * 1000)
        name = library.blobs.adopt(film)
        assert not film.exists()
        assert library.blobs.get(name) == b"pictures" * 1000


def test_readers_do_not_wait_for_a_writer(library):
    with library.database.writing() as writer:
        writer.execute(text("UPDATE schema_version SET version = version"))
        assert library.handles() == []
