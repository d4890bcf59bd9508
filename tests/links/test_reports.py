"""Editors see the broken links of their own pages, say which are right, and start a check."""

import io
import threading
from datetime import timedelta

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission

from links import running
from links.broken import broken_in, broken_links_of, number_broken
from links.checking import begin, check_links
from links.choices import Outcome
from links.models import CheckedLink, LinkCheck
from practices.models import PracticePage
from tests.links.conftest import anchors
from tests.makers import make_practice, make_region, make_user, stream

REPORT = "/beheer/rapporten/kapotte-links/"
GONE = "https://a.example.org/weg"
MOVED = "https://a.example.org/doorverwezen"
WORKS = "https://a.example.org/werkt"


def colleague(pages=(), permission="change_page", **fields):
    """Make a colleague who may enter the admin and do one thing with these pages and what stands under them."""
    user = make_user(**fields)
    group = Group.objects.create(name=f"groep van {user.username}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for page in pages:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=permission)
        )
    user.groups.add(group)
    return user


@pytest.fixture
def regions(tree, elsewhere):
    """Two regions with a practice each, and links that were checked."""
    made = {}
    for title, urls in {"Twente": [GONE, MOVED, WORKS], "Zeeland": [GONE, "page:999999"]}.items():
        made[title] = make_region(tree, title)
        make_practice(made[title], f"Praktijk {title}", body=stream(("text", anchors(*urls))))
    check_links(fetch=elsewhere)
    return made


@pytest.fixture
def administrator(db, client):
    client.force_login(make_user(is_superuser=True))
    return client


def rows(client, query=""):
    page = client.get(f"{REPORT}{query}")
    assert page.status_code == 200
    return sorted((link.page.title, link.url) for link in page.context["object_list"])


def test_the_report_lists_what_can_be_mended(regions, administrator):
    assert rows(administrator) == [
        ("Praktijk Twente", MOVED),
        ("Praktijk Twente", GONE),
        ("Praktijk Zeeland", GONE),
        ("Praktijk Zeeland", "page:999999"),
    ]


def test_the_report_is_narrowed_by_outcome_kind_region_and_words(regions, administrator):
    assert rows(administrator, "?outcome=werkt") == [("Praktijk Twente", WORKS)]
    assert rows(administrator, "?kind=intern") == [("Praktijk Zeeland", "page:999999")]
    assert {title for title, _ in rows(administrator, f"?region={regions['Twente'].pk}")} == {"Praktijk Twente"}
    assert rows(administrator, "?q=999999") == [("Praktijk Zeeland", "page:999999")]
    assert len(rows(administrator, "?ordering=-first_failed_at")) == 4


def test_a_row_says_where_the_link_stands_and_leads_to_the_editor(regions, administrator):
    page = administrator.get(REPORT).content.decode()
    practice = PracticePage.objects.get(title="Praktijk Zeeland")

    for words in (f"/beheer/pages/{practice.pk}/edit/", "Verhaal", "Bestaat niet meer (404)", "Nu: https://nieuw.example.org/",
                  "pagina 999999 van deze site", "De pagina is verwijderd."):  # fmt: skip
        assert words in page, words


def test_the_report_takes_as_many_queries_for_many_links(regions, administrator, django_assert_max_num_queries):
    link = CheckedLink.objects.filter(outcome=Outcome.GONE).first()
    CheckedLink.objects.bulk_create(
        CheckedLink(page=link.page, field="body", url=f"{GONE}/{n}", url_hash=str(n), kind="extern", outcome="weg")
        for n in range(40)
    )
    administrator.get(REPORT)

    with django_assert_max_num_queries(22):
        administrator.get(REPORT)


def test_the_report_can_be_taken_along_and_starts_no_formula(regions, administrator):
    CheckedLink.objects.filter(url=GONE).update(text="=HYPERLINK(1)")

    export = b"".join(administrator.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in export
    assert "Bestaat niet meer (404)" in export
    assert "Veld" in export

    sheet = openpyxl.load_workbook(io.BytesIO(administrator.get(f"{REPORT}?export=xlsx").getvalue())).active
    assert len(list(sheet.rows)) == 5
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_who_edits_a_region_sees_the_links_of_that_region_alone(regions, client):
    client.force_login(colleague([regions["Twente"]]))

    assert {title for title, _ in rows(client)} == {"Praktijk Twente"}
    other = CheckedLink.objects.get(page__title="Praktijk Zeeland", url=GONE)
    assert client.post(f"{REPORT}{other.pk}/klopt-wel/").status_code == 404
    export = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert "Zeeland" not in export


def test_who_edits_no_page_sees_no_report(regions, client):
    client.force_login(colleague())

    assert client.get(REPORT).status_code == 302
    assert "kapotte-links" not in client.get("/beheer/").content.decode()
    assert client.get(f"{REPORT}voortgang/").status_code in (302, 403)
    client.logout()
    assert client.get(REPORT).status_code == 302


def test_the_report_stands_in_the_menu_of_who_edits_a_page(regions, client):
    client.force_login(colleague([regions["Twente"]]))

    assert "kapotte-links" in client.get("/beheer/").content.decode()


def test_a_link_that_is_right_is_left_out_for_ninety_days(regions, administrator):
    link = CheckedLink.objects.get(url="page:999999")

    answer = administrator.post(f"{REPORT}{link.pk}/klopt-wel/", {"next": "https://kwaad.example.org/"})
    assert answer.url == REPORT
    link.refresh_from_db()
    assert link.ignored_until == timezone.localdate() + timedelta(days=90)
    assert ("Praktijk Zeeland", link.url) not in rows(administrator)
    assert rows(administrator, "?hidden=ja") == [("Praktijk Zeeland", link.url)]

    CheckedLink.objects.update(ignored_until=timezone.localdate() - timedelta(days=1))
    assert len(rows(administrator)) == 4


def test_what_was_set_aside_can_be_brought_back(regions, administrator):
    link = CheckedLink.objects.get(url="page:999999")
    for expected in (True, False):
        administrator.post(f"{REPORT}{link.pk}/klopt-wel/")
        link.refresh_from_db()
        assert link.is_hidden is expected


def test_nothing_is_changed_by_looking(regions, administrator):
    link = CheckedLink.objects.first()

    assert administrator.get(f"{REPORT}{link.pk}/klopt-wel/").status_code == 405
    assert administrator.get(f"{REPORT}controleer/").status_code == 405


@pytest.fixture
def begun(monkeypatch):
    """Remember the runs for which a thread was started, and start none."""
    keys = []

    class Thread(threading.Thread):
        def start(self):
            assert self.daemon
            keys.append(self._args[0])

    monkeypatch.setattr(running.threading, "Thread", Thread)
    return keys


def test_a_click_starts_a_check_and_a_second_click_says_it_is_going_on(
    regions, administrator, begun, django_capture_on_commit_callbacks
):
    LinkCheck.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        first = administrator.post(f"{REPORT}controleer/", follow=True).content.decode()
    second = administrator.post(f"{REPORT}controleer/", follow=True).content.decode()

    assert begun == [LinkCheck.objects.get().pk]
    assert "De controle is begonnen." in first
    assert "Er is al een controle bezig." in second


def test_the_report_shows_how_far_the_check_is_without_a_script(regions, administrator):
    assert "Controleer nu" in administrator.get(REPORT).content.decode()
    begin()
    LinkCheck.objects.filter(state="bezig").update(total=40, done=12)

    page = administrator.get(REPORT).content.decode()

    assert "12 van 40" in page
    assert "Controleer nu" not in page
    assert administrator.get(f"{REPORT}voortgang/").json() == {"running": True, "done": 12, "total": 40}
    LinkCheck.objects.all().delete()
    assert administrator.get(f"{REPORT}voortgang/").json()["running"] is False


def test_only_who_may_publish_starts_a_check(regions, client, begun):
    client.force_login(colleague([regions["Twente"]]))
    assert "Controleer nu" not in client.get(REPORT).content.decode()
    assert client.post(f"{REPORT}controleer/").status_code in (302, 403)
    assert not LinkCheck.objects.filter(state="bezig").exists()

    client.force_login(colleague([regions["Twente"]], permission="publish_page"))
    assert "Controleer nu" in client.get(REPORT).content.decode()
    client.post(f"{REPORT}controleer/")
    assert LinkCheck.objects.filter(state="bezig").exists()


def test_others_can_ask_how_many_links_are_broken(regions, django_assert_num_queries):
    twente = PracticePage.objects.get(title="Praktijk Twente")
    zeeland = PracticePage.objects.get(title="Praktijk Zeeland")

    with django_assert_num_queries(1):
        assert broken_links_of([twente.pk, zeeland.pk, 999999]) == {twente.pk: 1, zeeland.pk: 2}
    with django_assert_num_queries(1):
        assert number_broken(PracticePage.objects.live().order_by("title")) == 3
    assert [link.url for link in broken_in(twente)] == [GONE]

    CheckedLink.objects.filter(page=twente).update(ignored_until=timezone.localdate())
    zeeland.unpublish()
    assert number_broken(PracticePage.objects.all()) == 0
    assert broken_links_of([]) == {}
