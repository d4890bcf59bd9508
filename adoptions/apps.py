"""'Wij doen dit ook': who else does a practice, where, and whom to call."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdoptionsConfig(AppConfig):
    """Floor 8: leans on practices."""

    name = "adoptions"
    verbose_name = _("Wij doen dit ook")

    def ready(self) -> None:
        """Stock the shelves of practice and region, take a place in the inbox, name the mails, ask each year."""
        from adoptions import desk, duties, entries, stock  # models are loaded by now
        from kit.due import register_duty
        from practices import shelves as practice_shelves
        from regions import shelves as region_shelves

        practice_shelves.below_story.stock("adoptions/parts/also_done.html", stock.also_done)
        practice_shelves.names_elsewhere.plug(entries.names_of)
        region_shelves.doing_counts.plug(stock.doing_counts)
        region_shelves.region_doings.stock("adoptions/parts/region_doings.html", stock.region_doings)
        desk.register_adoptions()
        _register_mails()
        register_duty("Vragen wie een praktijk nog steeds ook doet", duties.ask_again, order=120)
        register_duty("Oude meldingen 'wij doen dit ook' wissen", duties.erase_old, order=945)


def _register_mails() -> None:
    from adoptions.examples import adoption
    from post.kinds import register_kind

    register_kind("adoptions.confirm", _("Wij doen dit ook: bevestig je melding"), adoption)
    register_kind("adoptions.known", _("Wij doen dit ook: je melding was er al"), adoption)
    register_kind("adoptions.approved", _("Wij doen dit ook: je melding staat op de site"), adoption)
    register_kind("adoptions.rejected", _("Wij doen dit ook: je melding komt niet op de site"), adoption)
    register_kind("adoptions.again", _("Wij doen dit ook: doen jullie dit nog steeds?"), adoption)
