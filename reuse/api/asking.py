"""What may be asked. The list of practices knows the facets of its page; what is wrong is said all at once."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from contacts.choices import Role
from kit.facets import LONGEST_QUERY, MOST_VALUES, Choices, Facet
from practices.choices import Order
from practices.facets import RegionVocabulary, practice_facets
from reuse.api import cursors
from reuse.api.problems import AskedWrongly, Fault

MOST = 100
USUAL = 20
LONGEST_VALUE = 100

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and not _WHOLE_NUMBER.fullmatch(value):
        raise PydanticCustomError("whole_number", "not a whole number")
    return value


def _moment(value: Any) -> Any:
    try:
        return datetime.fromisoformat(value) if _MOMENT.fullmatch(value) else _no_moment()
    except ValueError:
        return _no_moment()


def _no_moment() -> None:
    raise PydanticCustomError("moment", "not a moment in UTC")


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Moment = Annotated[datetime, BeforeValidator(_moment)]


class Asked(BaseModel):
    """The parameters of one address; reading them from a request raises `AskedWrongly` with everything at once."""

    @classmethod
    def faults_beside(cls, request: HttpRequest) -> list[Fault]:
        """Return what is wrong that no single value shows; a subclass adds its own."""
        known = {field.alias or name: field for name, field in cls.model_fields.items()}
        faults = []
        for name, values in request.GET.lists():
            if name not in known:
                faults.append(Fault(name[:LONGEST_VALUE], _("Deze parameter is er niet.")))
            elif len(values) > 1 and "list" not in str(known[name].annotation):
                faults.append(Fault(name, _("Deze parameter mag maar één keer.")))
        return faults

    def remember(self, request: HttpRequest) -> None:
        """Keep what was read beside the values; a subclass does."""

    @model_validator(mode="wrap")
    @classmethod
    def _all_at_once(cls, values: Any, read: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        request: HttpRequest = (info.context or {})["request"]
        faults = cls.faults_beside(request)
        asked = None
        try:
            asked = read(values)
        except ValidationError as error:
            faults += [Fault(str(each["loc"][0]), _in_words(each)) for each in error.errors(include_url=False)]
        if asked is None or faults:
            raise AskedWrongly(sorted(set(faults), key=lambda fault: (fault.name, fault.detail)))
        asked.remember(request)
        return asked


def refuse_parameters(request: HttpRequest) -> None:
    """Take nothing for an answer at an address that has no parameters.

    Raises:
        AskedWrongly: there are some.
    """
    Asked.model_validate({}, context={"request": request})


class Paged(Asked):
    """A list that comes in parts."""

    cursor: str = Field(
        default_factory=str,
        min_length=1,
        max_length=cursors.LONGEST,
        description="Waar het vervolg begint. Neem hem over uit `links.volgende` van het antwoord; maak hem niet zelf.",
    )
    amount: WholeNumber = Field(USUAL, alias="aantal", ge=1, le=MOST, description="Hoeveel er per keer komen.")

    _bookmark: cursors.Bookmark = PrivateAttr()

    @property
    def bookmark(self) -> cursors.Bookmark:
        """Where the reader of this list was."""
        return self._bookmark

    @classmethod
    def faults_beside(cls, request: HttpRequest) -> list[Fault]:
        """Look at the cursor too."""
        faults = super().faults_beside(request)
        try:
            cursors.bookmark_of(request.path, request.GET)
        except AskedWrongly as wrong:
            faults += wrong.faults
        return faults

    def remember(self, request: HttpRequest) -> None:
        """Keep the bookmark."""
        self._bookmark = cursors.bookmark_of(request.path, request.GET)


class WholeList(Paged):
    """A short list: most of it comes at once."""

    amount: WholeNumber = Field(MOST, alias="aantal", ge=1, le=MOST, description="Hoeveel er per keer komen.")


class ByRegion(Paged):
    """A list that can be narrowed to one region."""

    regio: str = Field(
        default_factory=str,
        max_length=LONGEST_VALUE,
        description="Alleen uit deze regio: een `slug` uit `/regios`.",
        examples=["groot-amsterdam"],
    )

    @classmethod
    def faults_beside(cls, request: HttpRequest) -> list[Fault]:
        """Look whether there is such a region."""
        name = request.GET.get("regio")
        faults = super().faults_beside(request)
        if name is not None and not RegionVocabulary().named([name]):
            faults.append(_unknown("regio", name))
        return faults


class ContactsAsked(ByRegion):
    """The directory of contacts."""

    rol: Literal[tuple(Role.values)] = Field(  # type: ignore[valid-type]  # the values are known when it runs
        default_factory=str, description="Alleen mensen met deze rol.", examples=[Role.values[0]]
    )


class AdoptionsAsked(ByRegion):
    """Who does it too."""

    praktijk: WholeNumber = Field(
        default_factory=int, ge=1, le=2**31 - 1, description="Alleen bij deze praktijk: haar `id`.", examples=[123]
    )


class ChangesAsked(Paged):
    """What changed."""

    sinds: Moment = Field(
        default_factory=lambda: datetime(1970, 1, 1, tzinfo=UTC),
        description="Alleen wat op of na dit moment veranderde, in UTC. Zonder `sinds` komt alles.",
        examples=["2026-10-01T00:00:00Z"],
        json_schema_extra={"pattern": f"^{_MOMENT.pattern}$"},
    )


class FacetsAsked(Asked):
    """What the list of practices can be narrowed by: words and facets, as on its page."""

    _choices: Choices = PrivateAttr()

    @property
    def choices(self) -> Choices:
        """What was chosen; every value exists."""
        return self._choices

    @classmethod
    def faults_beside(cls, request: HttpRequest) -> list[Fault]:
        """Look whether every chosen value exists; its facets remember what they found."""
        facets = practice_facets()
        request.practice_facets = facets  # type: ignore[attr-defined]  # for `remember`, which asks them no more
        return [*super().faults_beside(request), *(fault for facet in facets for fault in _unknown_in(facet, request))]

    def remember(self, request: HttpRequest) -> None:
        """Keep the choices."""
        super().remember(request)
        self._choices = Choices.from_query(request.GET, request.practice_facets)  # type: ignore[attr-defined]  # as above


def _unknown_in(facet: Facet, request: HttpRequest) -> list[Fault]:
    names = request.GET.getlist(facet.key)[:MOST_VALUES]
    if not names:
        return []
    exist = {value.name for value in facet.vocabulary.named([name for name in names if "\x00" not in name])}
    return [_unknown(facet.key, name) for name in names if name not in exist]


def _unknown(key: str, name: str) -> Fault:
    return Fault(
        key, _("De waarde ‘%s’ bestaat niet. Welke er zijn, staat in /api/v1/facetten.") % name[:LONGEST_VALUE]
    )


@cache
def facets_asked() -> type[FacetsAsked]:
    """Return what narrows the list of practices: one parameter per facet, from the declaration that the page uses."""
    fields: dict[str, Any] = {
        "q": (
            str,
            Field(
                "",
                max_length=LONGEST_QUERY,
                description="Woorden om op te zoeken, zoals in de zoekbalk van de site: gewone woorden, ‘woorden "
                "tussen aanhalingstekens’ bij elkaar, en een min ervoor voor wat je niet wilt.",
                examples=["coach"],
            ),
        )
    }
    for facet in practice_facets():
        description = f"{facet.label}. Mag vaker: dan is één ervan genoeg. Welke waarden er zijn, staat in `/facetten`."
        field: Any = Field(default_factory=list, max_length=MOST_VALUES, description=description)
        fields[facet.key] = (list[Annotated[str, Field(max_length=LONGEST_VALUE)]], field)
    return create_model("FacetsAsked", __base__=FacetsAsked, **fields)


@cache
def practices_asked() -> type[FacetsAsked]:
    """Return what the list of practices may be asked: facets, an order and a part."""
    order = Field(
        default_factory=str,
        description="Volgorde. Zonder: de nieuwste eerst, en met `q` de beste treffers eerst. Bij `relevant` staan "
        "de beste treffers op de eerste bladzijde; daarna komt de rest, de nieuwste eerst.",
        examples=[Order.NEWEST.value],
    )
    fields: dict[str, Any] = {"sorteer": (Literal[tuple(Order.values)], order)}
    bases: Any = (facets_asked(), Paged)
    return create_model("PracticesAsked", __base__=bases, **fields)


_IN_WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "whole_number": lambda limits: _("Dit moet een geheel getal zijn."),
    "int_parsing": lambda limits: _("Dit moet een geheel getal zijn."),
    "greater_than_equal": lambda limits: _("Dit moet %(ge)s of meer zijn.") % limits,
    "less_than_equal": lambda limits: _("Dit mag niet meer dan %(le)s zijn.") % limits,
    "string_too_short": lambda limits: _("Dit mag niet leeg zijn."),
    "string_too_long": lambda limits: _("Dit mag niet langer zijn dan %(max_length)s tekens.") % limits,
    "too_long": lambda limits: _("Dit mag niet vaker dan %(max_length)s keer.") % limits,
    "literal_error": lambda limits: _("Kies een van: %(expected)s.") % limits,
    "moment": lambda limits: _("Dit moet een moment in UTC zijn, zoals 2026-10-01T00:00:00Z."),
}


def _in_words(error: Any) -> str:
    say = _IN_WORDS.get(error["type"])
    limits = {key: str(value).replace(" or ", " of ") for key, value in error.get("ctx", {}).items()}
    return say(limits) if say else _("Deze waarde kan niet.")
