"""When a colleague leaves, everything goes to another in one action, with a preview."""

import pytest
from wagtail.models import WorkflowState

from editing.handover import Handover, hand_over
from inbox.choices import State
from inbox.models import Message
from practices.models import PracticePage, RegionRequest
from tests.editing.people import administrator, regional, signed_in
from tests.makers import make_contact, make_practice, make_region

pytestmark = pytest.mark.django_db
PEOPLE = {"with_roles": "on", "close_account": "on"}


@pytest.fixture
def leaver(tree):
    region, other = make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")
    user = regional(region, "anna")
    live = make_practice(region, "Op de site", owner=user)
    draft = make_practice(region, "Nog een concept", live=False, owner=user)
    draft.save_revision(user=user)
    draft.get_workflow().start(draft, user)
    make_contact("Renee Voorbeeld", [region], keeper=user)
    RegionRequest.objects.create(practice=live, region=other, asked_by=user)
    live.locked, live.locked_by = True, user
    live.save()
    for state in (State.READ, State.CLOSED):
        Message.objects.create(region=region, text="Vraag", sender_name="Kim", assigned_to=user, state=state)
    return user


@pytest.fixture
def successor(tree, leaver):
    return regional(make_region(tree, "Achterhoek"), "bram")


def test_a_preview_shows_what_moves_and_moves_nothing(leaver, successor):
    query = f"?leaver={leaver.pk}&successor={successor.pk}&with_roles=on&close_account=on"

    page = signed_in(administrator()).get(f"/beheer/overdragen/{query}").content.decode()

    for text in ("Op de site", "Nog een concept", "Renee Voorbeeld", "Twente", "Opgepakt in het postvak (1)"):
        assert text in page
    assert not Handover(leaver).is_empty


def test_everything_moves_in_one_action(leaver, successor):
    data = {"leaver": leaver.pk, "successor": successor.pk, **PEOPLE}

    signed_in(administrator()).post("/beheer/overdragen/", data)

    leaver.refresh_from_db()
    assert Handover(leaver).is_empty
    assert not leaver.is_active
    assert not leaver.groups.exists()
    taken = Handover(successor)
    assert [page.title for page in [*taken.pages, *taken.drafts]] == ["Op de site", "Nog een concept"]
    assert WorkflowState.objects.get().requested_by == successor
    assert taken.contacts.get().name == "Renee Voorbeeld"
    assert [item.state for item in taken.incoming] == [State.READ]
    assert PracticePage.objects.get(title="Op de site").locked is False
    assert PracticePage.objects.get(title="Op de site").permissions_for_user(successor).can_edit()


def test_what_the_successor_may_not_see_in_the_inbox_is_free_for_others(leaver, successor):
    hand_over(leaver, successor, administrator(), with_roles=False, close_account=False)

    assert Message.objects.get(state=State.READ).assigned_to is None
    assert Message.objects.get(state=State.CLOSED).assigned_to == leaver


def test_who_was_shown_in_the_preview_cannot_be_changed_beneath_it(leaver, successor):
    query = f"?leaver={leaver.pk}&successor={successor.pk}"

    page = signed_in(administrator()).get(f"/beheer/overdragen/{query}").content.decode()

    assert f'<input type="hidden" name="leaver" value="{leaver.pk}">' in page
    assert "<select" not in page


def test_a_second_time_moves_nothing(leaver, successor):
    by = administrator()

    first = hand_over(leaver, successor, by, with_roles=True, close_account=True)
    second = hand_over(leaver, successor, by, with_roles=True, close_account=True)

    assert (first, second) == (6, 0)


def test_nobody_hands_over_to_themselves(leaver):
    data = {"leaver": leaver.pk, "successor": leaver.pk, **PEOPLE}

    answer = signed_in(administrator()).post("/beheer/overdragen/", data)

    assert answer.status_code == 422
    assert "Kies een ander dan wie weggaat." in answer.content.decode()


def test_the_account_of_a_superuser_is_not_closed_by_somebody_with_fewer_rights(leaver, successor):
    type(leaver).objects.filter(pk=leaver.pk).update(is_superuser=True)
    data = {"leaver": leaver.pk, "successor": successor.pk, **PEOPLE}

    assert signed_in(administrator()).post("/beheer/overdragen/", data).status_code in (302, 403)
    assert not Handover(leaver).is_empty
