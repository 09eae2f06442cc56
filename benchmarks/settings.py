"""The house as a fresh clone runs it, and beside it the bare pages it is measured against."""

from inspection.settings.development import *  # noqa: F403 - a settings file is its base and more
from inspection.settings.development import INSTALLED_APPS

ROOT_URLCONF = "benchmarks.urls"
# Tables are made from the models: what the migrations cost is nobody's question here.
MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in INSTALLED_APPS}
