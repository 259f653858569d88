"""How timelines name the files they cut."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote


def media_url(media: Path, folder: Path) -> str:
    """The URL of *media* in a file of *folder*: relative below it, so that both can be moved.

    >>> media_url(Path("/film/takes/S01-01.mp4"), Path("/film"))
    'takes/S01-01.mp4'
    >>> media_url(Path("/other/a b.mp4"), Path("/film"))
    'file:///other/a%20b.mp4'
    """
    media, folder = media.absolute(), folder.absolute()
    if media.is_relative_to(folder):
        return quote(media.relative_to(folder).as_posix())
    return media.as_uri()
