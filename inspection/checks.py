"""What is checked before the house opens: fonts, libraries, forms, database mode, triggers, the rulebook.

`manage.py check` asks the first, `--deploy` libraries and signing key too, `--database default` what is in the tables.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import connections

from inspection import libraries

FACES = ["regular", "bold", "italic", "bolditalic"]


@register()
def fonts_are_there(app_configs: Sequence[AppConfig] | None, **options: Any) -> Iterable[CheckMessage]:
    """Papers are printed in one serif, whole in Vietnamese."""
    missing = [face for face in FACES if not (settings.FONTS_DIR / "serif" / f"{face}.ttf").is_file()]
    if missing:
        yield Error(
            f"The serif of the papers is not in {settings.FONTS_DIR}: {', '.join(missing)}.",
            hint="Run make setup, or set FONTS_DIR.",
            id="inspection.E001",
        )


@register(deploy=True)
def libraries_are_there(app_configs: Sequence[AppConfig] | None, **options: Any) -> Iterable[CheckMessage]:
    """Papers are printed by libraries of the system."""
    if missing := libraries.load():
        yield Error(
            f"Libraries that print papers are missing: {', '.join(missing)}.",
            hint="Run make setup.",
            id="inspection.E002",
        )


@register(deploy=True)
def papers_can_be_signed(app_configs: Sequence[AppConfig] | None, **options: Any) -> Iterable[CheckMessage]:
    """A key that does not open leaves every paper waiting; a PIN that was refused is tried again here and only here."""
    if settings.SIGNING == "none":
        return
    from documents.signing import readiness

    for problem in readiness.problems():
        yield Error(problem, hint="See docs/operations.md, Signing papers.", id="inspection.E007")
    for caution in readiness.cautions():
        yield Caution(caution, hint="See docs/operations.md, Signing papers.", id="inspection.W008")


@register()
def forms_are_read(app_configs: Sequence[AppConfig] | None, **options: Any) -> Iterable[CheckMessage]:
    """A file of statistical forms that names what nobody knows is noticed before anybody asks for its figures."""
    from cases.statistics.forms import DefinitionRefused, load_sets
    from cases.statistics.forms.files import DIRECTORY

    try:
        load_sets(DIRECTORY)
    except DefinitionRefused as refusal:
        yield Error(str(refusal), hint="Correct the file in cases/statistics/forms/sets.", id="inspection.E009")


@register()
def database_waits_its_turn(app_configs: Sequence[AppConfig] | None, **options: Any) -> Iterable[CheckMessage]:
    """Commands open their own transactions; SQLite takes its lock when one begins, never half-way."""
    for alias, database in settings.DATABASES.items():
        if database.get("ATOMIC_REQUESTS"):
            yield Error(
                f"Database {alias} opens a transaction for every page.",
                hint="Leave ATOMIC_REQUESTS at False.",
                id="inspection.E003",
            )
        mode = database.get("OPTIONS", {}).get("transaction_mode")
        if database["ENGINE"].endswith("sqlite3") and mode != "IMMEDIATE":
            yield Error(
                f"Database {alias} begins its transactions without the lock.",
                hint="Describe it by DATABASE_URL.",
                id="inspection.E004",
            )


@register(Tags.database)
def trail_is_append_only(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **options: Any
) -> Iterable[CheckMessage]:
    """A table that SQLite rebuilt has lost its triggers."""
    from cases import triggers

    for alias in databases or []:
        if triggers.TABLES[0] in connections[alias].introspection.table_names() and (
            missing := triggers.missing(alias, before_migrating=True)
        ):
            yield Error(
                f"Rows of the trail could be changed: {', '.join(missing)} missing.",
                hint="Run manage.py migrate, then manage.py verify.",
                id="inspection.E005",
            )


@register(Tags.database)
def rulebook_is_loaded(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **options: Any
) -> Iterable[CheckMessage]:
    """Without rules every act is refused."""
    from cases.models import Rule

    for alias in databases or []:
        there = Rule._meta.db_table in connections[alias].introspection.table_names()
        if there and not Rule.objects.using(alias).exists():
            yield Caution(
                "The rulebook is empty, so every act will be refused.",
                hint="Run manage.py load_rulebook.",
                id="inspection.W006",
            )
