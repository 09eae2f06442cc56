"""Fast and forgetful: a database in memory, weak hashes, files in a folder that goes away."""

import atexit
import shutil
import tempfile
from pathlib import Path

from cases import identity_keys
from inspection.settings.base import *
from inspection.settings import env

DATA_DIR = Path(tempfile.mkdtemp(prefix="inspection-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
EVIDENCE_DIR = DATA_DIR / "evidence"
PAPERS_DIR = DATA_DIR / "papers"
EXPORTS_DIR = DATA_DIR / "exports"
BALLOT_KEYS_DIR = DATA_DIR / "ballot-keys"
# The same key in every process: a house made by one test process is furnished for another.
IDENTITY_KEY_FILE = DATA_DIR / "identity_key"
identity_keys.write(IDENTITY_KEY_FILE, [identity_keys.Key("0000test", bytes(range(32)))])
STATIC_ROOT = DATA_DIR / "static"

DEBUG = False
SECRET_KEY = "a secret for tests only"
TRAIL_KEY = "a trail key for tests only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# `make test` runs the tests marked for PostgreSQL a second time, with DATABASE_URL set to TEST_DATABASE_URL.
DATABASES = {"default": env.database(env.text("DATABASE_URL", "sqlite:///:memory:"))}
CACHES = env.caches("")
BALLOT_PASSPHRASE_COST = "least"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # do not walk every static file for every client a test makes
