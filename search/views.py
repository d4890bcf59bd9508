"""Suggestions, for the script of the search form."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.suggestions import suggestions_for


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer what `q` may become: `{"query": …, "suggestions": [{kind, kindLabel, label, detail, url}]}`."""
    query = request.GET.get("q", "")[:200]
    found = [
        {
            "kind": thing.kind,
            "kindLabel": thing.kind_label,
            "label": thing.title,
            "detail": thing.detail,
            "url": thing.url,
        }
        for thing in suggestions_for(query)
    ]
    return JsonResponse({"query": query, "suggestions": found})
