"""Roles are there after a migration, come back by command, and reach the own region only."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from wagtail.models import Workflow

from editing.models import RegionRole, ReviewTask
from editing.roles import ADMINISTRATION, NATIONAL, make_roles, role_of
from regions.reach import editors_of, reaches_every_region, region_ids_within_reach
from tests.editing.people import administrator, national, regional
from tests.makers import make_region


def test_a_migration_makes_the_national_roles_and_the_review(db):
    assert set(Group.objects.values_list("name", flat=True)) >= {NATIONAL, ADMINISTRATION}
    assert ReviewTask.objects.get().groups.count() == 2
    assert Workflow.objects.filter(workflow_pages__page__depth=1).get().name == "Beoordeling"


def test_a_right_that_comes_with_an_upgrade_is_given_by_the_same_migration(db):
    Permission.objects.filter(codename="publish_contact").delete()

    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert Group.objects.get(name=NATIONAL).permissions.filter(codename="publish_contact").exists()


def test_the_command_makes_a_role_per_region_and_a_second_time_nothing(tree):
    make_region(tree, "Twente")
    first, second = StringIO(), StringIO()

    call_command("make_roles", stdout=first)
    call_command("make_roles", stdout=second)

    assert "1 groepen gemaakt" in first.getvalue()
    assert second.getvalue().strip() == "Rollen: niets veranderd"
    assert RegionRole.objects.get().collection.name == "Twente"


def test_a_right_that_was_taken_away_comes_back_and_a_renamed_group_keeps_its_region(tree):
    role = role_of(make_region(tree, "Twente"))
    Group.objects.filter(pk=role.group_id).update(name="Onze redactie")
    role.group.permissions.clear()

    make_roles()

    assert RegionRole.objects.get().group.name == "Onze redactie"
    assert role.group.permissions.filter(codename="change_contact").exists()


def test_who_reaches_which_regions(tree):
    amsterdam, twente = make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")
    editor, desk, keeper = regional(amsterdam), national(), administrator()

    assert region_ids_within_reach(editor) == {amsterdam.pk}
    assert not reaches_every_region(editor)
    assert reaches_every_region(desk)
    assert reaches_every_region(keeper)
    assert list(editors_of(amsterdam)) == [editor]
    assert list(editors_of(twente)) == []


@pytest.mark.parametrize("field", ["code", "tile_row"])
def test_a_regional_editor_changes_the_text_of_the_region_and_not_its_place_in_the_country(tree, field):
    region = make_region(tree)
    form_class = region.get_edit_handler().get_form_class()

    own = form_class(instance=region, for_user=regional(region))
    whole = form_class(instance=region, for_user=administrator())

    assert "introduction" in own.fields
    assert field not in own.fields
    assert field in whole.fields
