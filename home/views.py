"""The style guide: every block and part with its specimen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.pages import Crumb
from practices.blocks import PracticeBody


@login_required
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show each block as a reader would see it; for colleagues only."""
    blocks = PracticeBody().child_blocks.values()
    specimens = [(block.label, block.meta.description, block.bind(block.get_preview_value())) for block in blocks]
    return render(request, "home/style_guide.html", {"specimens": specimens, "breadcrumbs": [Crumb("Home", "/")]})
