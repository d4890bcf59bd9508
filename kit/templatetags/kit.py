"""Small helps for templates of every floor."""

import html
import re
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from kit.linked_data import Thing, absolute, as_script, described, trail_of
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


@register.simple_tag
def on_site(path: str) -> str:
    """Return an address of this site with the name of the site, for who reads it elsewhere."""
    return absolute(path)


@register.simple_tag(takes_context=True)
def address_of_page(context: template.Context) -> str:
    """Return the one address under which what is shown is known, or "" for what has none, such as an error.

    `own_query` is what a page says of the query string that belongs to its address: that of a page in a list does,
    that of an order or a filter does not.
    """
    page = context.get("page")
    address = ""
    if isinstance(page, PortalPage):
        address = page.get_full_url(context.get("request")) or ""
    elif context.get("breadcrumbs"):
        address = here(context)
    return address + (context.get("own_query") or "") if address else ""


@register.simple_tag(takes_context=True)
def linked_data(context: template.Context) -> SafeString:
    """Return what machines may know of what is shown: as the view gave it, else as the page describes itself."""
    things: list[Thing] = context.get("linked_data") or []
    page = context.get("page")
    if isinstance(page, PortalPage):
        things = [*things, *described(page, dict(context.flatten()))]  # type: ignore[arg-type]  # its keys are names
    return as_script(things)


@register.simple_tag
def linked_thing(thing: Thing | None) -> SafeString:
    """Return one thing as linked data, for a part of a page that has it at hand; nothing for None."""
    return as_script([thing] if thing else [])


@register.simple_tag(takes_context=True)
def linked_trail(context: template.Context, crumbs: list[Crumb], name: str) -> SafeString:
    """Return the trail above what is shown, which is called `name`, as linked data."""
    address = address_of_page(context)
    return as_script([trail_of(crumbs, name, address)] if address else [])


@register.tag
def said(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """Keep what stands up to `{% endsaid %}` as plain text, so that it can be said twice: `{% said as name %}`."""
    try:
        _tag, _as, name = token.split_contents()
    except ValueError as error:
        raise template.TemplateSyntaxError("Write it as {% said as name %}.") from error
    inside = parser.parse(("endsaid",))
    parser.delete_first_token()
    return _Said(inside, name)


class _Said(template.Node):
    def __init__(self, nodelist: template.NodeList, name: str) -> None:
        self.nodelist = nodelist  # under this name Django finds the blocks that stand in it
        self.name = name

    def render(self, context: template.Context) -> str:
        context[self.name] = " ".join(html.unescape(self.nodelist.render(context)).split())
        return ""


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
    parts = shelf.parts(subject, request)
    return SafeString("".join(get_template(name).render(dict(part), request) for name, part in parts))


@register.filter
def shortened(text: str, most: int) -> str:
    """Return a text of at most so many letters; Django looks at each letter also of one that is short enough."""
    return text if len(text) <= most else Truncator(text).chars(most)


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
