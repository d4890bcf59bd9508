"""Who agreed to be named, quoted or shown: for what, how, when, until when."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentsConfig(AppConfig):
    """Floor 2: pictures and contacts lean on it."""

    name = "consents"
    verbose_name = _("Toestemmingen")

    def ready(self) -> None:
        """Say who keeps which consents, listen to changes, and name the mails and what falls due."""
        from wagtail.permission_policies.collections import CollectionPermissionPolicy
        from wagtail.permissions import register_permission_policy

        from consents import duties, mails, signals  # models are loaded by now
        from consents.models import Consent
        from kit.due import register_duty
        from post.kinds import register_kind

        register_permission_policy(Consent, CollectionPermissionPolicy(Consent))
        signals.connect()
        register_kind(mails.GIVEN, _("Als iemands toestemming is vastgelegd"), mails.example)
        register_kind(mails.ENDS, _("Acht weken voordat een toestemming verloopt"), mails.example)
        register_duty("Verlopen toestemmingen van de site halen", duties.settle_expired, order=50)
        register_duty("Melden dat een toestemming verloopt", duties.remind, order=300)
