"""The public addresses of contacts: of who may be named today, and of the directory."""

from django.urls import reverse

from contacts.models import Contact
from kit.addresses import register_addresses, register_fixed_addresses


def register() -> None:
    """Make them known."""
    register_addresses(
        "contact",
        Contact.objects.published,
        ("slug",),
        lambda slug: reverse("contacts:contact", args=[slug]),
        moments=("last_published_at", "verified_on"),
    )
    register_fixed_addresses("contacts", lambda: [reverse("contacts:index")])
