"""Where practices are found."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from kit.facets import Choices
from kit.pages import PortalPage
from practices.facets import practice_facets
from practices.listings import list_practices
from practices.models.practice import PracticePage


class PracticeIndexPage(PortalPage):
    """The list of practices with its facets; national practices stand under it."""

    introduction = models.TextField(_("inleiding"), blank=True)

    subpage_types = ["practices.PracticePage"]
    max_count = 1

    content_panels = [*PortalPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("overzicht van praktijken")
        verbose_name_plural = _("overzichten van praktijken")

    def introduction_text(self) -> str:
        """Return the introduction."""
        return self.introduction

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add the practices that the query string asks for."""
        choices = Choices.from_query(request.GET, practice_facets())
        listing = list_practices(PracticePage.objects.published(), choices)
        return super().get_context(request, *args, **kwargs) | {"listing": listing}
