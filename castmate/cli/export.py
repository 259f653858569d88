"""``castmate export``: a film in the form that somebody else's tools take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.console import print_json, say
from castmate.cli.library_door import open_collection
from castmate.cli.options import JsonOption
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.films.exports.certificates import SigningIdentity
    from castmate.films.exports.hand_over import HandedOver
    from castmate.library.home import Home


def export(
    film: Annotated[str, typer.Argument(help="Its name, or its file.")],
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="otio|edl|fcpxml|srt|vtt|zip|mp4",
            help="Timeline, subtitles, everything in one zip, or the film with credentials.",
        ),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(metavar="PEM", help="Of mp4: your certificate and those above it (ES256)."),
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="PEM", help="Of mp4: the certificate's private key.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; beside the film by default.")
    ] = None,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Hand a film over: to an editor, to a player, to an archive.

    Timelines name each take as a file in a folder beside them, and carry a mark where a character
    fell below the gate. An mp4 gets content credentials (C2PA): signed, it says that it is
    synthetic; they are the last step, as encoding it again takes them away.

    castmate export film.mp4 --to otio
    """
    from castmate.films.exports.finished import finished_film
    from castmate.films.exports.hand_over import form_of, hand_over

    form = form_of(to or (output.suffix[1:] if output else ""))
    if form != "mp4" and (certificate or key):
        raise BadInput(
            f"A certificate signs an mp4, not {form}.", advice="Give --to mp4, or leave it out."
        )
    with open_collection() as collection:
        finished = finished_film(film, collection)
        beside = finished.row.output
        path = output or beside.with_name(
            f"{beside.stem}.signed.mp4" if form == "mp4" else f"{beside.stem}.{form}"
        )
        if path.absolute() == beside:
            raise BadInput(
                "The film itself would be written over.", advice="Give another name with -o."
            )
        identity = _identity(certificate, key, collection.library.home) if form == "mp4" else None
        written = hand_over(finished, form, path, identity=identity)
    if as_json:
        print_json(written.as_json())
    else:
        _say(written)


def _identity(certificate: Path | None, key: Path | None, home: Home) -> SigningIdentity:
    from castmate.films.exports.certificates import own_identity, read_identity

    if certificate is not None and key is not None:
        return read_identity(certificate, key)
    if certificate or key:
        raise BadInput(
            "A signature needs a certificate and its key.", advice="Give --certificate and --key."
        )
    return own_identity(home.folder / "identity")


def _say(written: HandedOver) -> None:
    say(f"Written: {written.output}")
    if written.media is not None:
        say(f"  its takes: {written.media}")
    if written.state is not None:
        say(f"  content credentials: {written.state}")
    for missing in written.left_out:
        say(f"  ! left out: {missing}")
