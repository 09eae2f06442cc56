"""The checklist of a real office: every secret is named, none has a default."""

from pathlib import Path as _Path

from cases import identity_keys as _identity_keys
from inspection.settings.base import *
from inspection.settings import env
from inspection.settings.base import DATA_DIR as _DATA_DIR
from inspection.settings.base import LOGGING as _LOGGING
from inspection.settings.base import ROOT as _ROOT

from django.core.exceptions import ImproperlyConfigured

DEBUG = False
SECRET_KEY = env.required(
    "SECRET_KEY", "a long random text that signs sessions and jobs; keep it out of the database and its backups."
)
TRAIL_KEY = env.required("TRAIL_KEY", "a long random text that seals the trail; keep a copy where the database is not.")
ALLOWED_HOSTS = env.required(
    "ALLOWED_HOSTS", "the names under which browsers reach the house, separated by commas."
).split(",")
ALLOWED_HOSTS = [host.strip() for host in ALLOWED_HOSTS]
env.required("DATA_DIR", "the folder of evidence, papers and the embedded database, on a local disk and in the backup.")

IDENTITY_KEY_FILE = _Path(
    env.required(
        "IDENTITY_KEY_FILE",
        "the file of keys that seal who sent a petition; make it once with python -m cases.identity_keys FILE.",
    )
).resolve()
try:
    _identity_keys.read(IDENTITY_KEY_FILE)
except _identity_keys.KeyMissing as _missing:
    raise ImproperlyConfigured(
        f"Set IDENTITY_KEY_FILE: {_missing} Put the kept copy back, or make the first key with "
        "python -m cases.identity_keys FILE."
    ) from None
if IDENTITY_KEY_FILE.is_relative_to(_DATA_DIR):
    raise ImproperlyConfigured("Set IDENTITY_KEY_FILE: a file outside DATA_DIR, so that no backup carries it.")
if IDENTITY_KEY_FILE.stat().st_mode & 0o077:
    raise ImproperlyConfigured("Set IDENTITY_KEY_FILE: a file that its owner alone reads (chmod 600).")

for _name, _value in {"SECRET_KEY": SECRET_KEY, "TRAIL_KEY": TRAIL_KEY}.items():
    if len(_value) < 50 or len(set(_value)) < 5:
        raise ImproperlyConfigured(f"Set {_name}: at least 50 characters of random text.")
if SECRET_KEY == TRAIL_KEY:
    raise ImproperlyConfigured("Set TRAIL_KEY: a text of its own, not the SECRET_KEY.")
if _DATA_DIR.is_relative_to(_ROOT / "inspection"):
    raise ImproperlyConfigured("Set DATA_DIR: a folder outside the code.")

# A proxy in front ends TLS and says so; without it nothing answers over plain HTTP.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXY_HOPS = env.number("PROXY_HOPS", 1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_TRUSTED_ORIGINS = [f"https://{host.removeprefix('.')}" for host in ALLOWED_HOSTS if host != "*"]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = _LOGGING | {"root": {"handlers": ["console"], "level": "INFO"}}
