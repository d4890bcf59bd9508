"""The doors to what is set in type: published practices alone, never older than what their pages say."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.models import Site

from kit import errors
from kit.limits import HOUR, is_over, visitor
from kit.pages import Crumb
from paper import bundles, making
from paper.models import Paper
from practices.models import PracticePage

PER_VISITOR = 20
"""So many bundles are made for one visitor in an hour; what is there already may be had as often as one likes."""
PICTURE_FOR = 3_600


@require_safe
@conditional_page
def one_pager(request: HttpRequest, path: str) -> HttpResponse:
    """Hand out the one-pager of a practice."""
    practice = _practice(request, path)
    if practice is None:
        return _moved(request, path, "pdf/")
    paper = making.one_pager(practice)
    if paper.error:
        return _not_made(request, practice)
    response = _file(paper, "application/pdf", f"{practice.slug}.pdf", practice.get_full_url(request))
    patch_cache_control(response, public=True, no_cache=True)
    return response


@require_safe
@conditional_page
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """Hand out the picture that goes with a link to a practice."""
    practice = _practice(request, path)
    if practice is None:
        return _moved(request, path, "beeld.png")
    paper = making.picture(practice)
    if paper.error:
        return _not_made(request, practice)
    response = _file(paper, "image/png", f"{practice.slug}.png", practice.get_full_url(request))
    patch_cache_control(response, public=True, max_age=PICTURE_FOR)
    return response


@require_safe
@conditional_page
def bundle(request: HttpRequest) -> HttpResponse:
    """Hand out the practices of a list as one document; of a list that is too long or empty, say what to do."""
    listing = bundles.listing_of(request.GET)
    practices = bundles.practices_of(listing) if bundles.has_bundle(listing) else []
    if not practices:
        return _no_bundle(request, listing)
    front = bundles.front_of(listing, len(practices))
    paper = making.bundle(front, practices, may_make=lambda: not is_over(f"paper:{visitor(request)}", PER_VISITOR))
    if paper is None:
        return errors.too_many_requests(request, HOUR)
    if paper.error:
        return _no_bundle(request, listing, has_failed=True)
    name = slugify(" ".join(["praktijken", *front.chosen]))[:80].strip("-")
    response = _file(paper, "application/pdf", f"{name}.pdf", front.url)
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _practice(request: HttpRequest, path: str) -> PracticePage | None:
    """Return the published practice at an address. Two queries."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    published = PracticePage.objects.published().select_related("home_region")
    # The slug too, for it has an index, and the address of a page has none.
    slug = path.rpartition("/")[2]
    return published.filter(slug=slug, url_path=f"{site.root_page.url_path}{path}/").first()


def _moved(request: HttpRequest, path: str, hanging: str) -> HttpResponse:
    """Lead on when the page has moved; what hangs on it moves with it.

    Raises:
        Http404: it has not.
    """
    redirect = get_redirect(request, f"/{path}")
    target = redirect.redirect_page if redirect is not None else None
    if target is None or not PracticePage.objects.published().filter(pk=target.pk).exists():
        raise Http404
    return HttpResponsePermanentRedirect(f"{target.get_url(request)}{hanging}")


def _file(paper: Paper, kind: str, name: str, page_url: str) -> HttpResponse:
    response = HttpResponse(bytes(paper.file), content_type=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{_plain(name)}"'
    response.headers["Content-Language"] = "nl"
    response.headers["ETag"] = paper.tag
    response.headers["Link"] = f'<{page_url}>; rel="canonical"'
    return response


def _plain(name: str) -> str:
    stem, _dot, ending = name.rpartition(".")
    return f"{slugify(stem) or 'praktijk'}.{ending}"


def _not_made(request: HttpRequest, practice: PracticePage) -> HttpResponse:
    context = {"practice": practice, "breadcrumbs": [Crumb("Home", "/"), Crumb(_("Praktijken"), bundles.LIST)]}
    return render(request, "paper/not_made.html", context, status=503)


def _no_bundle(request: HttpRequest, listing: bundles.Listing, has_failed: bool = False) -> HttpResponse:
    context = {
        "listing": listing,
        "most": bundles.MOST,
        "list_url": bundles.LIST + bundles.query_of(listing),
        "has_failed": has_failed,
        "breadcrumbs": [Crumb("Home", "/"), Crumb(_("Praktijken"), bundles.LIST)],
    }
    return render(request, "paper/no_bundle.html", context, status=503 if has_failed else 200)
