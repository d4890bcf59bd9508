"""Desks: who answers when no contact person can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Site

if TYPE_CHECKING:
    from regions.models import RegionPage


@dataclass(frozen=True)
class Desk:
    """A desk with at least one way to reach it, or the national one as it was filled in."""

    name: str
    phone: str
    phone_link: str
    email: str
    note: str
    region: RegionPage | None = None


def desk_for(region: RegionPage | None, request: HttpRequest | None) -> Desk:
    """Return the desk of `region` when it can be reached, else the national desk. At most one query."""
    from contacts.models import phone_link  # this module is loaded together with the models

    if region is not None and region.has_desk:
        return Desk(
            name=region.desk_name or f"Regiobalie {region.title}",
            phone=region.desk_phone,
            phone_link=phone_link(region.desk_phone),
            email=region.desk_email,
            note=region.desk_note,
            region=region,
        )
    return national_desk(request)


def national_desk(request: HttpRequest | None) -> Desk:
    """Return the national desk of the site."""
    from contacts.models import NationalDesk, phone_link

    if request is not None:
        filled_in = NationalDesk.for_request(request)
    else:
        site = Site.objects.get(is_default_site=True)
        filled_in = NationalDesk.for_site(site)
    return Desk(
        name=filled_in.name,
        phone=filled_in.phone,
        phone_link=phone_link(filled_in.phone),
        email=filled_in.email,
        note=" ".join(part for part in (filled_in.hours, filled_in.note) if part),
    )
