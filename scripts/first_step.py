"""Write the first step of an empty house anew: every table as the models say, in one step for each of our rooms.

python -m scripts.first_step

The steps it replaces stay, for the houses that began before; `tests/test_migrations.py` holds both ways together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import django

ROOMS = ("cases", "documents", "workflows")
NAME = "0001_whole"


def main() -> None:
    """Write the step of each room."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspection.settings.development")
    django.setup()
    import_module("django.utils.translation").deactivate_all()  # the words as they stand in the code
    for room in ROOMS:
        path = Path(f"{room}/migrations/{NAME}.py")
        path.write_text(_step(room))
        for act in (["format"], ["check", "--fix", "--select", "I"]):
            subprocess.run([sys.executable, "-m", "ruff", *act, "--quiet", str(path)], check=True)


def _step(room: str) -> str:
    from django.db.migrations import CreateModel, Migration
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState
    from django.db.migrations.writer import MigrationWriter

    from inspection.tables import CreateModels

    loader = MigrationLoader(None, ignore_no_migrations=True)
    now = ProjectState.from_apps(django.apps.apps)
    names = sorted(name for label, name in loader.disk_migrations if label == room and name != NAME)
    standing = loader.disk_migrations[room, NAME]
    models = [
        CreateModel(one.name, list(one.fields.items()), one.options, one.bases, one.managers)
        for (label, _name), one in sorted(now.models.items())
        if label == room
    ]
    step = type(
        "Migration",
        (Migration,),
        {
            "replaces": [(room, name) for name in names],
            "initial": True,
            "dependencies": standing.dependencies,
            "operations": [CreateModels(models)],
        },
    )(NAME, room)
    text = MigrationWriter(step, include_header=False).as_string()
    said = (
        '    """Everything up to here in one step, for an empty database; one that began before goes the steps it '
        'replaces."""\n'
    )
    return text.replace(
        "class Migration(migrations.Migration):\n", f"class Migration(migrations.Migration):\n{said}", 1
    )


if __name__ == "__main__":
    main()
