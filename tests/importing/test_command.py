"""import_practice: drafts from files, one clear sentence for what is wrong, published only when asked and complete."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from practices.models import PracticePage
from tests.importing.test_views import TEXT
from tests.makers import make_contact, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kwekerij.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments, **options):
    out, error = StringIO(), StringIO()
    try:
        call_command("import_practice", *map(str, arguments), stdout=out, stderr=error, **options)
    except CommandError as failure:
        error.write(str(failure))
    return out.getvalue(), error.getvalue()


def test_a_file_becomes_a_draft_under_the_region_it_names(tree, file):
    region = make_region(tree, "Twente")

    said, wrong = run(file)

    assert "3 punten, 0 regels niet geplaatst" in said
    assert wrong == ""
    assert PracticePage.objects.get().get_parent().specific == region
    assert not PracticePage.objects.get().live


def test_another_region_can_be_named_and_must_exist(tree, file):
    other = make_region(tree, "Zeeland")

    run(file, region="zeeland")
    said, wrong = run(file, region="atlantis")

    assert PracticePage.objects.get().get_parent().specific == other
    assert (said, "atlantis" in wrong) == ("", True)


def test_one_bad_file_does_not_stop_the_others(tree, file, tmp_path):
    make_region(tree, "Twente")
    bad = tmp_path / "oud.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

    said, wrong = run(bad, tmp_path / "weg.txt", file)

    assert "[3/3] kwekerij.txt" in said
    assert "oude Word" in wrong
    assert "2 van 3 bestanden niet ingelezen." in wrong


def test_publishing_asks_what_the_law_asks(tree, file):
    make_region(tree, "Twente")

    _said, wrong = run(file, publish=True)
    left = PracticePage.objects.count()
    make_contact("Kim Voorbeeld")
    said, _wrong = run(file, publish=True)

    assert "Kim Voorbeeld" in wrong
    assert left == 0
    assert said.startswith("kwekerij.txt: gepubliceerd")
    assert PracticePage.objects.get().live
