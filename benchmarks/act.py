"""One act through its page (R2, the self-report) at 10 and at 1,000 cases, against the same rows written barely."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client

from benchmarks import bare
from benchmarks.measuring import Prepared, Rival, race
from benchmarks.scratch import Copy, House, signed_in
from benchmarks.table import Finding, Line, ratio, same
from cases.models import Case
from tests.make import make_case
from tests.performance.asked import Request, listening, sent_steps
from tests.performance.crowd import add_cases, add_grants, add_work
from tests.walk import Form, address_of, opened, walk_pages
from workflows import engine

FEW, MANY = 10, 1_000
ROUNDS = 15

#: Steps of an inspection whose act issues nothing.
WITHOUT_A_PAPER = ("R2", "E4")

#: Tables in which an act through its page leaves a row, and so does the bare writing.
SAME = ("cases_selfreport", "cases_trailentry", "cases_workitem", "workflows_casetask")


@dataclass
class Stage:
    """A case at R2 among so many others; each round begins from the same file."""

    path: Path
    copy: Copy
    case: Case
    client: Client

    def again(self) -> None:
        """Bring the file back to where it was."""
        self.copy.close()
        shutil.copyfile(self.path, self.copy.path)

    def twin(self, house: House) -> Stage:
        """Return the same stage over a file of its own."""
        return Stage(self.path, house.copy(self.path), self.case, self.client)


def run(house: House) -> Finding:
    """Measure the page at two sizes, and the bare writing behind a page and alone."""
    few, many = (_stage(house, size) for size in (FEW, MANY))
    orm, sql, alone = (few.twin(house) for _ in range(3))
    rivals: dict[str, Rival] = {
        "page": _through_page(few),
        "page of many": _through_page(many),
        "orm": _posted(orm, f"/bare/orm/{orm.case.pk}/"),
        "sql": _posted(sql, f"/bare/sql/{sql.case.pk}/"),
        "alone": _alone(alone, house.office.an.pk),
    }
    times = race(rivals, rounds=ROUNDS)
    left = {name: _left(stage) for name, stage in (("page", few), ("orm", orm), ("sql", sql))}
    asked = {size: _asked(stage) for size, stage in ((FEW, few), (MANY, many))}
    plain = _asked(sql, f"/bare/sql/{sql.case.pk}/")
    lines = [
        Line(
            "queries of one act, every statement counted",
            len(asked[FEW].statements),
            "queries",
            bound=24,
            goal=12,
            note=f"{len(asked[FEW].questions)} without the bounds of transactions; bare SQL {len(plain.statements)}",
        ),
        same("as many at 10 as at 1,000 cases and grants", _shape(asked[FEW]) == _shape(asked[MANY])),
        ratio("act through its page / bare SQL behind one POST", times["page"], times["sql"], goal=2),
        ratio("act through its page / bare ORM behind one POST", times["page"], times["orm"]),
        ratio("act through its page / bare ORM in one transaction", times["page"], times["alone"]),
        ratio("the same act at 1,000 / at 10 cases and grants", times["page of many"], times["page"], goal=1.1),
        same("the same rows from all of them", left["page"] == left["orm"] == left["sql"]),
        *_every_step(house),
    ]
    return Finding(
        "One act through its page: the self-report received (session, rights, rules, trail, engine)",
        "bare SQL behind one POST",
        "bare ORM; viewflow's own views, 5.2 where they were measured",
        lines,
    )


def _stage(house: House, size: int) -> Stage:
    """Walk one case to R2, put the others beside it, and sign the secretary in."""
    copy = house.copy()
    with copy, transaction.atomic():
        case = make_case(house.office, "R1")
        engine.place(case)
        others = add_cases(case, size - 1)
        engine.place_many(others)
        add_grants(others, [house.office.an, house.office.lan])
        add_work(house.office.an, others, ["R2"], count=len(others))
    with copy:
        client = signed_in(house.office.an)
    copy.close()
    path = copy.path.with_suffix(".kept")
    shutil.copyfile(copy.path, path)
    return Stage(path, copy, case, client)


def _through_page(stage: Stage) -> Rival:
    """Open the page as a person does; only sending it is timed."""

    def prepare() -> Prepared:
        stage.again()
        address, values = _filled_in(stage)
        return lambda: _post(stage, address, values)

    return prepare


def _filled_in(stage: Stage) -> tuple[str, dict[str, Any]]:
    address = address_of("R2", stage.case)
    with stage.copy:
        page = stage.client.get(address)
    assert page.status_code == 200, page.status_code
    return address, Form(page.content.decode()).values | {"summary": bare.SUMMARY}


def _posted(stage: Stage, address: str) -> Rival:
    def prepare() -> Prepared:
        stage.again()
        with stage.copy:
            stage.client.get("/bare/nothing/")  # the file is open, as it is after a page
        return lambda: _post(stage, address, {"summary": bare.SUMMARY})

    return prepare


def _alone(stage: Stage, user: int) -> Rival:
    def prepare() -> Prepared:
        stage.again()
        with stage.copy:
            stage.client.get("/bare/nothing/")

        def write() -> None:
            with stage.copy:
                bare.write_by_orm(stage.case.pk, user)

        return write

    return prepare


def _post(stage: Stage, address: str, values: dict[str, Any]) -> None:
    with stage.copy:
        answer = stage.client.post(address, values)
    assert answer.status_code == 302, answer.status_code


def _left(stage: Stage) -> dict[str, int]:
    """How many rows the last round left in the tables that the act writes."""
    after = stage.copy.counts()
    stage.again()
    before = stage.copy.counts()
    return {table: after.get(table, 0) - before.get(table, 0) for table in SAME}


def _asked(stage: Stage, address: str = "") -> Request:
    stage.again()
    with stage.copy:
        given: dict[str, Any] = {}
        if not address:
            address, given = _filled_in(stage)
        with listening() as heard:
            _post(stage, address, given)
    return heard[-1]


def _shape(request: Request) -> list[str]:
    """What was asked, without the values: verbs, and tables where they stand first."""
    return [
        " ".join(statement.split()[:3]) if statement[0] in "IU" else statement[:6] for statement in request.statements
    ]


def _every_step(house: House) -> list[Line]:
    """Walk one case through all its pages; say what sending each step asked."""
    copy = house.copy()
    with copy, listening() as heard:
        walk_pages(house.office, opened(house.office), "E5")
    copy.close()
    counts = {name: len(request.statements) for name, request in sent_steps(heard).items()}
    note = ", ".join(f"{name} {count}" for name, count in counts.items())
    without = max(counts[name] for name in WITHOUT_A_PAPER)
    return [
        Line("queries of the dearest step that issues no paper", without, "queries", bound=24),
        Line("queries of the dearest step, its papers frozen with it", max(counts.values()), "queries", note=note),
    ]
