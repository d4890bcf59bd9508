"""Follow what readers can find, so that others who took it along can follow too."""

from collections.abc import Collection
from urllib.parse import urlsplit

from django.utils import timezone

from practices.models import PracticePage
from practices.selection import PRACTICE
from reuse.models import KnownPractice
from search.followers import register_follower


def _after_index(kind: str, changed: Collection[int], gone: Collection[int]) -> None:
    """Keep up with the index. Three queries at most, whatever the number."""
    if kind != PRACTICE:
        return
    now = timezone.now()
    if gone:
        KnownPractice.objects.filter(practice_id__in=gone, is_gone=False).update(is_gone=True, changed_at=now)
    if changed:
        _write_down(changed)


def _write_down(practices: Collection[int]) -> None:
    now = timezone.now()
    known = KnownPractice.objects.in_bulk(practices)
    rows = []
    # What came into the index is public: nobody needs to be asked again.
    for practice in PracticePage.objects.filter(pk__in=practices).only("url_path"):
        before = known.get(practice.pk)
        is_new = before is None or before.is_gone
        path = urlsplit(practice.get_url() or "").path[:500]
        rows.append(
            KnownPractice(
                practice_id=practice.pk,
                path=path,
                appeared_at=now if is_new else before.appeared_at,  # type: ignore[union-attr]  # then it is there
                changed_at=now,
            )
        )
    KnownPractice.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["practice_id"],
        update_fields=["path", "appeared_at", "changed_at", "is_gone"],
    )


def connect() -> None:
    """Listen; called once, when the app is ready."""
    register_follower("reuse", _after_index)
