"""What is set in type: the one-pager of a practice, a bundle of several, and a picture for who shares a link."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaperConfig(AppConfig):
    """Floor 8: leans on practices."""

    name = "paper"
    verbose_name = _("Op papier")

    def ready(self) -> None:
        """Stock the shelves of practices and lists, listen to what changes, and say what falls due."""
        from kit.due import register_duty
        from paper import keeping, signals, stock  # models are loaded by now
        from practices import shelves
        from practices.facets import practice_facets
        from store.addresses import register_keys

        shelves.take_along.stock("paper/parts/take_along.html", stock.take_along)
        shelves.take_list_along.stock("paper/parts/take_list_along.html", stock.take_list_along)
        signals.connect()
        register_keys(r"/praktijken\.pdf", ["q", "sorteer", *(facet.key for facet in practice_facets())])
        register_duty("Papieren versies maken en opruimen", keeping.keep_true, order=200)
