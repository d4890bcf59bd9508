"""Files of editors on the disk of this machine: whole, or not at all."""

import contextlib
import errno
import os
from typing import Any

from django.core.files.storage import FileSystemStorage

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full(error: BaseException) -> bool:
    """Whether an exception says that the disk takes no more."""
    return isinstance(error, OSError) and error.errno in _FULL


class WholeFileStorage(FileSystemStorage):
    """Django's own, which leaves half a file behind when the disk is full; this one takes it away."""

    def _save(self, name: str, content: Any) -> str:
        path = self.path(name)
        was_there = os.path.exists(path)
        try:
            return super()._save(name, content)  # type: ignore[misc]  # Django's, without a type
        except OSError:
            with contextlib.suppress(OSError):
                if not was_there and os.path.getsize(path) < content.size:
                    os.unlink(path)
            raise
