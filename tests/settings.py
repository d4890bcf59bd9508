"""The portal's settings, made quick and quiet for tests."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "alleen-voor-tests-" + "x" * 50)

from portal.settings import *  # noqa: F403 - the environment must be set first; all settings are taken over
from portal.settings import CACHES, STORAGES, TEMPLATES

DEBUG = False
SECOND_FACTOR_REQUIRED = False  # the tests of accounts switch it on
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="portal-media-")
ERASURE_LEDGER = Path(MEDIA_ROOT).with_suffix(".gewist.jsonl")
DESK_FILE = f"{MEDIA_ROOT}-desk.json"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PAGE_STORE_MEGABYTES = 0  # what is tested is made anew; the store has tests of its own
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # no collected files to scan
CACHES = CACHES | {"counters": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "counters"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {name: {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"} for name in ("default", "post")}

from tests.undefined import UndefinedVariable  # noqa: E402 - needs no settings, stands beside its use

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()  # type: ignore[index]  # a dict of mixed values
