"""Content credentials (C2PA): a film says, signed, that it is synthetic and what made it.

Source: Coalition for Content Provenance and Authenticity, "C2PA Technical Specification"; IPTC
NewsCodes, "Digital Source Type". They are the last step: whatever encodes the film again, or writes
into it, takes them away or makes them invalid.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from castmate import __version__
from castmate.errors import BadInput, CastmateError
from castmate.films.exports.certificates import HOW_TO_INSTALL, SigningIdentity
from castmate.films.shots.recipe import SOURCE_TYPE
from castmate.media.part_file import discard, part_beside, publish, writing_to


def sign_film(film: Path, output: Path, identity: SigningIdentity, *, title: str) -> None:
    """Write *film* with content credentials to *output*, or nothing at all."""
    c2pa = _c2pa()
    part = part_beside(output).with_suffix(".mp4")  # the library reads the kind of file off it
    with writing_to(output):
        try:
            signer = c2pa.Signer.from_info(
                c2pa.C2paSignerInfo(
                    b"es256",
                    identity.certificates.encode(),
                    identity.private_key.encode(),
                    None,  # no time stamp: asking for one would tell a server outside
                )
            )
            with signer, c2pa.Builder(_manifest(title)) as builder:
                builder.sign_file(film, part, signer)
            publish(part, output)
        except c2pa.C2paError as error:
            raise CastmateError(
                f"The film could not be signed: {error}.",
                advice="Is the key the one of the first certificate, and made for ES256?",
            ) from error
        finally:
            discard(part)


def credentials_state(film: Path) -> str:
    """``"Valid"``, ``"Trusted"`` or ``"Invalid"``; ``"None"`` where *film* has no credentials."""
    c2pa = _c2pa()
    reader = c2pa.Reader.try_create(film)
    if reader is None:
        return "None"
    with reader:
        return str(reader.get_validation_state())


def _manifest(title: str) -> dict[str, Any]:
    return {
        "claim_generator_info": [{"name": "castmate", "version": __version__}],
        "title": title,
        "assertions": [
            {
                "label": "c2pa.actions.v2",
                "data": {
                    "actions": [
                        {
                            "action": "c2pa.created",
                            "digitalSourceType": SOURCE_TYPE,
                            "softwareAgent": {"name": "castmate", "version": __version__},
                        }
                    ]
                },
            }
        ],
    }


def _c2pa() -> Any:
    try:
        import c2pa
    except ImportError as error:
        raise BadInput(
            "Content credentials need c2pa-python, which is not installed.",
            advice=f"Install it: {HOW_TO_INSTALL}",
        ) from error
    return c2pa
