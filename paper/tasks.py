"""Work on papers that can wait until the request is answered."""

from django_tasks import task

from paper.making import one_pager
from practices.models import PracticePage


@task(backend="post")
def make_one_pager(key: int) -> str:
    """Make the one-pager of a practice, if it is published by now; return why that failed, or ""."""
    practice = PracticePage.objects.published().select_related("home_region").filter(pk=key).first()
    return one_pager(practice).error if practice is not None else ""
