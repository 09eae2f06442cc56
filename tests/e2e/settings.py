"""A house like any other, in which signing in costs no time: many people come and go in a story."""

from inspection.settings.development import *  # noqa: F403 - a settings file is its base and more

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
