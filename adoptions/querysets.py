"""What people say of adoptions."""

from datetime import date
from typing import Self

from django.db.models import QuerySet
from django.utils import timezone

from inbox.choices import State
from kit.querysets import NAMED, columns_of, internal_of, private_paths

SHOWN = (
    *("practice", "organisation", "kind", "since", "what_changed", "reconfirm_by", "approved_at"),
    *("contact_name", "contact_function", "contact_phone", "contact_email"),
)
"""Columns that readers may know; who sent it, and what was done about it, is nobody's business."""


class AdoptionQuerySet(QuerySet):
    """Adoptions of practices."""

    def confirmed(self) -> Self:
        """Whose sender said, by way of their mail, that it was them: all that editors see."""
        return self.filter(confirmed_at__isnull=False)

    def approved(self) -> Self:
        """Confirmed, let on the site by an editor, and not taken back by its sender."""
        approved = self.confirmed().filter(approved_at__isnull=False, ended_at__isnull=True)
        return approved.exclude(state=State.REJECTED)

    def published(self) -> Self:
        """The only ones that a public surface may show: approved, of a practice and in a region that are public.

        Lapsed ones are among them: they are shown as such, without anybody to call. It asks first what is private;
        within a request that is asked once for all.
        """
        public = self.approved().filter(practice__live=True, region__live=True)
        for path in private_paths():
            public = public.exclude(practice__path__startswith=path).exclude(region__path__startswith=path)
        return public

    def current(self, today: date | None = None) -> Self:
        """Those that were confirmed again in time."""
        return self.filter(reconfirm_by__gte=today or timezone.localdate())

    def for_lines(self) -> Self:
        """Load what readers may know of them, and the name of their region: one query for any number."""
        return self.select_related("region").only(*SHOWN, *columns_of("region", NAMED))

    def for_doings(self) -> Self:
        """Load the same, and what names their practice and where that began: one query for any number."""
        names = [*columns_of("practice", (*NAMED, "is_example")), "practice__home_region__title"]
        also = self.select_related("region", "practice__home_region")
        return also.only(*SHOWN, *columns_of("region", NAMED), *names)

    def for_mails(self) -> Self:
        """Load all of them, with what names their practice and region: one query for any number."""
        internal = internal_of("practice", "region")
        texts = ("introduction", "summary", "body", "lessons", "start_steps", "links", "editor_notes", "consent_note")
        heavy = [*columns_of("practice", texts), "region__text", "region__introduction"]
        return self.select_related("practice", "region").defer(*heavy, *internal)
