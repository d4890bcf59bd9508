"""The portal's settings, made quick and quiet for tests."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "alleen-voor-tests-" + "x" * 50)

from portal.settings import *  # noqa: F403 - the environment must be set first; all settings are taken over
from portal.settings import STORAGES, TEMPLATES

DEBUG = False
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="portal-media-")
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # no collected files to scan
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

from tests.undefined import UndefinedVariable  # noqa: E402 - needs no settings, stands beside its use

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()  # type: ignore[index]  # a dict of mixed values
