"""No text, however it was made, keeps a pattern of ours busy."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
LONG = 20_000
"""Signs, as many as a page or a form may have. What reads such a text once takes thousandths of a second; what looks to
its end from each of its places takes seconds, and what goes through all ways to divide it never ends."""
ANCHORED = {
    "links.addresses": "the last part of the name of a server, matched from its beginning; an address has 2,000 signs",
    "store.marking": "a statement of ours, matched from its beginning",
    "writing.passive": "one word, matched as a whole",
}
"""Modules of which a pattern is slow only where it is looked for at each place, which is not done."""
_WAYS = ("sub", "findall", "search", "match", "split", "fullmatch", "finditer")


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


def written_within(source: str) -> list[tuple[str, str]]:
    """Return the patterns that stand in calls such as `re.sub(r"…", …)`, each with what is done with it."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    return [
        (call.func.attr, call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and getattr(call.func.value, "id", "") == "re"
        and call.func.attr in _WAYS
        and isinstance(call.args[0], ast.Constant)
    ]


def all_within() -> list[tuple[str, str, int, str]]:
    """Return all of these, as the process that tries them wants them."""
    found = {}
    for name in modules():
        for way, pattern in written_within(Path(importlib.import_module(name).__file__).read_text()):
            found[pattern] = (name, pattern, 0, way if way in ("match", "fullmatch") else "search")
    return list(found.values())


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
    pairs = ("/*", "<a x", '<a href="', "a ", " a", "a-", "0.", "a@", "<a", "{%", "\\n ", "a,", "a/", "&a", "()", "[]")
    for pair in (*pairs, '=""', "*a", "a."):
        yield pair * (long // len(pair)) + "\\x00"
for name, source, flags, way in patterns:
    pattern = re.compile(source, flags)
    began = time.process_time()
    for text in texts(source if isinstance(source, str) else source.decode("latin-1")):
        subject = text if isinstance(source, str) else text.encode("latin-1", "replace")
        begun = time.process_time()
        getattr(pattern, way)(subject)
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

    patterns = [
        (name, pattern.pattern, pattern.flags & ~re.DEBUG, "match" if name in ANCHORED else "search")
        for name, pattern in all_patterns()
    ]
    assert len(patterns) > 60
    within = all_within()
    assert len(within) > 20
    patterns += within

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


def test_the_search_finds_patterns_that_stand_in_a_call():
    ours = 're.sub(r"a+", "", text)\nre.fullmatch("b", text)\n'
    told = ours + 'other.sub("c", text)\nre.escape("d")\n_KNOWN.sub("e", text)\n'

    assert written_within(told) == [("sub", "a+"), ("fullmatch", "b")]


@pytest.mark.parametrize(
    "text",
    ["<a" * 50_000, '<a href="' * 20_000, '<a linktype="page" id="999999">' * 5_000, "<a " + " linktype=" * 20_000],
    ids=lambda text: text[:12],
)
def test_the_story_of_a_practice_is_read_once_however_it_was_made(text, db):
    """A link that never ends, in a text that somebody saved past the editor, must not keep the open data busy."""
    from reuse.api import stories

    began = time.process_time()
    stories.Texts([text])
    stories._HERE.sub("", text)

    assert time.process_time() - began < 2


def test_a_style_sheet_is_read_once_however_it_was_made(tmp_path):
    from kit.stylesheets import build_stylesheet

    began = time.process_time()
    for text in (" " * 100_000, "/*" * 50_000, "a;" + " " * 100_000 + "b", "'\"" * 50_000):
        (tmp_path / "base.css").write_text(text)
        build_stylesheet(tmp_path)

    assert time.process_time() - began < 2
