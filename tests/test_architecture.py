"""Which way things go: only commands write, pages only read and perform, the engine has no way back to the facts."""

import ast
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.ROOT)
PACKAGES = ["cases", "documents", "workflows", "inspection"]

# Who may write, and what.
WRITERS = {
    "cases/commands/": "the facts",
    "cases/trail.py": "the trail, for the commands",
    "cases/grants.py": "grants and work items, for the commands",
    "cases/standing.py": "the same, when a seat, post or account changes hands",
    "cases/models/rulebook.py": "the fingerprint of the rulebook, when a rule changes",
    "documents/commands/": "papers",
    "documents/numbering.py": "numbers, for those commands",
    "documents/queue.py": "the schedule of what runs by itself",
    "workflows/nodes.py": "the engine's own rows",
    "workflows/models.py": "the engine's own rows",
    "workflows/placing.py": "the engine's own rows",
    "workflows/acts.py": "that a form was sent, so that it counts once",
    "workflows/jobs.py": "how far a batch is",
    "workflows/reminders.py": "how somebody wants to be reminded",
}

_WRITES = {"save", "create", "acreate", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
_QUESTIONS = {"objects", "filter", "exclude", "all", "select_for_update", "order_by", "using"}


def _sources() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def _names(node: ast.AST) -> set[str]:
    return {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def _is_super(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def writes(source: str) -> Iterator[int]:
    """Yield the lines that write rows: by their verbs, and `update` and `delete` where a queryset is asked."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or _is_super(node.func.value):
            continue
        verb, asked = node.func.attr, _names(node.func.value)
        keywords_only = bool(node.keywords) and not node.args and all(word.arg for word in node.keywords)
        if (
            (verb in _WRITES and not (verb == "save" and node.args))  # a workbook is saved to a file
            or (verb == "update" and (keywords_only or asked & _QUESTIONS))
            or (verb == "delete" and not node.args)
        ):
            yield node.lineno


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("case.save()", True),
        ("Case.objects.create(number=1)", True),
        ("rows.update(closed_at=now)", True),
        ("Case.objects.filter(pk=1).update(**changes)", True),
        ("Case.objects.filter(pk=1).delete()", True),
        ("facts.update({'a': 1})", False),
        ("digest.update(chunk)", False),
        ("super().save(*args)", False),
        ("book.save(out)", False),
        ("commands.deploy(case, by=lan, on=on)", False),
    ],
)
def test_a_write_is_recognized(line: str, found: bool) -> None:
    assert bool(list(writes(line))) is found


def test_only_commands_write() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in _sources()
        if not str(path.relative_to(ROOT)).startswith(tuple(WRITERS))
        for line in writes(path.read_text())
    ]

    assert found == []


def test_no_fact_points_at_the_engine_or_at_a_paper() -> None:
    pointing = [
        str(field)
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        if getattr(field.related_model, "_meta", None) is not None
        and field.related_model._meta.app_label in {"workflows", "viewflow", "documents"}
    ]

    assert pointing == []


def test_a_page_composes_no_filter() -> None:
    """Questions are methods of querysets: a view names one, it does not spell one out."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in _sources()
        if "views" in path.relative_to(ROOT).parts or path.stem.startswith("views")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"filter", "exclude", "annotate", "aggregate"}
    ]

    assert found == []


def test_no_module_is_named_after_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "misc", "signals"}
    assert [str(path.relative_to(ROOT)) for path in _sources() if path.stem in nothing] == []


def test_a_file_reads_in_one_sitting() -> None:
    long = {str(p.relative_to(ROOT)): n for p in _sources() if (n := len(p.read_text().splitlines())) > 500}
    assert long == {}


def test_the_engine_is_the_right_package() -> None:
    assert version("django-viewflow").startswith("2.4.")


def test_the_lock_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text()

    assert not re.search(r"://|--(extra-)?index-url|--find-links", lock)
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", lock)[1:])


def test_every_package_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    reasons = (ROOT / "docs/dependencies.md").read_text()
    named = re.findall(r'^    "([a-z0-9-]+)(?:\[[a-z-]+\])?[~>=]', project, re.MULTILINE)

    assert len(named) > 25
    assert [name for name in named if f"`{name}`" not in reasons] == []
