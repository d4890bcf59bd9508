"""Rules of the repository: what may stand in no file."""

import re
import socket
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.network import NetworkError

ROOT = Path(settings.BASE_DIR)
REGISTRY = re.compile(r"https?://[\w.-]*(pypi|pythonhosted|npmjs|deb\.debian)[\w.-]*", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|[r]oot|Users)/\w+/|(?<![\w.])/[w]ork/")


def tracked_texts() -> list[tuple[str, str]]:
    """Return the path and text of every text file that git keeps."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    texts = []
    for name in names.split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                texts.append((name, path.read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return texts


def test_no_file_names_a_package_registry_or_a_path_of_one_machine():
    found = [
        f"{name}: {match[0]}"
        for name, text in tracked_texts()
        if name != "tests/house/test_repository.py"
        for pattern in (REGISTRY, MACHINE_PATH)
        if (match := pattern.search(text))
    ]

    assert found == []


def test_a_registry_and_a_path_are_seen():
    assert REGISTRY.search("--index-url https://files.pythonhosted.example/simple")
    assert MACHINE_PATH.search("open('/Users/somebody/file')")


def test_every_pin_has_a_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pins = re.findall(r"^[a-z0-9][\w.\[\],-]*==", text, re.MULTILINE | re.IGNORECASE)
        entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE | re.IGNORECASE)
        assert len(pins) > 40
        assert [entry.split("\n")[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


def test_a_test_cannot_reach_another_machine():
    with socket.socket() as attempt, pytest.raises(NetworkError):
        attempt.connect(("192.0.2.1", 80))


def test_files_of_code_stay_short():
    long = [
        f"{name} {text.count(chr(10))}"
        for name, text in tracked_texts()
        if name.endswith(".py") and "migrations" not in name and text.count("\n") > 300
    ]

    assert long == []


def test_no_part_of_the_house_is_called_by_an_empty_name():
    empty = {"core", "common", "utils", "helpers", "misc", "services", "managers"}

    assert [name for name, _ in tracked_texts() if empty & {Path(name).stem, *Path(name).parts[:-1]}] == []
