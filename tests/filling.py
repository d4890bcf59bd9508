"""Forms as a page has them: what would be sent as it stands, and filled in as a person might."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import html5lib

TYPED = ("text", "textarea", "search", "")


@dataclass
class Field:
    """One name of a form, with the values that would be sent as it stands and those that can be chosen."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


def fields_of(page: str, having: str) -> dict[str, Field]:
    """Return the fields of the form on a page that has a field called `having`."""
    parser = html5lib.HTMLParser(tree=html5lib.treebuilders.getTreeBuilder("etree"), namespaceHTMLElements=False)
    for form in parser.parse(page).iter("form"):
        found: dict[str, Field] = {}
        for element in _inputs(form):
            _note(found, element)
        if having in found:
            return found
    raise AssertionError(f"no form with {having} on the page")


def as_it_stands(fields: dict[str, Field]) -> dict[str, list[str]]:
    """Return what a browser sends when nobody changes anything."""
    return {each.name: each.values for each in fields.values() if each.values}


def filled_in(fields: dict[str, Field], words: str, **more: Any) -> dict[str, Any]:
    """Return what somebody sends who types `words` wherever words can be typed, and chooses the last that there is."""
    sent: dict[str, Any] = as_it_stands(fields)
    for each in fields.values():
        if each.name == "website" or each.kind in ("hidden", "file"):
            continue
        if each.kind == "email":
            sent[each.name] = ["kim@example.org"]
        elif each.kind in TYPED:
            sent[each.name] = [words]
        elif each.choices:
            sent[each.name] = [each.choices[-1]]
    return sent | more


def _inputs(form: Any) -> Iterator[Any]:
    for element in form.iter():
        if element.tag in ("input", "select", "textarea") and element.get("name") and element.get("disabled") is None:
            yield element


def _note(found: dict[str, Field], element: Any) -> None:
    kind = (element.get("type") or "text") if element.tag == "input" else element.tag
    if kind in ("submit", "button", "image"):
        return
    each = found.setdefault(element.get("name"), Field(element.get("name"), kind))
    if element.tag == "select":
        options = [(option.get("value", "") or "", option) for option in element.iter("option")]
        each.choices = [value for value, _option in options if value]
        chosen = [value for value, option in options if option.get("selected") is not None]
        each.values = chosen or ([options[0][0]] if options and element.get("multiple") is None else [])
    elif kind in ("checkbox", "radio"):
        value = element.get("value") or "on"
        each.choices.append(value)
        if element.get("checked") is not None:
            each.values.append(value)
    elif element.tag == "textarea":
        each.values.append("".join(element.itertext()).removeprefix("\n"))
    elif kind != "file":
        each.values.append(element.get("value") or "")
