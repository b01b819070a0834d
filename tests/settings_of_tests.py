"""The settings of the tests: nothing of the developer's own installation, cheap passwords, no built static files."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="dondoc-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("DONDOC_")]:
    del os.environ[_name]
os.environ["DONDOC_HOME"] = _home
os.environ["DONDOC_SECRET_KEY"] = "for tests only"

from dondoc.config.settings import *  # noqa: E402, F403
from dondoc.config.settings import DATABASES as _DATABASES  # noqa: E402
from dondoc.config.settings import STORAGES as _STORAGES  # noqa: E402

if _DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as everywhere: in memory all threads would share one connection, and the site of a browser has several.
    _DATABASES["default"]["TEST"] = {"NAME": f"{_home}/tests.sqlite3"}

# The threads of a browser test's site must leave nothing open behind, or the test database cannot be dropped.
_DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # serves the pages of the browser tests without collecting anything first
WHITENOISE_USE_FINDERS = True

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # a test sees what it just changed
