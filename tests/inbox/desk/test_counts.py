"""How much waits stands in the menu, for who edits a region."""

import pytest
from django.test import Client

from inbox.choices import State
from inbox.desk.counts import number_open
from tests.editing.people import signed_in
from tests.inbox.desk.conftest import LIST, make_message
from tests.makers import make_user

pytestmark = pytest.mark.django_db


def test_the_menu_counts_what_is_open_of_the_own_region_without_spam(desk, national_desk, editor, twente, zeeland):
    make_message(twente)
    make_message(twente, state=State.READ, kind="vraag")
    make_message(twente, state=State.CLOSED)
    make_message(twente, is_suspect=True)
    make_message(zeeland)
    make_message()

    assert number_open(editor) == 2
    assert "Postvak (2)" in desk.get("/beheer/").content.decode()
    assert "Postvak (4)" in national_desk.get("/beheer/").content.decode()


def test_an_empty_inbox_has_no_number(desk):
    page = desk.get("/beheer/").content.decode()

    assert '"Postvak"' in page.replace("&quot;", '"')


def test_who_edits_nothing_has_no_inbox(zeeland):
    colleague = make_user("collega", is_staff=True)
    from django.contrib.auth.models import Permission

    colleague.user_permissions.add(Permission.objects.get(codename="access_admin"))
    browser = signed_in(colleague)

    assert "postvak" not in browser.get("/beheer/").content.decode().lower()
    assert browser.get(LIST).status_code == 302
    assert Client().get(LIST).url.startswith(("/beheer/login/", "/_util/login/"))
    assert number_open(colleague) == 0


def test_the_first_screen_leads_to_it(desk, twente):
    make_message(twente)

    assert "staat open in het postvak" in desk.get("/beheer/").content.decode()
