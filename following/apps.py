"""'Volgen': mail with what is new, per region, theme or search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    """Floor 8: leans on practices."""

    name = "following"
    verbose_name = _("Volgen")

    def ready(self) -> None:
        """Name the mails and say what falls due."""
        from following import digests, examples, keeping  # models are loaded by now
        from kit.due import register_duty
        from post.kinds import register_kind

        register_kind("following.link", _("Volgen: bevestig wat je volgt"), examples.link)
        register_kind(
            digests.KIND,
            _("Volgen: nieuwe praktijken"),
            examples.digest,
            digests.still_holds,
            instead=digests.post_what_is_left,
        )
        register_duty("Links sturen aan wie wil volgen", keeping.send_late_links, order=130)
        register_duty("Nieuwe praktijken mailen", digests.send_digests, order=140)
        register_duty("Wissen wie niet bevestigde te volgen", keeping.forget_unconfirmed, order=947)
