"""'Deel een praktijk': anybody can offer one, step by step, without an account."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OfferingConfig(AppConfig):
    """Floor 9: leans on importing, which reads the files that are sent along."""

    name = "offering"
    verbose_name = _("Deel een praktijk")

    def ready(self) -> None:
        """Take a place in the inbox and the search, name the mails, and say what falls due."""
        from kit.due import register_duty
        from offering import desk, entries, erasing, mailing, moderation, signals  # models are loaded by now

        desk.register_offers()
        entries.register_entries()
        post_migrate.connect(entries.after_migrate, sender=self, dispatch_uid="offering.form_after_migrate")
        signals.connect()
        _register_mails()
        register_duty("Links sturen aan wie een praktijk aanbiedt", mailing.send_late_links, order=130)
        register_duty("Melden dat een aangeboden praktijk op de site staat", moderation.tell_published, order=135)
        register_duty("Oude aangeboden praktijken wissen", erasing.erase_old, order=946)


def _register_mails() -> None:
    from offering import examples
    from offering.mailing import CONFIRM, LINK
    from post.kinds import register_kind

    register_kind(LINK, _("Deel een praktijk: de link om verder te gaan"), examples.links)
    register_kind(CONFIRM, _("Deel een praktijk: bevestig wat je stuurde"), examples.links)
    register_kind("offering.received", _("Deel een praktijk: de redactie heeft het"), examples.offer)
    register_kind("offering.published", _("Deel een praktijk: je praktijk staat op de site"), examples.offer)
    register_kind("offering.rejected", _("Deel een praktijk: niet overgenomen, en waarom"), examples.offer)
