"""Images and documents, with what the law and the reader ask of them: alternative text, credit, licence, consent."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Licence(models.TextChoices):
    """Under which terms others may use a picture or document."""

    OWN = "eigen", _("Eigen materiaal, alle rechten voorbehouden")
    PERMISSION = "toestemming", _("Gebruikt met toestemming van de maker")
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC0 = "cc0", "CC0 / publiek domein"


class Portrayed(models.TextChoices):
    """Whether recognisable people are in a picture, and whether they agreed."""

    NOBODY = "niemand", _("Niemand herkenbaar in beeld")
    CONSENT = "toestemming", _("Herkenbaar in beeld, met toestemming")
    UNKNOWN = "onbekend", _("Nog niet nagegaan")


class PortalImage(AbstractImage):
    """A picture in the library. `description` (Wagtail's own field) is its alternative text."""

    credit = models.CharField(
        _("maker of bron"), max_length=255, blank=True, help_text=_("Wordt bij de afbeelding getoond.")
    )
    licence = models.CharField(_("licentie"), max_length=20, choices=Licence.choices, default=Licence.OWN)
    portrayed = models.CharField(
        _("mensen in beeld"),
        max_length=20,
        choices=Portrayed.choices,
        default=Portrayed.UNKNOWN,
        help_text=_("Staat er een leerling herkenbaar op, dan is toestemming nodig; onder 16 jaar van de ouders."),
    )
    consent_note = models.CharField(
        _("toestemming"),
        max_length=255,
        blank=True,
        help_text=_("Wie gaf toestemming, hoe en wanneer. Alleen voor de redactie."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "portrayed",
        "consent_note",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("afbeelding")
        verbose_name_plural = _("afbeeldingen")

    @property
    def default_alt_text(self) -> str:
        """The alternative text; never the file name, which says nothing to who listens."""
        return self.description


class PortalRendition(AbstractRendition):
    """A picture at one size and format."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="library_rendition_unique"
            ),
        ]


class PortalDocument(AbstractDocument):
    """A file to download."""

    credit = models.CharField(_("maker of bron"), max_length=255, blank=True)
    licence = models.CharField(_("licentie"), max_length=20, choices=Licence.choices, default=Licence.OWN)

    admin_form_fields = ("title", "file", "credit", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
