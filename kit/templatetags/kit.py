"""Small helps for templates of every floor."""

import re
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kit.pages import Crumb, PortalPage
from kit.shelves import Shelf

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_item(context: template.Context, url: str, label: str) -> SafeString:
    """Return a line of the main menu, marked when the reader is there or below it."""
    request = context.get("request")
    path = request.path if request is not None else ""
    current = ""
    if path == url:
        current = format_html(' aria-current="{}"', "page")
    elif path.startswith(url):
        current = format_html(' aria-current="{}"', "true")
    return format_html('<li><a href="{}"{}>{}</a></li>', url, current, label)


@register.simple_tag(takes_context=True)
def here(context: template.Context) -> str:
    """Return the address of what is shown, without a query string and under the site's own name."""
    return settings.SITE_URL + context["request"].path


@register.simple_tag(takes_context=True)
def trail(context: template.Context) -> list[Crumb]:
    """Return the trail above what is shown: as the view gave it, else as the page stands in the tree."""
    if context.get("breadcrumbs") is not None:
        return context["breadcrumbs"]
    page = context.get("page")
    return page.breadcrumbs(context.get("request")) if isinstance(page, PortalPage) else []


@register.simple_tag(takes_context=True)
def shelf(context: template.Context, shelf: Shelf, subject: object) -> SafeString:
    """Return what upper floors put on a shelf for a subject, as HTML."""
    request = context.get("request")
    html = ""
    for template_name, part in shelf.parts(subject, request):
        html += get_template(template_name).render(dict(part), request)
    return SafeString(html)


@register.filter
def host(url: str) -> str:
    """Return the site to which an address leads, as people say it: "example.org"."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def breakable(address: str) -> SafeString:
    """Return an e-mail address as HTML that may break before the @ and before a dot, on a narrow screen."""
    pieces = re.split(r"(?=[@.])", address)
    return format_html_join(mark_safe("<wbr>"), "{}", ((piece,) for piece in pieces))
