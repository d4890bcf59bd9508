"""A server listens when it can answer and not before; whether it is well can be asked with Python alone."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings

from bench.processes import free_port
from portal import well


class Well(BaseHTTPRequestHandler):
    """A server that says how it is, to who knows its name."""

    def do_GET(self):
        is_known = (self.path, self.headers["Host"]) == ("/gezondheid/", "praktijken.example.org")
        self.send_response(self.server.status if is_known else 400)
        self.end_headers()

    def log_message(self, *told):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://praktijken.example.org")
    with HTTPServer(("127.0.0.1", 0), Well) as server:
        server.status = 200
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_server_that_is_well_says_so_to_who_knows_its_name(server):
    assert well.main(server.server_port) == 0


def test_a_server_that_is_not_well_or_not_there_is_not(server):
    server.status = 503
    assert well.main(server.server_port) == 1
    assert well.main(free_port(), seconds=0.5) == 1


def test_the_application_is_there_before_the_server_listens_and_its_workers_are_forks_of_it():
    code = """
import multiprocessing, sys
import granian.cli
from portal import server
def told(arguments, **options):
    print("portal.wsgi" in sys.modules, multiprocessing.get_start_method(), *arguments[-3:])
granian.cli.cli = told
server.main(["--port", "8001"])
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True)

    assert told.stdout.split() == ["True", "fork", "--port", "8001", "portal.wsgi:application"], told.stderr
