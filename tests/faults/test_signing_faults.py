"""Signing under kills: whatever the key was used for before the kill, a paper is issued and told of once."""

from __future__ import annotations

import signal

import pytest
from django.conf import settings

from documents.signing.checking import check
from tests.documents import signing
from tests.faults.conftest import House

pytestmark = pytest.mark.fault


def test_F03_a_worker_killed_between_press_and_keeping_signs_again_and_issues_once(  # noqa: N802
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with signing.configured():
        told = {name: getattr(settings, name) for name in ("SIGNING", "SIGNING_PKCS12_FILE", "SIGNING_ROOTS_FILE")}
    for name, value in (told | {"SIGNING_PKCS12_PASSPHRASE": signing.PASSPHRASE}).items():
        monkeypatch.setenv(name, value)
    house.must("issue", house.teams[0])
    ((pk, state),) = house.ask("SELECT id, state FROM documents_document")
    assert state == "issuing"

    assert house.play("work", str(pk), "in-the-write").returncode == -signal.SIGKILL
    assert house.ask("SELECT COUNT(*) FROM documents_digitalsignature") == [(0,)]
    house.must("reconcile")

    ((state, sha256),) = house.ask("SELECT state, file_sha256 FROM documents_document")
    assert state == "issued"
    assert house.ask("SELECT file_sha256 FROM documents_digitalsignature") == [(sha256,)]
    assert house.ask("SELECT act FROM cases_trailentry WHERE stream = 'signatures'") == [("paper-signed",)]
    kept = house.folder / "papers" / sha256[:2] / sha256
    assert check(kept.read_bytes(), signing.trusted()).is_good
