"""What makes a page fit to stand in a frame on another site."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from kit.middleware import FRAMED_POLICY

View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """Let every site frame what `view` answers. Nothing there can be pressed in somebody's name: it only has links."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = FRAMED_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return xframe_options_exempt(require_safe(answer))
