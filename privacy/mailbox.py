"""Mails that were sent into a folder instead of to a server: in development, and where mail is read from there."""

from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings

from privacy.names import Person


def erase_sent_mails(person: Person) -> None:
    """Delete the mails in the folder that name a person."""
    if "backends.Folder" not in settings.MAIL_TRANSPORT and "filebased" not in settings.MAIL_TRANSPORT:
        return
    for path in Path(settings.EMAIL_FILE_PATH).glob("*"):
        if path.is_file() and person.is_in(_text(path)):
            path.unlink()


def _text(path: Path) -> str:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join([str(value) for _name, value in message.items()] + parts)
