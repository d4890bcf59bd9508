"""The link by which who got a message says that they answered it: the region sees it, and nobody answers twice."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from inbox.desk import acts
from inbox.models import Message
from inbox.sources import source
from kit.signed import BadLinkError, signed, unsigned

PURPOSE = "message-answered"
DAYS = 90


def answered_url(message: Message) -> str:
    """Return where it is said of a message that it was answered."""
    return settings.SITE_URL + reverse("inbox:answered", args=[signed(PURPOSE, message.pk)])


def message_of(token: str) -> Message:
    """Return the message of a link.

    Raises:
        ExpiredLinkError: the link is too old.
        BadLinkError: it is not ours, or the message was erased.
    """
    key = unsigned(PURPOSE, token, days=DAYS)
    found = Message.objects.filter(pk=key if isinstance(key, int) else None).first()
    if found is None:
        raise BadLinkError
    return found


def call_answered(message: Message) -> None:
    """Let the region see that it was answered; what was ended by an editor stays as it is."""
    kind = source(message.kind)
    if kind is not None:
        doing = acts.Doing(None, reason=_("Beantwoord door wie het bericht kreeg"))
        acts.act_on(kind, kind.everything().filter(pk=message.pk), acts.ANSWERED, doing)
