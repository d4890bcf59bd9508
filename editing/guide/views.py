"""The handbook in the frame of the admin: a chapter, a picture."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editing.guide.chapters import INDEX, NAMES, chapter, chapters, picture
from kit.admin import AdminPage


class ChapterView(AdminPage):
    """Handleiding: one chapter, with the way to the others."""

    page_title: Any = gettext_lazy("Handleiding")
    template_name = "editing/guide/chapter.html"
    header_icon = "help"

    def get(self, request: HttpRequest, name: str = INDEX, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # a name
        """Show it, or say that there is none."""
        try:
            shown = chapter(name)
        except KeyError:
            raise Http404(_("Dit hoofdstuk staat niet in de handleiding.")) from None
        self.page_title = shown.title
        every = chapters()
        place = NAMES.index(name) if name else -1
        return self.page(
            chapter=shown,
            # Made of our own files by a parser that lets no HTML of theirs through.
            text=mark_safe(shown.html(_address, _picture_address)),  # noqa: S308 - see above
            chapters=[(each, _address(each.name)) for each in every],
            index_url=_address(INDEX),
            previous=(every[place - 1], _address(every[place - 1].name)) if place > 0 else None,
            following=(every[place + 1], _address(every[place + 1].name)) if place + 1 < len(every) else None,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the trail, by way of the first page."""
        here = self.kwargs.get("name", INDEX)
        above = [{"url": _address(INDEX), "label": _("Handleiding")}] if here else []
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]


def show_picture(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture of the handbook. Wagtail lets in who may use the admin, and tells caches to keep nothing."""
    file = picture(name)
    if file is None:
        raise Http404(_("Dit beeld staat niet in de handleiding."))
    return FileResponse(file.open("rb"), content_type="image/png")


def _address(name: str) -> str:
    return reverse("guide:chapter", args=[name]) if name else reverse("guide:index")


def _picture_address(name: str) -> str:
    return reverse("guide:picture", args=[name])
