"""A site with links, and other sites that answer as a test says."""

import pytest

from links.checking import check_links
from links.choices import Outcome
from links.fetching import Answer
from tests.makers import make_content_page, stream

ANSWERS = {
    Outcome.WORKS: Answer(Outcome.WORKS, 200),
    Outcome.GONE: Answer(Outcome.GONE, 404, "De site zegt dat deze pagina er niet is."),
    Outcome.UNREACHABLE: Answer(Outcome.UNREACHABLE, None, "De site antwoordt niet op tijd."),
    Outcome.MOVED: Answer(Outcome.MOVED, 200, "De pagina is verhuisd.", "https://nieuw.example.org/"),
    Outcome.UNCHECKED: Answer(Outcome.UNCHECKED, 403, "Kijk zelf even."),
}


class Elsewhere:
    """All other sites: the first word of a path says what happens. Remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, url):
        self.asked.append(url)
        return ANSWERS[Outcome(url.split("/")[3])]


@pytest.fixture
def elsewhere():
    return Elsewhere()


@pytest.fixture
def check(tree, elsewhere):
    """Check all links; other sites are those of `elsewhere`."""
    return lambda **options: check_links(fetch=elsewhere, **options)


def anchors(*urls):
    return "".join(f'<p><a href="{url}">Lees {url[-12:]}</a></p>' for url in urls)


@pytest.fixture
def page_with(tree):
    """Make a page with text in which these addresses are linked."""
    return lambda title, *urls: make_content_page(tree, title, body=stream(("text", anchors(*urls))))
