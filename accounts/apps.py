"""Users, and how they come in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Floor 3: leans on nothing but mail and the kit."""

    name = "accounts"
    verbose_name = _("Gebruikers")
    default = True

    def ready(self) -> None:
        """Listen, name the mails, and say what falls due."""
        from accounts import invitations, mails, sign_ins, signals, throttle  # models are loaded by now
        from kit.due import register_duty

        signals.connect()
        mails.register()
        register_duty("Beëindigde aanmeldingen vergeten", sign_ins.forget_ended, order=940)
        register_duty("Uitnodigingen wissen die niemand aannam", invitations.forget_unaccepted, order=942)
        register_duty("Mislukte pogingen vergeten", throttle.forget_old_attempts, order=941)


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's app for users, with our screens."""

    user_viewset = "accounts.viewsets.PortalUserViewSet"
