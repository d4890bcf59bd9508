"""Pages about practices that are no pages in the tree: a theme, all themes, the glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kit.pages import Crumb
from practices.models import GlossaryTerm, Theme
from practices.newest import newest, numbers

MOST_ON_A_THEME_PAGE = 12


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Show every theme with the number of its practices."""
    counts = numbers("thema")
    counted = [(theme, counts.get(theme.pk, 0)) for theme in Theme.objects.all()]
    return render(request, "practices/themes.html", {"themes": counted, "breadcrumbs": [Crumb("Home", "/")]})


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one theme: what it is about, and its newest practices."""
    found = get_object_or_404(Theme, slug=slug)
    shown = newest(MOST_ON_A_THEME_PAGE, f"thema:{found.pk}")
    context = {
        "theme": found,
        "practices": shown.practices,
        "total": shown.total,
        "other_themes": Theme.objects.exclude(pk=found.pk),
        "breadcrumbs": [Crumb("Home", "/"), Crumb("Thema’s", "/themas/")],
    }
    return render(request, "practices/theme.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Show every word of the field with its meaning."""
    context = {"terms": GlossaryTerm.objects.all(), "breadcrumbs": [Crumb("Home", "/")]}
    return render(request, "practices/glossary.html", context)
