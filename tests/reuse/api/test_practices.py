"""Practices as open data: what is public, and nothing else."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction

from practices.models import Theme
from tests.makers import make_consent, make_contact, make_image, make_practice, make_region, make_term, stream
from tests.reuse.api.conftest import Content


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


def listed(client, query: str = "") -> dict:
    answer = client.get(f"/api/v1/praktijken{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_practice_tells_what_its_page_tells(content: Content, client):
    told = client.get(f"/api/v1/praktijken/{content.practice.pk}").json()

    assert told["titel"] == "Transfercoaching"
    assert told["url"] == "http://testserver/regios/groot-amsterdam/transfercoaching/"
    assert told["status"] == {"slug": "pilot", "naam": "Pilot"}
    assert told["regio"]["href"] == "http://testserver/api/v1/regios/groot-amsterdam"
    assert told["themas"] == [{"slug": "nazorg", "naam": "Nazorg"}]
    assert [block["soort"] for block in told["verhaal"]] == ["kop", "tekst", "citaat"]
    assert told["verhaalHtml"].startswith("<h2>Waarom</h2>\n<p")
    assert told["verhaalMarkdown"].startswith(
        "## Waarom\n\nElke **week** een gesprek.\n\n> Ik bel altijd.\n>\n> — mentor"
    )
    assert [person["naam"] for person in told["contactpersonen"]] == ["Renée Kraaij"]
    assert told["balie"] is None
    assert [adoption["organisatie"] for adoption in told["ookGedaanDoor"]] == ["Praktijkschool De Brug"]
    assert told["gepubliceerdOp"].endswith("Z")


def test_the_same_question_gives_what_the_page_gives(content: Content, client):
    for query, titles in (
        ("?regio=groot-amsterdam", {"Transfercoaching"}),
        ("?regio=groot-amsterdam&regio=twente", {"Transfercoaching", "Belronde"}),
        ("?thema=nazorg", {"Transfercoaching", "Belronde"}),
        ("?fase=na-school&doelgroep=jongeren", {"Transfercoaching"}),
        ("?tag=coach", {"Transfercoaching"}),
        ("?status=pilot", {"Transfercoaching", "Belronde", "Loopbaanlijn"}),
        ("?status=geborgd", set()),
        ("?q=transfercoching", {"Transfercoaching"}),
    ):
        told = listed(client, query)
        assert {practice["titel"] for practice in told["resultaten"]} == titles
        assert told["totaal"] == len(titles)
        page = client.get(f"/praktijken/{query}").text
        assert all(title in page for title in titles) or "transfercoching" in query
    assert listed(client, "?q=transfercoching")["gezochtOp"] == "transfercoaching"


def test_the_facets_say_which_values_there_are_and_what_they_give(content: Content, client):
    told = client.get("/api/v1/facetten?regio=groot-amsterdam").json()

    facets = {facet["sleutel"]: {value["waarde"]: value for value in facet["waarden"]} for facet in told["facetten"]}
    assert told["totaal"] == 1
    assert facets["thema"]["nazorg"] == {"waarde": "nazorg", "naam": "Nazorg", "aantal": 1, "isGekozen": False}
    assert facets["regio"]["groot-amsterdam"]["isGekozen"]


def test_unknown_draft_unpublished_and_private_are_the_same_404(content: Content, client):
    draft = make_practice(content.region, "Concept", live=False)
    gone = make_practice(content.region, "Weg")
    gone.unpublish()
    private = make_practice(content.region, "Besloten")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    answers = [client.get(f"/api/v1/praktijken/{key}") for key in (999_999, draft.pk, gone.pk, private.pk, 0, 10**30)]

    told = [json.loads(answer.content) for answer in answers]
    assert {answer.status_code for answer in answers} == {404}
    assert all(each.pop("instance") for each in told)
    assert all(each == told[0] for each in told)


def test_what_is_not_public_is_nowhere(content: Content, client):
    held = make_consent("Kim Sentinel-naam", withdrawn_on=timezone.localdate())
    gone = make_contact("Sam Sentinel-verlopen", verified_on=timezone.localdate() - timedelta(days=4000))
    draft = make_practice(content.region, "Sentinel-concept", live=False)
    practice = make_practice(
        content.region,
        "Openbaar",
        contacts=[gone],
        editor_notes="Sentinel-notitie",
        consent_note="",
        cover=make_image("Sentinel-beeld", description="Sentinel-alt", portrayed="toestemming"),
        body=stream(
            ("text", f'<p>Zie <a linktype="page" id="{draft.pk}">hier</a>.</p>'),
            ("quote", {"text": "Sentinel-citaat", "name": "Kim", "function": "", "consent": held.pk}),
            ("quote", {"text": "Van een naamloze", "name": "Sentinel-zonder", "function": ""}),
            ("image", {"picture": {"image": _withheld().pk, "alt_text": "Sentinel-foto"}, "caption": "Sentinel-bij"}),
        ),
    )
    practice.title = "Sentinel-revisie"
    practice.save_revision()
    private = make_region(content.tree, "Sentinel-regio")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_practice(private, "Sentinel-onder")

    addresses = ["praktijken?aantal=100", f"praktijken/{practice.pk}", "regios", "gemeenten", "contactpersonen"]
    addresses += ["facetten", "adopties", "wijzigingen", "themas", "regios/groot-amsterdam", "praktijken?q=sentinel"]
    for address in addresses:
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == 200
        said = answer.text.replace("q=sentinel", "")
        assert "entinel" not in said, address
        assert "geheim.adres@" not in said
        assert "kim.meldt@" not in said
    assert client.get(f"/api/v1/contactpersonen/{gone.slug}").status_code == 404
    told = client.get(f"/api/v1/praktijken/{practice.pk}").json()
    assert told["contactpersonen"] == []
    assert told["balie"]["naam"] == "Regiobalie Groot-Amsterdam"
    assert told["verhaal"][0]["tekst"]["markdown"] == "Zie hier."


def _withheld():
    return make_image("Foto", portrayed="toestemming")


def test_links_lead_to_the_site(content: Content, client):
    practice = make_practice(
        content.region,
        "Met links",
        body=stream(("text", f'<p><a linktype="page" id="{content.practice.pk}">Lees</a></p>')),
    )

    text = client.get(f"/api/v1/praktijken/{practice.pk}").json()["verhaal"][0]["tekst"]

    address = "http://testserver/regios/groot-amsterdam/transfercoaching/"
    assert f'<a href="{address}">Lees</a>' in text["html"]
    assert text["markdown"] == f"[Lees]({address})"


def test_a_story_of_every_kind_of_block_is_told(content: Content, client):
    practice = make_practice(
        content.region,
        "Alles",
        body=stream(
            ("callout", {"tone": "tip", "title": "Kader", "text": "<p>Begin op tijd.</p>"}),
            (
                "interview",
                {"name": "", "function": "mentor", "questions": [{"question": "Hoe?", "answer": "<p>Zo.</p>"}]},
            ),
            ("image", {"picture": {"image": make_image().pk, "alt_text": "Een kas"}, "caption": "De [kas]"}),
            ("video", {"title": "Film", "url": "https://video.example.org/x"}),
            ("key_figures", [{"number": "18", "label": "leerlingen"}]),
            ("table", {"columns": [{"type": "text", "heading": "A|B"}], "rows": [{"values": ["<c>"]}], "caption": "T"}),
            ("steps", [{"title": "Eerst", "text": "<p>Dit.</p><p>Dan dat.</p>"}]),
        ),
    )

    told = client.get(f"/api/v1/praktijken/{practice.pk}").json()

    kinds = ["kader", "gesprek", "afbeelding", "video", "kerncijfers", "tabel", "stappen"]
    assert [block["soort"] for block in told["verhaal"]] == kinds
    assert "&lt;c&gt;" in told["verhaalHtml"]
    for part in (
        "> **Kader**",
        "### Hoe?",
        r"De \[kas\]",
        "- **18** leerlingen",
        r"| A\|B |",
        "1. **Eerst**\n\n   Dit.",
    ):
        assert part in told["verhaalMarkdown"]
    assert told["verhaal"][2]["url"].startswith("http://testserver/media/")


@pytest.mark.parametrize("query", ["", "&q=praktijk", "&thema=nazorg&regio=groot-amsterdam"])
def test_a_part_costs_as_much_whatever_its_size(content: Content, client, django_assert_max_num_queries, query):
    themes = [make_term(Theme, f"Thema {number}") for number in range(3)]
    for number in range(12):
        make_practice(content.region, f"Praktijk {number}", themes=[content.theme, *themes], tags=["a", "b"])
    listed(client, f"?aantal=2{query}")

    for amount in (2, 12):
        with django_assert_max_num_queries(8):
            assert len(listed(client, f"?aantal={amount}{query}")["resultaten"]) == amount
