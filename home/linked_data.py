"""The site in words that search engines share: what it is, who makes it and how to search it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from home.models import HomePage
from kit.linked_data import Thing, absolute


def site_data(page: HomePage, context: Mapping[str, Any]) -> list[Thing]:
    """Return the site and the organisation behind it."""
    portal = context["portal"]
    organisation: Thing = {
        "@type": "Organization",
        "@id": f"{settings.SITE_URL}/#organisatie",
        "name": portal.organisation,
        "url": f"{settings.SITE_URL}/",
        "logo": absolute(static("img/logo.svg")),
    }
    site: Thing = {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/#site",
        "name": portal.site_name,
        "alternateName": portal.tagline,
        "description": page.meta_description,
        "url": f"{settings.SITE_URL}/",
        "inLanguage": "nl",
        "publisher": {"@id": organisation["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{settings.SITE_URL}/praktijken/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return [site, organisation]
