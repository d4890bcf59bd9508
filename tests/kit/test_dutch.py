"""Misprints in Wagtail's Dutch are put right, and each correction goes when Wagtail no longer needs it."""

import re
from pathlib import Path

import polib
import wagtail
from django.conf import settings
from django.utils.translation import gettext, override

OURS = Path(settings.BASE_DIR) / "kit" / "dutch" / "nl" / "LC_MESSAGES" / "django.po"
STUCK = re.compile(r"[a-z]%\(|\)s%\(|\)[sd][a-z]")
"""A name in a text that sticks to the word beside it."""


def _texts(entry: polib.POEntry) -> set[str]:
    return {entry.msgstr, *entry.msgstr_plural.values()} - {""}


def _wagtails() -> dict[str, set[str]]:
    texts: dict[str, set[str]] = {}
    for file in Path(wagtail.__file__).parent.glob("**/locale/nl/LC_MESSAGES/django.mo"):
        for entry in polib.mofile(str(file)):
            texts.setdefault(entry.msgid, set()).update(_texts(entry))
    return texts


def test_our_correction_is_what_colleagues_read():
    with override("nl"):
        told = gettext("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s")

    assert told % {"start_index": 1, "end_index": 3, "items_count": 3, "model_name": "praktijken"} == (
        "1-3 van 3 praktijken"
    )


def test_no_name_sticks_to_a_word_and_no_correction_is_idle():
    wagtails, ours = _wagtails(), {entry.msgid: _texts(entry) for entry in polib.pofile(str(OURS))}
    stuck = {key for key, texts in wagtails.items() if not STUCK.search(key) and any(map(STUCK.search, texts))}

    assert {key for key in stuck if "translation_descendant_count" not in key} <= set(ours)
    assert [key for key, texts in ours.items() if texts == wagtails.get(key)] == []
    assert not any(STUCK.search(text) for texts in ours.values() for text in texts)


def test_the_compiled_corrections_are_those_that_we_read():
    compiled = polib.mofile(str(OURS.with_suffix(".mo")))

    assert {entry.msgid: _texts(entry) for entry in compiled} == {
        entry.msgid: _texts(entry) for entry in polib.pofile(str(OURS))
    }
