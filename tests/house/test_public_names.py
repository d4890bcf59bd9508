"""What outsiders rely on: addresses and query keys. A line here may be added, never changed."""

from django.urls import resolve

from practices.choices import Order, Status
from practices.facets import practice_facets

QUERY_KEYS = ["regio", "thema", "fase", "doelgroep", "sector", "status", "tag"]
ORDERS = ["relevant", "nieuwste", "gecontroleerd", "titel"]
STATUSES = ["idee", "pilot", "in-uitvoering", "geborgd", "afgerond"]
ADDRESSES = {
    "/regios/zoek/": "regions:find",
    "/contact/": "contacts:index",
    "/contact/renee-kraaij/": "contacts:contact",
    "/praktijken/suggesties/": "search:suggestions",
    "/themas/": "practices:themes",
    "/themas/nazorg/": "practices:theme",
    "/begrippen/": "practices:glossary",
    "/sitemap.xml": "sitemap",
    "/robots.txt": "robots",
    "/gezondheid/": "health",
    "/beheer/": "wagtailadmin_home",
    "/beheer/login/": "wagtailadmin_login",
    "/regios/groot-amsterdam/transfercoaching/": "wagtail_serve",
    "/praktijken/": "wagtail_serve",
}


def test_the_query_keys_are_these():
    assert [facet.key for facet in practice_facets()] == QUERY_KEYS
    assert [order.value for order in Order] == ORDERS
    assert [status.value for status in Status] == STATUSES


def test_the_addresses_are_these():
    assert {address: resolve(address).view_name for address in ADDRESSES} == ADDRESSES
