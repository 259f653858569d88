"""A root certificate and a signer below it, for a library that has none of its own.

Source: "C2PA Technical Specification", 14.5, the profile of certificates: ES256, no self-signed
signer, and an extended key usage.
"""

from __future__ import annotations

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_YEARS = 10
_ROOT, _SIGNER = "A castmate library", "castmate"


def signer_below_a_root() -> tuple[str, str]:
    """The chain of certificates, the signer's first, and the signer's private key, as PEM.

    The root's own key is forgotten, so that nothing else can ever be vouched for with it.
    """
    root_key = ec.generate_private_key(ec.SECP256R1())
    key = ec.generate_private_key(ec.SECP256R1())
    root = (
        _begun(_ROOT, root_key, root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(vouches=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    signer = (
        _begun(_SIGNER, key, root_key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(vouches=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    chain = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in (signer, root))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return chain.decode(), private.decode()


def _begun(
    of: str, key: ec.EllipticCurvePrivateKey, root_key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    """What both certificates say."""
    begins = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    above = x509.SubjectKeyIdentifier.from_public_key(root_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(_name(of))
        .issuer_name(_name(_ROOT))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + datetime.timedelta(days=365 * _YEARS))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(above), critical=False
        )
    )


def _name(of: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "castmate"),
            x509.NameAttribute(NameOID.COMMON_NAME, of),
        ]
    )


def _usage(*, vouches: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, key_cert_sign=vouches, crl_sign=vouches,
        content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
