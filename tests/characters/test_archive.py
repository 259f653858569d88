import io
import json
import struct
import zipfile
import zlib

import pytest

from castmate.characters.archive import (
    export_character,
    packed,
    pictures_of,
    unpacked,
)
from castmate.characters.blobs import BlobsInMemory
from castmate.characters.document import character_as_json
from castmate.errors import ArchiveError, NoSpace
from tests.characters.momo import blob_picture, cast_momo, png


@pytest.fixture
def blobs():
    return BlobsInMemory()


@pytest.fixture
def momo(blobs):
    return cast_momo(blobs)


def rebuilt(content, changes):
    """The zip *content* with entries replaced, added, or (None) left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    entries |= changes
    pages = io.BytesIO()
    with zipfile.ZipFile(pages, "w", zipfile.ZIP_DEFLATED) as new:
        for name, entry in entries.items():
            if entry is not None:
                new.writestr(name, entry)
    return pages.getvalue()


def refusal(tmp_path, content):
    file = tmp_path / "bad.castmate"
    file.write_bytes(content)
    with pytest.raises(ArchiveError) as refused:
        unpacked(file)
    return str(refused.value)


def test_the_round_trip_is_byte_exact(momo, blobs, tmp_path):
    file = tmp_path / "momo.castmate"
    export_character(momo, blobs, file, sheet=png(blob_picture(30, 30, (9, 9, 9))))
    found = unpacked(file)
    assert found.character == momo
    assert found.blobs == {name: blobs.get(name) for name in (*pictures_of(momo), momo.signature)}
    assert found.sheet is not None
    assert [p.name for p in tmp_path.iterdir()] == ["momo.castmate"]


def test_the_same_character_packs_to_the_same_bytes(momo, blobs):
    assert packed(momo, blobs) == packed(momo, blobs)


def test_entries_that_are_not_the_characters_are_not_even_read(momo, blobs, tmp_path):
    file = tmp_path / "momo.castmate"
    file.write_bytes(rebuilt(packed(momo, blobs), {"../evil.txt": b"x", "/etc/evil": b"y"}))
    assert set(unpacked(file).blobs) == {*pictures_of(momo), momo.signature}
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_missing_file_and_one_that_is_no_zip_are_said(tmp_path):
    with pytest.raises(ArchiveError, match="There is no file"):
        unpacked(tmp_path / "none.castmate")
    with pytest.raises(ArchiveError, match="cannot be read"):
        unpacked(tmp_path)
    assert "damaged" in refusal(tmp_path, b"hello")
    assert "damaged" in refusal(tmp_path, b"")


def test_missing_and_changed_entries_are_said(momo, blobs, tmp_path):
    content = packed(momo, blobs)
    picture = f"pictures/{momo.views[0].picture}.png"
    other = png(blob_picture(60, 80, (1, 2, 3)))
    assert "no character.json" in refusal(tmp_path, rebuilt(content, {"character.json": None}))
    assert f"no {picture}" in refusal(tmp_path, rebuilt(content, {picture: None}))
    assert "SHA-256" in refusal(tmp_path, rebuilt(content, {picture: other}))
    assert "SHA-256" in refusal(tmp_path, rebuilt(content, {"signature.safetensors": b"?"}))
    assert "character.json is not right" in refusal(
        tmp_path, rebuilt(content, {"character.json": b"[" * 100_000})
    )


def test_a_document_that_lies_about_its_pictures_is_refused(momo, blobs, tmp_path):
    document = character_as_json(momo)
    document["views"][0]["width"] = 61
    changed = rebuilt(packed(momo, blobs), {"character.json": json.dumps(document)})
    assert "does not have the size" in refusal(tmp_path, changed)


def test_a_zip_bomb_is_stopped_by_what_it_unpacks_to(momo, blobs, tmp_path):
    bomb = b"\0" * (65 * 2**20)
    message = refusal(tmp_path, rebuilt(packed(momo, blobs), {"signature.safetensors": bomb}))
    assert "larger than 64 MB" in message


def huge_png(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )


def test_a_picture_that_claims_to_be_vast_is_refused(momo, blobs, tmp_path):
    vast = blobs.put(huge_png(60_000, 60_000))
    document = character_as_json(momo)
    document["views"][0]["picture"] = vast
    changes = {"character.json": json.dumps(document), f"pictures/{vast}.png": blobs.get(vast)}
    assert "60000x60000" in refusal(tmp_path, rebuilt(packed(momo, blobs), changes))


def test_a_picture_that_breaks_off_is_refused(momo, blobs, tmp_path):
    whole = blobs.get(momo.views[0].picture)
    broken = blobs.put(whole[: len(whole) // 2])
    document = character_as_json(momo)
    document["views"][0]["picture"] = broken
    changes = {"character.json": json.dumps(document), f"pictures/{broken}.png": blobs.get(broken)}
    assert "damaged picture" in refusal(tmp_path, rebuilt(packed(momo, blobs), changes))


def test_any_damage_is_an_archive_error_or_harmless(momo, blobs, tmp_path):
    content = packed(momo, blobs)
    file = tmp_path / "damaged.castmate"
    for place in range(0, len(content), 37):
        for damaged in (content[:place], content[:place] + b"\xff" + content[place + 1 :]):
            file.write_bytes(damaged)
            try:
                unpacked(file)
            except ArchiveError:
                continue


def test_a_place_that_cannot_be_written_is_said(momo, blobs, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NoSpace):
        export_character(momo, blobs, tmp_path / "file" / "momo.castmate")
