import pytest

from castmate.media import wire
from castmate.media.wire import PictureHead


def test_a_picture_head_comes_back():
    head = PictureHead(7, 0.25, 1280, 720, 4, interlaced=True, transfer=18, primaries=9)
    message = wire.pack_picture_head(head)
    kind, length = wire.unpack_head(message[: wire.HEAD_BYTES])
    assert (kind, length) == (wire.PICTURE, wire.PICTURE_HEAD_BYTES)
    assert wire.unpack_picture_head(message[wire.HEAD_BYTES :]) == head
    assert head.num_bytes == 1280 * 720 * 4


def test_words_come_back():
    message = wire.pack_words({"problem": "zu groß"})
    kind, length = wire.unpack_head(message[: wire.HEAD_BYTES])
    assert (kind, length) == (wire.WORDS, len(message) - wire.HEAD_BYTES)
    assert wire.unpack_words(message[wire.HEAD_BYTES :]) == {"problem": "zu groß"}


@pytest.mark.parametrize(
    "head", [b"W\xff\xff\xff\xff", b"A\0\0\0\1", b"P\0\0\1\0", b"Z\0\0\0\0"],
    ids=["four gigabytes of words", "a long sign of life", "a long head", "an unknown kind"],
)  # fmt: skip
def test_messages_beyond_their_limits_are_refused(head: bytes):
    with pytest.raises(ValueError, match="a message of kind"):
        wire.unpack_head(head)


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff\xff", b"[" * 5000])
def test_words_that_are_none_are_refused(body: bytes):
    with pytest.raises(ValueError, match=r".+"):
        wire.unpack_words(body)
