"""Where somebody is signed in can be seen and ended, and a new password ends it all."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import SignIn
from accounts.sign_ins import forget_ended
from tests.accounts.conftest import LOGIN, NEW_PASSWORD, PASSWORD, assert_reads_well, is_in, letters, sign_in
from tests.makers import make_user

pytestmark = pytest.mark.django_db
LIST = "/beheer/account/aanmeldingen/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"


@pytest.fixture
def two(tree, chief):
    """Two browsers in which the same person is signed in."""
    browsers = [Client(HTTP_USER_AGENT=told, REMOTE_ADDR="192.0.2.1") for told in (FIREFOX, EDGE)]
    for browser in browsers:
        sign_in(browser, "chef")
    return browsers


def test_the_list_names_the_browsers_and_says_which_is_this(two):
    page = two[0].get(LIST).text

    assert "Firefox op Linux" in page
    assert "Edge op Windows" in page
    assert page.count("Dit is deze browser") == 1
    assert "192.0.2.1" not in page


def test_one_browser_is_signed_out_from_another(two):
    other = SignIn.objects.get(browser="Edge op Windows")

    two[0].post(LIST, {"which": str(other.pk)})

    assert [is_in(browser) for browser in two] == [True, False]


@pytest.mark.parametrize(("which", "stay"), [("elders", [True, False]), ("overal", [False, False])])
def test_all_are_signed_out_at_once(two, which, stay):
    two[0].post(LIST, {"which": which})

    assert [is_in(browser) for browser in two] == stay


@pytest.mark.parametrize("which", ["", "x", "-1", "9" * 30])
def test_nobody_signs_out_another_person_or_breaks_the_list(two, clients, which):
    make_user("ander", is_superuser=True)
    stranger = clients()
    sign_in(stranger, "ander")
    theirs = SignIn.objects.get(user__username="ander")

    assert two[0].post(LIST, {"which": which}).status_code == 302
    two[0].post(LIST, {"which": str(theirs.pk)})

    assert all(is_in(browser) for browser in [*two, stranger])


def test_a_new_password_on_the_account_page_signs_out_the_others(two, chief):
    form = {"password-old_password": PASSWORD, "password-new_password1": NEW_PASSWORD,
            "password-new_password2": NEW_PASSWORD, "name_email-first_name": "C", "name_email-last_name": "D",
            "name_email-email": "c@example.org", "mails-mails": "geen", "locale-preferred_language": "nl",
            "theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}  # fmt: skip

    two[0].post("/beheer/account/", form)

    chief.refresh_from_db()
    assert chief.check_password(NEW_PASSWORD)
    assert [is_in(browser) for browser in two] == [True, False]
    assert [row.browser for row in SignIn.objects.all()] == ["Firefox op Linux"]


def test_a_reset_works_once_signs_out_everywhere_and_is_told(two, client):
    client.post("/beheer/password_reset/", {"email": "chef@example.org"})
    address = next(word for word in letters()[-1].text.split() if "/confirm/" in word).removeprefix("http://testserver")
    form = client.get(address, follow=True)
    assert_reads_well(form)
    place = form.redirect_chain[-1][0]
    assert client.post(place, {"new_password1": "kort", "new_password2": "kort"}).status_code == 422

    done = client.post(place, {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}, follow=True)

    assert "Je nieuwe wachtwoord is bewaard" in done.text
    assert_reads_well(done)
    assert [is_in(browser) for browser in two] == [False, False]
    assert "Je wachtwoord is veranderd" in letters()[-1].text
    assert "werkt niet meer" in client.get(address, follow=True).text
    sign_in(client, "chef", NEW_PASSWORD)
    assert is_in(client)


def test_a_reset_in_a_browser_that_is_signed_in_ends_in_words(two):
    browser = two[0]
    browser.post("/beheer/password_reset/", {"email": "chef@example.org"})
    address = next(word for word in letters()[-1].text.split() if "/confirm/" in word).removeprefix("http://testserver")
    place = browser.get(address, follow=True).redirect_chain[-1][0]

    done = browser.post(place, {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}, follow=True)

    assert "Je nieuwe wachtwoord is bewaard" in done.text


def test_signing_out_takes_the_browser_off_the_list(two):
    two[0].post("/beheer/logout/")

    assert [row.browser for row in SignIn.objects.all()] == ["Edge op Windows"]


def test_being_there_is_noted_seldom_and_what_ended_is_forgotten(two, django_assert_max_num_queries):
    SignIn.objects.filter(browser="Edge op Windows").update(seen_at=timezone.now() - timedelta(hours=13))

    assert forget_ended() == 1
    assert forget_ended() == 0
    with django_assert_max_num_queries(3):
        two[0].get("/beheer/sessie/")


def test_without_remember_the_session_ends_with_the_browser(tree, chief, clients):
    client = clients()
    assert sign_in(client, "chef").cookies["sessionid"]["max-age"] == ""
    assert sign_in(clients(2), "chef", remember="on").cookies["sessionid"]["max-age"] == 12 * 3600
    assert Session.objects.exists()
    assert client.get(LOGIN).status_code == 302


def test_who_asked_for_a_new_password_is_told_the_same_with_or_without_an_account(db, client):
    page = client.get("/beheer/password_reset/done/").text

    assert "Hoort er een account bij dit e-mailadres?" in page
