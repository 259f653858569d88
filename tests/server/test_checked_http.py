"""Addresses that others chose: nothing inside this network is called, by whatever way."""

import http.server
import socket
import threading
import time

import pytest

from castmate.server import checked_http
from castmate.server.checked_http import Limits, TargetRefused, exchange, is_public


@pytest.fixture
def site():
    """A site on this machine; ``site.answers`` says what it answers by path."""
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    served.answers, served.asked = {}, []
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{served.server_port}"
    yield served
    served.shutdown()
    served.server_close()


class _Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for part in body if isinstance(body, list) else [body]:
            try:
                self.wfile.write(part)
                self.wfile.flush()
            except OSError:
                return
            if isinstance(body, list):
                time.sleep(0.05)

    def log_message(self, *_):
        pass


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0",  # noqa: S104 - an example of what is refused
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
        "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:0001::1", "fe80::1%eth0", "nonsense",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/",
        "http://0x7f.1/", "http://0/", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd",
        "ftp://example.com/x", "gopher://x", "http://", "//x", "", "http://user:pass@example.com/",
        "http://example.com:0/", "http://a b/", "http://no-such-name.invalid/",
        "http://example.com\r\nX: y/",
    ],
)  # fmt: skip
def test_such_urls_are_not_called(url):
    with pytest.raises(TargetRefused):
        exchange("GET", url, limits=Limits(seconds=2))


def test_an_allowed_site_is_called(site):
    site.answers["/a?b=c"] = (200, {}, b"hello")
    answer = exchange("GET", f"{site.url}/a?b=c", limits=Limits(allow_private=True))
    assert (answer.status, answer.body) == (200, b"hello")


def test_a_redirect_is_followed_only_where_it_may_be(site):
    site.answers["/go"] = (302, {"Location": "/there"}, b"")
    site.answers["/there"] = (200, {}, b"here")
    stays = exchange("GET", f"{site.url}/go", limits=Limits(allow_private=True))
    assert stays.status == 302
    goes = exchange("GET", f"{site.url}/go", limits=Limits(allow_private=True, max_redirects=1))
    assert goes.body == b"here"


def test_a_redirect_into_this_network_is_refused(site, monkeypatch):
    """A public site (played by this machine) sends us to the address of cloud credentials."""
    site.answers["/go"] = (302, {"Location": "http://169.254.169.254/secret"}, b"")
    public = socket.getaddrinfo

    def resolve(host, *rest, **options):
        return public("93.184.216.34" if host == "public.example" else host, *rest, **options)

    monkeypatch.setattr(checked_http.socket, "getaddrinfo", resolve)
    real = socket.create_connection
    monkeypatch.setattr(
        checked_http.socket,
        "create_connection",
        lambda _address, timeout: real(("127.0.0.1", site.server_port), timeout),
    )
    with pytest.raises(TargetRefused, match="inside this network"):
        exchange("GET", "http://public.example/go", limits=Limits(max_redirects=3))
    assert site.asked == ["/go"]


def test_a_name_that_changes_its_meaning_gains_nothing(monkeypatch):
    """DNS rebinding: the name is asked once, and the address that was checked is called."""
    meanings = iter(["93.184.216.34", "127.0.0.1"])
    called = []

    def resolve(_host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(meanings), port))]

    def connect(address, _timeout):
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(checked_http.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(checked_http.socket, "create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        exchange("GET", "http://rebinding.example/", limits=Limits())
    assert called == [("93.184.216.34", 80)]


def test_a_name_with_one_address_inside_is_refused(monkeypatch):
    def resolve(_host, port, **_):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("93.184.216.34", "10.0.0.1")
        ]

    monkeypatch.setattr(checked_http.socket, "getaddrinfo", resolve)
    with pytest.raises(TargetRefused):
        exchange("GET", "http://both.example/", limits=Limits())


def test_what_is_too_long_is_cut_off(site):
    site.answers["/long"] = (200, {}, b"x" * 5000)
    with pytest.raises(TargetRefused, match="more than 1000 bytes"):
        exchange("GET", f"{site.url}/long", limits=Limits(allow_private=True, max_bytes=1000))


def test_what_drips_is_cut_off(site):
    site.answers["/drip"] = (200, {"Content-Length": "1000"}, [b"x"] * 200)
    began = time.monotonic()
    with pytest.raises(OSError, match=r"."):
        exchange("GET", f"{site.url}/drip", limits=Limits(allow_private=True, seconds=0.5))
    assert time.monotonic() - began < 3


def test_the_environments_proxies_are_not_used(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    site.answers["/"] = (200, {}, b"direct")
    assert exchange("GET", site.url, limits=Limits(allow_private=True)).body == b"direct"
