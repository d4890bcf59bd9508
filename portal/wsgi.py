"""The WSGI application that an application server runs: the page store, and Django behind it."""

import os
from typing import Any

from django.core.wsgi import get_wsgi_application

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


application = _with_store(get_wsgi_application())
