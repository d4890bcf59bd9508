"""The public addresses of practices, themes and the glossary."""

from django.urls import reverse

from kit.addresses import register_addresses, register_fixed_addresses, register_pages
from practices.models import PracticeIndexPage, PracticePage, Theme


def register() -> None:
    """Make them known."""
    register_pages("praktijk", PracticePage)
    register_pages("praktijken", PracticeIndexPage)
    register_addresses("thema", Theme.objects.all, ("slug",), lambda slug: reverse("practices:theme", args=[slug]))
    register_fixed_addresses("practices", lambda: [reverse("practices:themes"), reverse("practices:glossary")])
