"""One request to another site: polite, careful, and never longer than it may take."""

import http.server
import socket
import threading
import time

import pytest

from links import fetching
from links.addresses import Target
from links.choices import Outcome
from links.fetching import MOST_HOPS, Fetcher, Reply, ask

PUBLIC = "93.184.215.14"
INNER = {"binnen.example.org": "10.0.0.7"}


class Web:
    """Other sites, as a table of what they answer; remembers what it was asked."""

    def __init__(self, table):
        self.table = table
        self.asked = []

    def __call__(self, method, target, seconds):
        address = f"{target.scheme}://{target.host}{target.path}"
        self.asked.append((method, address, target.addresses))
        reply = self.table.get((method, address)) or self.table[address]
        if isinstance(reply, Exception):
            raise reply
        return reply


def fetch(url, table, **kwargs):
    web = Web(table)
    fetcher = Fetcher(
        resolver=lambda host, port: [INNER.get(host, PUBLIC)], transport=web, clock=kwargs.pop("clock", lambda: 0.0)
    )
    return fetcher.fetch(url), web.asked


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.WORKS),
        (204, Outcome.WORKS),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (400, Outcome.ERROR),
        (500, Outcome.ERROR),
        (503, Outcome.ERROR),
        (403, Outcome.UNCHECKED),
        (429, Outcome.UNCHECKED),
        (999, Outcome.UNCHECKED),
        (304, Outcome.ERROR),
    ],
)
def test_each_status_has_its_outcome(status, outcome):
    answer, _ = fetch("https://a.example.org/", {"https://a.example.org/": Reply(status)})

    assert (answer.outcome, answer.status) == (outcome, status)


def test_a_site_that_does_not_like_head_is_asked_with_get():
    for first in (Reply(405), Reply(404), ConnectionResetError(), fetching.http.client.BadStatusLine("")):
        answer, asked = fetch(
            "https://a.example.org/",
            {("HEAD", "https://a.example.org/"): first, ("GET", "https://a.example.org/"): Reply(200)},
        )

        assert answer.outcome == Outcome.WORKS
        assert [method for method, _, _ in asked] == ["HEAD", "GET"]


def test_what_moved_for_good_is_told_with_its_new_address():
    answer, _ = fetch(
        "http://a.example.org/oud?x=1#plek",
        {
            "http://a.example.org/oud?x=1": Reply(301, "https://a.example.org/oud"),
            "https://a.example.org/oud": Reply(308, "/nieuw"),
            "https://a.example.org/nieuw": Reply(302, "/vandaag"),
            "https://a.example.org/vandaag": Reply(200),
        },
    )

    assert (answer.outcome, answer.new_url) == (Outcome.MOVED, "https://a.example.org/nieuw")


def test_what_is_elsewhere_for_now_works_as_it_is():
    answer, _ = fetch(
        "https://a.example.org/",
        {
            "https://a.example.org/": Reply(302, "https://b.example.org/x"),
            "https://b.example.org/x": Reply(301, "https://b.example.org/y"),
            "https://b.example.org/y": Reply(200),
        },
    )

    assert (answer.outcome, answer.new_url) == (Outcome.WORKS, "")


@pytest.mark.parametrize(
    "inner",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::ffff:127.0.0.1]/",
        "//binnen.example.org/",
        "https://a.example.org:8000/",
        "file:///etc/passwd",
        "http://2130706433/",
        "http://a.example.org@10.0.0.1/",
    ],
)
def test_each_step_of_a_redirect_is_looked_at_anew(inner):
    answer, asked = fetch("https://a.example.org/", {"https://a.example.org/": Reply(302, inner)})

    assert answer.outcome == Outcome.REFUSED
    assert len(asked) == 1


def test_a_site_that_sends_us_round_is_followed_so_often_and_no_more():
    answer, asked = fetch("https://a.example.org/", {"https://a.example.org/": Reply(302, "https://a.example.org/")})

    assert answer.outcome == Outcome.ERROR
    assert len(asked) == MOST_HOPS + 1


@pytest.mark.parametrize(
    "failure",
    [
        TimeoutError(),
        ConnectionRefusedError(),
        fetching.ssl.SSLCertVerificationError(),
        fetching.http.client.LineTooLong("header"),
        OSError(),
    ],
)
def test_a_site_that_cannot_be_reached_is_told_in_words(failure):
    answer, _ = fetch("https://a.example.org/", {"https://a.example.org/": failure})

    assert answer.outcome == Outcome.UNREACHABLE
    assert answer.detail.endswith(".")


def test_all_steps_together_take_no_longer_than_one_may():
    ticks = iter(range(0, 100, 3))
    answer, asked = fetch(
        "https://a.example.org/",
        {"https://a.example.org/": Reply(302, "https://a.example.org/")},
        clock=lambda: float(next(ticks)),
    )

    assert answer.outcome == Outcome.UNREACHABLE
    assert len(asked) == 3


class _Site(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.server.seen.append((self.path, dict(self.headers), self.client_address[0]))
        if self.path == "/traag":
            for _ in range(100):
                self.wfile.write(b"H")
                time.sleep(0.05)
        if self.path == "/eindeloos":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(99):
                self.wfile.write(b"X-%d: " % number + b"a" * 2000 + b"\r\n")
        self.send_response(301)
        self.send_header("Location", "/caf\u00e9 één".encode().decode("latin-1"))
        self.send_header("Set-Cookie", "spoor=1")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.handle_error = lambda *args: None
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def target_at(server, path):
    return Target("http", "www.example.org", server.server_port, path, ("127.0.0.1",))


def test_exactly_the_looked_up_address_is_asked_and_the_site_hears_its_own_name(site, monkeypatch, settings):
    names = []
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *args, **more: names.append(host) or real(host, *args))
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    settings.SITE_URL = "https://portaal.example.org"

    reply = ask("HEAD", target_at(site, "/pad?q=1"), 5)

    path, headers, _ = site.seen[0]
    assert reply == Reply(301, "/café%20één")
    assert path == "/pad?q=1"
    assert headers["Host"] == f"www.example.org:{site.server_port}"
    assert "https://portaal.example.org/" in headers["User-Agent"]
    assert "Cookie" not in headers
    assert set(names) <= {"127.0.0.1"}


def test_a_site_that_sends_a_letter_at_a_time_is_cut_off(site):
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        ask("HEAD", target_at(site, "/traag"), 0.3)

    assert time.monotonic() - began < 2


def test_no_more_is_read_than_one_may(site, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 10_000)

    reply = ask("HEAD", target_at(site, "/eindeloos"), 5)

    assert reply.status == 200


def test_a_certificate_is_verified(monkeypatch):
    context = fetching._verifying()

    assert context.check_hostname
    assert context.verify_mode == fetching.ssl.CERT_REQUIRED
