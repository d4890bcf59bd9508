"""What outsiders rely on: addresses and query keys. A line here may be added, never changed."""

from django.urls import resolve

from practices.choices import Order, Status
from practices.facets import practice_facets
from reuse.api.openapi import document

QUERY_KEYS = ["regio", "thema", "fase", "doelgroep", "sector", "status", "tag"]
ORDERS = ["relevant", "nieuwste", "gecontroleerd", "titel"]
STATUSES = ["idee", "pilot", "in-uitvoering", "geborgd", "afgerond"]
ADDRESSES = {
    "/regios/zoek/": "regions:find",
    "/contact/": "contacts:index",
    "/contact/renee-kraaij/": "contacts:contact",
    "/praktijken/suggesties/": "search:suggestions",
    "/deel-een-praktijk/": "offering:start",
    "/themas/": "practices:themes",
    "/themas/nazorg/": "practices:theme",
    "/begrippen/": "practices:glossary",
    "/praktijken.csv": "exports:csv",
    "/praktijken.xlsx": "exports:xlsx",
    "/praktijken/feed/": "feeds:feed",
    "/embed/": "embed:code",
    "/embed/praktijken/": "embed:practices",
    "/embed/regio/groot-amsterdam/": "embed:region",
    "/embed/praktijk/1/": "embed:practice",
    "/sitemap.xml": "sitemap",
    "/sitemap-praktijk-1.xml": "sitemap_part",
    "/robots.txt": "robots",
    "/gezondheid/": "health",
    "/beheer/": "wagtailadmin_home",
    "/beheer/login/": "wagtailadmin_login",
    "/regios/groot-amsterdam/transfercoaching/": "wagtail_serve",
    "/praktijken/": "wagtail_serve",
    "/regios/groot-amsterdam/transfercoaching/pdf/": "paper:one_pager",
    "/praktijken/landelijk/pdf/": "paper:one_pager",
    "/regios/groot-amsterdam/transfercoaching/beeld.png": "paper:picture",
    "/praktijken.pdf": "paper:bundle",
    "/api/v1": "open_data:index",
    "/api/v1/praktijken": "open_data:practices",
    "/api/v1/praktijken/1": "open_data:practice",
    "/api/v1/facetten": "open_data:facets",
    "/api/v1/regios": "open_data:regions",
    "/api/v1/regios/groot-amsterdam": "open_data:region",
    "/api/v1/gemeenten": "open_data:municipalities",
    "/api/v1/contactpersonen": "open_data:contacts",
    "/api/v1/contactpersonen/renee-kraaij": "open_data:contact",
    "/api/v1/themas": "open_data:themes",
    "/api/v1/themas/nazorg": "open_data:theme",
    "/api/v1/adopties": "open_data:adoptions",
    "/api/v1/wijzigingen": "open_data:changes",
    "/api/v1/docs": "open_data:docs",
    "/api/v1/openapi.json": "open_data:openapi",
}
OPEN_DATA_KEYS = {
    "/praktijken": ["cursor", "aantal", "q", *QUERY_KEYS, "sorteer"],
    "/facetten": ["q", *QUERY_KEYS],
    "/regios": ["cursor", "aantal"],
    "/gemeenten": ["cursor", "aantal", "regio"],
    "/contactpersonen": ["cursor", "aantal", "regio", "rol"],
    "/themas": ["cursor", "aantal"],
    "/adopties": ["cursor", "aantal", "regio", "praktijk"],
    "/wijzigingen": ["cursor", "aantal", "sinds"],
}
OPEN_DATA_PRACTICE = [
    "id",
    "href",
    "url",
    "titel",
    "inleiding",
    "status",
    "regio",
    "regios",
    "themas",
    "fasen",
    "doelgroepen",
    "sectoren",
    "trefwoorden",
    "gepubliceerdOp",
    "gewijzigdOp",
    "gecontroleerdOp",
    "isVoorbeeld",
    "inHetKort",
    "verhaal",
    "verhaalHtml",
    "verhaalMarkdown",
    "lessen",
    "aanDeSlag",
    "links",
    "beeld",
    "statusToelichting",
    "begonnenOp",
    "eindigtOp",
    "aantalLeerlingen",
    "wieDoenMee",
    "betaaldUit",
    "tijd",
    "bewijs",
    "bewijsToelichting",
    "contactpersonen",
    "balie",
    "ookGedaanDoor",
    "leesminuten",
]


def test_the_query_keys_are_these():
    assert [facet.key for facet in practice_facets()] == QUERY_KEYS
    assert [order.value for order in Order] == ORDERS
    assert [status.value for status in Status] == STATUSES


def test_the_addresses_are_these():
    assert {address: resolve(address).view_name for address in ADDRESSES} == ADDRESSES


def test_the_names_of_the_open_data_are_these():
    described = document()
    keys = {
        path: [parameter["name"] for parameter in ways["get"]["parameters"] if parameter["in"] == "query"]
        for path, ways in described["paths"].items()
        if "{" not in path
    }

    assert keys == OPEN_DATA_KEYS
    assert list(described["components"]["schemas"]["WholePractice"]["properties"]) == OPEN_DATA_PRACTICE
