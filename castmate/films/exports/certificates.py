"""Who signs: a key and certificate of one's own, made here where nobody has given one."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from castmate.errors import BadInput
from castmate.media.part_file import discard, part_beside, publish, writing_to

HOW_TO_INSTALL = "pip install 'castmate[credentials]'"


@dataclass(frozen=True)
class SigningIdentity:
    """What a signature is made with; ECDSA on P-256 with SHA-256 (ES256)."""

    certificates: str
    """PEM: the signer's, then those above it."""
    private_key: str = field(repr=False)
    """PEM, PKCS#8."""


def read_identity(certificates: Path, private_key: Path) -> SigningIdentity:
    """An identity that the user brings."""
    try:
        return SigningIdentity(certificates.read_text("ascii"), private_key.read_text("ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"The certificate or key could not be read: {error}.",
            advice="Give two PEM files: the chain of certificates, and the private key.",
        ) from error


def own_identity(folder: Path) -> SigningIdentity:
    """The identity of this library, kept in *folder*; made at first use, readable by its user only.

    Nobody vouches for it: credentials signed with it are valid, and not trusted by lists.
    """
    certificates, private_key = folder / "certificates.pem", folder / "key.pem"
    if not (certificates.exists() and private_key.exists()):
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = _made_identity()
            _write_private(private_key, made.private_key)
            _write_private(certificates, made.certificates)
    return read_identity(certificates, private_key)


def _write_private(path: Path, text: str) -> None:
    part = part_beside(path)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        publish(part, path)
    except BaseException:
        discard(part)
        raise


def _made_identity() -> SigningIdentity:
    try:
        from castmate.films.exports import own_authority
    except ImportError as error:
        raise BadInput(
            "Making a key for content credentials needs cryptography, which is not installed.",
            advice=f"Install it: {HOW_TO_INSTALL}",
        ) from error
    certificates, private_key = own_authority.signer_below_a_root()
    return SigningIdentity(certificates, private_key)
