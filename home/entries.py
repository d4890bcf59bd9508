"""What the search knows of text pages."""

from collections.abc import Collection
from functools import partial

from django.utils.translation import gettext as _

from home.models import ContentPage
from search.documents import Document, Shown, Source, register

CONTENT_PAGE = "pagina"


def register_entries() -> None:
    """Make text pages findable."""
    register(Source(CONTENT_PAGE, ContentPage.objects.published, partial(map, _page), _show))


def _page(page: ContentPage) -> Document:
    return Document(
        object_id=page.pk,
        title=page.title,
        names=[page.slug.replace("-", " ")],
        summary=[page.introduction],
        body=page.body.stream_block.get_searchable_content(page.body),
    )


def _show(object_ids: Collection[int]) -> dict[int, Shown]:
    return {
        page.pk: Shown(CONTENT_PAGE, _("Pagina"), page.title, page.meta_description, page.get_url() or "")
        for page in ContentPage.objects.published().filter(pk__in=object_ids)
    }
