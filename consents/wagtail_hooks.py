"""What consents add to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from consents.viewsets import ConsentViewSet

register_snippet(ConsentViewSet)


@hooks.register("register_log_actions")
def log_withdrawal(actions: Any) -> None:
    """Name what a person does by the link in a mail, in the history of the consent."""
    actions.register_action(
        "consents.withdraw", _("Toestemming ingetrokken"), _("Toestemming ingetrokken met de link in de mail")
    )
