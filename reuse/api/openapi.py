"""The API as ninja knows it, and the document that describes it: made from what is declared, finished with examples."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from reuse.api.doors import JSON, VERSION
from reuse.api.problems import CONTENT_TYPE, DETAILS, TITLES
from reuse.api.routes import changes, index, people, places, practices, themes
from reuse.api.schemas.public import API_ROOT

ABOUT = """\
Goede praktijken van school naar werk, met de regio’s en de mensen erachter, om zelf te gebruiken. Alleen om te lezen, \
zonder sleutel.

- Adressen hebben geen schuine streep aan het einde; met een streep bestaat het adres niet.
- Tijden zijn in UTC. Namen van velden zijn in camelCase; wat leeg is, is `null`, `""` of `[]`, nooit weg.
- Lijsten komen in delen: volg `links.volgende` (of de kop `Link`) tot die er niet meer is. Wat er intussen bij komt, \
verschuift niets.
- Elk antwoord heeft een `ETag`. Stuur hem mee in `If-None-Match`: is er niets veranderd, dan komt er 304 zonder inhoud.
- Fouten zijn `application/problem+json` en noemen alles wat er niet klopt tegelijk.
- Je mag 600 keer in een minuut vragen. Daarna komt 429, met in `Retry-After` hoeveel seconden je moet wachten.
- Wat er in `/api/v1` bij komt, breekt niets: nieuwe velden en adressen. Als er iets weg moet, komt er een `/api/v2`.
"""

_HEADERS = {
    "API-Version": ("Versie van de API.", "string", VERSION),
    "ETag": ("Vingerafdruk van dit antwoord, voor `If-None-Match`.", "string", '"5f2b8c0e9d1a4b7c"'),
    "Cache-Control": ("Hoe lang het antwoord bewaard mag worden.", "string", "public, max-age=0, must-revalidate"),
    "Access-Control-Allow-Origin": ("Elke site mag dit lezen.", "string", "*"),
    "Retry-After": ("Over hoeveel seconden het weer mag.", "integer", 30),
    "Link": ('Het vervolg van de lijst, met `rel="next"`.', "string", '<https://example.nl/x?cursor=abc>; rel="next"'),
}
_PROBLEMS = {400: "VraagKloptNiet", 404: "BestaatNiet", 406: "VormNiet", 429: "TeVeelVragen", 500: "FoutBijOns"}


def _let_go(request: HttpRequest, error: Any) -> NoReturn:
    """Leave what goes wrong to the door."""
    raise error


def _open_data() -> NinjaAPI:
    api = NinjaAPI(
        title="Open data",
        version=VERSION,
        description=ABOUT,
        openapi_url=None,
        docs_url=None,
        urls_namespace="open_data",
        servers=[{"url": settings.SITE_URL + API_ROOT, "description": "Deze site"}],
    )
    for part in (index, practices, places, people, themes, changes):
        api.add_router("", part.router)
    for error in (Exception, Http404, HttpError, ValidationError):
        api.add_exception_handler(error, _let_go)
    return api


api = _open_data()


@cache
def document() -> dict[str, Any]:
    """Return the description of the API. Asks the database nothing."""
    made = api.get_openapi_schema(path_prefix="")
    schemas = {**_answers(made), "Fout": _problem_schema()}
    document = {
        "openapi": "3.1.0",
        "info": _info(),
        "servers": made["servers"],
        "tags": [{"name": name, "description": text} for name, text in _TAGS.items()],
        "paths": made["paths"],
        "components": {
            "schemas": schemas,
            "headers": {name: _header(*told) for name, told in _HEADERS.items()},
            "responses": {name: _problem_response(status) for status, name in _PROBLEMS.items()},
        },
    }
    for path, operation in _operations(document):
        _finish(path, operation, schemas)
    return document


_TAGS = {
    "Praktijken": "Zoeken, kiezen en lezen.",
    "Regio’s": "Arbeidsmarktregio’s en hun gemeenten.",
    "Contactpersonen": "Wie je kunt bellen.",
    "Thema’s": "Waar praktijken over gaan.",
    "Wie het ook doet": "‘Wij doen dit ook’.",
    "Wijzigingen": "Voor wie een kopie bijhoudt.",
}


def _answers(made: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of what is answered; ninja keeps those of what is asked beside them."""
    schemas = made["components"]["schemas"]
    wanted = _names_in([way["responses"] for ways in made["paths"].values() for way in ways.values()])
    found: dict[str, Any] = {}
    while new := sorted(wanted - found.keys()):
        found |= {name: schemas[name] for name in new}
        wanted |= _names_in([schemas[name] for name in new])
    return dict(sorted(found.items()))


def _names_in(part: Any) -> set[str]:
    return set(re.findall(r"#/components/schemas/(\w+)", json.dumps(part)))


def _info() -> dict[str, Any]:
    info: dict[str, Any] = {
        "title": "Open data van " + settings.WAGTAIL_SITE_NAME,
        "version": VERSION,
        "summary": "Goede praktijken van school naar werk, om zelf te gebruiken.",
        "description": ABOUT,
        "contact": {"name": settings.WAGTAIL_SITE_NAME, "url": settings.SITE_URL + "/contact/"},
    }
    if settings.DATA_LICENCE:
        info["license"] = {"name": settings.DATA_LICENCE, "identifier": settings.DATA_LICENCE}
    return info


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, ways in document["paths"].items():
        for operation in ways.values():
            yield path, operation


def _finish(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Give an operation what all share: headers, an example, and how it says that something is wrong."""
    for parameter in operation["parameters"]:
        schema = parameter["schema"]
        schema.pop("title", None)
        parameter.update({key: schema.pop(key) for key in ("description",) if key in schema})
        parameter.pop("examples", None)
        if examples := schema.pop("examples", None):
            parameter["example"] = examples[0]
        if schema.get("type") == "array":
            parameter |= {"style": "form", "explode": True}
    is_list = any(parameter["name"] == "cursor" for parameter in operation["parameters"])
    names = ["API-Version", "ETag", "Cache-Control", "Access-Control-Allow-Origin", *(["Link"] if is_list else [])]
    good = operation["responses"].pop(200)
    content = good["content"][JSON]
    content["example"] = example_of(content["schema"], schemas)
    good |= {"description": "Gevonden.", "headers": {name: _ref("headers", name) for name in names}}
    unchanged = {"API-Version": _ref("headers", "API-Version"), "ETag": _ref("headers", "ETag")}
    operation["responses"] = {
        "200": good,
        "304": {"description": "Niets veranderd sinds de `ETag` in `If-None-Match`.", "headers": unchanged},
        **{str(status): _ref("responses", name) for status, name in _PROBLEMS.items() if status != 404 or "{" in path},
    }


def example_of(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """Return an example of a schema, put together from those of its fields."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rsplit("/", 1)[-1]], schemas)
    if "const" in schema:
        return schema["const"]
    given = schema.get("examples", [None])[0]
    if given is not None:
        return given
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return example_of(choices[0], schemas)
    if schema.get("type") == "array":
        return [example_of(schema["items"], schemas)] if "examples" not in schema or given is None else given
    if schema.get("type") == "object":
        return {name: example_of(field, schemas) for name, field in schema.get("properties", {}).items()}
    return None


def _ref(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}


def _header(description: str, kind: str, example: Any) -> dict[str, Any]:
    return {"description": description, "schema": {"type": kind}, "example": example}


def _problem_schema() -> dict[str, Any]:
    def text(description: str, **more: Any) -> dict[str, Any]:
        return {"type": "string", "description": description, **more}

    fault = {
        "type": "object",
        "description": "Eén ding dat niet klopt.",
        "required": ["in", "name", "detail"],
        "properties": {
            "in": text("Waar het staat.", enum=["query"]),
            "name": text("Naam van de parameter."),
            "detail": text("Wat er niet klopt."),
        },
    }
    return {
        "type": "object",
        "description": "Wat er niet kan, volgens RFC 9457.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": text("Soort fout; het adres legt haar uit.", format="uri"),
            "title": text("Korte naam."),
            "status": {"type": "integer", "description": "De statuscode."},
            "detail": text("Wat je eraan kunt doen."),
            "instance": text("Het adres dat gevraagd werd.", format="uri-reference"),
            "errors": {"type": "array", "description": "Alles wat niet klopt, bij 400.", "items": fault},
        },
    }


def _problem_response(status: int) -> dict[str, Any]:
    example: dict[str, Any] = {
        "type": f"{settings.SITE_URL}{API_ROOT}/docs#fout-{status}",
        "title": str(TITLES[status]),
        "status": status,
        "detail": str(DETAILS[status]),
        "instance": f"{API_ROOT}/praktijken?aantal=0",
    }
    if status == 400:
        example["errors"] = [{"in": "query", "name": "aantal", "detail": "Dit moet 1 of meer zijn."}]
    headers = {"API-Version": _ref("headers", "API-Version")}
    if status == 429:
        headers["Retry-After"] = _ref("headers", "Retry-After")
    return {
        "description": str(TITLES[status]),
        "headers": headers,
        "content": {CONTENT_TYPE: {"schema": _ref("schemas", "Fout"), "example": example}},
    }
