"""What others take from here: open data, exports, feeds, and pieces for their own site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReuseConfig(AppConfig):
    """Floor 9: leans on practices and adoptions."""

    name = "reuse"
    verbose_name = _("Hergebruik")

    def ready(self) -> None:
        """Offer what can be taken along with each practice and list; follow what becomes public and what goes."""
        from practices import shelves  # models are loaded by now
        from practices.facets import practice_facets
        from reuse import signals, stock
        from store.addresses import register_keys

        shelves.take_along.stock("reuse/parts/take_practice.html", stock.practice)
        shelves.take_list_along.stock("reuse/parts/take_list.html", stock.listing)
        signals.connect()
        facets = [facet.key for facet in practice_facets()]
        register_keys(r"/praktijken/feed/|/embed/praktijken/|/embed/regio/[-\w]+/", [*facets, "q", "sorteer", "aantal"])
        register_keys("/api/v1/praktijken", [*facets, "q", "sorteer", "aantal", "cursor"], is_strict=True)
        register_keys(
            "/api/v1/(regios|gemeenten|contactpersonen|themas)", ["regio", "rol", "aantal", "cursor"], is_strict=True
        )
