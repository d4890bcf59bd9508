"""The web server's own settings: they are right, and a request gets through them as it must."""

import http.client
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.processes import free_port
from deploy.rehearse.visits import Site, Visitor
from deploy.rehearse.web import NAME, make_certificate, settle

MISSING = "nginx and openssl are needed; run: python -m tests.tools"


class Portal(BaseHTTPRequestHandler):
    """Says what reached it; /kort/ may be kept for a second, /nooit/ may not."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.server.is_over:
            self.close_connection = True
            return
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        body = f"{self.server.server_port} {len(self.server.asked)}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        seconds = 1 if self.path.startswith("/kort/") else 0
        self.send_header("Cache-Control", f"public, max-age=0, must-revalidate, s-maxage={seconds}")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *told):
        pass


@pytest.fixture(scope="module")
def place():
    """The settings in a folder, with two servers and where nginx will answer."""
    assert shutil.which("nginx"), MISSING
    assert shutil.which("openssl"), MISSING
    with tempfile.TemporaryDirectory(prefix="portal-nginx-") as name:
        Path(name).chmod(0o755)  # nginx reads as another user, and those of pytest are for one
        yield from _put_down(Path(name))


def _put_down(folder):
    (folder / "static" / "css").mkdir(parents=True)
    (folder / "static" / "css" / "portal.0123456789ab.css").write_text("body {}")
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Portal) for _ in range(2)]
    for server in servers:
        server.asked, server.is_over = [], False
        threading.Thread(target=server.serve_forever, daemon=True).start()
    plain, secure = free_port(), free_port()
    certificate = make_certificate(folder)
    main = settle(folder, plain, secure, tuple(server.server_port for server in servers))
    yield main, Site(secure, certificate), servers, plain
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def running(place):
    """Nginx, with the portal's settings."""
    main, site, servers, plain = place
    command = ["nginx", "-c", str(main), "-e", str(main.parent / "early.log"), "-g", "daemon off;"]
    with subprocess.Popen(command) as nginx:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", site.port)) == 0:
                    break
            time.sleep(0.1)
        yield site, servers, plain
        nginx.terminate()


@pytest.fixture
def site(running):
    return running[0]


@pytest.fixture
def visit(site):
    """Make somebody with a network address, who hangs up in the end."""
    visitors = []

    def make(address):
        visitors.append(Visitor(site, address))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def asked(running):
    """All that reached the two servers, in the order of arrival per server."""

    def since():
        return [one for server in running[1] for one in server.asked]

    for server in running[1]:
        server.asked.clear()
    return since


def test_nginx_takes_the_settings_without_a_warning(place):
    told = subprocess.run(["nginx", "-t", "-c", str(place[0]), "-e", "stderr"], capture_output=True, text=True)

    assert told.returncode == 0, told.stderr
    assert "warn" not in told.stderr
    assert not (place[0].parent.parent / "error.log").read_text()


def test_what_a_stranger_says_of_where_they_are_is_not_passed_on(visit, asked):
    lies = {"X-Real-IP": "10.1.1.1", "X-Forwarded-For": "10.1.1.1", "X-Forwarded-Proto": "http"}
    lies |= {"X-Forwarded-Host": "elders.example.org", "Forwarded": "for=10.1.1.1"}

    visit("127.0.5.1").ask("/kop/", **lies)

    headers = {name.lower(): value for name, value in asked()[0][2].items()}
    assert headers["x-real-ip"] == "127.0.5.1"
    assert headers["x-forwarded-proto"] == "https"
    assert headers["host"] == NAME
    assert not headers.keys() & {"x-forwarded-for", "x-forwarded-host", "forwarded"}


def test_a_page_is_kept_as_long_as_the_portal_says(visit, asked):
    reader = visit("127.0.5.2")

    first, second = reader.ask("/kort/een/").text, reader.ask("/kort/een/").text
    time.sleep(2.1)
    third = reader.ask("/kort/een/").text

    assert first == second != third
    assert len({reader.ask("/nooit/").text for _ in range(3)}) == 3


def test_who_is_somebody_gets_no_page_of_another_and_leaves_none(visit, asked):
    nobody = visit("127.0.5.3").ask("/kort/twee/").text
    for somebody in ({"Cookie": "sessionid=a"}, {"Cookie": "x=1; csrftoken=a"}, {"Authorization": "Bearer a"}):
        assert visit("127.0.5.3").ask("/kort/twee/", **somebody).text != nobody
    assert visit("127.0.5.3").ask("/kort/drie/", Cookie="sessionid=a").text
    assert visit("127.0.5.3").ask("/kort/drie/").text
    assert len([one for one in asked() if one[1] == "/kort/drie/"]) == 2


def test_a_static_file_comes_from_the_folder_for_good_and_what_is_not_there_from_the_portal(visit, asked):
    reply = visit("127.0.5.4").ask("/static/css/portal.0123456789ab.css")

    assert (reply.text, reply.headers["Cache-Control"]) == ("body {}", "public, max-age=31536000, immutable")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert asked() == []
    visit("127.0.5.4").ask("/static/css/other.css")
    assert [path for _, path, _ in asked()] == ["/static/css/other.css"]


def test_who_sends_forms_without_end_is_asked_to_wait_and_another_is_not(visit, asked):
    hasty = visit("127.0.5.5")

    replies = [hasty.ask("/contact/a/bericht/", {"text": "a"}) for _ in range(20)]

    assert [reply.status for reply in replies[:15]] == [200] * 15
    assert replies[-1].status == 429
    assert replies[-1].headers["Retry-After"] == "10"
    assert "Even rustig aan" in replies[-1].text
    assert visit("127.0.5.6").ask("/contact/a/bericht/", {"text": "a"}).status == 200


@pytest.mark.parametrize(
    "address", ["/praktijken.xlsx", "/praktijken/?regio=twente&q=coach", "/api/v1/regios", "/praktijken/a/pdf/"]
)
def test_what_is_costly_has_a_limit_far_above_that_of_a_class(visit, asked, address):
    hasty = visit("127.0.5.7")

    answers = [hasty.ask(address).status for _ in range(130)]

    assert answers[:30] == [200] * 30
    assert 429 in answers
    time.sleep(6.5)  # the next one begins anew
    assert hasty.ask("/praktijken/?regio=twente&q=").status == 200


def test_editors_bring_in_large_files_and_strangers_do_not(visit, asked):
    large = {"text": "a" * 2_000_000}

    assert visit("127.0.5.8").ask("/beheer/images/add/", large).status == 200
    assert visit("127.0.5.8").ask("/deel-een-praktijk/mijn/a/vertel/", large).status == 200
    assert visit("127.0.5.8").ask("/contact/a/bericht/", large).status == 413


def test_only_the_name_of_the_site_is_answered(running):
    _site, _servers, plain = running
    line = http.client.HTTPConnection("127.0.0.1", plain)
    line.request("GET", "/praktijken/?a=b", headers={"Host": NAME})
    reply = line.getresponse()
    assert (reply.status, reply.headers["Location"]) == (301, f"https://{NAME}/praktijken/?a=b")
    line.close()

    other = http.client.HTTPConnection("127.0.0.1", plain)
    other.request("GET", "/", headers={"Host": "elders.example.org"})
    with pytest.raises(ConnectionResetError):
        other.getresponse()
    other.close()


def test_the_log_names_no_reader_no_question_and_no_link_of_ones_own(visit, asked, place):
    visit("127.0.5.9").ask("/volgen/mijn/geheim:token/?q=vraag")

    log = _log_with("/volgen/mijn/*", place[0].parent.parent / "access.log")
    assert "/volgen/mijn/*" in log
    assert "geheim" not in log
    assert "vraag" not in log
    assert "127.0.5" not in log


def _log_with(line, path):
    """All that nginx wrote, once `line` is there: it writes after the reader has the answer. Within five seconds."""
    for _ in range(50):
        if line in path.read_text():
            break
        time.sleep(0.1)
    return path.read_text()


def test_http_2_is_spoken(site):
    told = subprocess.run(
        ["openssl", "s_client", "-connect", f"127.0.0.1:{site.port}", "-servername", NAME, "-alpn", "h2,http/1.1"],
        input=b"",
        capture_output=True,
    )

    assert b"ALPN protocol: h2" in told.stdout
    assert b"New, TLSv1.3" in told.stdout


def test_one_server_is_enough_and_none_is_told_in_dutch(running, visit):
    """The last of these tests: it ends the servers."""
    _site, servers, _ = running
    reader = visit("127.0.5.10")
    assert reader.ask("/kort/laatste/").status == 200

    _end(servers[0])
    assert [reader.ask("/nooit/").status for _ in range(10)] == [200] * 10

    _end(servers[1])
    time.sleep(1.5)
    assert reader.ask("/kort/laatste/").status == 200, "what was just read is still there"
    reply = reader.ask("/nooit/")
    assert (reply.status, reply.headers["Retry-After"]) == (503, "30")
    assert "We zijn zo terug" in reply.text
    sent = reader.ask("/contact/a/bericht/", {"text": "a"})
    assert (sent.status, "We zijn zo terug" in sent.text) == (503, True)


def _end(server):
    server.is_over = True  # for who is connected already
    server.shutdown()
    server.server_close()
