"""Which requests have a stored answer, and under which name."""

import pytest

from store.addresses import asked


def environ(address: str = "/", method: str = "GET", **headers: str) -> dict[str, str]:
    path, _mark, query = address.partition("?")
    return {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver"} | headers


def name(address: str, **headers: str) -> str:
    found = asked(environ(address, **headers))
    assert found is not None
    return found.name


@pytest.mark.parametrize(
    ("address", "method", "headers"),
    [
        ("/", "POST", {}),
        ("/beheer/", "GET", {}),
        ("/media/images/foto.jpg", "GET", {}),
        ("/documenten/1/verslag.pdf", "GET", {}),
        ("/gezondheid/", "GET", {}),
        ("/praktijken.csv", "GET", {}),
        ("/", "GET", {"HTTP_COOKIE": "a=1; sessionid=geheim"}),
        ("/", "GET", {"HTTP_COOKIE": "csrftoken=geheim"}),
        ("/", "GET", {"HTTP_AUTHORIZATION": "Bearer geheim"}),
        ("/praktijken/?q=coach", "GET", {}),
        ("/regios/zoek/?plaats=Zaandam", "GET", {}),
        ("/praktijken/?" + "&".join(f"regio=r{number}" for number in range(100)), "GET", {}),
        ("/praktijken/?regio=%ff", "GET", {}),
        ("/" + "a" * 600, "GET", {}),
    ],
)
def test_what_is_for_one_person_or_was_typed_is_not_for_the_store(address, method, headers):
    assert asked(environ(address, method, **headers)) is None


@pytest.mark.parametrize(
    "address",
    [
        "/praktijken/?thema=stage&regio=twente",
        "/praktijken/?regio=twente&thema=stage&onzin=1",
        "/praktijken/?regio=twente&utm_source=mail&thema=stage&q=",
    ],
)
def test_the_same_choices_have_the_same_name_whatever_junk_stands_beside_them(address):
    assert name(address) == name("/praktijken/?regio=twente&thema=stage")


def test_where_another_key_is_wrong_nobody_is_kept_from_hearing_so():
    assert name("/api/v1/praktijken?regio=twente&thema=stage") == name("/api/v1/praktijken?thema=stage&regio=twente")
    assert asked(environ("/api/v1/praktijken?regio=twente&onzin=1")) is None
    assert asked(environ("/api/v1/praktijken?regio=twente&utm_source=x")) is None
    assert asked(environ("/api/v1/praktijken?regio=")) is None


def test_junk_that_no_page_knows_is_left_out_or_gets_no_stored_answer():
    assert name("/?utm_source=mail&fbclid=x") == name("/")
    assert asked(environ("/?onzin=1")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"HTTP_HOST": "testserver"}, {"HTTP_HOST": "elders.example"}),
        ({}, {"HTTP_X_FORWARDED_PROTO": "https"}),
    ],
)
def test_another_host_or_scheme_is_another_answer(one, other):
    assert name("/", **one) != name("/", **other)


def test_a_made_up_scheme_is_none():
    assert name("/", HTTP_X_FORWARDED_PROTO="onzin") == name("/")


def test_the_wanted_format_counts_where_answers_differ_by_it_alone():
    assert name("/", HTTP_ACCEPT="text/html") == name("/", HTTP_ACCEPT="*/*")
    assert name("/api/v1/regios", HTTP_ACCEPT="text/html") != name("/api/v1/regios", HTTP_ACCEPT="*/*")


def test_a_head_request_has_the_name_of_its_page():
    assert asked(environ("/", "HEAD")) == asked(environ("/"))
