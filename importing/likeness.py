"""Whether a practice like this is there already."""

from typing import Any

from rapidfuzz import fuzz, process
from wagtail.permissions import page_permission_policy

from importing.models import ImportedFile
from kit.folding import folded
from practices.models import PracticePage

ALIKE = 90
"""Of 100: titles that differ by a word or a sign, not two titles about the same thing."""
_MOST = 3


def alike(digest: str, title: str, user: Any = None) -> list[PracticePage]:
    """Return practices made from the same file, or with nearly the same title; at most three.

    Who may edit only a part sees of the rest what is public. Reads all titles: an import is rare, and a missed
    likeness costs an editor more.
    """
    visible = PracticePage.objects.live()
    if user is None or user.is_superuser:
        visible = PracticePage.objects.all()
    else:
        own = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change"})
        visible = visible | PracticePage.objects.filter(pk__in=own.order_by().values("pk"))
    titles = {key: folded(text) for key, text in visible.order_by("pk").values_list("pk", "draft_title")}
    near = process.extract(folded(title), titles, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_MOST)
    same = ImportedFile.objects.filter(digest=digest, practice__in=list(titles)).values_list("practice_id", flat=True)
    keys = list(dict.fromkeys([*same, *(key for _text, _score, key in near)]))[:_MOST]
    return list(PracticePage.objects.filter(pk__in=keys).select_related("home_region").defer_streamfields())
