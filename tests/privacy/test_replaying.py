"""A back-up that is put back brings nobody back."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ReferenceIndex

from contacts.models import Contact
from kit.restoring import act_on_what_was_restored
from practices.models import PracticePage
from privacy import ledger
from privacy.choices import Way
from privacy.erasing import erase
from privacy.models import ErasedMark, Erasure
from privacy.names import Person
from privacy.replaying import replay
from tests.makers import make_contact, make_practice, make_region, make_user
from tests.privacy.conftest import EMAIL, NAME, dump, naming

RENEE = Person.of(NAME, EMAIL)


def restore_older(tree):
    """Bring somebody back as an older back-up does: it knows of no erasing."""
    ErasedMark.objects.all().delete()
    Erasure.objects.all().delete()
    region = make_region(tree)
    make_contact("Renee KRAAIJ", [region])
    make_contact("Bo Bakker", [region])
    make_user("renee", first_name="Renée", last_name="Kraaij")
    return make_practice(region, body='[{"type": "text", "value": "<p>Vraag <i>Ren&eacute;e</i> Kraaij.</p>"}]')


def test_whoever_was_erased_is_erased_again_after_a_restore(tree):
    erase(RENEE, "de coach")
    practice = restore_older(tree)

    ReferenceIndex.objects.all().delete()  # no back-up has it

    assert ("Opnieuw gewiste personen", 1) in list(act_on_what_was_restored(timezone.now()))

    assert naming(dump()) == []
    assert list(Contact.objects.values_list("name", flat=True)) == ["Bo Bakker"]
    assert "Vraag <i>de coach" in str(PracticePage.objects.get(pk=practice.pk).body) or "de coach" in str(
        PracticePage.objects.get(pk=practice.pk).body
    )
    assert Erasure.objects.get().is_replay
    assert replay() == 0


def pages_naming_somebody(tree, number=4):
    region = make_region(tree)
    pages = [make_practice(region, f"Praktijk {each}", introduction=f"Zie {NAME}.") for each in range(number)]
    return pages, [f"practices.PracticePage:{page.pk}" for page in pages]


def name_again(pages):
    """Let the pages say what they said in an older back-up."""
    for page in pages:
        PracticePage.objects.filter(pk=page.pk).update(introduction=f"Zie {NAME}.")


def said(pages):
    return [PracticePage.objects.get(pk=page.pk).introduction for page in pages]


@pytest.mark.parametrize("of_ledger", ["database", "file"])
def test_what_somebody_chose_at_a_place_is_done_again_after_a_restore(tree, of_ledger):
    pages, keys = pages_naming_somebody(tree)
    erase(RENEE, "de coach", {keys[1]: Way.KEEP, keys[2]: Way.REMOVE})
    after = said(pages)
    name_again(pages)
    if of_ledger == "file":
        ErasedMark.objects.all().delete()

    assert replay() == 1

    assert said(pages) == after == ["Zie de coach.", f"Zie {NAME}.", "Zie .", "Zie de coach."]
    assert Erasure.objects.filter(is_replay=True).get().kept == 1


def test_a_doubtful_place_that_somebody_chose_is_done_again_too(tree):
    pages, keys = pages_naming_somebody(tree, 2)
    PracticePage.objects.filter(pk=pages[1].pk).update(introduction="Vraag R. Kraaij.")
    erase(RENEE, "de coach", {f"{keys[1]}?": Way.REPLACE})
    name_again(pages[:1])
    PracticePage.objects.filter(pk=pages[1].pk).update(introduction="Vraag R. Kraaij.")

    replay()

    assert said(pages) == ["Zie de coach.", "Vraag de coach."]


def test_where_only_what_was_left_names_somebody_nothing_is_done(tree):
    pages, keys = pages_naming_somebody(tree, 1)
    erase(RENEE, "de coach", {keys[0]: Way.KEEP})

    assert replay() == 0
    assert said(pages) == [f"Zie {NAME}."]
    assert not Erasure.objects.filter(is_replay=True).exists()


def test_what_was_left_of_one_is_not_left_of_another(tree):
    pages, keys = pages_naming_somebody(tree, 2)
    erase(RENEE, "de coach", {keys[0]: Way.KEEP})
    other = Person.of("Bo Bakker")
    PracticePage.objects.filter(pk=pages[0].pk).update(introduction="Zie Bo Bakker.")
    erase(other, "de mentor")
    PracticePage.objects.filter(pk=pages[0].pk).update(introduction="Zie Bo Bakker.")

    replay()

    assert said(pages)[0] == "Zie de mentor."


def test_who_is_erased_where_they_were_left_before_is_erased_there_after_a_restore(tree):
    pages, keys = pages_naming_somebody(tree, 2)
    erase(RENEE, "de coach", {keys[0]: Way.KEEP, keys[1]: Way.KEEP})
    erase(RENEE, "de coach", {keys[1]: Way.KEEP})
    name_again(pages)

    replay()

    assert said(pages) == ["Zie de coach.", f"Zie {NAME}."]


def test_a_ledger_of_before_choices_were_kept_is_read(tree, ledger_file):
    erase(RENEE, "de coach")
    lines = [json.loads(line) for line in ledger_file.read_text().splitlines()]
    ledger_file.write_text(
        "".join(json.dumps({n: v for n, v in line.items() if n != "is_choice"}) + "\n" for line in lines)
    )
    restore_older(tree)

    assert replay() == 1


def test_an_address_is_found_again_too(tree):
    erase(Person.of(EMAIL))
    make_contact("Iemand Anders", personal_email=EMAIL.upper())

    assert replay() == 1
    assert not Contact.objects.exists()


def test_the_ledger_says_who_did_it_to_nobody(tree, ledger_file):
    erase(RENEE)

    text = ledger_file.read_text()
    assert naming([text]) == []
    assert "kraaij" not in text.lower()
    assert stat.S_IMODE(ledger_file.stat().st_mode) == 0o600
    assert len({json.loads(line)["salt"] for line in text.splitlines()}) == 1
    assert ErasedMark.objects.count() == len(text.splitlines())


def test_another_ledger_has_another_salt(tree, ledger_file):
    erase(RENEE)
    first = ledger_file.read_text()
    ledger_file.unlink()
    ErasedMark.objects.all().delete()
    erase(RENEE)

    assert not {json.loads(line)["digest"] for line in first.splitlines()} & {
        json.loads(line)["digest"] for line in ledger_file.read_text().splitlines()
    }


def test_the_ledger_holds_when_the_secret_key_is_another(tree, settings):
    erase(RENEE)
    settings.SECRET_KEY = "een andere sleutel " * 5
    restore_older(tree)

    assert replay() == 1


def test_a_machine_that_lost_its_file_gets_it_back_from_the_database(tree, ledger_file):
    erase(RENEE)
    ledger_file.unlink()

    replay()

    assert len(ledger_file.read_text().splitlines()) == ErasedMark.objects.count()


def test_a_copy_of_the_ledger_may_be_given(tree, ledger_file, tmp_path):
    erase(RENEE)
    copy = tmp_path / "kopie.jsonl"
    ledger_file.rename(copy)
    restore_older(tree)

    call_command("replay_erasures", ledger=str(copy))

    assert naming(dump()) == []


def test_a_ledger_that_cannot_be_read_says_so(tree, ledger_file):
    ledger_file.write_text("geen ledger\n")

    with pytest.raises(CommandError):
        call_command("replay_erasures")


def test_with_an_empty_ledger_nothing_happens(tree):
    make_contact(NAME)

    assert replay() == 0
    assert Contact.objects.filter(name=NAME).exists()


@pytest.mark.parametrize("words", ["", "renee kraaij", "renée"])
def test_a_digest_is_of_the_salt_and_the_words(words):
    assert ledger.digest_of("a", words) != ledger.digest_of("b", words)
    assert len(ledger.digest_of("a", words)) == 64
