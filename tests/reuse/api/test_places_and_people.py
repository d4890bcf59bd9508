"""Regions, municipalities, themes, contacts and adoptions: their public fields, by name."""

from datetime import timedelta

from django.utils import timezone

from tests.makers import make_adoption, make_contact
from tests.reuse.api.conftest import Content

CONTACT = {"slug", "href", "url", "naam", "rol", "functie", "organisatie", "regios", "telefoon", "email"} | {
    "waarover",
    "gecontroleerdOp",
    "isVoorbeeld",
}


def results(client, address: str) -> list[dict]:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    return answer.json()["resultaten"]


def test_a_contact_tells_these_fields_and_no_other(content: Content, client):
    [told] = results(client, "contactpersonen")

    assert set(told) == CONTACT
    assert told["email"] == "netwerk@example.org"
    assert told == client.get("/api/v1/contactpersonen/renee-kraaij").json()


def test_contacts_are_chosen_by_region_and_role(content: Content, client):
    make_contact(
        "Bo Twente", role="transfercoach", regions=[content.tree.regions.get_children().get(slug="twente").specific]
    )

    assert [each["naam"] for each in results(client, "contactpersonen?regio=twente")] == ["Bo Twente"]
    assert [each["naam"] for each in results(client, "contactpersonen?rol=transfercoach")] == ["Bo Twente"]
    assert results(client, "contactpersonen?rol=transfercoach&regio=groot-amsterdam") == []


def test_a_region_tells_whom_to_call_and_what_lies_in_it(content: Content, client):
    told = client.get("/api/v1/regios/groot-amsterdam").json()

    assert told["aantalPraktijken"] == 1
    assert [each["naam"] for each in told["gemeenten"]] == ["Zaanstad"]
    assert [each["naam"] for each in told["contactpersonen"]] == ["Renée Kraaij"]
    assert told["balie"]["naam"] == "Regiobalie Groot-Amsterdam"


def test_municipalities_and_themes_are_listed(content: Content, client):
    assert [each["naam"] for each in results(client, "gemeenten")] == ["Enschede", "Zaanstad"]
    assert [each["naam"] for each in results(client, "gemeenten?regio=twente")] == ["Enschede"]
    assert [(each["slug"], each["aantalPraktijken"]) for each in results(client, "themas")] == [("nazorg", 2)]
    assert client.get("/api/v1/themas/nazorg").json()["tekst"]["markdown"] == "Blijf bellen."


def test_an_adoption_that_lapsed_names_nobody(content: Content, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    make_adoption(content.practice, content.region, "School Verlopen", reconfirm_by=yesterday)

    lapsed, current = sorted(results(client, "adopties"), key=lambda each: not each["isVerlopen"])

    assert lapsed["contact"] is None
    assert lapsed["watAndersIs"] == ""
    assert set(current["contact"]) == {"naam", "functie", "telefoon", "email"}
    assert "kim.meldt" not in str(results(client, "adopties"))


def test_adoptions_are_chosen_by_practice_and_region(content: Content, client):
    assert len(results(client, f"adopties?praktijk={content.practice.pk}&regio=twente")) == 1
    assert results(client, "adopties?praktijk=999999") == []
    assert results(client, "adopties?regio=groot-amsterdam") == []
