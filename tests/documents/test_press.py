"""The press is warm, limited and alone: a heavy paper costs one child process and nothing else."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from documents import catalogue, press, render
from tests.documents import samples

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

NOTICE = catalogue.CONCLUSION_NOTICE


@pytest.fixture(scope="module")
def warm() -> Iterator[press.Press]:
    one = press.Press(cpu_seconds=3)
    yield one
    one.close()


def child_of(one: press.Press) -> int:
    assert one._child is not None
    return one._child.pid


def test_the_child_prints_what_this_process_would_print(warm: press.Press) -> None:
    facts = samples.facts(NOTICE)

    assert warm.render(NOTICE, facts) == render.render(NOTICE, facts)
    assert warm.template_version == render.template_version()


def test_what_other_libraries_call_a_vocabulary_changes_no_paper() -> None:
    before = render.render(NOTICE, samples.facts(NOTICE))
    ElementTree.register_namespace("dc", "http://example.org/another")

    assert render.render(NOTICE, samples.facts(NOTICE)) == before


def test_the_child_is_used_again(warm: press.Press) -> None:
    warm.render(NOTICE, samples.facts(NOTICE))
    first = child_of(warm)
    warm.render(catalogue.PLAN, samples.facts(catalogue.PLAN))

    assert child_of(warm) == first


def test_A31_a_paper_that_never_ends_is_stopped_and_the_next_is_printed(warm: press.Press) -> None:  # noqa: N802
    bomb = samples.facts(NOTICE, blocks=[samples.paragraph("Nội dung. " * 20)] * 100_000)

    with pytest.raises(press.PaperTooHeavy):
        warm.render(NOTICE, bomb)

    assert warm.render(NOTICE, samples.facts(NOTICE)).startswith(b"%PDF")


def test_every_paper_has_its_own_share_of_time(warm: press.Press) -> None:
    facts = samples.facts(catalogue.TEAM_REPORT, blocks=samples.REPORT * 6)
    begun = time.monotonic()
    while time.monotonic() - begun < 6:  # together more than one paper may take
        warm.render(catalogue.TEAM_REPORT, facts)


def test_A31_memory_is_limited() -> None:  # noqa: N802
    small = press.Press(memory=280 * 1024 * 1024)
    try:
        with pytest.raises(press.PressFailed):
            small.render(NOTICE, samples.facts(NOTICE, blocks=[samples.paragraph("Nội dung. " * 20)] * 60_000))
        assert small.render(NOTICE, samples.facts(NOTICE)).startswith(b"%PDF")
    finally:
        small.close()


def test_a_child_killed_between_two_papers_is_replaced(warm: press.Press) -> None:
    warm.render(NOTICE, samples.facts(NOTICE))
    os.kill(child_of(warm), signal.SIGKILL)

    assert warm.render(NOTICE, samples.facts(NOTICE)).startswith(b"%PDF")


def test_a_missing_fact_is_named_and_the_child_lives(warm: press.Press) -> None:
    warm.render(NOTICE, samples.facts(NOTICE))
    first = child_of(warm)
    facts = samples.facts(catalogue.TEAM_DECISION)
    del facts["content"]["topic"]

    with pytest.raises(press.PressFailed, match="topic"):
        warm.render(catalogue.TEAM_DECISION, facts)

    assert child_of(warm) == first


def test_the_child_knows_no_database_and_no_secret(warm: press.Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")
    fresh = press.Press()
    try:
        fresh.warm()
        pid = child_of(fresh)
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    finally:
        fresh.close()

    assert {entry.split(b"=")[0] for entry in environment if entry} <= {
        b"PATH", b"LANG", b"HOME", b"PYTHONDONTWRITEBYTECODE"
    }  # fmt: skip
