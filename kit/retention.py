"""How long everything is kept: the one table of it. Whoever clears something takes the period from here."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

_YEAR = 365


@dataclass(frozen=True)
class Rule:
    """Something is kept for `period` from a moment (`since`), and why.

    `cleared_by` is the duty of `kit/due` that clears it; "" where it goes by itself.
    """

    what: str | Promise
    since: str | Promise
    period: timedelta
    why: str | Promise
    cleared_by: str = ""

    @property
    def in_words(self) -> str:
        """The period as people say it."""
        days, hours = self.period.days, self.period.seconds // 3600
        if not self.period:
            return gettext("meteen gewist")
        if not days:
            return ngettext("%d uur", "%d uur", hours) % hours
        if days % _YEAR == 0:
            return ngettext("%d jaar", "%d jaar", days // _YEAR) % (days // _YEAR)
        return ngettext("%d dag", "%d dagen", days) % days


_MESSAGES = _("Berichten aan een contactpersoon of balie")
MESSAGES_CLOSED = Rule(
    _MESSAGES,
    _("na het antwoord, of nadat we het afsloten"),
    timedelta(days=_YEAR),
    _("om te weten wat er is gevraagd en geantwoord"),
    "Oude berichten wissen",
)
MESSAGES_REJECTED = Rule(
    _MESSAGES, _("na afwijzen, zoals spam"), timedelta(days=30), _("om een vergissing te herstellen"),
    "Oude berichten wissen",
)  # fmt: skip
MESSAGES_AT_MOST = Rule(
    _MESSAGES, _("na ontvangst, in elk geval"), timedelta(days=2 * _YEAR), _("niets blijft voor altijd liggen"),
    "Oude berichten wissen",
)  # fmt: skip

_OFFERS = _("Een praktijk die iemand aanbiedt")
_OFFERS_DUTY = "Oude aangeboden praktijken wissen"
OFFERS_UNFINISHED = Rule(
    _OFFERS, _("na de laatste wijziging, als het niet is verstuurd of bevestigd"), timedelta(days=30),
    _("om later verder te gaan"), _OFFERS_DUTY,
)  # fmt: skip
OFFERS_REJECTED = Rule(
    _OFFERS, _("na afwijzen, met het concept erbij"), timedelta(days=30), _("om een vergissing te herstellen"),
    _OFFERS_DUTY,
)  # fmt: skip
OFFERS_CLOSED = Rule(
    _OFFERS, _("nadat het op de site kwam of is afgesloten; de praktijk zelf blijft"), timedelta(days=_YEAR),
    _("om na te vragen wat niet duidelijk is"), _OFFERS_DUTY,
)  # fmt: skip
OFFERS_AT_MOST = Rule(
    _OFFERS, _("na ontvangst, in elk geval"), timedelta(days=2 * _YEAR), _("niets blijft voor altijd liggen"),
    _OFFERS_DUTY,
)  # fmt: skip

_ADOPTIONS = _("Een melding ‘wij doen dit ook’")
_ADOPTIONS_DUTY = "Oude meldingen 'wij doen dit ook' wissen"
ADOPTIONS_UNCONFIRMED = Rule(
    _ADOPTIONS, _("na ontvangst, als niemand haar bevestigt"), timedelta(days=14), _("om te kunnen bevestigen"),
    _ADOPTIONS_DUTY,
)  # fmt: skip
ADOPTIONS_ENDED = Rule(
    _ADOPTIONS, _("na afwijzen of intrekken"), timedelta(days=30), _("om een vergissing te herstellen"),
    _ADOPTIONS_DUTY,
)  # fmt: skip
ADOPTIONS_UNDECIDED = Rule(
    _ADOPTIONS, _("na bevestigen, als ze niet op de site komt"), timedelta(days=_YEAR), _("om erover te beslissen"),
    _ADOPTIONS_DUTY,
)  # fmt: skip
ADOPTIONS_LAPSED = Rule(
    _ADOPTIONS, _("nadat ze is verlopen"), timedelta(days=_YEAR), _("om haar weer te kunnen bevestigen"),
    _ADOPTIONS_DUTY,
)  # fmt: skip

_FOLLOWERS = _("Het mailadres van wie nieuwe praktijken volgt")
FOLLOWERS_UNCONFIRMED = Rule(
    _FOLLOWERS, _("na de aanvraag, als niemand die bevestigt"), timedelta(days=7), _("om te kunnen bevestigen"),
    "Wissen wie niet bevestigde te volgen",
)  # fmt: skip
FOLLOWERS_STOPPED = Rule(_FOLLOWERS, _("na stoppen"), timedelta(0), _("we hebben het niet meer nodig"))

LETTERS = Rule(
    _("Mails die het portaal verstuurt"), _("na het schrijven"), timedelta(days=90),
    _("om na te gaan wat is aangekomen"), "Oude mail vergeten",
)  # fmt: skip

QUESTIONS = Rule(
    _("Wat mensen zoeken, geteld per dag, zonder wie het vroeg"), _("na die dag"), timedelta(days=400),
    _("om te zien wat er mist, ook vergeleken met een jaar eerder"), "Oude zoekvragen vergeten",
)  # fmt: skip
LIMITS = Rule(
    _("Hoe vaak een internetadres iets verstuurde, als code"), _("na de eerste keer"), timedelta(hours=1),
    _("om misbruik te remmen"),
)  # fmt: skip

SIGN_INS = Rule(
    _("Redacteuren: in welke browsers iemand is ingelogd"), _("na het inloggen"), timedelta(hours=12),
    _("om ingelogd te blijven, en zelf overal te kunnen uitloggen"), "Beëindigde aanmeldingen vergeten",
)  # fmt: skip
SESSIONS = Rule(
    _("Redacteuren: de sessie zelf"), _("na het inloggen; het opruimen is ’s nachts"), timedelta(hours=12),
    _("om ingelogd te blijven"), "Verlopen aanmeldingen vergeten",
)  # fmt: skip
ATTEMPTS = Rule(
    _("Redacteuren: mislukte pogingen om in te loggen, als code"), _("na de laatste poging"), timedelta(hours=24),
    _("om raden van wachtwoorden te remmen"), "Mislukte pogingen vergeten",
)  # fmt: skip
INVITATIONS = Rule(
    _("Redacteuren: een uitnodiging die niemand aanneemt"), _("na de uitnodiging"), timedelta(days=90),
    _("om opnieuw uit te nodigen"), "Uitnodigingen wissen die niemand aannam",
)  # fmt: skip

_FILES_DUTY = "Oude ingelezen bestanden vergeten"
FILES_WAITING = Rule(
    _("Een ingelezen bestand dat op een besluit wacht"), _("na het inlezen"), timedelta(days=1),
    _("om te kiezen of het een nieuw concept wordt"), _FILES_DUTY,
)  # fmt: skip
FILES_READ = Rule(
    _("Wat er in een ingelezen bestand stond en waar het terechtkwam"), _("na het inlezen"), timedelta(days=_YEAR),
    _("om na te gaan of er niets is verloren"), _FILES_DUTY,
)  # fmt: skip
VERSIONS = Rule(
    _("Oude versies van pagina’s en contactpersonen"), _("na het opslaan; de nieuwste en wat op de site staat blijven"),
    timedelta(days=_YEAR), _("om iets terug te kunnen zetten"), "Oude versies vergeten",
)  # fmt: skip
COMMENTS = Rule(
    _("Opmerkingen van redacteuren die zijn afgehandeld"), _("na het afhandelen"), timedelta(days=_YEAR),
    _("om na te lezen waarom iets zo staat"), "Oude opmerkingen vergeten",
)  # fmt: skip
HISTORY = Rule(
    _("Welke redacteur wat deed"), _("na die dag; wanneer iets op de site kwam of ervan afging blijft"),
    timedelta(days=5 * _YEAR), _("om rekenschap te geven"), "Oude geschiedenis vergeten",
)  # fmt: skip
TASKS = Rule(
    _("Werk dat het portaal op de achtergrond deed"), _("nadat het klaar is"), timedelta(days=7),
    _("om fouten te vinden"), "Gedane taken vergeten",
)  # fmt: skip
BUNDLES = Rule(
    _("Bundels op papier die iemand samenstelde"), _("na het maken"), timedelta(days=7),
    _("om niet twee keer hetzelfde te maken"), "Papieren versies maken en opruimen",
)  # fmt: skip

RULES = (
    *(MESSAGES_CLOSED, MESSAGES_REJECTED, MESSAGES_AT_MOST),
    *(OFFERS_UNFINISHED, OFFERS_REJECTED, OFFERS_CLOSED, OFFERS_AT_MOST),
    *(ADOPTIONS_UNCONFIRMED, ADOPTIONS_ENDED, ADOPTIONS_UNDECIDED, ADOPTIONS_LAPSED),
    *(FOLLOWERS_UNCONFIRMED, FOLLOWERS_STOPPED, LETTERS, QUESTIONS, LIMITS),
    *(SIGN_INS, SESSIONS, ATTEMPTS, INVITATIONS),
    *(FILES_WAITING, FILES_READ, VERSIONS, COMMENTS, HISTORY, TASKS, BUNDLES),
)
"""In the order in which the privacy page shows them."""
