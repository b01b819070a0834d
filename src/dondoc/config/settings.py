"""All settings, from the environment, typed. Nothing set means SQLite in `var/` and a site on localhost.

`docs/reference/settings.md` has a line for each.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

env = Env()
_AT_LEAST_ONE, _NOT_NEGATIVE = validate.Range(min=1), validate.Range(min=0)
_ADDRESS = validate.Regexp(r"$|https?://[^\s/]+", error="Not an address like https://dondoc.example.gov.vn.")

# Where this installation keeps what it must not lose: database, files, seals.
DONDOC_HOME: Path = env.path("DONDOC_HOME", Path.cwd() / "var")
DONDOC_FILES: Path = env.path("DONDOC_FILES", DONDOC_HOME / "files")
DONDOC_SEALS: Path = env.path("DONDOC_SEALS", DONDOC_HOME / "seals")
DONDOC_UPLOAD_LIMIT: int = env.int("DONDOC_UPLOAD_LIMIT", 50 * 1024 * 1024, validate=_AT_LEAST_ONE)
# What opening and reading one file may take: seconds by the clock, bytes of memory. Who takes a document in waits as
# long as the patience; a worker, for whom nobody waits, may take longer.
DONDOC_READING_PATIENCE: float = env.float("DONDOC_READING_PATIENCE", 8.0, validate=_NOT_NEGATIVE)
DONDOC_READING_SECONDS: float = env.float("DONDOC_READING_SECONDS", 300.0, validate=_NOT_NEGATIVE)
DONDOC_READING_LONG_SECONDS: float = env.float("DONDOC_READING_LONG_SECONDS", 3600.0, validate=_NOT_NEGATIVE)
DONDOC_READING_MEMORY: int = env.int("DONDOC_READING_MEMORY", 4 * 1024**3, validate=_AT_LEAST_ONE)
# The document says nothing, the province may: whether work counts as done from its submission or its confirmation.
DONDOC_DONE_AT: str = env.str("DONDOC_DONE_AT", "submission", validate=validate.OneOf(["submission", "confirmation"]))
# More time: whether it may be asked after the due date, and how often it is granted for one assignment (0: any).
DONDOC_EXTENSIONS_LATE: bool = env.bool("DONDOC_EXTENSIONS_LATE", False)
DONDOC_STANDING_MONTHS: int = env.int("DONDOC_STANDING_MONTHS", 6, validate=_NOT_NEGATIVE)
DONDOC_EXTENSIONS_AT_MOST: int = env.int("DONDOC_EXTENSIONS_AT_MOST", 0, validate=_NOT_NEGATIVE)
# How many working days somebody has to answer a dossier on how he answered for his work, before it may be used.
DONDOC_DOSSIER_DAYS: int = env.int("DONDOC_DOSSIER_DAYS", 5, validate=validate.Range(1, 60))
# After how many days messages are put away; 0 keeps them for ever. The journal keeps what they were about.
DONDOC_MESSAGES_KEPT_DAYS: int = env.int("DONDOC_MESSAGES_KEPT_DAYS", 730, validate=validate.Range(0, 36_500))
# Within how many working days after issue or receipt tasks are to be entered; those of urgent documents the same day.
DONDOC_ENTRY_DAYS: int = env.int("DONDOC_ENTRY_DAYS", 2, validate=validate.Range(0, 60))
# Whether the results of each quarter by unit stand on a page for everybody (QĐ 42/2014/QĐ-TTg).
DONDOC_PUBLISH: bool = env.bool("DONDOC_PUBLISH", False)
# Working days from the due date on which officials are reminded of a document to acknowledge, negative before it.
DONDOC_ACKNOWLEDGEMENT_REMINDERS: list[int] = env.list("DONDOC_ACKNOWLEDGEMENT_REMINDERS", [-1, 1, 5], subcast=int)
# The body whose orders this installation tracks, as the code of a unit.
DONDOC_COMMITTEE: str = env.str("DONDOC_COMMITTEE", "UBND")


def _each_an_address(addresses: list[str]) -> None:
    """Without its scheme, browsers' forms are all refused."""
    for address in addresses:
        _ADDRESS(address)


def _secret_key() -> str:
    """Return the key from the environment, else one made at first use and kept beside the database."""
    given: str = env.str("DONDOC_SECRET_KEY", "")
    if given:
        return given
    kept = DONDOC_HOME / "secret-key"
    if not kept.exists():
        DONDOC_HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return kept.read_text(encoding="ascii")


DEBUG: bool = env.bool("DONDOC_DEBUG", False)
SECRET_KEY = _secret_key()
ALLOWED_HOSTS: list[str] = env.list("DONDOC_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("DONDOC_ORIGINS", [], validate=_each_an_address)

# Rooms, from the top of the house to its ground.
ROOMS = [
    "dondoc.administration",
    "dondoc.reports",
    "dondoc.oversight",
    "dondoc.tasks",
    "dondoc.documents",
    "dondoc.notices",
    "dondoc.organization",
    "dondoc.workcalendar",
    "dondoc.journal",
    "dondoc.jobs",
    "dondoc.ui",
    "dondoc.kernel",
]
INSTALLED_APPS = [
    *ROOMS,
    "dondoc.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dondoc.ui.middleware.LanguageMiddleware",
    "dondoc.ui.middleware.AheadMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dondoc.organization.web.middleware.GateMiddleware",
    "dondoc.ui.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "dondoc.config.urls"
WSGI_APPLICATION = "dondoc.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("dondoc.ui.loading.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dondoc.ui.context.page",
            ],
            "builtins": ["dondoc.ui.templatetags.ui"],
        },
    }
]

_DATABASE: str = env.str(
    "DATABASE_URL",
    f"sqlite:///{DONDOC_HOME / 'dondoc.sqlite3'}",
    validate=validate.Regexp(
        r"(postgresql|postgres|sqlite)://", error="Not an address like postgresql://user:password@host:5432/name."
    ),
)
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(_DATABASE)}
# Persistent connections also for SQLite: re-opening it costs more than most queries.
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,  # seconds a writer waits for another: nightly work writes much at once
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # PostgreSQL takes long to compile a query and to start helpers for it, and pages ask many that are over sooner.
    # What is grouped by unit and day fits in memory, but not in the 4 MB it has by itself.
    # It also takes a page that lies elsewhere to cost four times the next one, as on a drive with an arm, and so reads
    # the rows of all open work where an index alone has what is asked.
    of_pages = "-c jit=off -c max_parallel_workers_per_gather=0 -c work_mem=16MB -c random_page_cost=2"
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", of_pages)
# SQLite passes over what an index only carries along; PostgreSQL does not.
SILENCED_SYSTEM_CHECKS = ["models.W040"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Controls of forms written in Python: of a choice of units a template makes ten times the work.
FORM_RENDERER = "dondoc.ui.controls.Controls"
AUTH_USER_MODEL = "organization.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "dondoc.organization.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# How long a link to choose a password counts.
PASSWORD_RESET_TIMEOUT = 86_400 * env.int("DONDOC_PASSWORD_LINK_DAYS", 3, validate=validate.Range(1, 30))
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
AXES_FAILURE_LIMIT: int = env.int("DONDOC_SIGN_IN_ATTEMPTS", 5, validate=_AT_LEAST_ONE)
# And of an address, whatever the names: more than a house full of people mistypes in a quarter of an hour.
DONDOC_SIGN_IN_ATTEMPTS_AN_ADDRESS: int = env.int("DONDOC_SIGN_IN_ATTEMPTS_AN_ADDRESS", 100, validate=_AT_LEAST_ONE)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "dondoc.organization.web.signing_in.name_tried"
AXES_CLIENT_IP_CALLABLE = "dondoc.config.clients.address_of"
AXES_LOCKOUT_TEMPLATE = "ui/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# Messages: the mail server ("" sends none), the webhook of the installation, and the site's address for their links.
EMAIL_HOST: str = env.str("DONDOC_MAIL_HOST", "")
EMAIL_PORT: int = env.int("DONDOC_MAIL_PORT", 25)
EMAIL_HOST_USER: str = env.str("DONDOC_MAIL_USER", "")
EMAIL_HOST_PASSWORD: str = env.str("DONDOC_MAIL_PASSWORD", "")
EMAIL_USE_TLS: bool = env.bool("DONDOC_MAIL_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL: str = env.str("DONDOC_MAIL_FROM", "dondoc@localhost")
DONDOC_WEBHOOK: str = env.str("DONDOC_WEBHOOK", "", validate=_ADDRESS)
DONDOC_WEBHOOK_SECRET: str = env.str("DONDOC_WEBHOOK_SECRET", "")
DONDOC_SITE: str = env.str("DONDOC_SITE", "http://127.0.0.1:8000", validate=_ADDRESS).rstrip("/")

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS: list[Path] = []
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
# Numbers for people are written by the filters of `ui`; ids in addresses and attributes must stay as they are.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT: Path = env.path("DONDOC_STATIC", DONDOC_HOME / "static")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DONDOC_FILES},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Everything a page loads comes from this host; no script or style stands in a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# One sign-in a working day.
SESSION_COOKIE_AGE = 3600 * env.int("DONDOC_SESSION_HOURS", 12, validate=validate.Range(1, 720))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# Behind a proxy that ends TLS: set DONDOC_HTTPS so that cookies travel only there.
_HTTPS: bool = env.bool("DONDOC_HTTPS", False)
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None

_LOG_LEVEL: str = env.str("DONDOC_LOG_LEVEL", "WARNING", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": _LOG_LEVEL},
}
