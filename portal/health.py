"""How the portal is, for machines: whether it can serve (`/gezondheid/`) and whether it runs (`/gezondheid/leeft/`)."""

from functools import lru_cache

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether readers can be served: 200 when the database answers and is of this release, else 503.

    A cache that is away is told and is no reason to send readers elsewhere: the memory of each process stands in.
    """
    try:
        are_applied = _newest_migrations() <= set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return JsonResponse({"status": "storing", "database": "onbereikbaar"}, status=503)
    told = {
        "database": "bereikbaar",
        "migraties": "toegepast" if are_applied else "ontbreken",
        "cache": "bereikbaar" if _is_cache_reachable() else "onbereikbaar",
    }
    return JsonResponse({"status": "goed" if are_applied else "storing", **told}, status=200 if are_applied else 503)


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """Say that this process answers: 200, whatever the database does. One that does not should be started anew."""
    return JsonResponse({"status": "leeft"})


@lru_cache(maxsize=1)
def _newest_migrations() -> set[tuple[str, str]]:
    """Return the last migration of each app in this release: what comes before was applied before."""
    return set(MigrationLoader(None).graph.leaf_nodes())


def _is_cache_reachable() -> bool:
    reach = getattr(cache, "is_reachable", None)
    return bool(reach()) if reach is not None else True
