"""Who may do what, by every route there is: roles × actions × own or other region."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, resolve
from wagtail.models import Comment, Page, PageLogEntry, Revision, Workflow

from consents.models import Consent
from contacts.models import Contact
from editing.roles import ADMINISTRATION, NATIONAL, make_roles, role_of
from importing.models import ImportedFile
from inbox.models import Message
from library.models import PortalDocument, PortalImage
from practices.models import RegionRequest
from tests.editing.routes import ROUTES
from tests.editing.routing import OWN, ROLES, World
from tests.makers import (
    SiteTree,
    make_consent,
    make_contact,
    make_document,
    make_image,
    make_practice,
    make_region,
    make_user,
)

SECRETS = (
    "Geheim concept", "Ter beoordeling", "Renee Voorbeeld", "Renee Nieuw", "Kim Verborgen", "Geheime foto",
    "Geheim verslag", "Geheim.docx",
)  # fmt: skip
"""What only the region itself and those above may read."""
WITHOUT_A_REGION = (
    "account/", "bulk/", "dismissibles/", "embeds/", "forms/", "failwhale/", "handleiding/", "jsi18n/", "login/",
    "logout/", "password_reset/", "schrijfhulp/", "sessie/", "sprite/", "test404/", "tag-autocomplete/",
    "block-preview/", "choose-external-link/", "choose-email-link/", "choose-phone-link/", "choose-anchor-link/",
    "snippets/practices/", "snippets/choose/practices/", "snippets/search/", "snippets/choose/search/",
    "snippets/writing/", "snippets/taggit/", "snippets/choose/writing/", "snippets/choose/taggit/",
    "searchpicks/", "redirects/", "gemeenten/", "gebiedsnamen/",
    "sites/", "users/", "groups/", "collections/", "workflows/", "settings/", "mails/",
)  # fmt: skip
"""Addresses that are about nothing of one region; bulk actions are in the matrix by name."""

GUARDED_ELSEWHERE = {
    "api/main/pages/<int:pk>/action/<str:action_name>/": "stands behind `editing.url_doors.closed`, which is tried",
    "api/main/documents/<int:pk>/": "as above",
    "api/main/images/<int:pk>/": "as above",
    "pages/<int:parent_page_id>/results/": "the rows of the explorer, which is tried",
    "pages/create/<slug:app_label>/<slug:model_name>": "asks where to make a page, among those within reach",
    "pages/workflow/confirm_cancellation/<int:page_id>/": "asks a question that names nothing",
    "editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/<int:session_id>/": "asks for the right",
    "editing-sessions/release/<int:session_id>/": "by who has the session",
    "rapporten/kapotte-links/<int:key>/klopt-wel/": "tests/links",
    "personen/bewijs/<str:number>/": "for administrators: tests/privacy/test_views",
    "uitnodiging/<str:token>/": "by who has the link that was mailed: tests/accounts",
    "rapporten/papieren-versies/<int:key>/nog-eens/": "tests/paper/test_reports",
    "documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/": "by who uploaded it",
    "documents/multiple/delete_upload/<int:uploaded_file_id>/": "by who uploaded it",
    "images/<int:image_id>/generate_url/output/": "served only where generate_url is, which is tried",
    "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/": "by who uploaded it",
    "images/multiple/delete_upload/<int:uploaded_file_id>/": "by who uploaded it",
    "snippets/contacts/contact/history/<int:pk>/revisions/<int:revision_id>/unschedule/": "guarded as its version is",
}  # fmt: skip
"""Addresses that the matrix does not try itself, with why."""


def _build() -> World:
    tree = SiteTree()
    region, elsewhere = make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")
    make_roles()
    users = {name: make_user(name) for name in ROLES[:-1]}
    users["own"].groups.add(role_of(region).group)
    users["other"].groups.add(role_of(elsewhere).group)
    users["national"].groups.add(Group.objects.get(name=NATIONAL))
    users["administration"].groups.add(Group.objects.get(name=ADMINISTRATION))
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    users["colleague"].user_permissions.add(access)
    live = make_practice(region, "Coach na school")
    revision = live.save_revision(user=users["own"])
    draft = make_practice(region, "Geheim concept", live=False)
    draft.save_revision(user=users["own"])
    reviewed = make_practice(region, "Ter beoordeling", live=False)
    reviewed.save_revision(user=users["own"])
    reviewed.get_workflow().start(reviewed, users["own"])
    far = make_practice(elsewhere, "Van de buren")
    contact = make_contact("Renee Voorbeeld", [region], verified_on=None)
    contact.save_revision()
    request = RegionRequest.objects.create(practice=far, region=region, asked_by=users["other"])
    return World(
        region=region,
        elsewhere=elsewhere,
        live=live,
        draft=draft,
        reviewed=reviewed,
        far=far,
        contact=contact,
        consent=make_consent("Kim Verborgen", collection=role_of(region).collection),
        image=make_image("Geheime foto", collection=role_of(region).collection),
        document=make_document("Geheim verslag", collection=role_of(region).collection),
        revision=revision,
        request=request,
        state=reviewed.current_workflow_task_state,
        task=reviewed.current_workflow_task,
        message=Message.objects.create(region=region, text="Een vraag van Renee Voorbeeld", sender_name="Kim"),
        imported=ImportedFile.objects.create(
            name="Geheim.docx",
            region=region,
            practice=draft,
            made_by=users["own"],
            people=[{"name": "Renee Nieuw", "function": "", "email": "", "phone": ""}],
        ),
        users=users,
    )


@pytest.fixture(scope="module")
def _built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield _build()
        transaction.set_rollback(True)


@pytest.fixture
def world(_built: World) -> Iterator[World]:
    with transaction.atomic():
        yield _built
        transaction.set_rollback(True)


def _client(world: World, role: str) -> Client:
    client = Client()
    if role != "anonymous":
        client.force_login(type(world.users[role]).objects.get(pk=world.users[role].pk))
    return client


def _state(world: World) -> list[Any]:
    """Return what nobody without the right may change."""
    pages = [world.live.pk, world.draft.pk, world.reviewed.pk, world.region.pk]
    return [
        list(
            Page.objects.filter(pk__in=pages)
            .order_by("pk")
            .values_list("pk", "title", "live", "locked", "path", "owner")
        ),
        Page.objects.count(),
        Revision.objects.count(),
        PageLogEntry.objects.count(),
        Comment.objects.count(),
        list(Contact.objects.values_list("name", "live", "locked", "state")),
        list(Consent.objects.values_list("name", "until", "withdrawn_on")),
        list(PortalImage.objects.values_list("title")),
        list(PortalDocument.objects.values_list("title")),
        list(RegionRequest.objects.values_list("answer")),
        list(Message.objects.values_list("state", "region", "reason", "assigned_to")),
        Workflow.objects.count(),
    ]


def _is_refused(answer: Any) -> bool:
    if answer.status_code in (403, 404, 405):
        return True
    if answer.status_code != 302:
        return False
    return answer.url.startswith(("/beheer/login/", "/_util/login/")) or answer.url == "/beheer/"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_route_is_open_to_who_may_and_closed_to_others(world, route, role):
    client, address = _client(world, role), route.address(world)
    before = _state(world)

    answer = client.get(address) if route.data is None else client.post(address, route.data(world))

    if role in route.allowed:
        assert not _is_refused(answer) or getattr(answer, "url", "") == "/beheer/", (answer.status_code, address)
        assert answer.status_code < 400
    else:
        assert _state(world) == before, "something changed"
        assert answer.status_code != 200 or route.data is not None or role == "colleague", address
    if role not in OWN:
        told = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert [secret for secret in SECRETS if secret in told.decode(errors="replace")] == [], address


def test_every_address_with_something_of_a_region_is_in_the_matrix(world):
    tried = {_plain(resolve(route.address(world).split("?")[0]).route) for route in ROUTES}

    known = tried | {f"beheer/{route}" for route in GUARDED_ELSEWHERE}
    missing = [route for route in _addresses(get_resolver().url_patterns) if "<" in route and route not in known]

    assert missing == []


def _plain(route: str) -> str:
    return route.replace("^", "").removesuffix("$")


def _addresses(patterns: list[Any], before: str = "") -> Iterator[str]:
    """Yield the routes of the admin that are about something of a region, as `resolve` names them."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _addresses(pattern.url_patterns, route)
        elif route.startswith("beheer/") and not route.removeprefix("beheer/").startswith(WITHOUT_A_REGION):
            yield _plain(route)


def test_the_matrix_is_wide_enough(db):
    assert len(ROUTES) * len(ROLES) >= 400


@pytest.mark.parametrize(
    "address", ["/beheer/pages/", "/beheer/pages/search/?q=Geheim", "/beheer/praktijken/?q=Geheim"]
)
def test_listings_show_a_draft_to_its_own_region_only(world, address):
    assert "Geheim concept" not in _client(world, "other").get(address, follow=True).content.decode()


def test_all_of_a_list_under_no_page_is_not_every_page_of_the_site(world):
    address = "/beheer/bulk/wagtailcore/page/delete/?id=all&next=/beheer/praktijken/"

    page = _client(world, "national").get(address).content.decode()

    assert "Coach na school" in page
    assert "Leer van wat elders al werkt" not in page
    assert _client(world, "national").get(address.replace("praktijken", "pages")).status_code == 404


def test_choosers_and_the_admin_api_show_no_draft_of_another_region(world):
    api = "/beheer/api/main/pages/?fields=_,id,title&type=practices.PracticePage&limit=20"
    choosers = [
        f"/beheer/choose-page/{world.region.pk}/",
        "/beheer/choose-page/search/?q=Geheim",
        api,
        f"/beheer/api/main/pages/{world.draft.pk}/",
    ]
    for address in choosers:
        assert "Geheim concept" not in _client(world, "other").get(address).content.decode(), address
    assert "Renee" not in _client(world, "other").get("/beheer/snippets/choose/contacts/contact/").content.decode()
    assert "Verborgen" not in _client(world, "other").get("/beheer/snippets/choose/consents/consent/").content.decode()
    assert "Verborgen" in _client(world, "own").get("/beheer/snippets/choose/consents/consent/").content.decode()
    assert "Renee" in _client(world, "own").get("/beheer/snippets/choose/contacts/contact/").content.decode()
