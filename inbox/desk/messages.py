"""Messages, reports and questions as kinds of things in the inbox."""

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from inbox.choices import MessageKind
from inbox.models import Message
from inbox.sources import Source, register_source

LABELS: dict[MessageKind, Promise] = {
    MessageKind.MESSAGE: _("Bericht"),
    MessageKind.REPORT: _("Melding"),
    MessageKind.QUESTION: _("Vraag"),
}


def register_messages() -> None:
    """Add them to the inbox."""
    for kind in MessageKind:
        register_source(_source_of(kind))


def _source_of(kind: MessageKind) -> Source:
    def messages() -> QuerySet[Message]:
        return Message.objects.filter(kind=kind).select_related("contact", "page")

    words = ("text", "page_title", "sought", "sender_organisation")
    return Source(kind.value, LABELS[kind], messages, _title, "inbox/desk/parts/message.html", words=words)


def _title(message: Message) -> str:
    return Truncator(" ".join(message.text.split())).chars(90)
