"""Forms that anybody may send."""

import time
import uuid

import pytest
from django import forms

from kit.forms import OpenForm, one_line


class HelloForm(OpenForm):
    name = forms.CharField(label="Naam", help_text="Zoals je heet.")


def sent(seconds_ago=10, **changes):
    """Return what a browser sends of a form that was asked for some seconds ago."""
    before = time.time
    try:
        time.time = lambda: before() - seconds_ago
        fresh = HelloForm()
    finally:
        time.time = before
    values = {name: str(fresh[name].value() or "") for name in fresh.fields}
    return HelloForm(values | {"name": "Sam"} | changes)


def test_a_person_passes_and_the_form_has_a_key():
    form = sent()

    assert form.is_valid()
    assert isinstance(form.cleaned_data["key"], uuid.UUID)
    assert not form.is_from_robot


def test_each_form_has_its_own_key_and_keeps_it_when_it_comes_back():
    assert HelloForm()["key"].value() != HelloForm()["key"].value()
    form = sent(name="")
    assert not form.is_valid()
    assert str(form["key"].value()) == form.data["key"]


def test_who_fills_in_what_people_do_not_see_is_a_robot():
    assert sent(website="https://spam.example").is_from_robot


def test_quicker_than_people_type_is_asked_to_press_once_more_and_then_passes():
    hasty = sent(seconds_ago=0)
    assert not hasty.is_valid()
    assert "heel snel" in hasty.errors["begun"][0]

    assert sent(begun=sent(seconds_ago=3).data["begun"]).is_valid()


@pytest.mark.parametrize("begun", ["", "x", "1:a:b"])
def test_a_form_without_its_stamp_gets_a_new_one(begun):
    form = sent(begun=begun)

    assert not form.is_valid()
    assert form["begun"].value() != begun


def test_a_field_that_is_wrong_points_at_its_words():
    form = sent(name="")
    form.is_valid()

    assert 'aria-invalid="true"' in str(form["name"])
    assert 'aria-describedby="id_name-fout"' in str(form["name"])
    assert 'aria-describedby="id_name-hulp"' in str(HelloForm()["name"])


def test_a_name_is_one_line():
    assert one_line(" Sam ") == "Sam"
    for bad in ("Sam\nBcc: x@example.org", "Sam\r", "Sam\x00"):
        with pytest.raises(forms.ValidationError):
            one_line(bad)
