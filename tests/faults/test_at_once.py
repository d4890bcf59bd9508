"""Two that do the same at the same moment do it once together; a migration that is killed can be begun again."""

import json
import sqlite3
import time
from collections import Counter
from contextlib import closing

import pytest

pytestmark = pytest.mark.slow

LETTERS = 60
FORMS = 25
POST = f"""
from post.models import Letter
for n in range({LETTERS}):
    Letter.objects.create(key=str(n), kind="x.x", to=f"kim{{n}}@example.org", subject="Mail", text="Dag", html="Dag")
"""


def test_two_that_do_what_is_due_send_each_mail_once(place):
    assert place.run("manage.py", "shell", "-v", "0", "-c", POST).returncode == 0
    sent = place.folder / "sent"
    sent.touch()
    runs = "from django.conf import settings; settings.MAIL_TRANSPORT = 'tests.faults.notes.ServerThatTakesNotes'\n"
    runs += "from django.core.management import call_command; call_command('run_due', verbosity=0)"
    command = ("manage.py", "shell", "-v", "0", "-c", runs)

    both = [place.start(*command, SENT_FILE=str(sent)) for _ in range(2)]
    outcomes = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0], outcomes
    assert sorted(Counter(sent.read_text().split()).values()) == [1] * LETTERS


def test_a_form_that_reaches_two_processes_at_once_is_worked_on_once(place):
    worked_on, first, second = sent_to_two_at_once(place)

    assert worked_on == {str(number): 1 for number in range(FORMS)}
    assert first == second


def sent_to_two_at_once(place) -> tuple[Counter[str], list[str], list[str]]:
    """Let two processes get the same forms; return how often each was worked on, and what each process answered."""
    noted = place.folder / "forms"
    noted.touch()
    command = ("-m", "tests.faults.sending", str(FORMS), str(time.time() + 8), str(noted))

    both = [place.start(*command) for _ in range(2)]
    outcomes = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0], outcomes
    first, second = (json.loads(told) for told, _errors in outcomes)
    return Counter(noted.read_text().split()), first, second


def test_a_migration_that_is_killed_is_begun_again_and_ends_well(tmp_path, place):
    path = tmp_path / "new.sqlite3"
    new = {"DATABASE_URL": f"sqlite:///{path}"}
    assert place.run("manage.py", "migrate", "wagtailcore", "-v", "0", **new).returncode == 0

    for statements in (7, 40, 90):
        assert place.run("-m", "tests.faults.migrating", str(statements), **new).returncode == -9
    ended = place.run("manage.py", "migrate", "-v", "0", **new)

    assert ended.returncode == 0, ended.stderr
    assert schema_of(path) == schema_of(tmp_path / "portal.sqlite3")


def schema_of(path) -> str:
    """Return every table and index with its columns, in order."""
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2")
        tables = [(kind, name) for kind, name in names]
        columns = {
            name: sorted(row[1:6] for row in database.execute(f'PRAGMA table_info("{name}")'))
            for kind, name in tables
            if kind == "table"
        }
    return json.dumps([tables, columns])
