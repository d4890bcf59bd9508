"""The site and its worker are one."""

import signal
import subprocess
import sys
import time

from django.conf import settings

from portal import serving


def running(*server: str) -> subprocess.Popen:
    code = (
        "import sys; from portal import serving; serving.WORKER = [sys.executable, '-c', 'import time; time.sleep(60)']"
    )
    command = [sys.executable, "-c", f"{code}; sys.exit(serving.main({list(server)!r}))"]
    return subprocess.Popen(command, cwd=settings.BASE_DIR)


def test_when_the_server_ends_so_does_the_worker_and_its_code_is_told():
    begun = time.monotonic()

    assert running(sys.executable, "-c", "import sys; sys.exit(3)").wait(timeout=20) == 3
    assert time.monotonic() - begun < 15


def test_who_is_asked_to_stop_stops_both_and_is_well():
    process = running(sys.executable, "-c", "import time; time.sleep(60)")
    time.sleep(1.5)

    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=15) == 0


def test_the_worker_does_what_waits_for_it():
    assert serving.WORKER[1:4] == ["manage.py", "db_worker", "--backend"]
    assert serving.WORKER[4] in settings.TASKS


def test_what_lives_as_long_as_the_server_is_no_work_for_the_collector_of_garbage():
    code = """
import gc
import portal.wsgi
from django.urls import get_resolver
addresses = get_resolver()
assert "url_patterns" in vars(addresses.url_patterns[-1]), "the addresses are not read"
print(gc.get_freeze_count(), len(gc.get_objects()))
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True)

    frozen, left = map(int, told.stdout.split())
    assert frozen > 100_000
    assert left < frozen / 20
