"""All settings of the portal. What differs per machine comes from the environment: see environment.py."""

from pathlib import Path

from django.urls import reverse_lazy

from kit import retention
from kit.logs import logging_settings
from portal.databases import UNSEEN_TABLES, caches_of, databases_of  # noqa: F401 - a setting too
from portal.environment import Environment
from portal.faults import report_faults

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = Environment()

DEBUG = env.debug
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    # Ours, from roof to ground: templates and static files of an upper floor win.
    "portal.apps.PortalConfig",
    "archive",
    "backups",
    "privacy",
    "home",
    "editing",
    "offering",
    "reuse",
    "links",
    "importing",
    "adoptions",
    "following",
    "paper",
    "practices",
    "inbox",
    "contacts",
    "regions",
    "search",
    "writing",
    "library",
    "accounts",
    "consents",
    "post",
    "store",
    "kit",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.PortalUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "kit.logs.one_line_per_request",
    "kit.middleware.content_security_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kit.middleware.no_floods",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.who_is_in",
    "editing.once.one_at_a_time",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kit.middleware.own_error_pages",
    "home.middleware.known_site",
    "home.middleware.removed_addresses",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.portal",
            ],
        },
    },
]

# --- Where things are kept -------------------------------------------------------------------------------------------

DATABASES = databases_of(env, f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
if "replica" in DATABASES:
    DATABASE_ROUTERS = ["store.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = caches_of(env)

DESK_FILE = VAR_DIR / "desk.json"
"""Whom to call while the database is away."""

PAGE_STORE_MEGABYTES = env.number("PAGE_STORE_MEGABYTES")
PAGE_STORE_PROXY_SECONDS = env.number("PAGE_STORE_PROXY_SECONDS")
PAGE_STORE_SHARED_URL = env.redis_url
ERASURE_LEDGER = Path(env.text("ERASURE_LEDGER") or VAR_DIR / "gewist.jsonl")

SEARCH_ENGINE = env.text("SEARCH_ENGINE")
DATA_LICENCE = env.text("DATA_LICENCE")
BACKUP_DIR, BACKUP_KEYS = env.text("BACKUP_DIR"), env.names("BACKUP_KEY")
ENVIRONMENT_TOLD = env.told()

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_DIR") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "kit.stylesheets.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.files_folder(VAR_DIR / "media")
STORAGES = {
    "default": env.files(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

_email = env.email(f"filemail:///{VAR_DIR / 'mail'}")
# Whatever sends mail puts it into the outbox (post/); what waits there goes out by this.
MAIL_TRANSPORT = _email["EMAIL_BACKEND"].replace(
    "django.core.mail.backends.filebased.EmailBackend", "post.backends.FolderBackend"
)
ANYMAIL = _email.get("ANYMAIL", {})
EMAIL_BACKEND = "post.backends.OutboxBackend"
EMAIL_HOST = _email.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _email.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _email.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _email.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = _email.get("EMAIL_FILE_PATH") or VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM")

# --- Work that can wait ----------------------------------------------------------------------------------------------

_DIRECT = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
_QUEUED = {"BACKEND": "django_tasks_db.DatabaseBackend"}
TASKS = {"default": _DIRECT, "post": _DIRECT if env.text("TASK_QUEUE") == "direct" else _QUEUED}

# --- Language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "kit" / "dutch"]  # ours; misprints in Wagtail's Dutch, put right
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# --- People ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.PortalBackend"]
LOGIN_URL = reverse_lazy("wagtailadmin_login")
SECOND_FACTOR_REQUIRED = env.yes_or_no("SECOND_FACTOR_REQUIRED", otherwise=not DEBUG)
OTP_TOTP_THROTTLE_FACTOR = 0  # its waits grow without end; accounts/throttle.py has those that end
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
# NIST SP 800-63B-4: at least 15 signs where a password may be the only step; no composition, no date of expiry.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.validators.GuessableValidator"},
]

# --- Safety ----------------------------------------------------------------------------------------------------------

_is_https = SITE_URL.startswith("https://")
SECURITY_CONTACT = env.text("SECURITY_CONTACT")
VISITOR_ADDRESS_HEADER = env.text("VISITOR_ADDRESS_HEADER")
VISITOR_ADDRESS_HOPS = env.number("VISITOR_ADDRESS_HOPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _is_https and not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/(?:leeft/)?$"]  # asked from inside, over plain HTTP
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000  # sent over HTTPS alone
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = bool(SECURE_HSTS_SECONDS)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(retention.SESSIONS.period.total_seconds())
CSRF_FAILURE_VIEW = "kit.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long practice in the editor has many fields

# --- Watching --------------------------------------------------------------------------------------------------------

LOGGING = logging_settings(DEBUG)
report_faults(env.text("SENTRY_DSN"), env.number("SENTRY_TRACES_PERCENT"))

# --- Wagtail ---------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = OTP_TOTP_ISSUER = "Kwartiermakers vso-pro"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILUSERS_PASSWORD_ENABLED = False  # nobody chooses the password of another
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no request to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 4000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "editing.review.finishing.publish_approved"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}  # Wagtail would keep it in plain text
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]},
    },
}
WAGTAILEMBEDS_FINDERS: list[dict] = []  # nothing is fetched from elsewhere
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "search.wagtail_index", "SEARCH_CONFIG": "dutch"},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    del WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"]
WAGTAILIMAGES_IMAGE_MODEL = "library.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "library.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "library.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "library.forms.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"heic": "jpeg", "avif": "jpeg", "gif": "png"}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "odt", "pdf", "pptx", "txt", "vtt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a file of somebody else is kept, not opened in our name
TAGGIT_CASE_INSENSITIVE = True
TAG_SPACES_ALLOWED = True
WAGTAIL_TAG_LIMIT = 12
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # previews and the example of an embed stand in a frame of our own pages
