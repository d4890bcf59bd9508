"""Where things are kept: Django's settings for databases and caches, and which tables no reader sees."""

from portal.environment import Environment

UNSEEN_TABLES = (
    # What begins so, readers never see: a change in it leaves every page as it was.
    "accounts_",  # editors; their names stand on no page
    "auth_",
    "backups_",
    "contacts_contacttask",
    "django_",  # sessions, tasks, content types, migrations
    "editing_",
    "following_",
    "home_heartbeat",
    "home_nightlywork",
    "importing_",
    "inbox_",
    "library_portalrendition",  # drawn while a page is made; a picture that changes is written itself
    "links_",
    "offering_",
    "otp_",
    "post_",
    "practices_regionrequest",
    "practices_reviewsettings",
    "privacy_",
    "search_askedonday",
    "search_knownword",
    "store_count",
    "wagtailadmin_",
    "wagtailcore_apitoken",
    "wagtailcore_comment",
    "wagtailcore_groupapprovaltask",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
    "wagtailforms_",
    "wagtailsearch_",
    "wagtailsearchpromotions_query",
    "wagtailusers_",
)


def databases_of(env: Environment, default_url: str) -> dict[str, dict]:
    """Return DATABASES: the one of DATABASE_URL, else of `default_url`; and `replica`, to read from, if any."""
    default = env.database(default_url)
    if default["ENGINE"] == "django.db.backends.sqlite3":
        # Readers never wait for a writer (WAL), and a second writer waits its turn instead of failing.
        default["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4000;",
        }
    if default["ENGINE"] == "django.db.backends.postgresql":
        # A server that is gone without a word is noticed in seconds: a reader gets an answer, and is not left waiting.
        default["OPTIONS"] = {
            "connect_timeout": 3,
            "keepalives_idle": 10,
            "keepalives_interval": 3,
            "keepalives_count": 3,
            "tcp_user_timeout": 10_000,
        } | default.get("OPTIONS", {})
    # A connection outlives a request: opening one costs more than most questions do.
    lasting = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    found = {"default": default | lasting}
    if replica := env.replica():
        found["replica"] = replica | lasting | {"TEST": {"MIRROR": "default"}}
        if replica["ENGINE"] == "django.db.backends.postgresql":
            found["replica"]["OPTIONS"] = replica.get("OPTIONS", {}) | {"connect_timeout": 2}
    return found


def caches_of(env: Environment) -> dict[str, dict]:
    """Return CACHES: the one of CACHE_URL, and one that counts for all processes together."""
    caches = {
        "default": env.cache(),
        "counters": env.cache() if env.redis_url else {"BACKEND": "store.counting.TableCounters"},
    }
    if env.redis_url:
        # A page that is made asks the database for its pictures anyway, and waits for no Redis.
        caches["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    return caches
