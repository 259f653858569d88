"""HTTP to addresses that somebody else chose, without letting them reach into this network.

A name is resolved once, every address it has is checked, and the connection goes to the address
that was checked: a name that means something else a moment later (DNS rebinding) gains nothing.
Each step of a redirect is treated in the same way. Proxies of the environment are not used.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import SplitResult, urljoin, urlsplit

_NONE: Mapping[str, str] = MappingProxyType({})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_CHUNK = 1 << 16
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class TargetRefused(Exception):
    """An address that is not called; ``str()`` says why."""


@dataclass(frozen=True)
class Limits:
    """How long an exchange may take, and how much may come back."""

    seconds: float = 10.0
    """For everything together, redirects included."""
    max_bytes: int = 1 << 20
    max_redirects: int = 0
    allow_private: bool = False


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


def exchange(
    method: str,
    url: str,
    *,
    limits: Limits,
    body: bytes | None = None,
    headers: Mapping[str, str] = _NONE,
) -> Answer:
    """Send one request; raises :class:`TargetRefused`, and ``OSError`` where it cannot be sent."""
    until = time.monotonic() + limits.seconds
    for _ in range(limits.max_redirects + 1):
        parts = checked_url(url)
        address = checked_address(parts, allow_private=limits.allow_private)
        with _connected(parts, address, until) as connection:
            status, onward, content = _asked(connection, method, parts, body, headers, limits)
        if time.monotonic() >= until:
            raise TimeoutError("It took too long.")
        if status not in _REDIRECTS or onward is None or limits.max_redirects == 0:
            return Answer(status, content)
        url = urljoin(url, onward)
    raise TargetRefused(f"It redirects more than {limits.max_redirects} times.")


def checked_url(url: str) -> SplitResult:
    """The parts of an http or https *url*; raises :class:`TargetRefused`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise TargetRefused("It is no URL.") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise TargetRefused("It must be an http or https URL.")
    if parts.username is not None or parts.password is not None:
        raise TargetRefused("A URL with a name or password in it is not called.")
    if port == 0 or not url.isprintable() or " " in url:
        raise TargetRefused("It is no URL.")
    return parts


def checked_address(parts: SplitResult, *, allow_private: bool) -> tuple[str, int]:
    """The address and port to connect to; raises :class:`TargetRefused` for one inside.

    Where one of several addresses is inside, none is used.
    """
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise TargetRefused(f'The name "{host[:80]}" cannot be resolved.') from None
    addresses = [str(entry[4][0]) for entry in found]
    inside = [address for address in addresses if not is_public(address)]
    if inside and not allow_private:
        raise TargetRefused(
            f'"{host[:80]}" is an address inside this network, which is not called. '
            "The server's operator can allow it: allow_private_targets."
        )
    return addresses[0], port


def is_public(address: str) -> bool:
    """Whether *address* is one of the public internet, also behind IPv4-in-IPv6 spellings.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class _Connection(http.client.HTTPConnection):
    """Goes to an address that was checked, whatever its name means by now."""

    def __init__(self, parts: SplitResult, address: tuple[str, int], seconds: float) -> None:
        super().__init__(parts.hostname or "", address[1], timeout=seconds)
        self._address = address
        self._is_secret = parts.scheme == "https"
        self.opened: socket.socket | None = None
        """Also once the connection has handed it to its answer."""

    def connect(self) -> None:
        """Open the connection, encrypted where the URL says so."""
        plain = socket.create_connection(self._address, self.timeout)
        self.opened = plain
        if self._is_secret:
            context = ssl.create_default_context()
            plain = self.opened = context.wrap_socket(plain, server_hostname=self.host)
        self.sock = plain


@contextmanager
def _connected(parts: SplitResult, address: tuple[str, int], until: float) -> Iterator[_Connection]:
    """A connection that is cut off at *until*, also where its other end drips byte by byte."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("It took too long.")
    connection = _Connection(parts, address, left)
    cut = threading.Timer(left, _cut, (connection,))
    cut.daemon = True
    cut.start()
    try:
        yield connection
    except http.client.HTTPException as error:
        raise OSError(f"What came back is no HTTP ({type(error).__name__}).") from error
    finally:
        cut.cancel()
        connection.close()


def _cut(connection: _Connection) -> None:
    if connection.opened is not None:
        with contextlib.suppress(OSError):  # it ended by itself meanwhile
            connection.opened.shutdown(socket.SHUT_RDWR)


def _asked(
    connection: _Connection,
    method: str,
    parts: SplitResult,
    body: bytes | None,
    headers: Mapping[str, str],
    limits: Limits,
) -> tuple[int, str | None, bytes]:
    """Status, where it redirects to, and the body, at most ``max_bytes`` long."""
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    connection.request(method, path, body=body, headers={"User-Agent": "castmate", **headers})
    response = connection.getresponse()
    content = bytearray()
    while part := response.read(_CHUNK):
        content += part
        if len(content) > limits.max_bytes:
            raise TargetRefused(f"It sends more than {limits.max_bytes} bytes.")
    if response.length:
        raise OSError("It ended too early.")
    return response.status, response.getheader("Location"), bytes(content)
