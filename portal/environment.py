"""What can be set from outside: every environment variable of the portal, with its meaning and an example."""

import re
from dataclasses import dataclass
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from portal.elsewhere import bucket, is_bucket, is_mail_provider, mail_provider


@dataclass(frozen=True)
class Variable:
    """One environment variable.

    `default` is what holds when it is absent; None means that it may only be absent in development (DEBUG on).
    """

    name: str
    meaning: str
    example: str
    default: str | None = ""

    @property
    def is_secret(self) -> bool:
        """Whether its value may open something. Told from the name: what looks like it counts as secret."""
        opens = any(part in self.name for part in ("KEY", "SECRET", "PASSWORD", "TOKEN", "DSN", "CREDENTIAL", "_URL"))
        return opens and self.name not in ("SITE_URL", "BACKUP_KEY")


VARIABLES = (
    Variable(
        "DEBUG",
        "Ontwikkelstand: uitgebreide foutmeldingen en de demonstratie-accounts. Nooit aan op een openbare server.",
        "0",
        "0",
    ),
    Variable(
        "SECRET_KEY",
        "Geheime sleutel waarmee sessies en links worden ondertekend; minstens 50 willekeurige tekens.",
        "een-lange-willekeurige-tekst",
        None,
    ),
    Variable(
        "ALLOWED_HOSTS",
        "Namen waaronder de site bereikbaar is, gescheiden door komma's.",
        "praktijken.example.org",
        "127.0.0.1,localhost,[::1]",
    ),
    Variable(
        "SITE_URL",
        "Het adres van de site zoals bezoekers het zien, zonder schuine streep erachter.",
        "https://praktijken.example.org",
        "http://127.0.0.1:8000",
    ),
    Variable(
        "DATABASE_URL",
        "De database. Leeg: een SQLite-bestand in var/.",
        "postgres://gebruiker:wachtwoord@db:5432/portaal",
    ),
    Variable(
        "DATABASE_REPLICA_URL",
        "Een kopie van de database waaruit alleen gelezen wordt. Pagina's voor lezers worden daaruit gemaakt zolang zij"
        " bij is; loopt zij achter of valt zij weg, dan uit de database zelf. Leeg: er is er geen.",
        "postgres://gebruiker:wachtwoord@db-kopie:5432/portaal",
    ),
    Variable(
        "SEARCH_ENGINE",
        "Wat de woorden van de zoekindex bewaart, als de naam van een klasse. Leeg: de database zelf.",
        "regio_zoeken.OpenSearchEngine",
    ),
    Variable("CACHE_URL", "De cache. Leeg: het geheugen van het proces.", "redis://cache:6379/0"),
    Variable("REDIS_URL", "Andere naam voor CACHE_URL, zoals hostingplatforms die geven.", "redis://cache:6379/0"),
    Variable(
        "EMAIL_URL",
        "De mailserver, of een aanbieder die Anymail kent, met wat hij vraagt: `anymail+postmark://?server_token=…`."
        " Leeg: berichten worden als bestand bewaard in var/mail.",
        "smtp+tls://gebruiker:wachtwoord@mail.example.org:587",
    ),
    Variable(
        "EMAIL_FROM",
        "Het adres waarmee de site mail verstuurt.",
        "portaal@example.org",
        "portaal@example.org",
    ),
    Variable(
        "TASK_QUEUE",
        "Wie doet wat kan wachten, zoals mail versturen: `database` (een worker, `manage.py db_worker`) of `direct` "
        "(meteen, terwijl de bezoeker wacht).",
        "direct",
        "database",
    ),
    Variable(
        "SECURITY_CONTACT",
        "Wie een lek in het portaal vindt, meldt het hier: een mailadres of een webadres, voor "
        "/.well-known/security.txt. Leeg: de contactpagina van de site.",
        "veiligheid@example.org",
    ),
    Variable(
        "VISITOR_ADDRESS_HEADER",
        "De kop waarin de reverse proxy het netwerkadres van de bezoeker zet, om formulieren per bezoeker te begrenzen."
        " Leeg: het adres waarvan de verbinding komt. Achter een proxy is dat voor iedereen hetzelfde.",
        "X-Real-IP",
    ),
    Variable(
        "VISITOR_ADDRESS_HOPS",
        "Hoeveel eigen proxy's achter elkaar een adres aan die kop toevoegen. Het adres dat de buitenste toevoegde "
        "telt; wat daarvoor staat, kan iedereen verzinnen.",
        "2",
        "1",
    ),
    Variable(
        "PAGE_STORE_MEGABYTES",
        "Hoeveel geheugen elk proces gebruikt om hele pagina's te bewaren. 0: elke pagina wordt telkens gemaakt, en "
        "alles wat erop staat telkens gevraagd.",
        "64",
        "64",
    ),
    Variable(
        "PAGE_STORE_PROXY_SECONDS",
        "Hoe lang een proxy ervoor een pagina mag geven zonder te vragen of zij nog klopt. 0: hij vraagt het steeds.",
        "1",
        "0",
    ),
    Variable(
        "DATA_LICENCE",
        "De licentie waaronder anderen de open data mogen gebruiken, als SPDX-naam. Leeg: er staat geen licentie bij, "
        "en wie de gegevens wil gebruiken, moet het vragen.",
        "CC-BY-4.0",
    ),
    Variable(
        "SECOND_FACTOR_REQUIRED",
        "Of de landelijke redactie en beheerders alleen met een tweede stap (een code van hun telefoon) kunnen"
        " inloggen: `1` of `0`. Leeg: ja, behalve in de ontwikkelstand.",
        "1",
    ),
    Variable(
        "SENTRY_DSN",
        "Waar fouten worden gemeld: de DSN van een Sentry of iets dat zo werkt, zoals GlitchTip. Leeg: nergens."
        " Wat mensen typen, hun adressen en hun namen gaan niet mee.",
        "https://sleutel@fouten.example.org/1",
    ),
    Variable(
        "SENTRY_TRACES_PERCENT",
        "Van hoeveel procent van de verzoeken ook wordt gemeld hoe lang elk deel duurde. 0: van geen enkel.",
        "1",
        "0",
    ),
    Variable(
        "MEDIA_STORAGE",
        "Map voor geüploade bestanden, of een S3-opslag die meer servers delen:"
        " `s3://sleutel:geheim@emmer/map?endpoint=https://opslag.example.org&region=nl`. Leeg: var/media.",
        "/srv/portaal/media",
    ),
    Variable(
        "BACKUP_DIR",
        "Map waarin de site elke week een back-up van zichzelf maakt, liefst op een andere schijf. Leeg: de site maakt "
        "geen back-ups.",
        "/srv/back-ups",
    ),
    Variable(
        "BACKUP_KEY",
        "Openbare sleutel van age waarmee back-ups op slot gaan (meer sleutels: gescheiden door komma's). De geheime "
        "sleutel hoort niet op de server. Leeg: back-ups gaan niet op slot.",
        "age1…",
    ),
    Variable(
        "ERASURE_LEDGER",
        "Bestand dat onthoudt wie gewist is, zonder namen, zodat het wissen na het terugzetten van een back-up opnieuw"
        " gebeurt. Zet het buiten de back-up. Leeg: var/gewist.jsonl.",
        "/srv/portaal/gewist.jsonl",
    ),
    Variable("STATIC_DIR", "Map waarin collectstatic de vaste bestanden zet. Leeg: var/static.", "/srv/portaal/static"),
)

_LOGIN = re.compile(r"://[^/]*@")
_DEVELOPMENT_SECRET = "alleen-voor-ontwikkeling-" + "x" * 40


class Environment:
    """Reads the variables above, each once, with its type; a missing one says how to mend it."""

    def __init__(self) -> None:
        self._env = environ.Env()
        self._known = {variable.name: variable for variable in VARIABLES}
        self.debug: bool = self._env.bool("DEBUG", default=False)

    def text(self, name: str) -> str:
        """Return the value of `name`, or its default.

        Raises:
            ImproperlyConfigured: the variable has no default and is absent.
        """
        variable = self._known[name]
        value: str = self._env.str(name, default="").strip() or (variable.default or "")
        if value or variable.default is not None:
            return value
        if self.debug and name == "SECRET_KEY":
            return _DEVELOPMENT_SECRET
        raise ImproperlyConfigured(
            f"De instelling {name} ontbreekt. {variable.meaning} "
            f"Zet haar in de omgeving, bijvoorbeeld: {name}={variable.example} "
            f"(of start met DEBUG=1 om te ontwikkelen). Alle instellingen: docs/instellingen.md."
        )

    def number(self, name: str) -> int:
        """Return the value of `name` as a whole number, 0 or more.

        Raises:
            ImproperlyConfigured: it is something else.
        """
        value = self.text(name)
        if not value.isdecimal():
            raise ImproperlyConfigured(f"De instelling {name} moet een heel getal zijn, maar is {value!r}.")
        return int(value)

    def told(self) -> dict[str, str | None]:
        """Return the value of every variable that was set, as a back-up may hold it: None for a secret."""
        values = {name: self._env.str(name, default="").strip() for name in self._known}
        return {
            name: None if self._known[name].is_secret or _LOGIN.search(value) else value
            for name, value in values.items()
            if value
        }

    @property
    def redis_url(self) -> str:
        """The address of Redis, when the cache is one; else ""."""
        url = self.text("CACHE_URL") or self.text("REDIS_URL")
        return url if url.startswith(("redis://", "rediss://", "unix://")) else ""

    def names(self, name: str) -> list[str]:
        """Return a comma-separated value as a list without blanks."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def yes_or_no(self, name: str, *, otherwise: bool) -> bool:
        """Return whether `name` is on; `otherwise` when it is absent.

        Raises:
            ImproperlyConfigured: it says neither yes nor no.
        """
        value = self.text(name).lower()
        if value in ("", "1", "true", "0", "false"):
            return value in ("1", "true") if value else otherwise
        raise ImproperlyConfigured(f"De instelling {name} is `{value}`. Zet haar op 1 (ja) of 0 (nee).")

    def database(self, default_url: str) -> dict:
        """Return Django's settings for the database of DATABASE_URL, else of `default_url`."""
        return self._env.db_url_config(self.text("DATABASE_URL") or default_url)

    def replica(self) -> dict | None:
        """Return Django's settings for the database that is only read from, if there is one."""
        url = self.text("DATABASE_REPLICA_URL")
        return self._env.db_url_config(url) if url else None

    def files(self) -> dict:
        """Return Django's settings for where files of editors are: a bucket, or the folder of MEDIA_ROOT."""
        address = self.text("MEDIA_STORAGE")
        return bucket(address) if is_bucket(address) else {"BACKEND": "kit.files.WholeFileStorage"}

    def files_folder(self, default: Path) -> Path:
        """Return the folder for files of editors; `default` when none is named."""
        address = self.text("MEDIA_STORAGE")
        return default if not address or is_bucket(address) else Path(address)

    def cache(self) -> dict:
        """Return Django's settings for the cache; the memory of the process when none is named."""
        if url := self.redis_url:
            return {"BACKEND": "kit.caches.StandInCache", "LOCATION": url}
        return self._env.cache_url_config(self.text("CACHE_URL") or self.text("REDIS_URL") or "locmemcache://")

    def email(self, default_url: str) -> dict:
        """Return Django's EMAIL_* settings of EMAIL_URL, else of `default_url`."""
        address = self.text("EMAIL_URL") or default_url
        return mail_provider(address) if is_mail_provider(address) else self._env.email_url_config(address)
