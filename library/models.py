"""Images and documents, with what the law and the reader ask of them: alternative text, credit, licence, consent."""

from datetime import date

from django.core.files import File
from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from consents.choices import Purpose
from consents.models import Consent
from library.metadata import without_metadata
from library.querysets import ImageManager


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
    """A picture in the library. `description` (Wagtail's own field) is its alternative text.

    A picture of people who can be recognised is shown while their consent is valid, and no longer: then there is no
    rendition of it either, for anybody.
    """

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
    consent = models.ForeignKey(
        Consent,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="images",
        verbose_name=_("toestemming"),
        help_text=_("Van wie erop staat. Zonder geldige toestemming komt de afbeelding nergens op de site."),
    )
    consent_note = models.CharField(
        _("notitie bij de toestemming"),
        max_length=255,
        blank=True,
        help_text=_("Bijvoorbeeld als er meer mensen op staan. Alleen voor de redactie."),
    )

    objects = ImageManager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "portrayed",
        "consent",
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

    @property
    def may_be_shown(self) -> bool:
        """Whether a public surface may show it today; each template that shows a picture asks this first."""
        return self.may_be_shown_on()

    def may_be_shown_on(self, day: date | None = None) -> bool:
        """Whether a public surface may show it on a day (today): the rule of `ImageQuerySet.withheld`."""
        if self.consent is not None:
            return self.consent.allows(Purpose.PHOTO, day)
        return self.portrayed != Portrayed.CONSENT

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        """Return the picture at one size; of one that may not be shown a drawing that says so, and nothing is made."""
        return super().get_rendition(filter) if self.may_be_shown else self._stand_in(filter)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Return the picture at one size as a file, without what the camera noted: readers need not know where."""
        return without_metadata(super().generate_rendition_file(filter, source=source))

    def get_renditions(self, *filters: Filter | str) -> dict[str, AbstractRendition]:
        """Return the picture at several sizes, as `get_rendition` does."""
        if self.may_be_shown:
            return super().get_renditions(*filters)
        stand_ins = [self._stand_in(each) for each in filters]
        return {stand_in.filter_spec: stand_in for stand_in in stand_ins}

    def _stand_in(self, filter: Filter | str) -> "PortalRendition":
        return PortalRendition(image=self, filter_spec=getattr(filter, "spec", filter), width=400, height=300)


class PortalRendition(AbstractRendition):
    """A picture at one size and format; without a file it stands in for one that may not be shown."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    @property
    def url(self) -> str:
        """The address of the file, or of the drawing that stands in for it."""
        return super().url if self.file else static("img/withheld.svg")

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
