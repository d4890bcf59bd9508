"""Lists in the admin ask as much of the database with ten rows as with fifty."""

import pytest

from tests.editing.people import national, regional, signed_in
from tests.makers import make_contact, make_practice, make_region

pytestmark = pytest.mark.django_db
MOST = 30


@pytest.mark.parametrize(
    "address", ["/beheer/praktijken/", "/beheer/snippets/contacts/contact/", "/beheer/praktijken/?q=coach"]
)
@pytest.mark.parametrize("role", [regional, national])
def test_a_list_asks_a_fixed_number_of_questions(tree, role, address, django_assert_max_num_queries):
    region = make_region(tree, "Groot-Amsterdam")
    client = signed_in(role(region) if role is regional else role())
    client.get(address)
    for number in range(50):
        contact = make_contact(f"Coach Voorbeeld {number}", [region])
        make_practice(region, f"Coach {number}", contacts=[contact], live=number % 3 > 0).save_revision()

    with django_assert_max_num_queries(MOST):
        page = client.get(address).content.decode()

    assert "Coach" in page


def test_the_first_screen_asks_a_fixed_number_of_questions(tree, django_assert_max_num_queries):
    region = make_region(tree, "Groot-Amsterdam")
    client = signed_in(regional(region))
    client.get("/beheer/")
    for number in range(30):
        make_practice(region, f"Coach {number}", checked_on=None, contacts=[make_contact(regions=[region])])

    with django_assert_max_num_queries(50):
        page = client.get("/beheer/").content.decode()

    assert "30</span>" in page
