"""What the writing help adds to the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from writing.panels import PageWithWritingHelp
from writing.views import writing_help
from writing.viewsets import WritingGroup

register_snippet(WritingGroup)


@hooks.register("register_admin_urls")
def register_writing_help() -> list[URLPattern]:
    """Give the panel the address where it asks for remarks."""
    return [path("schrijfhulp/", writing_help, name="writing_help")]


@hooks.register("register_admin_viewset")
def show_panel_beside_every_page() -> PageWithWritingHelp:
    """Take the place of Wagtail's viewset for pages, which it registers first so that this can be done."""
    return PageWithWritingHelp()
