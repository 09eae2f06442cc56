"""The house as a fresh clone runs it, and beside it the bare pages it is measured against."""

import os

from inspection.settings.development import *  # noqa: F403 - a settings file is its base and more
from inspection.settings.development import INSTALLED_APPS, Q_CLUSTER

ROOT_URLCONF = "benchmarks.urls"
# Tables are made from the models: what the migrations cost is nobody's question here.
MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in INSTALLED_APPS}
# How many workers print, where a benchmark starts some.
Q_CLUSTER = Q_CLUSTER | {"workers": int(os.environ.get("BENCH_WORKERS", "2"))}
