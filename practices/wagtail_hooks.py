"""What practices add to the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from practices.terms import TermGroup
from practices.viewsets import PracticeViewSet

register_snippet(TermGroup)


@hooks.register("register_admin_viewset")
def register_practices() -> PracticeViewSet:
    """List the practices."""
    return PracticeViewSet()
