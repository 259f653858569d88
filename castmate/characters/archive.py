"""The ``.castmate`` file: one character as a zip of JSON, PNG and safetensors.

    character.json          the document of :mod:`castmate.characters.document`
    pictures/SHA256.png     every view and loop picture, byte for byte
    signature.safetensors   the identity signature
    sheet.png               the character sheet, where one was asked for

The same character always gives the same bytes. What comes from outside is never written to a
path of its own choosing, is read within limits, and must agree with its own hashes.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from castmate.characters.blobs import BlobSource
from castmate.characters.character import Character
from castmate.characters.document import character_as_json, character_from_json
from castmate.characters.png_header import checked_size
from castmate.errors import ArchiveError, BadInput
from castmate.media.files import write_whole
from castmate.media.geometry import Size
from castmate.media.png import picture_from_png

SUFFIX = ".castmate"
MAX_ENTRIES = 600
MAX_ENTRY_BYTES = 64 * 2**20
MAX_TOTAL_BYTES = 512 * 2**20
MAX_DOCUMENT_BYTES = 2**20

_DOCUMENT, _SIGNATURE, _SHEET = "character.json", "signature.safetensors", "sheet.png"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_SENDER = "Ask whoever made the file to export it again."


@dataclass(frozen=True)
class Unpacked:
    """What a ``.castmate`` file holds, checked, before anything of it is kept."""

    character: Character
    blobs: Mapping[str, bytes] = field(repr=False)
    """The character's pictures and signature by their SHA-256."""
    sheet: bytes | None = field(default=None, repr=False)


def pictures_of(character: Character) -> tuple[str, ...]:
    """The SHA-256 of every picture of *character*, each once, in order."""
    loop = character.loop.pictures if character.loop else ()
    return tuple(dict.fromkeys([*(view.picture for view in character.views), *loop]))


def packed(character: Character, blobs: BlobSource, *, sheet: bytes | None = None) -> bytes:
    """The bytes of the ``.castmate`` file of *character*; *sheet* is a PNG to lie beside it."""
    document = json.dumps(character_as_json(character), indent=2, sort_keys=True).encode()
    pages = io.BytesIO()
    with zipfile.ZipFile(pages, "w") as archive:
        _add(archive, _DOCUMENT, document)
        for name in pictures_of(character):
            _add(archive, _picture_path(name), blobs.get(name))
        _add(archive, _SIGNATURE, blobs.get(character.signature))
        if sheet is not None:
            _add(archive, _SHEET, sheet)
    return pages.getvalue()


def export_character(
    character: Character, blobs: BlobSource, path: Path, *, sheet: bytes | None = None
) -> None:
    """Write *character* to the file *path*, wholly or not at all; raises :class:`NoSpace`."""
    write_whole(path, packed(character, blobs, sheet=sheet))


def unpacked(path: Path) -> Unpacked:
    """What the file *path* holds; :class:`ArchiveError` if it is damaged or not ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive, path)
    except FileNotFoundError:
        raise ArchiveError(
            f"There is no file {path}.", advice="Check the path and its spelling."
        ) from None
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be read: {error.strerror or error}.", advice="Check its permissions."
        ) from error
    # zipfile answers damage, encryption and unknown compression in its own several ways; for the
    # last two it raises kinds of RuntimeError.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise ArchiveError(f"{path} is no {SUFFIX} file, or a damaged one.", advice=_SENDER) from (
            error
        )


def _read(archive: zipfile.ZipFile, path: Path) -> Unpacked:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise _damaged(path, f"it has {len(entries)} entries, more than {MAX_ENTRIES}")
    if len({entry.filename for entry in entries}) != len(entries):
        raise _damaged(path, "two of its entries have the same name")
    names = frozenset(entry.filename for entry in entries)
    content = _entry(archive, path, names, _DOCUMENT, MAX_DOCUMENT_BYTES)
    try:
        character = character_from_json(json.loads(content))
    except (BadInput, ValueError, RecursionError) as error:
        raise _damaged(path, f"its {_DOCUMENT} is not right: {error}") from error
    blobs = _blobs(archive, path, names, character)
    sheet = None
    if _SHEET in names:
        sheet = _entry(archive, path, names, _SHEET, MAX_ENTRY_BYTES)
        checked_size(sheet, f"{path}: {_SHEET}")
    return Unpacked(character, blobs, sheet)


def _blobs(
    archive: zipfile.ZipFile, path: Path, names: frozenset[str], character: Character
) -> dict[str, bytes]:
    """The pictures and the signature that *character* speaks of; other entries are not touched."""
    stated = _stated_sizes(character)
    wanted = [(_picture_path(name), name) for name in pictures_of(character)]
    blobs: dict[str, bytes] = {}
    total = 0
    for entry, name in [*wanted, (_SIGNATURE, character.signature)]:
        content = _entry(archive, path, names, entry, MAX_ENTRY_BYTES)
        total += len(content)
        if total > MAX_TOTAL_BYTES:
            raise _damaged(path, f"it holds more than {MAX_TOTAL_BYTES // 2**20} MB")
        if sha256(content).hexdigest() != name:
            raise _damaged(path, f"{entry} does not agree with its SHA-256")
        if name in stated:
            _check_picture(path, entry, content, stated[name])
        blobs[name] = content
    return blobs


def _check_picture(path: Path, entry: str, content: bytes, stated: Size) -> None:
    """Raise :class:`ArchiveError` unless *content* is a whole PNG of the size *stated*."""
    if checked_size(content, f"{path}: {entry}") != stated:
        raise _damaged(path, f"{entry} does not have the size its character states")
    try:
        picture_from_png(content)
    except BadInput as error:
        raise _damaged(path, f"{entry} is a damaged picture") from error


def _stated_sizes(character: Character) -> dict[str, Size]:
    sizes = {view.picture: view.size for view in character.views}
    if character.loop:
        sizes |= dict.fromkeys(character.loop.pictures, character.loop.size)
    return sizes


def _entry(
    archive: zipfile.ZipFile, path: Path, names: frozenset[str], name: str, most: int
) -> bytes:
    """The bytes of the entry *name*, unpacked no further than *most*, whatever it says it has."""
    if name not in names:
        raise _damaged(path, f"it has no {name}")
    with archive.open(name) as entry:
        content = entry.read(most + 1)
    if len(content) > most:
        raise _damaged(path, f"its {name} is larger than {most // 2**20} MB")
    return content


def _damaged(path: Path, what: str) -> ArchiveError:
    return ArchiveError(f"{path} cannot be imported: {what}.", advice=_SENDER)


def _picture_path(name: str) -> str:
    return f"pictures/{name}.png"


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add an entry whose bytes depend on nothing but its name and *content*."""
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # as on Unix, whichever machine packs
    archive.writestr(entry, content)
