"""Tests never touch the database of development."""

from django.db import connection


def test_who_opens_the_database_without_asking_for_it_gets_the_one_of_the_tests(django_db_setup):
    name = str(connection.settings_dict["NAME"])

    assert name.startswith(("file:memorydb_", ":memory:", "test_"))
