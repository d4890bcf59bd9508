"""Who may do much comes in with two steps; whoever sets one up is always asked for it."""

import re

import pytest
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import recovery, second_step
from accounts.models import Attempts, RecoveryCode
from editing.roles import make_roles
from tests.accounts.conftest import (
    HOME,
    LOGIN,
    PASSWORD,
    assert_reads_well,
    code_for,
    give_app,
    is_in,
    letters,
    sign_in,
)
from tests.editing.people import administrator, national, regional, signed_in
from tests.makers import make_region, make_user

pytestmark = pytest.mark.django_db
CODE, SET_UP, RECOVERY = f"{LOGIN}code/", f"{LOGIN}instellen/", f"{LOGIN}herstelcode/"
OWN = "/beheer/account/tweede-stap/"


def waiting_app(user):
    return TOTPDevice.objects.get(user=user, confirmed=False)


def test_a_moderator_without_an_app_is_in_only_after_setting_one_up(tree, required, clients):
    user, client = national(), clients()

    assert sign_in(client, "landelijk").url == SET_UP
    for address in (HOME, "/beheer/sessie/klaar/", "/beheer/account/", "/beheer/api/main/pages/", "/beheer/pages/"):
        assert client.get(address).url.startswith(LOGIN), address
    assert client.get("/beheer/sessie/").json() == {"who": "", "token": ""}
    assert client.get("/beheer/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    page = client.get(SET_UP)
    assert_reads_well(page)
    assert 'src="data:image/svg+xml' in page.text
    assert client.post(SET_UP, {"code": "000000"}).status_code == 422

    done = client.post(SET_UP, {"code": code_for(waiting_app(user))})

    assert len(re.findall(r"<code>[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}</code>", done.text)) == recovery.NUMBER
    assert "no-store" in done.headers["Cache-Control"]
    assert is_in(client)
    assert client.get("/beheer/sessie/").json()["who"] == str(user.pk)


@pytest.mark.parametrize("make", [administrator, national])
def test_a_session_with_the_password_alone_is_nobodys_for_who_must_have_two_steps(tree, required, make):
    client = signed_in(make())

    assert client.get(HOME).url.startswith(LOGIN)
    assert client.get("/beheer/sessie/").json()["who"] == ""


def test_an_editor_of_a_region_comes_in_with_a_password_and_is_offered_more(tree, required, clients):
    make_roles()
    regional(make_region(tree, "Twente"), "twente")
    client = clients()

    sign_in(client, "twente")

    assert is_in(client)
    assert OWN in client.get("/beheer/account/").text
    assert "Stel een tweede stap in" in client.get(OWN).text


def test_whoever_has_an_app_is_asked_for_its_code_even_where_none_is_required(tree, chief, clients):
    device, client = give_app(chief), clients()

    assert sign_in(client, "chef", next="/beheer/sessie/klaar/").url == CODE
    assert client.get(HOME).url.startswith(LOGIN)
    assert_reads_well(client.get(CODE))
    assert 'autocomplete="one-time-code"' in client.get(CODE).text
    answer = client.post(CODE, {"code": code_for(device)})

    assert answer.url == "/beheer/sessie/klaar/"
    assert "Sluit dit tabblad" in client.get(answer.url).text


def test_a_code_opens_once(chief, clients):
    device, first, second = give_app(chief), clients(1), clients(2)
    code = code_for(device)
    sign_in(first, "chef")
    first.post(CODE, {"code": code})
    sign_in(second, "chef")

    assert second.post(CODE, {"code": code}).status_code == 422


@pytest.mark.parametrize("typed", ["", "abc", "12345", "1234567", "１２３４５６", "99999999999999999999999"])
def test_what_is_no_code_is_answered_in_words(chief, clients, typed):
    give_app(chief)
    client = clients()
    sign_in(client, "chef")

    assert client.post(CODE, {"code": typed}).status_code == 422


def test_without_a_password_first_there_is_no_second_step(chief, client):
    give_app(chief)

    for address in (CODE, RECOVERY, SET_UP):
        assert client.get(address).url == LOGIN
        assert client.post(address, {"code": "123456"}).url == LOGIN


def test_the_second_step_waits_a_quarter_of_an_hour_and_not_for_an_older_password(chief, clients, monkeypatch):
    give_app(chief)
    late, changed = clients(1), clients(2)
    sign_in(late, "chef")
    sign_in(changed, "chef")
    chief.set_password("heel iets anders dan het was")
    chief.save()
    assert changed.get(CODE).url == LOGIN

    chief.set_password(PASSWORD)
    chief.save()
    sign_in(late, "chef")
    begun = second_step.time.time()
    monkeypatch.setattr(second_step.time, "time", lambda: begun + second_step.LASTS + 1)

    assert late.get(CODE).url == LOGIN


def test_wrong_codes_take_longer_and_longer_and_then_the_right_one_opens(chief, clients):
    device, client = give_app(chief), clients()
    sign_in(client, "chef")
    answers = [client.post(CODE, {"code": "000000"}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    refused = client.post(CODE, {"code": code_for(device)})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 900

    Attempts.objects.update(free_at=timezone.now())

    assert client.post(CODE, {"code": code_for(device)}).status_code == 302


def test_a_recovery_code_opens_once_and_the_person_hears_of_it(chief, clients):
    give_app(chief)
    codes = recovery.new_codes(chief)
    client = clients()
    sign_in(client, "chef")
    assert_reads_well(client.get(RECOVERY))

    assert client.post(RECOVERY, {"code": f" {codes[0].upper()} "}).url == HOME
    assert is_in(client)
    assert "herstelcodes" in letters()[-1].text
    sign_in(client, "chef")
    assert recovery.number_left(chief) == 9
    again = clients(2)
    sign_in(again, "chef")
    assert again.post(RECOVERY, {"code": codes[0]}).status_code == 422


def test_no_recovery_code_is_kept_as_it_is(chief):
    codes = recovery.new_codes(chief)

    kept = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert len(kept) == len(set(codes)) == recovery.NUMBER
    assert not kept & {code.replace("-", "") for code in codes} | kept & set(codes)


def test_new_codes_take_the_place_of_the_old(chief):
    old = recovery.new_codes(chief)
    recovery.new_codes(chief)

    assert second_step.accept_recovery_code(chief, old[0]) is None


def test_who_has_few_codes_left_is_told_at_once(chief, clients):
    give_app(chief)
    codes = recovery.new_codes(chief)
    RecoveryCode.objects.filter(pk__in=RecoveryCode.objects.values("pk")[:7]).delete()
    kept = next(code for code in codes if RecoveryCode.objects.filter(digest=recovery.digest_of(code)).exists())
    client = clients()
    sign_in(client, "chef")
    client.post(RECOVERY, {"code": kept})

    assert "Je hebt nog 2 herstelcodes" in client.get(HOME).text


def test_setting_one_up_oneself_asks_for_the_password_and_signs_out_elsewhere(tree, chief, clients):
    here, elsewhere = clients(1), clients(2)
    sign_in(here, "chef")
    sign_in(elsewhere, "chef")
    page = here.get(f"{OWN}instellen/")
    assert_reads_well(page)
    assert here.post(f"{OWN}instellen/", {"code": code_for(waiting_app(chief)), "password": "mis"}).status_code == 422

    done = here.post(f"{OWN}instellen/", {"code": code_for(waiting_app(chief)), "password": PASSWORD})

    assert done.text.count("<code>") == recovery.NUMBER
    assert is_in(here)
    assert not is_in(elsewhere)


def test_stopping_needs_the_password_and_is_not_for_who_must(tree, chief, clients, settings):
    device, client = give_app(chief), clients()
    sign_in(client, "chef")
    client.post(CODE, {"code": code_for(device)})
    assert client.post(OWN, {"act": "stop", "password": "mis"}).status_code == 422
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.post(OWN, {"act": "stop", "password": PASSWORD}).status_code == 422
    assert second_step.has_app(chief)
    assert client.post(OWN, {"act": "codes", "password": PASSWORD}).text.count("<code>") == recovery.NUMBER
    settings.SECOND_FACTOR_REQUIRED = False

    client.post(OWN, {"act": "stop", "password": PASSWORD})

    assert not second_step.has_app(chief)


def test_after_a_lost_phone_another_administrator_takes_the_step_away_and_the_person_hears_who(tree, chief, clients):
    other = make_user("ander", email="ander@example.org", first_name="Ans")
    give_app(other)
    recovery.new_codes(other)
    theirs = signed_in(other)
    access = f"/beheer/users/toegang/{other.pk}/"
    client = signed_in(chief)
    assert "Haal de tweede stap weg" in client.get(access).text

    client.post(access, {"act": "stap"})

    assert not second_step.has_app(other)
    assert recovery.number_left(other) == 0
    assert letters()[-1].to == "ander@example.org"
    assert "Chris heeft je tweede stap weggehaald" in letters()[-1].text
    assert "Tweede stap weggehaald" in client.get(f"/beheer/users/history/{other.pk}/").text
    assert not is_in(theirs)


def test_nobody_takes_their_own_step_away_as_an_administrator(tree, chief):
    give_app(chief)

    signed_in(chief).post(f"/beheer/users/toegang/{chief.pk}/", {"act": "stap"})

    assert second_step.has_app(chief)
