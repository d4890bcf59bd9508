"""What is new in any selection, for a feed reader: the same query string as the list, the newest first."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from contacts.desks import desk_for, national_desk
from following.searches import in_words
from practices.choices import Order
from practices.models import PracticePage
from practices.querysets import PracticeQuerySet
from practices.selection import Selection
from reuse.feeds.atom import StoryFeed, beginning_of_today, entry_id, feed_id
from reuse.feeds.stories import full_story
from reuse.selection import first, selection_of
from reuse.xml import legal

MOST = 50
"""So many practices stand in a feed: the newest."""


@require_safe
@cache_control(no_cache=True)
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """Send the feed, or 304 to who has it already.

    What leaves a feed changes its ETag. Who asks by date alone, as few do, hears of it the next day at the latest.
    """
    selection = selection_of(request.GET, order=Order.NEWEST.value)
    made = _feed(selection, request)
    for practice in first(selection, MOST, _with_story):
        _add(made, practice, request)
    modified = max(made.latest_post_date(), beginning_of_today())
    headers = {"Last-Modified": http_date(modified.timestamp())}
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type, headers=headers)


def _feed(selection: Selection, request: HttpRequest) -> StoryFeed:
    choices = replace(selection.choices, order="")  # it is always the same
    asked = choices.whole
    search = asked.removeprefix("?")
    subtitle = ngettext("%d praktijk", "%d praktijken", selection.total) % selection.total
    if selection.total > MOST:
        subtitle += ". " + _("In deze feed staan de nieuwste %d.") % MOST
    return StoryFeed(
        title=legal(f"{in_words(search, choices.facets)} · {settings.WAGTAIL_SITE_NAME}"),
        link=f"{settings.SITE_URL}/praktijken/{asked}",
        feed_url=f"{settings.SITE_URL}{request.path}{asked}",
        feed_guid=feed_id(search),
        description=None,
        subtitle=subtitle,
        language=settings.LANGUAGE_CODE,
        author_name=legal(national_desk(request).name),
    )


def _add(made: StoryFeed, practice: PracticePage, request: HttpRequest) -> None:
    url = settings.SITE_URL + (practice.get_url(request) or "")
    made.add_item(
        title=legal(practice.title),
        link=url,
        description=escape(legal(practice.introduction)),
        unique_id=entry_id(practice),
        pubdate=practice.first_published_at,
        updateddate=practice.last_published_at or practice.first_published_at,
        author_name=legal(desk_for(practice.home_region, request).name),
        categories=[legal(theme.label) for theme in practice.themes.all()],
        content=legal(full_story(practice, url, request)),
    )


def _with_story(practices: PracticeQuerySet) -> PracticeQuerySet:
    return practices.select_related("home_region").prefetch_related("themes")
