"""What the search knows of text pages."""

from home.models import ContentPage
from search.documents import Document, Source, register

CONTENT_PAGE = "pagina"


def register_entries() -> None:
    """Make text pages findable."""
    register(Source(CONTENT_PAGE, ContentPage.objects.published, _page))


def _page(page: ContentPage) -> Document:
    return Document(
        object_id=page.pk,
        title=page.title,
        names=[page.slug.replace("-", " ")],
        summary=[page.introduction],
        body=page.body.stream_block.get_searchable_content(page.body),
    )
