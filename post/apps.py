"""Mail: kept first, sent after, with our identity."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostConfig(AppConfig):
    """Floor 1: any app above it may post a letter."""

    name = "post"
    verbose_name = _("Mail")

    def ready(self) -> None:
        """Let what waits go out, and what is old be forgotten, when it is time."""
        from kit.due import register_duty
        from kit.warnings import register_warning
        from post.delivery import deliver_waiting, forget_old_letters
        from post.watching import mail_that_does_not_go

        register_duty("Mail versturen", deliver_waiting, order=900)
        register_duty("Oude mail vergeten", forget_old_letters, order=910)
        register_warning("mail", mail_that_does_not_go)
