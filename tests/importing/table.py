"""`python -m tests.importing.table`: write docs/importing.md, with what becomes of each unruly file."""

from pathlib import Path

from tests.importing.files import CASES, Case

PAGE = Path(__file__).resolve().parents[2] / "docs" / "importing.md"
TOP = """# Unruly files, and what becomes of each

Importing reads files of strangers. `tests/importing/test_files.py` makes each of these in code, reads it, and sees that
nothing is lost, or that it is refused for this reason; with the network cut off. Made by
`python -m tests.importing.table` from `tests/importing/files/`.

{read} are read, {refused} refused. What an editor reads at a refusal stands in `importing/refusals.py`.

| file | what is unruly about it | outcome |
|---|---|---|
"""


def table() -> str:
    """Return the page as it must be."""
    refused = sum(1 for case in CASES if case.refused)
    return TOP.format(read=len(CASES) - refused, refused=refused) + "".join(_row(case) for case in CASES)


def _row(case: Case) -> str:
    outcome = f"refused: {case.refused}" if case.refused else "read"
    if case.absent and not case.refused:
        outcome += ", without " + ", ".join(f"`{_seen(text)}`" for text in case.absent[:2])
    return f"| {case.name} | {case.about.replace('|', '/')} | {outcome} |\n"


def _seen(text: str) -> str:
    """Return a text in which signs that nobody sees are written out."""
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text).replace("|", "/")


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8")
