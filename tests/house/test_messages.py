"""Everything visible can be translated, and the English of it is complete and compiled."""

import polib

from tests.messages import CATALOGUE, ROOT, collect_elsewhere


def wanting(catalogue: polib.POFile) -> list[str]:
    """Return the messages without a translation, or with one that is only a guess."""
    return [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy]


def test_every_message_has_an_english_translation(tmp_path):
    assert wanting(collect_elsewhere(tmp_path)) == []


def test_a_new_message_and_a_guess_are_seen():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Nieuw"))
    catalogue.append(polib.POEntry(msgid="Vaag", msgstr="Vague", flags=["fuzzy"]))
    catalogue.append(polib.POEntry(msgid="Goed", msgstr="Good"))

    assert wanting(catalogue) == ["Nieuw", "Vaag"]


def test_the_compiled_messages_are_those_of_the_catalogue():
    source = polib.pofile(str(ROOT / CATALOGUE))
    compiled = polib.mofile(str((ROOT / CATALOGUE).with_suffix(".mo")))

    def texts(catalogue) -> dict:
        return {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in catalogue}

    assert texts(compiled) == texts(source)
