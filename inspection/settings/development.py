"""A fresh clone with nothing set."""

from cases import identity_keys
from inspection.settings.base import *
from inspection.settings import env
from inspection.settings.base import DATA_DIR, IDENTITY_KEY_FILE, STATIC_ROOT

STATIC_ROOT.mkdir(parents=True, exist_ok=True)

DEBUG = env.flag("DEBUG", default=True)
SECRET_KEY = env.text("SECRET_KEY") or env.kept_secret(DATA_DIR / "secret_key")
TRAIL_KEY = env.text("TRAIL_KEY") or env.kept_secret(DATA_DIR / "trail_key")
identity_keys.kept(IDENTITY_KEY_FILE)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
WHITENOISE_USE_FINDERS = True
