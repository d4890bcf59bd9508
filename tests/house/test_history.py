"""Whoever changes something in the admin leaves an entry in the history of the site: who, what and when."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import get_snippet_models

from links.choices import Kind
from links.models import CheckedLink
from post.models import Letter
from practices.models import Theme
from search.models import SynonymGroup
from tests.editing.people import administrator, signed_in
from tests.makers import make_contact, make_practice, make_region, make_term, make_user

pytestmark = pytest.mark.django_db
ACTS = {"add_view_class": CreateView, "edit_view_class": EditView, "delete_view_class": DeleteView}


def all_viewsets():
    """Return every viewset that the admin serves, with those within groups."""
    snippets = [model.snippet_viewset for model in get_snippet_models()]
    return snippets + [each for each in viewsets.viewsets if isinstance(each, ModelViewSet)]


def test_each_list_that_is_kept_is_kept_by_views_that_log():
    found = all_viewsets()
    assert len(found) > 12
    silent = [
        f"{viewset.model.__name__}.{name}"
        for viewset in found
        for name, base in ACTS.items()
        if (view := getattr(viewset, name, None)) is not None and not issubclass(view, base)
    ]
    assert silent == []


def entries(**wanted):
    """Return the actions that were logged, of all kinds of entries."""
    return [entry.action for model in registry.get_log_entry_models() for entry in model.objects.filter(**wanted)]


@pytest.mark.parametrize("model", [Theme, SynonymGroup])
def test_making_changing_and_deleting_a_thing_is_in_the_history(tree, model):
    user = administrator()
    browser, views = signed_in(user), model.snippet_viewset
    fields = {
        "label": "Nazorg",
        "slug": "nazorg",
        "words": "een, twee",
        "order": "1",
        "description": "",
        "sort_order": "1",
    }

    assert browser.post(reverse(views.get_url_name("add")), fields).status_code == 302
    thing = model.objects.get()
    changed = fields | {"label": "Anders", "words": "een, drie"}
    assert browser.post(reverse(views.get_url_name("edit"), args=[thing.pk]), changed).status_code == 302
    assert browser.post(reverse(views.get_url_name("delete"), args=[thing.pk])).status_code == 302

    assert entries(user=user) == ["wagtail.delete", "wagtail.edit", "wagtail.create"]
    page = browser.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert str(model._meta.verbose_name).lower() in page.lower()


@pytest.mark.parametrize("model", settings_registry, ids=lambda model: model.__name__)
def test_a_setting_that_changes_is_in_the_history(tree, model):
    user = administrator()
    browser = signed_in(user)
    form = browser.get(
        reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name]), follow=True
    )
    address = form.redirect_chain[-1][0]
    fields = {name: value for name, value in form.context["form"].initial.items() if value is not None}

    assert browser.post(address, fields).status_code == 302

    kind = ContentType.objects.get_for_model(model)
    assert list(ModelLogEntry.objects.filter(content_type=kind, user=user).values_list("action", flat=True)) == [
        "wagtail.edit"
    ]


def test_what_is_done_beside_the_forms_is_in_the_history_with_its_words(tree):
    user = administrator()
    browser = signed_in(user)
    region = make_region(tree, "Twente")
    practice = make_practice(region)
    contact = make_contact("Sam", [region], personal_email="sam@example.org")
    link = CheckedLink.objects.create(
        page=practice, url="https://example.org/", url_hash="a", kind=Kind.OUTSIDE, failures=9
    )
    Letter.objects.create(key="1", kind="x.x", to="kim@example.org", subject="Mail", text="Dag", html="Dag")

    browser.post(reverse("contact_ask", args=[contact.pk]))
    browser.post(reverse("post_try_again"))
    browser.post(reverse("links_right", args=[link.pk]))
    browser.post(reverse("links_right", args=[link.pk]))

    logged = entries(user=user)
    assert {"contacts.ask", "post.try_again", "links.hide", "links.show"} <= set(logged)
    assert all(registry.action_exists(action) and registry.get_action_label(action) for action in logged)


def test_what_is_not_done_by_anybody_does_not_stand_on_somebodys_name(tree):
    make_term(Theme, "Nazorg")
    make_user("kim")

    assert entries(user__isnull=False) == []
