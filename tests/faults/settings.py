"""Settings of the processes that fault tests start and kill: a database and files that outlive them."""

import os
from pathlib import Path

from inspection.settings import env
from inspection.settings.test import *  # noqa: F403 - a settings file is its base and more
from inspection.settings.test import Q_CLUSTER

DATA_DIR = Path(os.environ["DATA_DIR"])
EVIDENCE_DIR = DATA_DIR / "evidence"
PAPERS_DIR = DATA_DIR / "papers"
BALLOT_KEYS_DIR = DATA_DIR / "ballot-keys"
DATABASES = {"default": env.database(os.environ.get("HOUSE_URL") or f"sqlite:///{DATA_DIR / 'house.sqlite3'}")}
Q_CLUSTER = Q_CLUSTER | {"workers": 1}


class AsTheModelsAre:
    """No app has migrations: the tables are laid as the models say, which the suite's own database does as well."""

    def __contains__(self, label: str) -> bool:
        return True

    def __getitem__(self, label: str) -> None:
        return None


MIGRATION_MODULES = AsTheModelsAre()
