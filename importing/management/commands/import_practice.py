"""Make drafts of practices from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from importing.drafts import Reading, make_draft
from importing.known import known_region
from importing.likeness import alike
from importing.models import ImportedFile
from importing.refusals import LARGEST, Reason, Refused
from importing.views import collection_for
from practices.models import PracticeIndexPage
from regions.models import RegionPage


class Command(BaseCommand):
    """One draft per file; says where it is and what found no place."""

    help = _("Maakt van elk bestand (.docx, .odt, .html, .md, .txt) een concept van een praktijk.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, the region and whether to publish."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("Bestanden om in te lezen."))
        parser.add_argument("--region", help=_("Regio waaronder het concept komt, bijvoorbeeld groot-amsterdam."))
        parser.add_argument(
            "--publish", action="store_true", help=_("Publiceer meteen, als niets dat verplicht is ontbreekt.")
        )

    def handle(self, *args: Any, files: list[Path], region: str | None, publish: bool, **options: Any) -> None:
        """Read each file; one that is refused does not stop the others.

        Raises:
            CommandError: the region does not exist, or a file was refused.
        """
        chosen = RegionPage.objects.filter(slug=region).first() if region else None
        if region and chosen is None:
            raise CommandError(_("Er is geen regio met de naam %s in het adres.") % region)
        refused = 0
        for number, file in enumerate(files, start=1):
            before = f"[{number}/{len(files)}] {file.name}: " if len(files) > 1 else f"{file.name}: "
            try:
                self.stdout.write(before + self._import(file, chosen, publish))
            except Refused as refusal:
                refused += 1
                self.stderr.write(before + str(refusal))
            except ValidationError as error:
                refused += 1
                self.stderr.write(before + " ".join(error.messages))
        if refused:
            raise CommandError(
                _("%(refused)d van %(all)d bestanden niet ingelezen.") % {"refused": refused, "all": len(files)}
            )

    def _import(self, file: Path, chosen: RegionPage | None, publish: bool) -> str:
        try:
            if file.stat().st_size > LARGEST:
                raise Refused(Reason.TOO_LARGE)
            reading = Reading(file.name, file.read_bytes())
        except OSError as error:
            raise ValidationError(_("Dit bestand is er niet of kan niet worden geopend.")) from error
        parent = chosen or known_region(reading.understood.region_name) or PracticeIndexPage.objects.first()
        if parent is None:
            raise ValidationError(
                _("Er is nog geen pagina waaronder een praktijk kan staan. Laad eerst de basisgegevens.")
            )
        likes = alike(reading.digest, reading.title)
        with transaction.atomic():
            imported = make_draft(reading, parent, None, collection_for(parent))
            if publish:
                imported.draft.get_latest_revision_as_object().full_clean()
                imported.draft.get_latest_revision().publish()
        return self._report(imported, likes, publish)

    def _report(self, imported: ImportedFile, likes: list[Any], published: bool) -> str:
        practice = imported.draft
        done = _("gepubliceerd") if published else _("concept")
        lines = [
            f"{done} “{practice.title}” ({practice.url_path}), "
            + _("%(points)d punten, %(unplaced)d regels niet geplaatst")
            % {"points": len(practice.summary), "unplaced": len(imported.unplaced)}
        ]
        lines += [_("  niet geplaatst: %s") % line["text"] for line in imported.unplaced]
        lines += [_("  lijkt op: %s") % page.title for page in likes if page.pk != practice.pk]
        return "\n".join(lines)
