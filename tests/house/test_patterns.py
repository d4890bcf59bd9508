"""No text, however it was made, keeps a pattern of ours busy."""

import importlib
import pkgutil
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
LONG = 3_000
"""Signs. What looks back at each place of such a text takes thousandths of a second; what goes through all ways to
divide it, or through three places at once, takes minutes."""


def modules() -> list[str]:
    """Return every module of ours that can be imported without starting something."""
    names = []
    for app in OURS:
        package = importlib.import_module(app)
        names += [found.name for found in pkgutil.walk_packages(package.__path__, f"{app}.")]
    return [name for name in names if ".migrations" not in name and ".management" not in name and name != "portal.wsgi"]


def patterns_of(module: object) -> list[re.Pattern]:
    """Return the compiled patterns that stand in a module, alone or in a table."""
    found: list[re.Pattern] = []
    for value in vars(module).values():
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
        flat = [each for part in parts for each in (part if isinstance(part, list | tuple) else [part])]
        found += [each for each in flat if isinstance(each, re.Pattern)]
    return found


def all_patterns() -> list[tuple[str, re.Pattern]]:
    named = {}
    for name in modules():
        for pattern in patterns_of(importlib.import_module(name)):
            named.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    return list(named.values())


RUN = """
import pickle, sys
patterns, long = pickle.load(sys.stdin.buffer)
import re, time
def texts(source):
    signs = sorted({*"a0 -.,:;/<>\\"'=&#@(){}[]|_*\\n\\téA", *source})[:70]
    for sign in signs:
        yield sign * long
        yield "a" + sign * long + "!"
    for pair in ("a ", " a", "a-", "0.", "a@", "<a", "{%", "\\n ", "a,", "a/", "&a", "()", "[]", '=""', "*a", "a."):
        yield pair * (long // 2) + "\\x00"
for name, source, flags in patterns:
    pattern = re.compile(source, flags)
    began = time.process_time()
    for text in texts(source if isinstance(source, str) else source.decode("latin-1")):
        subject = text if isinstance(source, str) else text.encode("latin-1", "replace")
        begun = time.process_time()
        pattern.search(subject)
        pattern.fullmatch(subject)
        spent = time.process_time() - begun
        if spent > 0.5:
            print(f"{name}: {source!r} took {spent:.1f} s for {text[:6]!r}... ", flush=True)
            break
    print("DONE", flush=True)
"""


@pytest.mark.slow
def test_no_pattern_is_kept_busy_by_a_text_that_was_made_for_it():
    import pickle

    patterns = [(name, pattern.pattern, pattern.flags & ~re.DEBUG) for name, pattern in all_patterns()]
    assert len(patterns) > 60

    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(RUN)],
        input=pickle.dumps((patterns, LONG)),
        capture_output=True,
        timeout=540,
    )

    told = ran.stdout.decode().splitlines()
    assert told.count("DONE") == len(patterns), (
        f"{patterns[told.count('DONE')]} did not end: {ran.stderr.decode()[-500:]}"
    )
    assert [line for line in told if line != "DONE"] == []


def test_the_search_for_patterns_finds_those_in_tables():
    from types import SimpleNamespace

    module = SimpleNamespace(one=re.compile("a"), many=[re.compile("b")], table={"c": (re.compile("c"), 1)}, none="d")

    assert sorted(pattern.pattern for pattern in patterns_of(module)) == ["a", "b", "c"]
