"""Two ways for Django to send mail: into the outbox, and into a folder."""

import os
import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.text import slugify

from post.posting import keep
from post.writing import Written, wrap


class OutboxBackend(BaseEmailBackend):
    """Takes what Django and Wagtail send, such as a new password, and keeps it as letters of ours."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep a letter for each address. The words stay as they are; text alone gets our identity round it."""
        for message in email_messages:
            written = wrap(str(message.subject), str(message.body))
            html = next((part[0] for part in getattr(message, "alternatives", []) if part[1] == "text/html"), None)
            if html is not None:
                written = Written(written.subject, written.text, str(html))
            for address in message.recipients():
                keep("wagtail", address, written, key=f"wagtail:{uuid.uuid4()}")
        return len(email_messages)


class FolderBackend(BaseEmailBackend):
    """Writes each mail as a file that any mail program opens, named after its subject and its Message-ID.

    A mail that is sent again after a crash takes the place of the first, and no half file is ever seen.
    """

    def __init__(self, fail_silently: bool = False, **kwargs: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.folder = Path(kwargs.get("file_path") or settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            source = message.message()
            identity = re.sub(r"[^\w.-]", "", str(source["Message-ID"]).strip("<>").split("@")[0])
            path = self.folder / f"{slugify(str(message.subject))[:60]}-{identity}.eml"
            unfinished = path.with_suffix(f".{os.getpid()}.part")
            try:
                unfinished.write_bytes(source.as_bytes(linesep="\r\n"))  # type: ignore[call-arg]  # Django's own
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
        return len(email_messages)
