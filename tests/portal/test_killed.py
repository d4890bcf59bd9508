"""Killed at any moment and begun again, no mail is lost and none goes twice."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.portal.killing import CONTACTS, FOLLOWERS


@pytest.mark.slow
def test_who_does_what_is_due_may_be_killed_at_any_moment(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "0",
        "SECRET_KEY": "x" * 50,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'portal.sqlite3'}",
        "EMAIL_URL": f"filemail:///{tmp_path / 'mail'}",
        "MEDIA_STORAGE": str(tmp_path / "media"),
    }
    command = [sys.executable, "-m", "tests.portal.killing"]

    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=900, check=False
    )

    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["killed"] >= 10, "the process was hardly ever at work when it was killed"
    contacts = {f"sam{number}@example.org" for number in range(CONTACTS)}
    followers = {f"kim{number}@example.org" for number in range(FOLLOWERS)}
    assert outcome["mails"] == dict.fromkeys(contacts | followers, 1)
