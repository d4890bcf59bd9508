"""One style sheet is made from many files, in a fixed order."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from kit.stylesheets import build_stylesheet

LARGEST = 40 * 1024


def test_the_parts_stand_in_order_and_comments_are_gone(tmp_path):
    (tmp_path / "components").mkdir()
    for name in ("print.css", "tokens.css", "components/b.css", "components/a.css"):
        (tmp_path / name).write_text(f"/* about\n {name} */\n.{Path(name).stem} {{\n  color: red;\n}}\n")

    text = build_stylesheet(tmp_path)

    assert [line.split()[0] for line in text.splitlines() if "{" in line] == [".tokens", ".a", ".b", ".print"]
    assert "about" not in text


def test_spaces_that_say_nothing_are_gone_and_those_that_do_are_kept(tmp_path):
    (tmp_path / "base.css").write_text(
        "a:hover > b, i { content: ': { '; margin: 0 1px; }\n@media (a) { p { top: 0; } }\n"
    )

    assert build_stylesheet(tmp_path) == "a:hover > b,i {content:': { ';margin:0 1px}\n@media (a) {p {top:0}}\n"


def test_the_style_sheet_stays_small():
    assert len(build_stylesheet(Path(settings.BASE_DIR) / "static" / "css").encode()) <= LARGEST


def test_django_finds_the_built_style_sheet():
    found = finders.find("css/portal.css")

    assert found is not None
    assert "--paper" in Path(found).read_text()
