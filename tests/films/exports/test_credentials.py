"""Content credentials: the film says, signed, what it is, and any change shows."""

import json
import stat
from fractions import Fraction

import c2pa
import numpy as np
import pytest

from castmate.errors import BadInput, CastmateError
from castmate.films.exports.certificates import SigningIdentity, own_identity, read_identity
from castmate.films.exports.credentials import credentials_state, sign_film
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.mp4"
    with VideoWriter(path, Size(64, 48), Fraction(12), encoding=DRAFT) as video:
        video.write_all(
            iter([np.full((48, 64, 3), shade, np.uint8) for shade in range(0, 240, 20)])
        )
    return path


def test_a_signed_film_is_valid_and_says_that_it_is_synthetic(film, tmp_path):
    signed = tmp_path / "signed.mp4"
    sign_film(film, signed, own_identity(tmp_path / "identity"), title="Surf")
    assert credentials_state(film) == "None"
    assert credentials_state(signed) == "Valid"
    with c2pa.Reader(signed) as reader:
        manifest = json.loads(reader.json())
    active = manifest["manifests"][manifest["active_manifest"]]
    said = {each["label"]: each["data"] for each in active["assertions"] if "data" in each}
    action = said["c2pa.actions.v2"]["actions"][0]
    assert active["title"] == "Surf"
    assert action["action"] == "c2pa.created"
    assert action["digitalSourceType"].endswith("/compositeSynthetic")
    assert sorted(path.name for path in tmp_path.glob("*.mp4")) == ["film.mp4", "signed.mp4"]


def test_a_changed_film_is_invalid(film, tmp_path):
    signed = tmp_path / "signed.mp4"
    sign_film(film, signed, own_identity(tmp_path / "identity"), title="Surf")
    content = bytearray(signed.read_bytes())
    content[-100] ^= 1
    signed.write_bytes(content)
    assert credentials_state(signed) == "Invalid"


def test_the_own_identity_is_made_once_and_nobody_else_reads_its_key(tmp_path):
    made = own_identity(tmp_path / "identity")
    assert own_identity(tmp_path / "identity") == made
    assert stat.S_IMODE((tmp_path / "identity" / "key.pem").stat().st_mode) == 0o600
    assert "PRIVATE KEY" not in repr(made)


def test_a_key_of_another_certificate_is_refused_and_nothing_is_left(film, tmp_path):
    one, other = own_identity(tmp_path / "one"), own_identity(tmp_path / "other")
    with pytest.raises(CastmateError, match="could not be signed"):
        sign_film(
            film, tmp_path / "signed.mp4", SigningIdentity(one.certificates, other.private_key),
            title="Surf",
        )  # fmt: skip
    assert [path.name for path in tmp_path.glob("*.mp4")] == ["film.mp4"]


def test_a_missing_key_has_a_clear_error(tmp_path):
    with pytest.raises(BadInput, match="could not be read"):
        read_identity(tmp_path / "no.pem", tmp_path / "no-key.pem")
