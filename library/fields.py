"""The field through which a picture comes in: nothing passes that could not be shown later."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from library.metadata import TooMuchToDraw, drawn_anew


class PictureField(WagtailImageField):
    """Wagtail's checks; then the picture is drawn anew, so what is kept is what is seen. A refusal says what to do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages |= {
            "empty": _("Dit bestand is leeg (0 bytes). Kies het opnieuw, of sla het eerst opnieuw op."),
            "invalid_image": _(
                "Dit bestand is geen afbeelding die wij kunnen lezen; misschien is het beschadigd. "
                "Open het op je computer, sla het op als JPG of PNG en probeer het opnieuw."
            ),
            "invalid_image_extension": _("Dit soort bestand kan niet. Kies een afbeelding als %(formats)s.")
            % {"formats": self.supported_formats_text},
            "invalid_image_known_format": _(
                "De naam van dit bestand past niet bij wat erin zit: een afbeelding van de soort %(image_format)s. "
                "Open het op je computer en sla het opnieuw op."
            ),
            "file_too_large": _(
                "Dit bestand is te groot (%(file_size)s); het mag hoogstens %(max_filesize)s zijn. "
                "Maak de afbeelding kleiner."
            ),
            "file_too_many_pixels": _(
                "Deze afbeelding heeft te veel beeldpunten (%(num_pixels)s); hoogstens %(max_pixels_count)s kan. "
                "Maak haar kleiner: 2400 beeldpunten breed is genoeg."
            ),
            "moves_too_much": _(
                "Deze bewegende afbeelding bestaat uit te veel of te grote beelden. Kies een stilstaande afbeelding, "
                "of maak haar korter of kleiner."
            ),
        }

    def to_python(self, data: Any) -> Any:
        """Return the picture, without what stood beside or behind it in the file, when it can be read to its end.

        Raises:
            ValidationError: it cannot; Wagtail by itself fails on a picture that is broken behind its first bytes.
        """
        try:
            file = super().to_python(data)
            if file is not None:
                file = _with_content(file, drawn_anew(file))
        except ValidationError:
            raise
        except TooMuchToDraw as error:
            raise ValidationError(self.error_messages["moves_too_much"], code="moves_too_much") from error
        except Exception as error:
            # Each kind of picture breaks in its own way; here they all mean the same.
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        return file


def _with_content(file: Any, content: BytesIO) -> InMemoryUploadedFile:
    """Return an upload with other content, and what Wagtail knows of its picture."""
    size = content.getbuffer().nbytes
    fresh = InMemoryUploadedFile(content, None, file.name, file.content_type, size, None)
    fresh.image = file.image  # type: ignore[attr-defined]  # Django's own field sets it so
    return fresh
