"""The WSGI application: names for requests, the page store, patience with who is slow, and Django behind them."""

import gc
import os
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def _with_store(django: Any) -> Any:
    from django.conf import settings  # set up by now

    from store.release import release
    from store.shared import Shared
    from store.wsgi import PageStore

    if not settings.PAGE_STORE_MEGABYTES:
        return django
    url = settings.PAGE_STORE_SHARED_URL
    shared = Shared(url, release(settings.BASE_DIR)) if url else None
    return PageStore(django, settings.PAGE_STORE_MEGABYTES, settings.PAGE_STORE_PROXY_SECONDS, shared)


def _started(application: Any) -> Any:
    """Load what the first request would load, and let the collector of garbage not walk through it ever again.

    A full round over all of it takes some four hundred milliseconds, in the midst of a reader's request.
    """
    for pattern in get_resolver().url_patterns:
        getattr(pattern, "url_patterns", None)  # read when first asked for
    gc.collect()
    gc.freeze()
    return application


def _named(application: Any) -> Any:
    from kit.request_ids import NamedRequests  # set up by now

    return NamedRequests(application)


def _patient(application: Any) -> Any:
    from portal.patience import Patience  # set up by now

    return Patience(application)


application = _started(_named(_with_store(_patient(get_wsgi_application()))))
