"""Editors keep the consents of their own collection, and nobody reads those of others."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consents.models import Consent
from editing.roles import collection_named, role_of
from practices.models import PracticePage
from tests.editing.forms import send
from tests.editing.people import national, regional, signed_in
from tests.makers import make_consent, make_practice, make_region, stream

LIST = "/beheer/snippets/consents/consent/"
ADD = f"{LIST}add/"
CHOOSE = "/beheer/snippets/choose/consents/consent/"
FIELDS = {"name": "Kim Voorbeeld", "purpose": "geciteerd", "how": "mail", "given_on": "2026-01-05"}


@pytest.fixture(autouse=True)
def _wagtails_own_templates(settings: Any) -> None:
    # Wagtail's forms name variables that nobody gives, with a default behind them, which our watch would skip.
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


@pytest.fixture
def here(tree):
    return make_region(tree, "Twente")


@pytest.fixture
def there(tree):
    return make_region(tree, "Zeeland")


def consent_in(region, name="Kim Voorbeeld", **fields):
    return make_consent(name, collection=role_of(region).collection, **fields)


def names(answer):
    return [consent.name for consent in answer.context["object_list"]]


def test_an_editor_adds_a_consent_to_the_own_collection_without_being_asked_where(here):
    editor = signed_in(regional(here))
    assert 'name="collection"' not in editor.get(ADD).content.decode()

    answer = editor.post(ADD, FIELDS)

    assert answer.status_code == 302
    assert Consent.objects.get().collection == role_of(here).collection


def test_the_national_desk_says_where(here):
    desk = signed_in(national())
    assert 'name="collection"' in desk.get(ADD).content.decode()

    desk.post(ADD, FIELDS | {"collection": role_of(here).collection.pk})

    assert Consent.objects.get().collection == role_of(here).collection


def test_an_editor_cannot_add_to_or_move_into_the_collection_of_another(here, there):
    editor, consent = signed_in(regional(here)), consent_in(here)

    editor.post(f"{LIST}edit/{consent.pk}/", FIELDS | {"collection": role_of(there).collection.pk})
    editor.post(ADD, FIELDS | {"collection": role_of(there).collection.pk})

    assert {each.collection for each in Consent.objects.all()} == {role_of(here).collection}


def test_each_sees_the_own_and_the_national_desk_sees_all(here, there):
    consent_in(here, "Anna")
    consent_in(there, "Bo")
    make_consent("Cas")

    assert names(signed_in(regional(here)).get(LIST)) == ["Anna"]
    assert names(signed_in(national()).get(LIST)) == ["Anna", "Bo", "Cas"]


def test_the_list_narrows_by_standing_purpose_and_use(here):
    today = timezone.localdate()
    used = consent_in(here, "Geldig", purpose="geciteerd")
    consent_in(here, "Loopt af", until=today + timedelta(days=20))
    consent_in(here, "Verlopen", until=date(2026, 2, 1))
    consent_in(here, "Ingetrokken", withdrawn_on=date(2026, 2, 1), until=date(2026, 2, 1))
    make_practice(here, body=stream(("quote", {"text": "Bel!", "name": "Kim", "consent": used.pk})))
    editor = signed_in(regional(here))

    assert names(editor.get(f"{LIST}?standing=geldig")) == ["Geldig", "Loopt af"]
    assert names(editor.get(f"{LIST}?standing=loopt-af")) == ["Loopt af"]
    assert names(editor.get(f"{LIST}?standing=verlopen")) == ["Verlopen"]
    assert names(editor.get(f"{LIST}?standing=ingetrokken")) == ["Ingetrokken"]
    assert names(editor.get(f"{LIST}?purpose=geciteerd")) == ["Geldig"]
    assert names(editor.get(f"{LIST}?used=ja")) == ["Geldig"]
    assert names(editor.get(f"{LIST}?used=nee")) == ["Ingetrokken", "Loopt af", "Verlopen"]
    assert names(editor.get(f"{LIST}?q=loopt")) == ["Loopt af"]


def test_the_export_is_safe_in_a_spreadsheet_and_holds_no_address(here):
    consent_in(here, "=1+1", email="kim@example.org", note="@SUM(A1)")

    answer = signed_in(regional(here)).get(f"{LIST}?export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    assert rows[1][0] == "'=1+1"
    assert "'@SUM(A1)" in rows[1]
    assert "kim@example.org" not in str(rows)


def test_what_uses_it_is_told(here):
    consent = consent_in(here)
    make_practice(here, "De belronde", body=stream(("quote", {"text": "Bel!", "name": "Kim", "consent": consent.pk})))

    assert "De belronde" in signed_in(regional(here)).get(f"{LIST}usage/{consent.pk}/").content.decode()


def test_searching_in_the_dialog_gives_those_that_hold(here):
    consent_in(here, "Kim Voorbeeld")
    consent_in(here, "Kim Verlopen", until=date(2026, 2, 1))

    found = signed_in(regional(here)).get(f"{CHOOSE}results/?q=Kim").content.decode()

    assert "Kim Voorbeeld" in found
    assert "Kim Verlopen" not in found


def test_fifty_ask_the_database_as_often_as_five(here):
    editor = signed_in(regional(here))

    def asked():
        editor.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(LIST).status_code == 200
        return len(queries)

    for number in range(5):
        consent_in(here, f"Kim {number}")
    few = asked()
    for number in range(30):
        consent_in(here, f"Sam {number}")

    assert asked() == few


def test_what_was_withdrawn_stays_so(here):
    consent = consent_in(here, withdrawn_on=date(2026, 2, 1))
    editor = signed_in(regional(here))

    editor.post(f"{LIST}edit/{consent.pk}/", FIELDS | {"withdrawn_on": "", "note": "Toch wel"})

    consent.refresh_from_db()
    assert (consent.withdrawn_on, consent.note) == (date(2026, 2, 1), "Toch wel")


@pytest.mark.parametrize("wrong", [{"given_on": "2099-01-01"}, {"withdrawn_on": "2099-01-01"}, {"until": "2026-01-04"}])
def test_days_that_cannot_be_are_refused(here, wrong):
    answer = signed_in(regional(here)).post(ADD, FIELDS | wrong)

    assert answer.status_code == 200
    assert not Consent.objects.exists()


def test_the_dialog_offers_the_own_ones_that_hold_and_makes_a_new_one(here, there):
    consent_in(here, "Anna")
    consent_in(here, "Verlopen", until=date(2026, 2, 1))
    consent_in(there, "Bo")
    editor = signed_in(regional(here))

    dialog = editor.get(CHOOSE).json()["html"]
    made = editor.post(f"{CHOOSE}create/", FIELDS).json()

    assert "Anna" in dialog
    assert "Verlopen" not in dialog
    assert "Bo (" not in dialog
    assert "Leg een nieuwe vast" in dialog
    assert made["step"] == "chosen"
    assert Consent.objects.get(name="Kim Voorbeeld").collection == role_of(here).collection


def test_one_of_others_cannot_be_guessed(here, there):
    other = consent_in(there, "Geheime Bo")
    editor = signed_in(regional(here))

    assert editor.get(f"{CHOOSE}chosen/{other.pk}/").status_code == 404
    assert "Geheime" not in editor.get(f"{CHOOSE}chosen-multiple/?id={other.pk}").content.decode()
    fields = {"title": "Kas", "portrayed": "toestemming", "consent": other.pk, "licence": "eigen"}
    assert "Geheime" not in editor.post(reverse("wagtailimages:add"), fields).content.decode()
    draft = make_practice(here, live=False)
    draft.save_revision()
    quote = {"text": "Bel!", "contact": "", "name": "Bo", "function": "", "consent": other.pk}
    assert "je eigen redactie bewaart" in send(editor, draft, body=[("quote", quote)]).content.decode()
    assert "Geheime" not in editor.get(f"/beheer/pages/{draft.pk}/edit/").content.decode()


def test_a_consent_that_stands_in_a_practice_already_may_stay_whoever_keeps_it(here):
    consent = make_consent()
    quote = {"text": "Bel!", "contact": None, "name": "Kim", "function": "", "consent": consent.pk}
    draft = make_practice(here, live=False, body=stream(("quote", quote)))
    draft.save_revision()

    send(signed_in(regional(here)), draft, body=[("quote", quote | {"contact": "", "text": "Blijf bellen!"})])

    draft = PracticePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert [(block.value["text"], block.value["consent"]) for block in draft.body] == [("Blijf bellen!", consent)]


def test_the_collection_of_everybody_gives_no_reach(here):
    make_consent("Landelijke Cas", collection=collection_named("Landelijk"))

    assert names(signed_in(regional(here)).get(LIST)) == []


def test_the_desk_says_how_many_in_use_have_ended_or_will_soon(here, there):
    today = timezone.localdate()
    for region, until in ((here, today), (here, date(2026, 2, 1)), (here, None), (there, today)):
        consent = consent_in(region, until=until)
        make_practice(region, body=stream(("quote", {"text": "Bel!", "name": "Kim", "consent": consent.pk})))
    consent_in(here, "Nergens gebruikt", until=today)
    words = "toestemmingen die worden gebruikt, zijn ingetrokken of verlopen, of verlopen binnenkort"

    page = signed_in(regional(here)).get("/beheer/").content.decode()
    [waiting] = [each for each in page.split("<li") if words in each]

    assert '<span class="to-do__number">2</span>' in waiting
    assert "/beheer/rapporten/toestemmingen/?state=voorbij" in waiting
