"""What is the same everywhere."""

from pathlib import Path
from typing import Any

import django_htmx
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from inspection import libraries
from inspection.settings import env

ROOT = Path(__file__).resolve().parent.parent.parent

# Everything the house keeps outside its code: the embedded database, evidence, papers, and in development its secrets.
DATA_DIR = Path(env.text("DATA_DIR", str(ROOT / "var"))).resolve()
EVIDENCE_DIR = DATA_DIR / "evidence"
PAPERS_DIR = DATA_DIR / "papers"
# Dossiers packed for somebody: gone after some days, and not in the backup.
EXPORTS_DIR = DATA_DIR / "exports"

# The tellers' shares of the keys of sealed ballots: outside the database, and never in a backup.
BALLOT_KEYS_DIR = Path(env.text("BALLOT_KEYS_DIR", str(DATA_DIR / "ballot-keys"))).resolve()
BALLOT_PASSPHRASE_COST = "moderate"

# The keys under which the identity of who sent a petition is sealed: outside the database, and never in its backup.
IDENTITY_KEY_FILE = Path(env.text("IDENTITY_KEY_FILE", str(DATA_DIR / "identity_key"))).resolve()

# Fonts come from packages and are gathered at set-up, never committed: serif/ for papers, web/ for screens.
FONTS_DIR = Path(env.text("FONTS_DIR", str(ROOT / ".venv" / "fonts"))).resolve()
libraries.prepare(FONTS_DIR)

# Whose office this is, as the header of every page says.
HOUSE_NAME = env.text("HOUSE_NAME")

INSTALLED_APPS = [
    "inspection",
    "inspection.accounts",
    "cases",
    "documents",
    "workflows",
    "viewflow",
    "viewflow.workflow",
    "guardian",
    "django_q",
    "django_htmx",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "inspection.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is closed unless it says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "inspection.middleware.PrivatePagesMiddleware",
]

ROOT_URLCONF = "inspection.urls"
WSGI_APPLICATION = "inspection.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inspection.site.house",
            ],
        },
    },
]

# Accounts. An account is deactivated, never deleted; guardian's anonymous user would be a row nobody is.
AUTH_USER_MODEL = "accounts.User"
ANONYMOUS_USER_NAME = None
# guardian keeps the grants; its backend would answer without asking for their end, so only the policy reads them.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign_in"
PASSWORD_HASHERS = [
    "inspection.accounts.passwords.SlowHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Sessions stand in the database so that one can be ended; reading a page writes none. A session lasts a working day.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Language and time.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "inspection" / "locale"]
FORMAT_MODULE_PATH = ["inspection.formats"]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Database, cache, queue.
DATABASE_URL = env.text("DATABASE_URL")
DATABASES = {"default": env.database(DATABASE_URL) if DATABASE_URL else env.sqlite(DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = env.caches(env.text("REDIS_URL"))
Q_CLUSTER = {
    "name": "inspection",
    "orm": "default",  # always: a job commits with the facts that asked for it, on PostgreSQL too
    "workers": 2,
    "queue_limit": 2,
    "bulk": 1,
    "timeout": 300,
    "retry": 1800,
    "max_attempts": 3,
    "ack_failures": True,
    "save_limit": 0,
    "catch_up": False,
    "recycle": 200,
    "max_rss": 600_000,
    "poll": 0.05,
    "log_level": "WARNING",  # a line for every paper would drown what matters
}
# The engine would add its middleware by itself; ours are all named above.
VIEWFLOW = {"AUTOREGISTER": False}

# Mail: only reminders, which say how many things wait and where; without a server none is sent.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "nhac-viec@localhost")
# Where browsers reach the house, as mails and calendars name it.
SITE_ADDRESS = env.text("SITE_ADDRESS", "http://localhost:8000").rstrip("/")
# Under which address people outside reach `/kiem-tra/`, which tells whether a paper stands; printed on papers where it
# is set. Besides it only `/static/` need be let through there.
PUBLIC_ADDRESS = env.text("PUBLIC_ADDRESS").rstrip("/")
# How many proxies of ours write down whom they saw; production has one in front.
PROXY_HOPS = env.number("PROXY_HOPS", 0)

# Signing papers by certificate: none, pkcs12 (a file) or pkcs11 (a token). Passphrase and PIN stand in no setting: they
# are read from their variable or file where the key is opened.
SIGNING = env.text("SIGNING", "none")
SIGNING_PKCS12_FILE = env.text("SIGNING_PKCS12_FILE")
SIGNING_PKCS11_MODULE = env.text("SIGNING_PKCS11_MODULE")
SIGNING_PKCS11_TOKEN = env.text("SIGNING_PKCS11_TOKEN")
SIGNING_PKCS11_KEY = env.text("SIGNING_PKCS11_KEY")
# Certificates between the signer's and the authority's, and the authorities whose signatures are believed.
SIGNING_CHAIN_FILE = env.text("SIGNING_CHAIN_FILE")
SIGNING_ROOTS_FILE = env.text("SIGNING_ROOTS_FILE")
# The only address the worker ever asks for a signature, and only where it is set.
SIGNING_TIMESTAMP_URL = env.text("SIGNING_TIMESTAMP_URL")

# Uploads: larger files are streamed to disk; the limits of evidence are the commands' business.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# Static files, named one by one: the engine's own 49 MB are for nobody, since its stock pages are not mounted.
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    ROOT / "inspection" / "static",
    Path(django_htmx.__file__).parent / "static",
    ("documents", ROOT / "documents" / "style"),  # the papers' own sheet, for the page that shows one
]
if (FONTS_DIR / "web").is_dir():
    STATICFILES_DIRS.append(("fonts", FONTS_DIR / "web"))
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = False

# The log goes to stderr. It says where something failed and nothing that people wrote; Django's mail to administrators
# would carry whole forms. What is not there or not allowed stands in the trail.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "inspection.logs.Discreet", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "filters": {"no_query": {"()": "inspection.logs.WithoutQuery"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},
        "pyhanko": {"level": "ERROR"},  # it warns, with names, of every file that somebody else signed
        "django.server": {"handlers": ["console"], "filters": ["no_query"], "level": "INFO", "propagate": False},
    },
}

# What a browser may do with our pages: nothing from elsewhere, nothing inline, nobody's frame.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
