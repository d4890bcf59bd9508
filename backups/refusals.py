"""Why a back-up cannot be made or restored."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError
from django.utils.translation import gettext as _

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Refused(Exception):
    """It cannot be done; the text says why, for who gave the command."""


@contextmanager
def disk_troubles_told() -> Iterator[None]:
    """Say in one sentence what a disk or a database has against it.

    Raises:
        Refused: it has something against it.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Refused(_("De schijf is vol. Maak ruimte en geef de opdracht opnieuw.")) from error
        raise Refused(_("Lezen of schrijven lukt niet: %s") % error) from error
    except DatabaseError as error:
        if "full" in str(error) or "No space" in str(error):
            raise Refused(_("De schijf van de database is vol. Maak ruimte en geef de opdracht opnieuw.")) from error
        raise Refused(_("De database weigert: %s") % str(error).strip()) from error
