"""The API described: for machines as OpenAPI, for people as a page that needs nothing from elsewhere."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from kit.pages import Crumb
from reuse.api.asking import refuse_parameters
from reuse.api.doors import JSON
from reuse.api.openapi import document
from reuse.api.problems import DETAILS, TITLES

HTML = "text/html"
MOST_TO_SAY = 1_000_000
"""A limit beyond this is of no interest to people."""


@dataclass(frozen=True)
class Field:
    """A field of an answer: its name, its type in words, what it means as HTML, and the schema of what is in it."""

    name: str
    kind: str
    description: str
    schema: str


@dataclass(frozen=True)
class Schema:
    """The fields of one kind of thing."""

    name: str
    description: str
    fields: list[Field]


def openapi(request: HttpRequest) -> HttpResponse:
    """Give the OpenAPI document."""
    refuse_parameters(request)
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def documentation(request: HttpRequest) -> HttpResponse:
    """Show the API to people."""
    refuse_parameters(request)
    described = document()
    operations = [_operation(path, way) for path, ways in described["paths"].items() for way in ways.values()]
    context = {
        "info": described["info"],
        "server": described["servers"][0]["url"],
        "about": MarkdownIt().render(described["info"]["description"]),
        "groups": [
            {**tag, "operations": [each for each in operations if tag["name"] in each["tags"]]}
            for tag in described["tags"]
        ],
        "schemas": [_schema(name, schema) for name, schema in described["components"]["schemas"].items()],
        "problems": [(status, TITLES[status], DETAILS[status]) for status in TITLES],
        "breadcrumbs": [Crumb("Home", "/")],
    }
    return render(request, "reuse/api/docs.html", context)


def _operation(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    answer = operation["responses"]["200"]["content"][JSON]
    taken = [
        Field(each["name"], _limits(each["schema"]), _html(each["description"]), "") for each in operation["parameters"]
    ]
    return operation | {
        "path": path,
        "takes": taken,
        "about": _html(operation["description"]),
        "schema": answer["schema"]["$ref"].rsplit("/", 1)[-1],
        "example": json.dumps(answer["example"], ensure_ascii=False, indent=2, cls=DjangoJSONEncoder),
    }


def _html(text: str) -> str:
    """Return one of our own descriptions as HTML: it may have code in it."""
    return str(MarkdownIt().renderInline(text))


def _limits(schema: dict[str, Any]) -> str:
    """Return the type of a parameter in words, with what it may be."""
    limits = [_kind(schema)]
    if "enum" in schema:
        limits = [_(" of ").join(schema["enum"])]
    if "maximum" in schema and schema["maximum"] < MOST_TO_SAY:
        limits.append(_("%(least)s tot en met %(most)s") % {"least": schema["minimum"], "most": schema["maximum"]})
    if "default" in schema and schema["default"] != "":
        limits.append(_("anders %s") % schema["default"])
    return ", ".join(limits)


def _schema(name: str, schema: dict[str, Any]) -> Schema:
    fields = [
        Field(key, _kind(field), _html(field.get("description", "")), _inner(field))
        for key, field in schema.get("properties", {}).items()
    ]
    return Schema(name, schema.get("description", ""), fields)


_KINDS = {
    "string": "tekst",
    "integer": "geheel getal",
    "boolean": "ja of nee",
    "object": "object",
    "null": "null",
    "date": "datum",
    "date-time": "moment in UTC",
    "uri": "adres",
}


def _kind(field: dict[str, Any]) -> str:
    """Return the type of a field in words."""
    if choices := field.get("anyOf") or field.get("oneOf"):
        return " of ".join(dict.fromkeys(_kind(choice) for choice in choices))
    if field.get("type") == "array":
        return f"lijst van {_kind(field['items'])}"
    if "$ref" in field:
        return field["$ref"].rsplit("/", 1)[-1]
    if "const" in field:
        return f"‘{field['const']}’"
    return _KINDS.get(field.get("format", ""), "") or _KINDS.get(field.get("type", ""), "van alles")


def _inner(field: dict[str, Any]) -> str:
    """Return the schema that is in a field, when it is one."""
    choices = [field, *field.get("anyOf", [])]
    items = [choice["items"] if choice.get("type") == "array" else choice for choice in choices]
    names = [item["$ref"].rsplit("/", 1)[-1] for item in items if "$ref" in item]
    return names[0] if len(names) == 1 else ""
