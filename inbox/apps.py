"""What people outside send in, and the one place where editors deal with it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    """Floor 6: leans on contacts; what practices take in from outside leans on it."""

    name = "inbox"
    verbose_name = _("Postvak")

    def ready(self) -> None:
        """Name its mails, and let what is old be erased."""
        from inbox import examples, retention
        from inbox.desk.messages import register_messages
        from inbox.desk.replying import example
        from kit.due import register_duty
        from post.kinds import register_kind

        register_kind("inbox.message", _("Aan een contactpersoon of balie: iemand schrijft"), examples.message)
        register_kind("inbox.receipt", _("Aan wie schreef: we hebben je bericht"), examples.message)
        register_kind("inbox.reply", _("Aan wie schreef: de redactie antwoordt"), example)
        register_messages()
        register_duty("Oude berichten wissen", retention.erase_old_messages, order=940)
