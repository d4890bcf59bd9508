"""A check of all links beside the site itself: begun in a request, carried out in a thread."""

import logging
import threading
from typing import Any

from django.db import connections, transaction

from links.checking import TakenOverError, begin, carry_out
from links.models import LinkCheck

_log = logging.getLogger(__name__)


def start_check(started_by: Any = None) -> LinkCheck:
    """Begin a check and return it; the work goes on after the answer. A server that stops, stops it.

    Raises:
        AlreadyRunningError: another check is going on.
    """
    run = begin(started_by=started_by)
    thread = threading.Thread(target=work, args=(run.pk,), name="check-links", daemon=True)
    transaction.on_commit(thread.start)
    return run


def work(key: int) -> None:
    """Carry out a run in a thread of its own, with a connection to the database that is closed when it is over."""
    try:
        carry_out(LinkCheck.objects.get(pk=key))
    except TakenOverError:
        _log.info("Another check of links took the place of %s.", key)
    except Exception:
        _log.exception("The check of links %s broke off.", key)
    finally:
        connections.close_all()
