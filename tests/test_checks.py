"""The house does not open on a weak footing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core import checks

from cases import triggers


def _found(**options: object) -> set[str | None]:
    return {message.id for message in checks.run_checks(**options)}  # type: ignore[arg-type]


def test_the_house_as_it_stands_is_sound() -> None:
    assert {identity for identity in _found() if identity and identity.startswith("inspection")} == set()


def test_papers_need_their_serif(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "FONTS_DIR", tmp_path)

    assert "inspection.E001" in _found()


def test_a_file_of_forms_that_names_the_unknown_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{}", "utf-8")
    monkeypatch.setattr("cases.statistics.forms.files.DIRECTORY", tmp_path)

    assert "inspection.E009" in _found()


def test_a_transaction_for_every_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ATOMIC_REQUESTS", True)

    assert "inspection.E003" in _found()


def test_sqlite_without_the_immediate_lock_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {})

    assert "inspection.E004" in _found()


@pytest.mark.django_db
def test_a_trail_that_lost_its_triggers_is_noticed() -> None:
    assert "inspection.E005" not in _found(databases=["default"])

    triggers.lift()

    assert "inspection.E005" in _found(databases=["default"])


@pytest.mark.django_db
@pytest.mark.usefixtures("no_rules")
def test_an_empty_rulebook_is_noticed() -> None:
    assert "inspection.W006" in _found(databases=["default"])
